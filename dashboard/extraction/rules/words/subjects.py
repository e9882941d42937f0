"""Finds by grammar the subject that a number belongs to: "Germany has overtaken Britain and spends"."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from dashboard.extraction.rules.words.parsing import Alignment
from dashboard.extraction.rules.words.sentences import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NO_PREDICATE = _SUBJECTS | {"appos"}
"""Where these are between a number and a verb, the number is not of the verb's predicate."""
_AUX = frozenset({"aux", "auxpass", "acomp", "advmod", "prt", "nsubj"})
_CLOSING = frozenset({"ROOT", "nsubj", "nsubjpass", "appos", "relcl"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_HIGHEST_CLIMB = 14
_MOST_VERBS = 6


class Subjects:
    """The subjects of one sentence, in indices of its own tokens."""

    def __init__(self, tokens: Sequence[Token], doc: "Doc", base: int) -> None:
        self._alignment = Alignment(tokens, doc, base)

    def of(self, at: int) -> tuple[int, int] | None:
        """Return the tokens of the subject whose verb the number at token `at` stands under."""
        node = self._alignment.node(at)
        if node.dep_ in _NO_PREDICATE:
            return None
        for above in islice(node.ancestors, _HIGHEST_CLIMB):
            if above.pos_ in ("VERB", "AUX"):
                subject = _subject(above)
                return None if subject is None else self._span(subject)
            if above.dep_ in _NO_PREDICATE:
                return None
        return None

    def governing(self, at: int) -> list[int]:
        """Return the words that the number at token `at` hangs on, with their auxiliaries."""
        node, heads = self._alignment.node(at), list["Node"]()
        while node.dep_ not in _CLOSING and not (node.dep_ == "conj" and node.tag_ in _FINITE):
            node = node.head
            heads.append(node)
        words = [
            *heads,
            *(child for head in heads for child in head.children if child.dep_ in _AUX),
        ]
        return sorted({self._alignment.at(word) for word in words})

    def counts_noun(self, at: int) -> bool:
        """Whether the number at token `at` counts the noun that it modifies: "ten recruits"."""
        return self._alignment.node(at).dep_ in ("nummod", "compound", "amod", "quantmod")

    def _span(self, subject: "Node") -> tuple[int, int]:
        nodes = (node for node in subject.subtree if not _is_aside(node, subject))
        at = [self._alignment.at(node) for node in nodes]
        return min(at), max(at) + 1


def _subject(verb: "Node") -> "Node | None":
    """The subject of a verb: its own, that of the verb it is joined to, or what it is a clause of."""
    for above in islice((verb, *verb.ancestors), _MOST_VERBS):
        own = next((child for child in above.children if child.dep_ in _SUBJECTS), None)
        if above.dep_ == "acl" or (above.dep_ == "relcl" and own and own.tag_ in ("WDT", "WP")):
            return above.head
        if own is not None:
            return own
    return None


def _is_aside(node: "Node", subject: "Node") -> bool:
    """Whether a word is in a clause, or in an apposition between marks, within the subject."""
    while node.i != subject.i:
        # "Estonia, Latvia's neighbour," is set off by a mark, "Latvia's neighbour Estonia" is not.
        marked = node.left_edge.i > 0 and node.left_edge.nbor(-1).is_punct
        if node.dep_ in ("relcl", "acl", "advcl") or (node.dep_ == "appos" and marked):
            return True
        node = node.head
    return False
