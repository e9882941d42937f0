"""Rows of the membership table: a verb, the role that holds a noun, and the states of the step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.co_applicants import all_steps
from dashboard.extraction.rules.steps.discourse import MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence, States
from dashboard.extraction.rules.steps.referents import BIDS, GOVERNING
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.facts.vocabulary import Step

_OWNED = BIDS | words("step-flag")


@dataclass(frozen=True)
class Row:
    """A rule without code of its own; calling it yields the steps at a trigger word."""

    step: Step
    states: Literal["subject", "noun", "owner"]
    """Whose step it is: the verb's subject, the noun's state, or who owns the noun or acts."""
    role: Literal["object", "subject", "theme", "away", "trigger"]
    """Where a noun must stand; the theme is what it is done to, "trigger" the trigger itself."""
    nouns: str = ""
    """The class of that noun; any noun without a class."""
    verb: Literal["trigger", "above", "before", "after"] = "trigger"
    """The verb: the trigger, the word above it in the parse, or the nearest verb."""
    verbs: str = ""
    """The class of the verb, where the trigger is a noun."""
    clause: str = ""
    """A class of which the clause must hold a word."""
    happened: bool = True
    """Whether it must have been done by the day of the article; else it must be told as true."""

    def __call__(self, s: MemberSentence, at: int) -> Iterator[MemberStep]:
        """Yield the steps that the sentence reports with the trigger at token `at`."""
        verb = self._verb(s, at)
        if verb is None or not s.roles.is_verb(verb):
            return
        if self.verbs and not s.says(verb, words(self.verbs)):
            return
        if not (s.happened(verb) if self.happened else s.roles.is_real(verb)):
            return
        heads = self._heads(s, at, verb)
        heads = s.those(heads, words(self.nouns)) if self.nouns else heads
        clause = s.roles.clause(verb).union(*(s.roles.phrase(head) for head in heads))
        if self.clause and not s.has(clause, words(self.clause)):
            return
        if heads and s.is_ours(verb, clause):
            states = self._states(s, verb, heads)
            tokens = [at, verb, *heads[:1]]
            if self.step == "applied":
                yield from all_steps(s, self.step, states, verb, tokens)
            else:
                yield from s.steps(self.step, states, tokens, s.date(verb))

    def _verb(self, s: MemberSentence, at: int) -> int | None:
        if self.verb == "above":
            return s.roles.above(at)
        if self.verb == "before":
            return next((i for i in range(at, max(-1, at - 6), -1) if s.roles.is_verb(i)), None)
        if self.verb == "after":
            verbs = words(self.verbs)
            return next((i for i in range(at + 1, len(s.lows)) if s.says(i, verbs)), None)
        return at

    def _heads(self, s: MemberSentence, at: int, verb: int) -> Heads:
        roles = s.roles
        if self.role == "trigger":
            return (at,) if self.verb == "after" or at in s.arguments(verb) else ()
        if self.role == "subject":
            return roles.subject(verb)
        passive = roles.is_passive(verb)
        if self.role == "theme":
            return (
                roles.subject(verb) if passive else roles.objects(verb) or roles.below(verb, {"in"})
            )
        away = roles.below(verb, {"of", "from", "out"}) if self.role == "away" else ()
        return () if passive else roles.objects(verb) or away

    def _states(self, s: MemberSentence, verb: int, heads: Heads) -> States:
        if self.states == "subject":
            return s.subject(verb, BIDS if self.clause else frozenset())
        if self.states == "noun":
            return s.states(heads, verb, BIDS)
        owners = tuple(owner for head in heads for owner in s.roles.owners(head))
        states = s.referents.states(owners, BIDS, named=True)
        if not states and not (s.roles.is_passive(verb) or heads[0] in s.roles.subject(verb)):
            states = s.subject(verb, GOVERNING)
        return states or s.states(heads, verb, _OWNED)
