"""The share dialog: a live link, a pinned link to these numbers, citations and files."""

from datetime import UTC, datetime

import streamlit as st

from dashboard.citations.citable import Citable, of_view
from dashboard.citations.registry import citations
from dashboard.exports.embed import FOLLOWING, frame_address, frame_code
from dashboard.store.snapshot import Snapshot
from dashboard.ui.page_state import current
from dashboard.views.filters import EVERYWHERE
from dashboard.views.result import ViewResult
from dashboard.views.url import PageState, address, serialise

_FILES = {
    "CSV": "csv",
    "JSON": "json",
    "Parquet": "parquet",
    "Excel": "xlsx",
    "Interactive chart": "html",
    "What it means": "metadata.json",
}
_PICTURES: dict[str, tuple[str, dict[str, str]]] = {
    "SVG": ("svg", {}),
    "PNG": ("png", {}),
    "Preview": ("png", {"imType": "og"}),
    "Square": ("png", {"imType": "square"}),
    "Print": ("png", {"imType": "print"}),
}
"""Label → ending and API parameters."""


def base_address() -> str:
    """Return the site's address in the reader's browser, without path: ``https://host``."""
    scheme, _, rest = (st.context.url or "").partition("://")
    return f"{scheme}://{rest.partition('/')[0]}" if rest else ""


def fact_page(snapshot: Snapshot, evidence_id: str) -> str:
    """Return the address of a fact's page."""
    pin = {"rev": str(snapshot.revision)} if "rev" in current() else {}
    return address(base_address(), f"fact/{evidence_id}", pin)


@st.dialog("Share this chart", width="medium")
def share_dialog(result: ViewResult) -> None:
    """Offer the live and the pinned link of the chart, its citation, pictures and data."""
    slug, filters, snapshot = result.view.slug, result.filters, result.snapshot
    title, release = result.metadata.question, result.release
    live: PageState = {name: value for name, value in current().items() if name != "rev"}
    pinned: PageState = {**live, "rev": snapshot.revision}
    every = (*filters, *EVERYWHERE)
    st.text("Live link: the same chart with the newest figures and facts.")
    st.code(address(base_address(), slug, serialise(live, every)), language=None, wrap_lines=True)
    with st.expander("Embed in a web page", icon=":material/code:"):
        st.text("The frame follows the data, too.")
        where = frame_address(base_address(), slug, serialise(live, filters))
        st.code(frame_code(where, title), language=None, wrap_lines=True)
        st.text("It is as tall as it needs to be if your page has this, too, once for all frames:")
        st.code(FOLLOWING, language=None, wrap_lines=True)
    st.text(
        f"Pinned link: the same chart with the same numbers, for ever. It names revision "
        f"{snapshot.revision}, recorded on {snapshot.recorded_at[:10]}. Use it in citations."
    )
    fixed = address(base_address(), slug, serialise(pinned, every))
    st.code(fixed, language=None, wrap_lines=True)
    _citation(
        of_view(
            slug,
            title,
            snapshot.revision,
            snapshot.recorded_at,
            fixed,
            datetime.now(UTC).date(),
            release.short_title if release else None,
        )
    )
    data = {**serialise(live, filters), "rev": str(snapshot.revision)}
    st.text("The chart as a picture, pinned to the same revision:")
    _links(slug, {label: (kind, {**data, **size}) for label, (kind, size) in _PICTURES.items()})
    st.text("Its data, with evidence ids:")
    _links(slug, {label: (kind, data) for label, kind in _FILES.items()})


def _links(slug: str, files: dict[str, tuple[str, dict[str, str]]]) -> None:
    """Offer files of a view in a row: label → ending and parameters."""
    with st.container(horizontal=True, gap="small"):
        for label, (ending, parameters) in files.items():
            where = address(f"{base_address()}/api/v1", f"{slug}.{ending}", parameters)
            st.link_button(label, where)


def _citation(citable: Citable) -> None:
    """Offer the citation in one style at a time, with the pinned link and the day of reading."""
    texts = citations(citable)
    style = st.selectbox("Citation", list(texts), key="share_citation")
    st.code(texts[style], language=None, wrap_lines=True)
