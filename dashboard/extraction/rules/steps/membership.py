"""Finds the steps of states towards the Alliance: applied, ratified, delayed, joined and others."""

from collections.abc import Callable, Iterator, Sequence

from dashboard.extraction.document import Document
from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.steps import belonging, ratifying
from dashboard.extraction.rules.steps.compatriots import Compatriots, StateOf
from dashboard.extraction.rules.steps.discourse import BIDS, OURS, Discourse, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence
from dashboard.extraction.rules.steps.roles import Roles
from dashboard.extraction.rules.steps.step_rows import StepRow
from dashboard.facts.vocabulary import Step

__all__ = ["MemberStep", "Step", "steps_in"]

Rule = Callable[[MemberSentence, int], Iterator[MemberStep]]

_RULES: tuple[tuple[str, Rule], ...] = (
    # the class of its trigger words, and the rule
    ("step-join", belonging.joined),
    ("step-become", belonging.became),
    ("step-take-in", StepRow("joined", "noun", "theme")),
    ("step-welcome", StepRow("joined", "noun", "theme", clause="step-member-part")),
    ("step-followed", belonging.did_the_same),
    ("step-completed", StepRow("joined", "owner", "theme", "step-completed-noun")),
    ("step-since", belonging.since),
    ("step-raised", StepRow("flag_raised", "owner", "theme", "step-flag")),
    ("step-apply", StepRow("applied", "subject", "alone", aim="step-goal")),
    ("step-submit", StepRow("applied", "owner", "theme", "step-application")),
    ("step-request", StepRow("applied", "subject", "aim", "step-requested")),
    ("step-invite", StepRow("invited", "noun", "theme", aim="step-talks")),
    ("step-given", StepRow("invited", "recipient", "theme", "step-invitation")),
    ("step-received", StepRow("invited", "subject", "object", "step-invitation")),
    ("step-ratify", ratifying.ratified),
    ("step-approve", ratifying.ratified),
    ("step-did-so", belonging.did_the_same),
    ("step-sign", StepRow("signed", "owner", "theme", "step-protocol")),
    ("step-block", StepRow("delayed", "bidder", "theme", "step-bid", happened=False)),
    ("step-block", StepRow("delayed", "bidder", "theme", "step-vote", happened=False)),
    ("step-stall", StepRow("delayed", "noun", "subject", "step-bid", happened=False)),
    ("step-unblock", StepRow("progress", "bidder", "object", "step-objection")),
    ("step-want", StepRow("aspirant", "subject", "aim", "step-wished", happened=False)),
    ("step-aspirant", belonging.aspirant),
    ("step-be", belonging.is_no_member),
    ("step-outside", belonging.outside),
    ("step-leave", StepRow("left", "subject", "object", "step-left-body")),
)  # fmt: skip
_SIGNS = OURS | {"allies", "ally"}
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
    tokens = (token for paragraph in document.paragraphs for token in paragraph.tokens)
    if not any(token.stem in _SIGNS for token in tokens):
        return []
    discourse, compatriots = Discourse(), Compatriots(statements, state_of)
    for paragraph, doc, sentences in document.body():
        for read in sentences:
            roles = Roles(read, doc, paragraph.tokens[0].start)
            discourse.homes = compatriots.homes_in(read, roles)
            sentence = MemberSentence(read, roles, discourse)
            _read(sentence)
            discourse.close_sentence(read, sentence.spoken_of(len(read.tokens)))
    return sorted(discourse.steps, key=lambda step: (step.exact, step.iso3))


def _read(sentence: MemberSentence) -> None:
    """Apply the rules at every word of a sentence and record its steps and bids."""
    if "?" in sentence.lows[-2:]:
        return
    discourse = sentence.discourse
    seen: set[tuple[str, Step, str | None]] = set()
    for at, low in enumerate(sentence.lows):
        for phrase, rule in _BY_WORD.get(low, ()):
            steps = list(rule(sentence, at)) if sentence.says(at, {phrase}) else []
            for step in steps:
                key = (step.iso3, step.step, step.happened_on if step.step == "ratified" else None)
                if key not in seen:
                    seen.add(key)
                    discourse.steps.append(step)
            discourse.bid(step.iso3 for step in steps)
        if sentence.stems[at] in BIDS:
            # "The protocols of Finland lay before parliament, and London ratified them."
            owners = sentence.roles.owners(at)
            discourse.bid(state.code for state in sentence.referents.states(owners, named=True))
