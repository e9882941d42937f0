"""Rows of the membership table: a verb, the role that holds a noun, and the states of the step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps.co_applicants import all_steps
from dashboard.extraction.rules.steps.discourse import BIDS, GOVERNING, MemberStep
from dashboard.extraction.rules.steps.member_sentence import MemberSentence, States
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.facts.vocabulary import Step

_OWNED = BIDS | words("step-flag")
_SHARED = ("applied", "joined")
"""Steps that other states are said to have taken as well: "together with Latvia"."""


@dataclass(frozen=True)
class StepRow:
    """A rule without code of its own; calling it yields the steps at a trigger word."""

    step: Step
    states: Literal["subject", "noun", "owner", "bidder", "recipient"]
    """Whose step it is: the verb's subject, the noun's state, who owns the noun or acts, whose
    bid the noun is, on which another acts, or to whom the noun is given."""
    role: Literal["subject", "object", "theme", "aim", "alone"]
    """Where a noun must stand. The theme is what it is done to, the aim "to join" or "for entry";
    "alone" stands for a verb without an object."""
    nouns: str = ""
    """The class of that noun; any noun without a class."""
    aim: str = ""
    """A class of which the aim must be, where the verb has one."""
    clause: str = ""
    """A class of which the clause must hold a word."""
    happened: bool = True
    """Whether it must have been done by the day of the article; else it must be told as true."""

    def __call__(self, s: MemberSentence, at: int) -> Iterator[MemberStep]:
        """Yield the steps that the sentence reports with the trigger at token `at`.

        Where the trigger is no verb ("pending", "forward"), the verb above it counts.
        """
        verb = at if s.roles.is_verb(at) else s.roles.governor(at)
        if verb is None or not (s.happened(verb) if self.happened else s.roles.is_real(verb)):
            return
        heads = self._heads(s, verb)
        heads = s.those(heads, words(self.nouns)) if self.nouns else heads
        clause = s.roles.clause(verb) | s.roles.phrase(*heads)
        if self.clause and not s.has(clause, words(self.clause)):
            return
        if heads and s.is_ours(verb, clause) and self._is_aimed(s, verb):
            states, tokens = self._states(s, verb, heads), [at, verb, *heads[:1]]
            if self.step in _SHARED:
                yield from all_steps(s, self.step, states, verb, tokens)
            else:
                date = None if self.step == "aspirant" else s.dates.of(verb)  # a wish has no day
                yield from s.steps(self.step, states, tokens, date)

    def _heads(self, s: MemberSentence, verb: int) -> Heads:
        roles, subject, objects = s.roles, s.roles.subject(verb), s.roles.objects(verb)
        passive = roles.is_passive(verb)
        if self.role == "subject" or (passive and self.role == "theme"):
            return subject
        if self.role == "theme":
            # "took in Poland"; "the flag went up"
            return objects or (*roles.below(verb, {"in"}), *(subject if self.nouns else ()))
        if passive:
            return ()
        if self.role == "aim":
            return (*roles.aims(verb), *objects)
        if self.role == "alone":
            return () if objects else (verb,)
        return objects

    def _is_aimed(self, s: MemberSentence, verb: int) -> bool:
        """Whether the verb has no aim or one of the row's: "invited to join", not "to a summit"."""
        aims = s.roles.aims(verb)
        # "invited to begin accession talks"
        aims += tuple(head for aim in aims for head in s.roles.objects(aim))
        wanted = s.those(aims, words(self.aim)) if self.aim else aims
        if aims and not wanted:
            return False
        # "invited to join", but not "to join the exercise"
        goals = [s.roles.objects(aim) for aim in wanted if s.lows[aim] == "join"]
        return all(not goal or s.is_fold(goal) for goal in goals)

    def _states(self, s: MemberSentence, verb: int, heads: Heads) -> States:
        if self.states == "subject":
            return s.subject(verb, BIDS | GOVERNING)
        if self.states == "bidder":
            return s.bidders(heads, verb)
        if self.states == "recipient":
            given = (*heads, verb)
            return s.states(tuple(to for at in given for to in s.roles.below(at, {"to"})), verb)
        if self.states == "noun":
            return s.states(heads, verb, _OWNED)
        owners = tuple(owner for head in heads for owner in s.roles.owners(head))
        return s.referents.states(owners, BIDS, named=True) or s.subject(verb, _OWNED | GOVERNING)
