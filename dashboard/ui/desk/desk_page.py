"""The page: what waits, one article beside its candidates, and the review as a whole."""

import streamlit as st

from dashboard.errors import DecidedSinceError, PledgewatchError
from dashboard.extraction.llm.language_model import endpoint
from dashboard.facts.fact import Fact
from dashboard.review.chart_reasons import on_no_chart
from dashboard.review.deciding import decide_all, rows_of
from dashboard.review.model_proposals import propose_more
from dashboard.review.queue import Queue, Waiting, queue, waiting
from dashboard.review.undo import undo
from dashboard.text.highlight import around, marked
from dashboard.text.markdown import literal
from dashboard.ui.desk.add_form import add_form
from dashboard.ui.desk.admission import admit_files, editor, required_editor, sign_in
from dashboard.ui.desk.candidate_card import card, passage_of, title_of
from dashboard.ui.desk.changed_text import changed_text
from dashboard.ui.desk.desk_address import follow, named, write
from dashboard.ui.desk.drafts import Drafts, decide, drafts_of, forget
from dashboard.ui.desk.history_panel import SIGNS, decided
from dashboard.ui.desk.session_cache import cached_at_head
from dashboard.ui.desk.session_messages import CHOSEN, LAST, TOLD, saved
from dashboard.views.app_context import AppContext
from dashboard.views.preview import changed_views

_ORDERS = ("Surest first", "Least sure", "By place")
_AT, _PREVIEW = "desk_at", "desk_preview"
_MOST_SHOWN = 100_000
"""Characters of an article that the page shows at once."""
_MOST_LINES = 12
"""Decisions that are listed before the list gets a height of its own."""


def show_desk(app: AppContext) -> None:
    """Draw the desk for who may edit; for anybody else say whom it is for."""
    admit_files(app)
    name = editor(app)
    if name is None:
        sign_in()
        return
    follow()
    st.title("Desk", anchor=False)
    _tell(app)
    listed = cached_at_head(app, "waiting", lambda: waiting(app.store))
    add_form(app, opened=not any(one.open for one in listed))
    if not listed:
        st.text("No article has been added yet. Paste one above.")
        return
    source_id = _choose(listed)
    opened: Queue = cached_at_head(app, f"queue {source_id}", lambda: queue(app.store, source_id))
    drafts = drafts_of(app, name, source_id, opened.revision)
    changed_text(app, opened, drafts)
    if opened.source.copy_of:
        told = f"Most of this text stands in {opened.source.copy_of} too: both count as one source."
        st.caption(literal(told))
    left, right = st.columns([3, 2], gap="large")
    with right:
        chosen = _queue(app, opened, drafts)
        decided(app, opened)
    with left:
        _article(opened, drafts, chosen)
        if app.settings.llm_address:
            st.button("Ask the language model, too", on_click=_ask_model, args=(app, source_id))
        _review(app, opened, drafts)


def _tell(app: AppContext) -> None:
    # It stays until the next decision: a rerun that nobody asked for must not take it away.
    kind, text = st.session_state.get(TOLD, ("", ""))
    if kind:
        getattr(st, kind)(literal(text))
    last = st.session_state.get(LAST)
    if last is not None:
        st.button(
            f"Undo revision {last}",
            on_click=_undo,
            args=(app, last),
            icon=":material/undo:",
            shortcut="U",
        )


def _choose(listed: list[Waiting]) -> str:
    labels = {
        one.source_id: f"{one.title} · {one.publisher}, {one.published_on} · {one.open} open"
        for one in listed
    }
    if st.session_state.get(CHOSEN) not in labels:
        # A browser answers with the label that it was sent, which a decision has changed since.
        st.session_state[CHOSEN] = named() if named() in labels else listed[0].source_id

    def turn_to() -> None:
        if st.session_state[CHOSEN] in labels:
            st.session_state[_AT] = 0
            write()

    chosen: str = st.selectbox(
        "Article",
        list(labels),
        key=CHOSEN,
        format_func=lambda one: labels[one],
        on_change=turn_to,
    )
    return chosen


def _queue(app: AppContext, opened: Queue, drafts: Drafts) -> Fact | None:
    """Draw the candidates and return the one that is looked at."""
    order = st.segmented_control(
        "Order", _ORDERS, default=_ORDERS[0], key="desk_order", label_visibility="collapsed"
    )
    candidates: list[Fact] = [fact for fact in opened.facts if fact.status == "candidate"]
    if order in _ORDERS[:2]:
        # Counts and steps have no measured confidence: their rules are the strictest.
        sign = -1 if order == _ORDERS[0] else 1
        candidates.sort(
            key=lambda fact: sign * (1.0 if fact.confidence is None else fact.confidence)
        )
    if not candidates:
        st.text("Everything that was proposed here is decided.")
        return None
    at = min(st.session_state.get(_AT, 0), len(candidates) - 1)
    fact: Fact = candidates[at]
    drafted = drafts.decisions.get(fact.fact_id)
    status = drafted.status if drafted else "candidate"
    st.markdown(f"**{SIGNS[status]} {literal(title_of(fact))}**")
    sure = f" · found this way, {fact.confidence:.0%} prove right" if fact.confidence else ""
    st.caption(literal(f"{at + 1} of {len(candidates)} · {fact.fact_type.replace('_', ' ')}{sure}"))

    def go(steps: int) -> None:
        st.session_state.pop(TOLD, None)
        st.session_state[_AT] = (at + steps) % len(candidates)

    def settle(accept: bool) -> None:
        decide(drafts, fact, accept)
        go(1)

    with st.container(horizontal=True):
        st.button("Accept", on_click=settle, args=(True,), shortcut="A", type="primary")
        st.button("Reject", on_click=settle, args=(False,), shortcut="X")
        st.button("Clear", on_click=forget, args=(drafts, fact.fact_id), disabled=not drafted)
        st.button("Back", on_click=go, args=(-1,), shortcut="K")
        st.button("Next", on_click=go, args=(1,), shortcut="J")
    card(app, fact, opened.text(fact), drafts)
    return fact


def _article(opened: Queue, drafts: Drafts, chosen: Fact | None) -> None:
    text = opened.text(chosen)
    if text is None:
        st.text("The text of this article is not in this store; its exact words are.")
        if chosen is not None and chosen.exact:
            st.text(chosen.exact)
        return
    shown = chosen.text_sha256 if chosen else opened.source.text_sha256
    if shown != opened.source.text_sha256:
        st.caption("An earlier text of this article, in which this was found")
    passages = [passage_of(one, drafts) for one in opened.facts if one.text_sha256 == shown]
    passage = passage_of(chosen, drafts) if chosen is not None else None
    within = around(text, passage or (0, 0))
    st.html(f"<p>{marked(text, passages, passage, within)}</p>")
    if within != (0, len(text)):
        whole = st.expander("The whole article", key="desk_whole", on_change="rerun")
        if whole.open:
            whole.html(marked(text, passages, passage, (0, min(len(text), _MOST_SHOWN))))


def _ask_model(app: AppContext, source_id: str) -> None:
    session, settings = st.session_state, app.settings
    try:
        asked = endpoint(settings.llm_address, settings.llm_model, settings.llm_key)
        found = propose_more(app.store, source_id, asked, required_editor(app)).proposals
    except PledgewatchError as error:
        session[TOLD] = ("error", error.public)
        return
    session[TOLD] = (
        "info",
        f"{len(found.candidates)} more are proposed; {found.dropped} were dropped, whose words do "
        "not stand in the text or whose form is wrong.",
    )


def _review(app: AppContext, opened: Queue, drafts: Drafts) -> None:
    """Draw what is decided and not saved, what it would change, and the button that saves it."""
    if not drafts.decisions:
        return
    st.subheader("Your review", anchor=False)
    names = {fact.fact_id: fact for fact in opened.facts}
    lines = []
    for fact_id, one in drafts.decisions.items():
        fact = names[fact_id]
        why = on_no_chart(fact, dict(one.corrections)) if one.accept else None
        told = f" — {why}" if why else ""
        lines.append(f"{SIGNS[one.status]} {title_of(fact)}{told}")
    with st.container(height=320 if len(lines) > _MOST_LINES else "content"):
        st.text("\n".join(lines))
    with st.container(horizontal=True):
        st.button(
            f"Save {len(drafts.decisions)} as one revision",
            type="primary",
            on_click=_save,
            args=(app, opened, drafts),
            shortcut="S",
        )
        st.button("What would change?", on_click=_preview, args=(app, drafts), shortcut="W")
    for line in st.session_state.pop(_PREVIEW, []):
        st.text(line)


def _save(app: AppContext, opened: Queue, drafts: Drafts) -> None:
    session = st.session_state
    if not drafts.decisions:
        return  # A second click on the button that the first one took away.
    try:
        revision = decide_all(
            app.store, list(drafts.decisions.values()), required_editor(app), seen=drafts.seen
        )
    except DecidedSinceError as error:
        for fact_id in error.fact_ids:
            forget(drafts, fact_id)
        drafts.seen = app.store.ledger.head()
        session[TOLD] = ("warning", error.public)
        return
    except PledgewatchError as error:
        session[TOLD] = ("error", error.public)
        return
    drafts.decisions.clear()
    session[_AT], session[LAST] = 0, revision.revision
    session[TOLD] = ("success", saved(revision.revision, revision.message))


def _preview(app: AppContext, drafts: Drafts) -> None:
    try:
        put = rows_of(app.store, app.store.state(), drafts.decisions.values(), required_editor(app))
        with app.store.rehearsal(put) as rehearsed:
            found = changed_views(app, app.store.current(), rehearsed)
    except PledgewatchError as error:
        st.session_state[TOLD] = ("error", error.public)
        return
    lines = []
    for one in found:
        lines.append(f"{one.label}: {_rows(one.new)} new or changed, {one.gone} gone or changed.")
        if one.before != one.after:
            lines.append(f"    It would say: {one.after}. It says: {one.before}.")
    st.session_state[_PREVIEW] = lines or ["No chart would change."]


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _undo(app: AppContext, revision: int) -> None:
    session = st.session_state
    if session.get(LAST) != revision:
        return  # As above: what it would say is that the first click took the review back.
    try:
        done = undo(app.store, revision, required_editor(app))
    except PledgewatchError as error:
        session[TOLD] = ("error", error.public)
        return
    session.pop(LAST, None)
    session[TOLD] = ("success", saved(done.revision, done.message))
