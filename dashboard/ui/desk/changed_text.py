"""A changed article on the desk: facts whose exact words its newest text still has."""

import streamlit as st

from dashboard.errors import PledgewatchError
from dashboard.review.queue import Queue
from dashboard.review.versions import move_to_newest
from dashboard.ui.desk.admission import required_editor
from dashboard.ui.desk.candidate_card import title_of
from dashboard.ui.desk.drafts import Drafts
from dashboard.ui.desk.session_messages import LAST, NOTICE, saved_sentence
from dashboard.views.app_context import AppContext


def changed_text(app: AppContext, opened: Queue, drafts: Drafts) -> None:
    """Show the facts of earlier texts that the newest text still has, and offer to move them."""
    version = opened.source.version
    if version is None:
        return
    standing, gone = opened.earlier.standing, opened.earlier.gone
    lost = sum(fact.orphaned_in == opened.source.text_sha256 for fact in opened.facts)
    message = f"This article changed: text no. {version} is its newest."
    if lost:
        message += f" {_facts(lost)} of earlier texts no longer {_stand(lost)} in it."
    if not standing and not gone:
        st.caption(message)
        return
    with st.container(border=True):
        st.text(message)
        if standing:
            st.text(f"{_facts(len(standing))} still {_stand(len(standing))} in it word for word.")
        if gone:
            lines = "\n".join(f"· {title_of(fact)}: “{fact.exact}”" for fact in gone)
            st.text(f"{_facts(len(gone))} no longer {_stand(len(gone))} in it:\n{lines}")
        st.button(
            _label(len(standing), len(gone)),
            on_click=_move,
            args=(app, opened),
            disabled=bool(drafts.decisions),
            help="Save your review first" if drafts.decisions else None,
        )


def _label(standing: int, gone: int) -> str:
    parts = [f"move {standing} to the new text"] * bool(standing) + [
        f"mark {gone} as no longer in it"
    ] * bool(gone)
    return ", ".join(parts).capitalize()


def _facts(number: int) -> str:
    return "1 fact" if number == 1 else f"{number} facts"


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"


def _move(app: AppContext, opened: Queue) -> None:
    session = st.session_state
    try:
        source_id = opened.source.source_id
        revision = move_to_newest(
            app.store, source_id, required_editor(app), seen_revision=opened.revision
        )
    except PledgewatchError as error:
        session[NOTICE] = ("error", error.public)
        return
    session[LAST] = revision.revision
    session[NOTICE] = ("success", saved_sentence(revision.revision, revision.message))
