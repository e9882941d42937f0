"""``/api/v1/<slug>.svg`` and ``.png``: what an address shows as a picture, drawn once for all."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.errors import InputError
from dashboard.exports.asked import Asked
from dashboard.exports.urls import Places
from dashboard.pictures.picture import NATURAL, SIZES, Size, Words, picture_png, picture_svg
from dashboard.views.captions import recorded, subtitle
from dashboard.views.charts.view import Form, Scene
from dashboard.views.queries import Answers, drawn

PICTURES = ("svg", "png")
THEMES = ("light", "dark")
_MOST = 64
"""Pictures that are kept, of at most half a megabyte each."""

_kept = Answers(_MOST)


def picture(found: Asked, kind: str, own: Mapping[str, str], places: Places) -> bytes:
    """Return a picture of these rows; raises InputError for a size or theme that there is not."""
    size, dark = _size(own), theme_of(own) == "dark"
    # A mark whose evidence is open dims the others on the page; a picture shows them all alike.
    scene = replace(found.scene, mark=None, dark=dark)
    key = found.snapshot.identity, found.form, tuple(found.parameters.items()), scene, size, places

    def svg() -> bytes:
        figure = None if found.rows.empty else _figure(found, scene, size)
        return picture_svg(figure, words_of(found, places), size, dark).encode()

    made: bytes = _kept.get((*key, "svg"), svg)
    if kind == "png":
        made = _kept.get((*key, "png"), lambda: picture_png(made.decode(), size.pixels))
    return made


def _figure(found: Asked, scene: Scene, size: Size) -> Any:
    """Return the form's figure; where it is higher than the picture, the view's coarser one."""

    def of(form: Form) -> Any:
        return drawn(found.snapshot, form, found.parameters, found.rows, scene)

    figure = of(found.form)
    coarser = found.view.form(found.view.when_high)
    # A form with a query of its own would need other rows.
    if size.height and figure.layout.height > size.height and coarser.stem == found.form.stem:
        return of(coarser)
    return figure


def words_of(found: Asked, places: Places) -> Words:
    """Return what the page says around its chart; of no rows, that there are none and why."""
    footer, where = (*found.credit, recorded(found.snapshot)), found.pinned(places)
    if found.rows.empty:
        why = found.unreleased or "No rows pass these filters: choose wider ones."
        return Words("Nothing to show", why, footer, where)
    return Words(
        found.finding,
        subtitle(found.rows, found.scene, found.words),
        footer,
        where,
        found.words.forms.get(found.form.code, found.words.how_to_read),
    )


def _size(own: Mapping[str, str]) -> Size:
    name = own.get("imType")
    if name is None:
        return NATURAL
    if name not in SIZES:
        raise InputError(f"imType={name[:40]} is unknown.", f"There are {', '.join(SIZES)}.")
    return SIZES[name]


def theme_of(own: Mapping[str, str]) -> str:
    """Return the theme that was asked for, empty for none; raises InputError for another."""
    theme = own.get("theme", "")
    if theme and theme not in THEMES:
        raise InputError(f"theme={theme[:40]} is unknown.", f"There are {', '.join(THEMES)}.")
    return theme
