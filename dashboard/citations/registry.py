"""Registry of citation styles by file ending, each with its label for readers."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.citations.citable import Citable
from dashboard.citations.machine_formats import bibtex, csl_json, ris
from dashboard.citations.prose_styles import apa, chicago


@dataclass(frozen=True)
class Style:
    """A citation style: its label, its media type, and its writer."""

    label: str
    media_type: str
    write: Callable[[Citable], str]


STYLES = {
    "apa.txt": Style("APA, 7th edition", "text/plain; charset=utf-8", apa),
    "chicago.txt": Style("Chicago, author-date", "text/plain; charset=utf-8", chicago),
    "bib": Style("BibTeX", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": Style("RIS", "application/x-research-info-systems; charset=utf-8", ris),
    "csl.json": Style("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}
"""File ending → style; routes, API description and menus read it, so a new style appears everywhere."""


def citations(citable: Citable) -> dict[str, str]:
    """Return label → citation, in the menu's order."""
    return {style.label: style.write(citable) for style in STYLES.values()}
