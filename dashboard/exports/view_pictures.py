"""A view as a picture, SVG or PNG, cached for all visitors."""

from collections.abc import Mapping
from typing import Any

from dashboard.errors import InputError
from dashboard.exports.urls import SiteUrls
from dashboard.pictures.picture import NATURAL, SIZES, Size, Words, picture_png, picture_svg
from dashboard.views.captions import revision_sentence
from dashboard.views.result import ViewResult

PICTURES = ("svg", "png")
THEMES = ("light", "dark")


def picture(
    result: ViewResult, kind: str, own_parameters: Mapping[str, str], urls: SiteUrls
) -> bytes:
    """Return a picture of `result`; raise InputError for an unknown size or theme."""
    size, dark = _size(own_parameters), theme_of(own_parameters) == "dark"
    key = (
        result.snapshot.identity,
        result.form,
        tuple(result.parameters.items()),
        result.release,
        size,
        dark,
        urls,
    )
    cache = result.app.caches.pictures

    def svg() -> bytes:
        figure = None if result.rows.empty else _figure(result, size, dark)
        return picture_svg(figure, picture_words(result, urls), size, dark).encode()

    image: bytes = cache.get((*key, "svg"), svg)
    if kind == "png":
        image = cache.get((*key, "png"), lambda: picture_png(image.decode(), size.pixels))
    return image


def _figure(result: ViewResult, size: Size, dark: bool) -> Any:
    """Return the form's figure, or the view's coarser form if the picture is lower than it.

    A mark whose evidence is open dims the other marks on the page; a picture shows all alike.
    """
    figure = result.figure(mark=None, dark=dark)
    coarser = result.view.form(result.view.when_high)
    # A form with its own query would need other rows.
    if size.height and figure.layout.height > size.height and coarser.stem == result.form.stem:
        return result.figure(coarser, mark=None, dark=dark)
    return figure


def picture_words(result: ViewResult, urls: SiteUrls) -> Words:
    """Return the text around the chart; without rows, the reason why there are none."""
    footer = (*result.credit, revision_sentence(result.snapshot))
    pinned = urls.page(result.view.slug, result.pinned_parameters)
    if result.rows.empty:
        reason = result.unreleased or "No rows pass these filters: choose wider ones."
        return Words("Nothing to show", reason, footer, pinned)
    how_to_read = result.metadata.forms.get(result.form.code, result.metadata.how_to_read)
    return Words(result.finding, result.subtitle, footer, pinned, how_to_read)


def _size(own_parameters: Mapping[str, str]) -> Size:
    name = own_parameters.get("imType")
    if name is None:
        return NATURAL
    if name not in SIZES:
        raise InputError(f"imType={name[:40]} is unknown.", f"There are {', '.join(SIZES)}.")
    return SIZES[name]


def theme_of(own_parameters: Mapping[str, str]) -> str:
    """Return the requested theme or an empty string; raise InputError for an unknown theme."""
    theme = own_parameters.get("theme", "")
    if theme and theme not in THEMES:
        raise InputError(f"theme={theme[:40]} is unknown.", f"There are {', '.join(THEMES)}.")
    return theme
