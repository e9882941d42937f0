"""Paths and URLs of a bundle's pages and files. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from dashboard.exports.formats import FORMATS
from dashboard.exports.urls import SiteUrls
from dashboard.views.result import FORM

_PAGE = "index.html"
_SAYS_NOTHING_ELSE = frozenset({FORM, "mark", "rev"})
"""Parameters that a page of the bundle supports; it holds the default states only."""
_DEVICES = frozenset("con prn aux nul".split()) | {
    f"{kind}{number}" for kind in ("com", "lpt") for number in range(1, 10)
}
"""Windows' reserved device names, reserved with any ending."""


def page_path(slug: str, form: str | None) -> str:
    """Return the path of a view's page, or of the page of one of its forms."""
    return f"{slug}/{form}/{_PAGE}" if form else f"{slug}/{_PAGE}"


def file_path(slug: str, form: str | None, ending: str) -> str:
    """Return the path of a file beside that page; its name identifies the view by itself."""
    folder, name = page_path(slug, form).removesuffix(_PAGE), f"{slug}-{form}" if form else slug
    return f"{folder}{name}.{ending}"


def fact_path(fact_id: str) -> str:
    """Return the path of a fact's page; the cells of a release share one page."""
    kind, _, rest = fact_id.partition("/")
    if kind == "figure":
        return f"fact/figure/{_named(rest.partition('/')[0])}/{_PAGE}"
    if fact_id.endswith(".json"):
        return f"fact/{_named(kind)}/{_named(rest)}"
    return f"fact/{_named(kind)}/{_named(rest)}/{_PAGE}"


def cell_anchor(fact_id: str) -> str:
    """Return a cell's anchor on its release's page: ``share_of_gdp/DEU/2024``."""
    return fact_id.split("/", 2)[-1]


def source_path(source_id: str, ending: str) -> str:
    """Return the path of a source's citation."""
    return f"sources/{_named(source_id)}.{ending}"


def _named(part: str) -> str:
    """Return a safe file name for any id."""
    plain = re.sub(r"[^A-Za-z0-9_.-]", "_", part)
    if plain.partition(".")[0].lower() in _DEVICES:
        plain = f"_{plain}"
    # Windows drops a dot at the end of a name.
    return re.sub(r"^\.|\.$", "_", plain)


@dataclass(frozen=True)
class FolderUrls(SiteUrls):
    """The addresses of a bundle relative to `base`: ``..`` from one of its pages, or
    ``https://host/x`` where it is published; without a `base`, the paths.
    """

    def page(self, slug: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a view's page, with the anchor of a mark's row if one is given."""
        mark = parameters.get("mark")
        row = f"#mark-{quote(mark)}" if mark else ""
        return self._at(page_path(slug, parameters.get(FORM))) + row

    def file(self, slug: str, ending: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a view in a format."""
        return self._at(file_path(slug, parameters.get(FORM), ending))

    def fact(self, fact_id: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a fact, or of its cell."""
        cell = f"#{quote(cell_anchor(fact_id))}" if fact_id.startswith("figure/") else ""
        return self._at(fact_path(fact_id)) + cell

    def source(self, source_id: str, ending: str) -> str:
        """Return the address of a source's citation."""
        return self._at(source_path(source_id, ending))

    def has_format(self, ending: str) -> bool:
        """Return whether the bundle has files in a format; its pages replace the interactive file."""
        return not FORMATS[ending].is_download

    def has_state(self, parameters: Mapping[str, str]) -> bool:
        """Return whether the bundle has a page in this state; it has default states only."""
        return _SAYS_NOTHING_ELSE.issuperset(parameters)

    def _at(self, path: str) -> str:
        # Web hosts serve a folder's index.html; a folder opened from disk does not.
        tail = path.removesuffix(_PAGE) if self.base.startswith("http") else path
        return f"{self.base.rstrip('/')}/{tail}" if self.base else tail


def above(path: str) -> str:
    """Return the relative path from a page to the bundle's root: ``../..``."""
    return "/".join([".."] * path.count("/")) or "."
