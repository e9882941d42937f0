"""The desk's page: the queue, one article beside its candidates, and the whole review."""

import streamlit as st

from dashboard.errors import DecidedSinceError, PledgewatchError
from dashboard.extraction.llm.language_model import endpoint
from dashboard.facts.fact import Fact
from dashboard.review.deciding import decide_all, decided_rows
from dashboard.review.model_proposals import propose_more
from dashboard.review.queue import Queue, Waiting, queue, waiting
from dashboard.review.undo import undo
from dashboard.text.highlight import highlight, paragraphs_around
from dashboard.text.markdown import literal
from dashboard.ui.desk.add_form import add_form
from dashboard.ui.desk.admission import admit_files, editor, required_editor, sign_in
from dashboard.ui.desk.candidate_card import candidate_card, passage_of, title_of
from dashboard.ui.desk.changed_text import changed_text
from dashboard.ui.desk.chart_remark import chart_remark
from dashboard.ui.desk.desk_address import follow, last_article, write_address
from dashboard.ui.desk.drafts import Drafts, decide, drafts_of, forget
from dashboard.ui.desk.history_panel import SIGNS, history_panel
from dashboard.ui.desk.session_cache import cached_at_head
from dashboard.ui.desk.session_messages import CHOSEN, LAST, NOTICE, saved_sentence
from dashboard.views.app_context import AppContext
from dashboard.views.preview import changed_views

_ORDERS = ("Surest first", "Least sure", "By place")
_AT, _PREVIEW = "desk_at", "desk_preview"
_MOST_SHOWN = 100_000
"""Maximum characters of an article on the page."""
_MOST_LINES = 12
"""Decisions in the list before it scrolls."""


def show_desk(app: AppContext) -> None:
    """Draw the desk for an editor; for other visitors draw the sign-in notice."""
    admit_files(app)
    name = editor(app)
    if name is None:
        sign_in()
        return
    follow()
    st.title("Desk", anchor=False)
    _tell(app)
    entries = cached_at_head(app, "waiting", lambda: waiting(app.store))
    add_form(app, opened=not any(entry.open for entry in entries))
    if not entries:
        st.text("No article has been added yet. Paste one above.")
        return
    source_id = _choose(entries)
    opened: Queue = cached_at_head(app, f"queue {source_id}", lambda: queue(app.store, source_id))
    drafts = drafts_of(app, name, source_id, opened.revision)
    changed_text(app, opened, drafts)
    if opened.source.copy_of:
        remark = (
            f"Most of this text stands in {opened.source.copy_of} too: both count as one source."
        )
        st.caption(literal(remark))
    left, right = st.columns([3, 2], gap="large")
    with right:
        chosen = _queue(app, opened, drafts)
        history_panel(app, opened)
    with left:
        _article(opened, drafts, chosen)
        if app.settings.llm_address:
            st.button("Ask the language model, too", on_click=_ask_model, args=(app, source_id))
        _review(app, opened, drafts)


def _tell(app: AppContext) -> None:
    # The notice stays until the next decision: an automatic rerun must not remove it.
    kind, text = st.session_state.get(NOTICE, ("", ""))
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


def _choose(entries: list[Waiting]) -> str:
    labels = {
        entry.source_id: f"{entry.title} · {entry.publisher}, {entry.published_on} · {entry.open} open"
        for entry in entries
    }
    if st.session_state.get(CHOSEN) not in labels:
        # A browser may return an old label, because a decision has changed the label since.
        st.session_state[CHOSEN] = (
            last_article() if last_article() in labels else entries[0].source_id
        )

    def turn_to() -> None:
        if st.session_state[CHOSEN] in labels:
            st.session_state[_AT] = 0
            write_address()

    chosen: str = st.selectbox(
        "Article",
        list(labels),
        key=CHOSEN,
        format_func=lambda source_id: labels[source_id],
        on_change=turn_to,
    )
    return chosen


def _queue(app: AppContext, opened: Queue, drafts: Drafts) -> Fact | None:
    """Draw the candidates and return the selected one."""
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
        st.session_state.pop(NOTICE, None)
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
    candidate_card(app, opened, fact, drafts)
    return fact


def _article(opened: Queue, drafts: Drafts, chosen: Fact | None) -> None:
    text = opened.text(chosen)
    if text is None:
        st.text("The text of this article is not in this store; its exact words are.")
        if chosen is not None and chosen.exact:
            st.text(chosen.exact)
        return
    digest = chosen.text_sha256 if chosen else opened.source.text_sha256
    if digest != opened.source.text_sha256:
        st.caption("An earlier text of this article, in which this was found")
    passages = [passage_of(fact, drafts) for fact in opened.facts if fact.text_sha256 == digest]
    passage = passage_of(chosen, drafts) if chosen is not None else None
    within = paragraphs_around(text, passage or (0, 0))
    st.html(f"<p>{highlight(text, passages, passage, within)}</p>")
    if within != (0, len(text)):
        whole = st.expander("The whole article", key="desk_whole", on_change="rerun")
        if whole.open:
            whole.html(highlight(text, passages, passage, (0, min(len(text), _MOST_SHOWN))))


def _ask_model(app: AppContext, source_id: str) -> None:
    session, settings = st.session_state, app.settings
    try:
        model = endpoint(settings.llm_address, settings.llm_model, settings.llm_key)
        proposals = propose_more(app.store, source_id, model, required_editor(app)).proposals
    except PledgewatchError as error:
        session[NOTICE] = ("error", error.public)
        return
    session[NOTICE] = (
        "info",
        f"{len(proposals.candidates)} more are proposed; {proposals.dropped} were dropped, whose words do "
        "not stand in the text or whose form is wrong.",
    )


def _review(app: AppContext, opened: Queue, drafts: Drafts) -> None:
    """Draw the unsaved decisions, their effect on the charts, and the button that saves them."""
    if not drafts.decisions:
        return
    st.subheader("Your review", anchor=False)
    names = {fact.fact_id: fact for fact in opened.facts}
    lines = []
    for fact_id, decision in drafts.decisions.items():
        fact = names[fact_id]
        remark = chart_remark(app, opened, fact, decision) if decision.accept else None
        suffix = f" — {remark}" if remark else ""
        lines.append(f"{SIGNS[decision.status]} {title_of(fact)}{suffix}")
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
        return  # A second click on a button that the first click removed.
    try:
        revision = decide_all(
            app.store,
            list(drafts.decisions.values()),
            required_editor(app),
            seen_revision=drafts.seen_revision,
        )
    except DecidedSinceError as error:
        for fact_id in error.fact_ids:
            forget(drafts, fact_id)
        drafts.seen_revision = app.store.ledger.head()
        session[NOTICE] = ("warning", error.public)
        return
    except PledgewatchError as error:
        session[NOTICE] = ("error", error.public)
        return
    drafts.decisions.clear()
    session[_AT], session[LAST] = 0, revision.revision
    session[NOTICE] = ("success", saved_sentence(revision.revision, revision.message))


def _preview(app: AppContext, drafts: Drafts) -> None:
    try:
        put = decided_rows(
            app.store, app.store.state(), drafts.decisions.values(), required_editor(app)
        )
        with app.store.rehearsal(put) as rehearsed:
            changes = changed_views(app, app.store.current(), rehearsed)
    except PledgewatchError as error:
        st.session_state[NOTICE] = ("error", error.public)
        return
    lines = []
    for change in changes:
        lines.append(
            f"{change.label}: {_rows(change.new)} new or changed, {change.gone} gone or changed."
        )
        if change.before != change.after:
            lines.append(f"    It would say: {change.after}. It says: {change.before}.")
    st.session_state[_PREVIEW] = lines or ["No chart would change."]


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _undo(app: AppContext, revision: int) -> None:
    session = st.session_state
    if session.get(LAST) != revision:
        return  # As above: the first click has already undone the review.
    try:
        done = undo(app.store, revision, required_editor(app))
    except PledgewatchError as error:
        session[NOTICE] = ("error", error.public)
        return
    session.pop(LAST, None)
    session[NOTICE] = ("success", saved_sentence(done.revision, done.message))
