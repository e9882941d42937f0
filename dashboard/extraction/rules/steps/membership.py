"""Finds the steps of states towards the Alliance: applied, ratified, delayed, joined and others."""

from collections.abc import Callable, Iterator, Sequence

from dashboard.extraction.document import Document
from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.steps import applying, delaying, joining, ratifying, status_rules
from dashboard.extraction.rules.steps.compatriots import StateOf
from dashboard.extraction.rules.steps.discourse import Discourse, MemberStep, names_alliance
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.referents import BIDS
from dashboard.extraction.rules.steps.roles import Roles
from dashboard.extraction.rules.steps.step_rows import StepRow
from dashboard.facts.vocabulary import Step

__all__ = ["MemberStep", "Step", "steps_in"]

Rule = Callable[[MemberSentence, int], Iterator[MemberStep]]

_RULES: tuple[tuple[str, Rule], ...] = (
    # the class of its trigger words, and the rule
    ("step-join", joining.joined),
    ("step-become", joining.became),
    ("step-take-in", joining.taken_in),
    ("step-followed", joining.followed),
    ("step-entry", joining.entry),
    ("step-completed-noun", StepRow("joined", "owner", "trigger", verb="above", verbs="step-completed")),
    ("step-member", joining.member_since),
    ("step-since", joining.inside_since),
    ("step-flag", StepRow("flag_raised", "owner", "trigger", verb="after", verbs="step-raised")),
    ("step-apply", applying.applied),
    ("step-submit", StepRow("applied", "owner", "theme", "step-application")),
    ("step-submit", StepRow("applied", "owner", "theme", "step-letter", clause="step-requested")),
    ("step-request", applying.requested),
    ("step-invite", applying.invited),
    ("step-invitation", applying.invitation),
    ("step-ratify", ratifying.ratified),
    ("step-approve", ratifying.ratified),
    ("step-did-so", ratifying.did_so),
    ("step-first", ratifying.was_first),
    ("step-sign", StepRow("signed", "owner", "theme", "step-protocol")),
    ("step-block", delaying.blocked),
    ("step-wait", delaying.waits),
    ("step-face", StepRow("delayed", "subject", "object", "step-obstacle", clause="step-bid", happened=False)),
    ("step-pending", StepRow("delayed", "noun", "subject", "step-bid", verb="before", happened=False)),
    ("step-clear", StepRow("progress", "subject", "object", "step-obstacle", clause="step-towards")),
    ("step-unblock", delaying.unblocked),
    ("step-advance", delaying.advanced),
    ("step-forward", StepRow("progress", "noun", "subject", "step-bid", verb="above")),
    ("step-want", applying.wants),
    ("step-aspirant", applying.aspirant),
    ("step-queue", applying.queues),
    ("step-be", status_rules.is_outside),
    ("step-member", status_rules.not_a_member),
    ("step-not", status_rules.not_in),
    ("step-outside", status_rules.outside),
    ("step-non-member", status_rules.not_a_member),
    ("step-leave", StepRow("left", "subject", "away", "step-left-body")),
)  # fmt: skip
_BY_WORD: dict[str, list[tuple[str, Rule]]] = {}
for _class, _rule in _RULES:
    for _phrase in sorted(words(_class)):
        _BY_WORD.setdefault(_phrase.split()[0], []).append((_phrase, _rule))


def steps_in(
    document: Document, statements: Sequence[Statement], state_of: StateOf = lambda speaker: None
) -> list[MemberStep]:
    """Return the steps that a text reports, in order; each state and step once in a sentence.

    A text that never names the Alliance tells of none. `statements` are those of the text: within
    one of them "our country" is its speaker's. `state_of` knows of what state people are
    for whom the text does not tell.
    """
    if not names_alliance(document.paragraphs):
        return []
    discourse = Discourse(document.paragraphs, statements, state_of)
    for paragraph, doc, sentences in document.body():
        discourse.open_paragraph(paragraph)
        for read in sentences:
            roles = Roles(read, doc, paragraph.tokens[0].start)
            discourse.open_sentence(read, roles)
            sentence = MemberSentence(read, roles, discourse)
            _read(sentence)
            discourse.close_sentence(read, sentence.first_subject())
    return sorted(discourse.steps, key=lambda step: (step.exact, step.iso3))


def _read(sentence: MemberSentence) -> None:
    """Apply the rules at every word of a sentence and record its steps and bids."""
    if "?" in sentence.lows[-2:]:
        return
    discourse = sentence.discourse
    seen: set[tuple[str, Step, str | None]] = set()
    bidding: set[str] = set()
    for at, low in enumerate(sentence.lows):
        for phrase, rule in _BY_WORD.get(low, ()):
            if not sentence.says(at, {phrase}):
                continue
            steps = list(rule(sentence, at))
            for step in steps:
                key = (step.iso3, step.step, step.happened_on if step.step == "ratified" else None)
                if key not in seen:
                    seen.add(key)
                    discourse.steps.append(step)
            codes = [step.iso3 for step in steps if step.step not in ("not_member", "left")]
            if codes:
                bidding.update(codes)
                discourse.bid(codes)
        if sentence.stems[at] in BIDS:
            # "The protocols of Finland lay before parliament, and London ratified them."
            owners = sentence.referents.states(sentence.roles.owners(at), named=True)
            if not owners and sentence.low(at - 1) == "nordic":
                owners = sentence.referents.states((at,))
            codes = [state.code for state in owners]
            if codes and not bidding.issuperset(codes):
                discourse.bid(codes)
