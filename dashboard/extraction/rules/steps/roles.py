"""What the rules on membership ask about a sentence: who does what, whose is what, what is real."""

from typing import Protocol

Heads = tuple[int, ...]
"""The tokens that head noun phrases joined by "and": "Sweden" and "Finland"."""


class Roles(Protocol):
    """What the rules ask about one sentence; tokens go by their index in it."""

    def is_verb(self, at: int) -> bool:
        """Whether token `at` is a verb here."""

    def is_past(self, at: int) -> bool:
        """Whether the verb tells of what was done: "joined", "has applied", "was invited"."""

    def is_passive(self, at: int) -> bool:
        """Whether the verb's subject is whom it is done to."""

    def is_real(self, at: int) -> bool:
        """Whether it is told as true: not denied, not planned, not supposed."""

    def is_denied(self, at: int) -> bool:
        """Whether a word of negation belongs to the verb itself."""

    def subject(self, at: int) -> Heads:
        """Return who or what the verb is said of, taken from the verb above where it has none."""

    def objects(self, at: int) -> Heads:
        """Return the direct objects of the verb, or what it says that its subject is."""

    def agent(self, at: int) -> Heads:
        """Return who does it where the verb is passive: "blocked by Ankara"."""

    def below(self, at: int, words: frozenset[str]) -> Heads:
        """Return what follows one of the prepositions `words` below token `at`."""

    def owners(self, at: int) -> Heads:
        """Return whose the noun is: "Sweden's bid", "the Swedish bid", "the bid of Sweden"."""

    def beside(self, at: int) -> Heads:
        """Return whose the noun is by the words next to it: "blocked Sweden's NATO bid"."""

    def asides(self, at: int) -> Heads:
        """Return the nouns that stand beside the noun for the same: "its neighbour, Sweden"."""

    def phrase(self, at: int) -> frozenset[int]:
        """Return the noun with all that belongs to it, clauses left out."""

    def clause(self, at: int) -> frozenset[int]:
        """Return the tokens of the verb's clause, other clauses inside it left out."""

    def governor(self, at: int) -> int | None:
        """Return the verb that this one hangs on, or None."""

    def is_joined(self, at: int) -> bool:
        """Whether the verb is joined by "and" to the one that it hangs on."""

    def above(self, at: int) -> int | None:
        """Return the word that the token hangs on, or None."""

    def moment(self, at: int) -> int | None:
        """Return the noun that the verb's "when" stands for: "in 2009, when Albania joined"."""
