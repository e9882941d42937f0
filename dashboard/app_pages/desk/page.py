"""The page: what waits, one article beside its candidates, and the review as a whole."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.app_pages.desk.adding import CHOSEN, TOLD, add_form
from dashboard.app_pages.desk.admission import editor, required, sign_in
from dashboard.app_pages.desk.card import card, on_no_chart, passage_of, title_of
from dashboard.app_pages.desk.drafts import Drafts, decide, drafts_of, forget
from dashboard.articles.llm import endpoint
from dashboard.components.literal import literal
from dashboard.components.marked_text import around, marked
from dashboard.components.preview import changed_views
from dashboard.components.reading import answers, store
from dashboard.errors import DecidedSinceError, PledgewatchError
from dashboard.facts.fact import Fact
from dashboard.recording.deciding import decide_all, rows_of
from dashboard.recording.history import history, undo
from dashboard.recording.proposing import propose_more
from dashboard.recording.queue import Queue, Waiting, queue, waiting

_ORDERS = ("As in the text", "Surest first", "Least sure first")
_AT, _LAST, _PREVIEW = "desk_at", "desk_last", "desk_preview"
_SIGNS = {"accepted": "✓", "corrected": "✎", "rejected": "✗", "candidate": "○"}


def show_desk() -> None:
    """Draw the desk for who may edit; for anybody else say whom it is for."""
    if editor() is None:
        sign_in()
        return
    st.title("Desk", anchor=False)
    _tell()
    listed = _remembered("waiting", lambda: waiting(store()))
    add_form(opened=not any(one.open for one in listed))
    if not listed:
        st.text("No article has been added yet. Paste one above.")
        return
    source_id = _choose(listed)
    opened: Queue = _remembered(f"queue {source_id}", lambda: queue(store(), source_id))
    drafts = drafts_of(source_id, opened.revision)
    left, right = st.columns([3, 2], gap="large")
    with right:
        chosen = _queue(opened, drafts)
    with left:
        _article(opened, drafts, chosen)
        if store().settings.llm_address:
            st.button("Ask the language model, too", on_click=_ask_model, args=(source_id,))
        _review(opened, drafts)


def _remembered(name: str, make: Callable[[], Any]) -> Any:
    """Read the ledger once per revision, not at every rerun."""
    head = store().ledger.head()
    return answers().get(("desk", str(store().folder), head, name), make)


def _tell() -> None:
    # It stays until the next decision: a rerun that nobody asked for must not take it away.
    kind, text = st.session_state.get(TOLD, ("", ""))
    if kind:
        getattr(st, kind)(literal(text))
    last = st.session_state.get(_LAST)
    if last is not None:
        st.button(f"Undo revision {last}", on_click=_undo, args=(last,), icon=":material/undo:")


def _choose(listed: list[Waiting]) -> str:
    labels = {
        one.source_id: f"{one.title} · {one.publisher}, {one.published_on} · {one.open} open"
        for one in listed
    }
    if st.session_state.get(CHOSEN) not in labels:
        st.session_state[CHOSEN] = listed[0].source_id
    chosen: str = st.selectbox(
        "Article", list(labels), key=CHOSEN, format_func=lambda one: labels[one]
    )
    return chosen


def _queue(opened: Queue, drafts: Drafts) -> Fact | None:
    """Draw the candidates and return the one that is looked at."""
    order = st.segmented_control(
        "Order", _ORDERS, default=_ORDERS[0], key="desk_order", label_visibility="collapsed"
    )
    candidates: list[Fact] = [fact for fact in opened.facts if fact.status == "candidate"]
    if order in _ORDERS[1:]:
        sign = -1 if order == _ORDERS[1] else 1
        candidates.sort(key=lambda fact: sign * (fact.confidence or 0.0))
    if not candidates:
        st.text("Everything that was proposed here is decided.")
        _decided(opened)
        return None
    at = min(st.session_state.get(_AT, 0), len(candidates) - 1)
    fact: Fact = candidates[at]
    drafted = drafts.decisions.get(fact.fact_id)
    status = drafted.status if drafted else "candidate"
    st.markdown(f"**{_SIGNS[status]} {literal(title_of(fact))}**")
    sure = f" · found this way, {fact.confidence:.0%} prove right" if fact.confidence else ""
    st.caption(literal(f"{at + 1} of {len(candidates)} · {fact.fact_type}{sure}"))

    def go(steps: int) -> None:
        st.session_state.pop(TOLD, None)
        st.session_state[_AT] = (at + steps) % len(candidates)

    def decided(accept: bool) -> None:
        decide(drafts, fact, accept)
        go(1)

    with st.container(horizontal=True):
        st.button("Accept", on_click=decided, args=(True,), shortcut="A", type="primary")
        st.button("Reject", on_click=decided, args=(False,), shortcut="X")
        st.button("Clear", on_click=forget, args=(drafts, fact.fact_id), disabled=not drafted)
        st.button("Back", on_click=go, args=(-1,), shortcut="K")
        st.button("Next", on_click=go, args=(1,), shortcut="J")
    card(fact, opened.text, drafts)
    return fact


def _article(opened: Queue, drafts: Drafts, chosen: Fact | None) -> None:
    if opened.text is None:
        st.text("The text of this article is not in this store; its exact words are.")
        if chosen is not None and chosen.exact:
            st.text(chosen.exact)
        return
    passages = [passage_of(fact, drafts) for fact in opened.facts]
    passage = passage_of(chosen, drafts) if chosen is not None else None
    within = around(opened.text, passage) if passage else (0, min(len(opened.text), 4000))
    st.html(f"<p>{marked(opened.text, passages, passage, within)}</p>")
    if within != (0, len(opened.text)):
        with st.expander("The whole article"):
            st.html(marked(opened.text, passages, passage, (0, len(opened.text))))


def _ask_model(source_id: str) -> None:
    session, settings = st.session_state, store().settings
    try:
        asked = endpoint(settings.llm_address, settings.llm_model, settings.llm_key)
        found = propose_more(store(), source_id, asked, required()).proposals
    except PledgewatchError as error:
        session[TOLD] = ("error", str(error))
        return
    session[TOLD] = (
        "info",
        f"{len(found.candidates)} more are proposed; {found.dropped} were dropped, whose words do "
        "not stand in the text or whose form is wrong.",
    )


def _review(opened: Queue, drafts: Drafts) -> None:
    """Draw what is decided and not saved, what it would change, and the button that saves it."""
    if not drafts.decisions:
        return
    st.subheader("Your review", anchor=False)
    names = {fact.fact_id: fact for fact in opened.facts}
    for fact_id, one in drafts.decisions.items():
        fact = names[fact_id]
        why = on_no_chart(fact, dict(one.corrections)) if one.accept else None
        told = f" — {why}" if why else ""
        st.text(f"{_SIGNS[one.status]} {title_of(fact)}{told}")
    with st.container(horizontal=True):
        st.button(
            f"Save {len(drafts.decisions)} as one revision",
            type="primary",
            on_click=_save,
            args=(opened, drafts),
        )
        st.button("What would change?", on_click=_preview, args=(drafts,))
    for line in st.session_state.pop(_PREVIEW, []):
        st.text(line)


def _decided(opened: Queue) -> None:
    for fact in opened.facts:
        with st.expander(literal(f"{_SIGNS[fact.status]} {title_of(fact)}")):
            for one in history(store(), fact.fact_id):
                status = one.columns.get("status", ("", ""))[1] or "changed"
                st.text(f"Revision {one.revision}, {one.recorded_at}: {status}, {one.recorded_by}")


def _save(opened: Queue, drafts: Drafts) -> None:
    session = st.session_state
    try:
        revision = decide_all(
            store(), list(drafts.decisions.values()), required(), seen=drafts.seen
        )
    except DecidedSinceError as error:
        for fact_id in error.fact_ids:
            forget(drafts, fact_id)
        drafts.seen = store().ledger.head()
        session[TOLD] = ("warning", str(error))
        return
    except PledgewatchError as error:
        session[TOLD] = ("error", str(error))
        return
    drafts.decisions.clear()
    session[_AT], session[_LAST] = 0, revision.revision
    session[TOLD] = ("success", f"Revision {revision.revision} is saved: {revision.message}.")


def _preview(drafts: Drafts) -> None:
    try:
        put = rows_of(store(), store().state(), drafts.decisions.values(), required())
        with store().rehearsal(put) as rehearsed:
            found = changed_views(store().current(), rehearsed)
    except PledgewatchError as error:
        st.session_state[TOLD] = ("error", str(error))
        return
    lines = []
    for one in found:
        lines.append(f"{one.label}: {one.new} rows new or changed, {one.gone} gone or changed.")
        if one.before != one.after:
            lines.append(f"    It would say: {one.after}. It says: {one.before}.")
    st.session_state[_PREVIEW] = lines or ["No chart would change."]


def _undo(revision: int) -> None:
    session = st.session_state
    try:
        done = undo(store(), revision, required())
    except PledgewatchError as error:
        session[TOLD] = ("error", str(error))
        return
    session.pop(_LAST, None)
    session[TOLD] = ("success", f"Revision {done.revision} is saved: {done.message}.")
