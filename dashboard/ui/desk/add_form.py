"""The form for a new article: its text, address or file; its facts are then proposed."""

import streamlit as st

from dashboard.articles.intake import Entry, at_address, from_content, is_address
from dashboard.articles.text_reader import read_text
from dashboard.errors import InputError, PledgewatchError
from dashboard.facts.article import Article
from dashboard.review.adding import AddedArticle, add_article
from dashboard.review.proposing import PROPOSING
from dashboard.ui.desk.admission import required_editor
from dashboard.ui.desk.desk_address import write_address
from dashboard.ui.desk.feed_form import FEED, feed_form, list_entries
from dashboard.ui.desk.session_messages import CHOSEN, CLEAR, NOTICE, proposed_sentence
from dashboard.views.app_context import AppContext

_TYPES = ("txt", "html")
_FIELDS = ("text", "publisher", "date", "title", "url")
_FORMS = "desk_forms"
"""Number of submitted forms: a new form gets new widget keys, so it is closed and empty."""
_READING, _FAILED = "desk_reading", "desk_failed"


def add_form(app: AppContext, opened: bool) -> None:
    """Draw the form; an added article becomes the open article of the desk."""
    if st.session_state.pop(CLEAR, False):
        for name in _FIELDS:
            st.session_state[f"desk_{name}"] = ""
        st.session_state[_FORMS] = st.session_state.get(_FORMS, 0) + 1
    # After an error the form stays open for correction.
    kept_open = FEED in st.session_state or _FAILED in st.session_state
    with st.expander("Add an article", expanded=opened or kept_open, key=_numbered("adding")):
        st.text_area(
            "Text or address",
            key="desk_text",
            height=180,
            placeholder="Paste the article as it stands, or the web address where it or a feed is.",
        )
        st.file_uploader("Or a file: plain text or HTML", _TYPES, key=_numbered("file"))
        first, second = st.columns(2)
        with first:
            st.text_input("Publisher", key="desk_publisher")
            st.text_input("Published on", key="desk_date", placeholder="2024-02-12")
        with second:
            st.text_input("Title", key="desk_title")
            st.text_input("Address", key="desk_url", placeholder="https://…")
        st.button("Read and propose", type="primary", on_click=_note_reading)
        feed_form(app)
    if st.session_state.pop(_READING, False):
        with st.spinner("Reading the article and looking for facts"):
            _add(app)
        st.rerun()


def _note_reading() -> None:
    """Note the request, so that the page can show a message while the article is read."""
    st.session_state[_READING] = True
    st.session_state.pop(NOTICE, None)
    st.session_state.pop(_FAILED, None)


def _numbered(name: str) -> str:
    return f"desk_{name}_{st.session_state.get(_FORMS, 0)}"


def _add(app: AppContext) -> None:
    session = st.session_state
    fields = {name: str(session.get(f"desk_{name}") or "") for name in _FIELDS}
    try:
        name = required_editor(app)
        article = _article_or_entries(app, fields)
        if not isinstance(article, Article):
            list_entries(article)
            return
        added = add_article(app.store, article, name, PROPOSING)
    except PledgewatchError as error:
        session[NOTICE], session[_FAILED] = ("error", error.public), True
        return
    session[CHOSEN] = added.article.source.source_id
    session[NOTICE] = _notice(added)
    session[CLEAR] = True
    write_address()


def _article_or_entries(app: AppContext, fields: dict[str, str]) -> Article | list[Entry]:
    text = fields["text"]
    publisher, title = fields["publisher"] or None, fields["title"] or None
    url, day = fields["url"] or None, fields["date"] or None
    sent = st.session_state.get(_numbered("file"))
    if sent is not None:
        if text.strip():
            raise InputError("There are a text and a file.", "Take one of them away.")
        given_fields = {"publisher": publisher, "title": title, "url": url, "published_on": day}
        return from_content(sent.getvalue(), sent.name, given_fields)
    if is_address(text.strip()) and len(text.split()) == 1:
        given_fields = {"publisher": publisher, "title": title, "published_on": day}
        return at_address(text.strip(), given_fields, app.fetch)
    return read_text(text, publisher=publisher, title=title, url=url, published_on=day)


def _notice(added: AddedArticle) -> tuple[str, str]:
    number, version = len(added.candidates), added.article.source.version
    if added.revision is None and number:
        return "info", "This text is in the store already; here is what was proposed."
    if version and not number:
        return "info", "This is a new text of a known article; nothing new is proposed from it."
    if version:
        return (
            "success",
            f"This is a new text of a known article. {proposed_sentence(number)} anew.",
        )
    if not number:
        return "info", "The article was read and kept; nothing was found to propose."
    return "success", f"{proposed_sentence(number)}. Nothing is on a chart yet."
