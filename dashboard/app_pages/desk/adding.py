"""The way in: paste an article, say where it is from, and its facts are proposed."""

import streamlit as st

from dashboard.app_pages.desk.admission import required
from dashboard.articles.read import read_text
from dashboard.articles.ways_in import from_address, is_address
from dashboard.components.reading import store
from dashboard.errors import PledgewatchError
from dashboard.recording.adding import add_article

TOLD, CHOSEN = "desk_told", "desk_article"


def add_form(opened: bool) -> None:
    """Draw the form; what was added becomes the article on the desk."""
    with st.expander("Add an article", expanded=opened):
        st.text_area(
            "Text or address",
            key="desk_text",
            height=180,
            placeholder="Paste the article as it stands, or the web address where it is.",
        )
        first, second = st.columns(2)
        with first:
            st.text_input("Publisher", key="desk_publisher")
            st.text_input("Published on", key="desk_date", placeholder="2024-02-12")
        with second:
            st.text_input("Title", key="desk_title")
            st.text_input("Address", key="desk_url", placeholder="https://…")
        st.button("Read and propose", type="primary", on_click=_add)


def _first_words(text: str) -> str | None:
    """What a text without a title is called: its first words, so that a list tells it apart."""
    words = " ".join(text.split()[:8])[:80]
    return f"{words} …" if words else None


def _add() -> None:
    session = st.session_state
    try:
        name = required()
        text = session["desk_text"]
        publisher, title = session["desk_publisher"] or None, session["desk_title"] or None
        url, day = session["desk_url"] or None, session["desk_date"] or None
        if is_address(text.strip()) and len(text.split()) == 1:
            given = {"publisher": publisher, "title": title, "published_on": day}
            article = from_address(text.strip(), given)
        else:
            article = read_text(
                text,
                publisher=publisher,
                title=title or _first_words(text),
                url=url,
                published_on=day,
            )
        added = add_article(store(), article, name)
    except PledgewatchError as error:
        session[TOLD] = ("error", str(error))
        return
    found = len(added.candidates)
    session[CHOSEN] = added.article.source.source_id
    if added.revision is None and found:
        session[TOLD] = ("info", "This text is in the store already; here is what was proposed.")
    elif not found:
        session[TOLD] = ("info", "The article was read and kept; nothing was found to propose.")
    else:
        session[TOLD] = ("success", f"{found} facts are proposed. Nothing is on a chart yet.")
    for key in ("desk_text", "desk_publisher", "desk_date", "desk_title", "desk_url"):
        session[key] = ""
