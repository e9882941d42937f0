"""Every form of a citation, under the ending of its file and the name by which readers know it."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.citations.citable import Citable
from dashboard.citations.machine_formats import bibtex, csl_json, ris
from dashboard.citations.prose_styles import apa, chicago


@dataclass(frozen=True)
class Style:
    """One form: its name, its media type, and how it is written."""

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
"""Ending of the file → form; what is added here is served, described and offered by itself."""


def citations(citable: Citable) -> dict[str, str]:
    """Return label → text, in the order in which readers are offered them."""
    return {style.label: style.write(citable) for style in STYLES.values()}
