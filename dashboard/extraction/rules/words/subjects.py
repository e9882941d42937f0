"""Finds by grammar the subject that a number belongs to: "Germany has overtaken Britain and spends"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.extraction.rules.words.sentences import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"who", "which", "that"})
_AUX = frozenset({"aux", "auxpass", "acomp", "advmod", "prt", "nsubj"})
_CLOSING = frozenset({"ROOT", "nsubj", "nsubjpass", "appos", "relcl"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_ASIDES = frozenset({"relcl", "acl", "advcl"})
_HIGHEST_CLIMB = 14


class Subjects:
    """The subjects of one sentence, in indices of its own tokens; none without a parse."""

    def __init__(self, tokens: Sequence[Token], doc: "Doc | None", base: int) -> None:
        starts = {token.start - base: at for at, token in enumerate(tokens)}
        first, last = tokens[0].start - base, tokens[-1].end - base
        inside = [node for node in doc or () if first <= node.idx < last]
        self._nodes = {starts[node.idx]: node for node in inside if node.idx in starts}
        self._at = {node.i: at for at, node in self._nodes.items()}

    def of(self, at: int) -> tuple[int, int] | None:
        """Return the tokens of the subject whose verb the number at token `at` stands under."""
        node = self._nodes.get(at)
        for _ in range(_HIGHEST_CLIMB):
            if node is None or node.dep_ in _SUBJECTS or node.dep_ in ("appos", "ROOT"):
                break
            node = node.head if node.head.i != node.i else None
            if node is not None and node.pos_ in ("VERB", "AUX"):
                found = _subject(node)
                return self._span(found) if found is not None else None
        if node is not None and node.dep_ == "ROOT" and node.pos_ in ("VERB", "AUX"):
            found = _subject(node)
            return self._span(found) if found is not None else None
        return None

    def governing(self, at: int) -> list[int]:
        """Return the words that the number at token `at` hangs on, with their auxiliaries."""
        node = self._nodes.get(at)
        if node is None:
            return []
        heads = []
        while node.dep_ not in _CLOSING and not (node.dep_ == "conj" and node.tag_ in _FINITE):
            node = node.head
            heads.append(node)
        words = [
            *heads,
            *(child for head in heads for child in head.children if child.dep_ in _AUX),
        ]
        return sorted(self._at[word.i] for word in words if word.i in self._at)

    def _span(self, subject: "Node") -> tuple[int, int] | None:
        nodes = [node for node in subject.subtree if not _is_aside(node, subject)]
        at = [self._at[node.i] for node in nodes if node.i in self._at]
        return (min(at), max(at) + 1) if at else None


def _subject(verb: "Node") -> "Node | None":
    """The subject of a verb: its own, or that of the verb that it is joined to or hangs on."""
    for _ in range(6):
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if own is not None:
            relative = own.lower_ in _RELATIVES and verb.dep_ == "relcl"
            return verb.head if relative else own
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp") or verb.head.i == verb.i:
            return None
        verb = verb.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
    return None


def _is_aside(node: "Node", subject: "Node") -> bool:
    while node.i != subject.i:
        # "Estonia, Latvia's neighbour," is set off by a mark, "Latvia's neighbour Estonia" is not.
        marked = node.left_edge.i > 0 and node.left_edge.nbor(-1).is_punct
        if node.dep_ in _ASIDES or (node.dep_ == "appos" and marked):
            return True
        node = node.head
    return False
