"""A feed on the desk: a choice of its entries, with recorded ones marked."""

import streamlit as st

from dashboard.articles.intake import Entry, from_address
from dashboard.errors import PledgewatchError
from dashboard.facts.source import normalised_address
from dashboard.review.adding import add_article, known_addresses
from dashboard.review.proposing import PROPOSING
from dashboard.ui.desk.admission import required_editor
from dashboard.ui.desk.desk_address import write_address
from dashboard.ui.desk.session_cache import cached_at_head
from dashboard.ui.desk.session_messages import CHOSEN, CLEAR, NOTICE, proposed_sentence
from dashboard.views.app_context import AppContext

FEED = "desk_feed"
_CHOSEN, _ADDING = "desk_feed_chosen", "desk_feed_adding"
_MOST_AT_ONCE = 10


def list_entries(entries: list[Entry]) -> None:
    """Keep a feed's entries for the form of the next rerun."""
    st.session_state[FEED] = entries
    st.session_state.pop(_CHOSEN, None)


def feed_form(app: AppContext) -> None:
    """Draw the entries of the last feed, and the button that adds the chosen entries."""
    entries: list[Entry] = st.session_state.get(FEED, [])
    if not entries:
        return
    addresses = cached_at_head(app, "places", lambda: known_addresses(app.store.state()))

    def label(at: int) -> str:
        entry = entries[at]
        mark = "✓ in the store · " if normalised_address(entry.url) in addresses else ""
        return f"{mark}{entry.published_on or 'no day'} · {entry.title}"

    chosen = st.multiselect(
        "1 entry of the feed" if len(entries) == 1 else f"{len(entries)} entries of the feed",
        range(len(entries)),
        format_func=label,
        key=_CHOSEN,
        max_selections=_MOST_AT_ONCE,
        placeholder=f"Choose up to {_MOST_AT_ONCE}; those in the store are marked",
    )
    with st.container(horizontal=True):
        st.button("Add the chosen", on_click=_ask, args=(chosen,), disabled=not chosen)
        st.button("Close the feed", on_click=_close)
    if indices := st.session_state.pop(_ADDING, None):
        _add(app, [entries[at] for at in indices])
        st.rerun()


def _ask(chosen: list[int]) -> None:
    st.session_state[_ADDING] = chosen


def _close() -> None:
    st.session_state.pop(FEED, None)


def _add(app: AppContext, chosen: list[Entry]) -> None:
    """Add entries one by one; report unreadable entries and add the others."""
    session, lines, failed = st.session_state, [], 0
    bar = st.progress(0.0)
    for done, entry in enumerate(chosen):
        bar.progress(done / len(chosen), f"Reading {done + 1} of {len(chosen)}")
        try:
            name = required_editor(app)
            fields = {"title": entry.title, "published_on": entry.published_on}
            article = from_address(entry.url, fields, app.fetch)
            added = add_article(app.store, article, name, PROPOSING)
        except PledgewatchError as error:
            failed += 1
            lines.append(error.public)
        else:
            session[CHOSEN] = added.article.source.source_id
            lines.append(f"{proposed_sentence(len(added.candidates))} from {entry.title}.")
    write_address()
    session[NOTICE] = ("warning" if failed else "success", " ".join(lines))
    if not failed:
        _close()
        session[CLEAR] = True
