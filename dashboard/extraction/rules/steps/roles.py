"""Clause roles over a parse: who does what in a sentence, whether it is true, and whose a noun is."""

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.parsing import Alignment
from dashboard.extraction.rules.words.reading import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

Heads = tuple[int, ...]
"""The tokens that head noun phrases joined by "and": "Sweden" and "Finland"."""

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "pcomp", "csubj", "parataxis"})
_FAR = 8
"""Steps up a parse that are followed at most."""
_BEING = words("step-being")
_RELATIVES = words("step-relative-pronoun")
_UNREAL = words("step-modal") | words("step-negation") | words("step-supposing")
_NEGATIONS = words("step-negation")
_AHEAD = words("step-ahead")
# "voted to ratify", "managed to join", "prompted Sweden to apply": what was meant was done as well.
_DOING = words("step-implicative-verb")
_HOPING = words("step-non-factive-verb")
_AFTERWARDS = words("step-afterwards")
_RANKS = words("step-rank")
_PRESENT = frozenset({"is", "are", "'s", "be", "being"})


class Roles:
    """Answer who does what in one sentence from its parse; tokens go by their index in it."""

    def __init__(self, sentence: Sentence, doc: "Doc", base: int) -> None:
        """Align the sentence with its paragraph's parse, which begins at offset `base` of the text."""
        self._sentence = sentence
        self._dated = {at for date in sentence.dates for at in range(date.first, date.last)}
        alignment = Alignment(sentence.tokens, doc, base)
        self._nodes = [alignment.node(at) for at in range(len(sentence.tokens))]
        self._at = alignment.at

    def is_verb(self, at: int) -> bool:
        """Whether token `at` is a verb here, and no adjective before a noun."""
        node = self._nodes[at]
        # "hopes" and "aims" may pass for nouns, but a sentence hangs on a verb.
        is_root = node.dep_ == "ROOT" and node.tag_ == "NNS"
        return node.dep_ != "amod" and (node.pos_ in _VERBS or is_root)

    def is_past(self, at: int) -> bool:
        """Whether the verb tells of what was done: "joined", "has applied", "was invited"."""
        node = self._nodes[at]
        helpers = {child.lower_ for child in node.children if child.dep_ in ("aux", "auxpass")}
        if node.tag_ == "VBD" or node.dep_ == "pcomp" or "did" in helpers:
            return True
        if node.tag_ == "VBN":
            return helpers.isdisjoint(_PRESENT)
        if node.tag_ == "VBG":
            return not helpers
        above = self.governor(at)
        return node.tag_ == "VB" and above is not None and self.is_past(above)

    def is_passive(self, at: int) -> bool:
        """Whether the verb's subject is whom it is done to; a bare participle counts."""
        node = self._nodes[at]
        below = {child.dep_ for child in node.children}
        if below & {"auxpass", "nsubjpass"}:
            return True
        bare = node.dep_ in ("acl", "advcl", "acomp", "oprd") and node.tag_ == "VBN"
        return bare and below.isdisjoint({"aux", "dobj"})

    def is_denied(self, at: int) -> bool:
        """Whether a word of negation belongs to the verb or to its subject."""
        node = self._nodes[at]
        subjects = [child for child in node.children if child.dep_ in _SUBJECTS]
        near = [*node.children, *(word for subject in subjects for word in subject.lefts)]
        return any(word.lower_ in _NEGATIONS for word in near)

    def is_real(self, at: int) -> bool:
        """Whether it is told as true: no modal, negation or "if" stands at it or above it."""
        node = self._nodes[at]
        for _ in range(_FAR):
            helpers = ("aux", "neg", "mark", "advmod")
            before = {child.lower_ for child in node.lefts if child.dep_ in helpers}
            # "before Finland joined" tells that it did.
            if before & _UNREAL or (before & _AHEAD and node.tag_ != "VBD"):
                return False
            if not _follows(node):
                return False
            if not _leans(node):
                return True
            node = _verb_above(node)
        return True

    def subject(self, at: int) -> Heads:
        """Return who or what the verb is said of, taken from the verb above where it has none."""
        subject = _subject_of(self._nodes[at]) if self.is_verb(at) else None
        return self._joined(subject) if subject is not None else ()

    def objects(self, at: int) -> Heads:
        """Return the direct objects of the verb, or what it says that its subject is."""
        node = self._nodes[at]
        return tuple(
            index
            for child in node.children
            if child.dep_ in ("dobj", "attr", "oprd", "acomp")
            for index in self._joined(_antecedent(node, child))
        )

    def aims(self, at: int) -> Heads:
        """Return what the verb is directed at: "to join", "for membership", "to NATO"."""
        infinitives = tuple(
            self._at(child)
            for child in self._nodes[at].children
            if child.dep_ in ("xcomp", "advcl") and _is_infinitive(child)
        )
        return (*infinitives, *self.below(at, {"to", "for"}))

    def below(self, at: int, prepositions: Set[str]) -> Heads:
        """Return what follows one of the prepositions below token `at`, dates left out."""
        node = self._nodes[at]
        # "signed off on", "along with": the second preposition hangs on the first.
        linked = (child for child in node.children if child.dep_ in ("advmod", "prep", "prt"))
        return tuple(
            index
            for above in (node, *linked)
            for preposition in above.children
            if preposition.lower_ in prepositions
            for child in preposition.children
            if child.dep_ in ("pobj", "dobj") and self._at(child) not in self._dated
            for index in self._joined(child)
        )

    def owners(self, at: int) -> Heads:
        """Return whose the noun is: "Sweden's bid", "the Swedish bid", "the bid of Sweden"."""
        node = self._nodes[at]
        owners = [
            index
            for child in node.lefts
            if child.dep_ in ("poss", "amod", "compound", "nmod", "det")
            for index in self._joined(_antecedent(_verb_above(node), child))
        ]
        return (*owners, *self.below(at, {"of", "by", "from", "for", "on"}))

    def beside(self, at: int) -> Heads:
        """Return whose the noun is by the words next to it, whatever the parse makes of them."""
        for place in reversed(self._sentence.places):
            owning = place.possessive or place.kind == "demonym"
            if owning and 0 < at - place.first <= 5:
                inside = range(place.first, at)
                return () if any(self.is_verb(index) for index in inside) else (place.first,)
        return ()

    def asides(self, at: int) -> Heads:
        """Return the nouns that stand beside the noun for the same: "its neighbour, Sweden"."""
        node = self._nodes[at]
        near = [node.head] if node.dep_ == "appos" else []
        near += [child for child in node.children if child.dep_ == "appos"]
        return tuple(index for other in near for index in self._joined(other))

    def phrase(self, *heads: int) -> frozenset[int]:
        """Return the nouns with all that belongs to them, clauses left out."""
        return self._tokens(node for head in heads for node in _within(self._nodes[head]))

    def clause(self, at: int) -> frozenset[int]:
        """Return the tokens of the verb's clause, with those of the verb that lends it a subject."""
        node = self._nodes[at]
        clause = self._tokens(_within(node))
        if node.dep_ == "xcomp" or _is_infinitive(node):
            clause |= self._tokens(_within(_verb_above(node)))
        return clause

    def verbs_above(self, at: int) -> Heads:
        """Return the verbs that govern a token, the nearest first."""
        above = (self._at(higher) for higher in self._nodes[at].ancestors)
        return tuple(verb for verb in above if self.is_verb(verb))

    def governor(self, at: int) -> int | None:
        """Return the nearest verb that governs a token, or None."""
        return next(iter(self.verbs_above(at)), None)

    def is_joined(self, at: int) -> bool:
        """Whether the verb is joined by "and" to the verb that it hangs on."""
        return self._nodes[at].dep_ == "conj"

    def above(self, at: int) -> int | None:
        """Return the word that the token hangs on, or None."""
        node = self._nodes[at]
        return self._at(node.head) if node.head.i != node.i else None

    def mark(self, at: int, marks: Set[str]) -> int | None:
        """Return the one of `marks` that opens the verb's clause: "after", "when"."""
        opening = (
            self._at(child)
            for child in self._nodes[at].lefts
            if child.dep_ in ("mark", "advmod", "prep") and child.lower_ in marks
        )
        return next(opening, None)

    def _joined(self, node: "Node") -> Heads:
        """Return the tokens of a noun and of those joined to it, in order."""
        joined = [node, *(other for other in node.conjuncts if other.pos_ in _NOUNS)]
        return tuple(sorted({self._at(noun) for noun in joined}))

    def _tokens(self, nodes: "Iterable[Node]") -> frozenset[int]:
        return frozenset(self._at(node) for node in nodes)


def _within(node: "Node") -> "Iterator[Node]":
    """Yield a node and what is below it, other clauses left out."""
    yield node
    for child in node.children:
        joined = child.dep_ == "conj" and child.pos_ in _VERBS and node.pos_ in _VERBS
        if child.dep_ not in _CLAUSES and not joined:
            yield from _within(child)


def _is_infinitive(node: "Node") -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)


def _verb_above(node: "Node") -> "Node":
    """Return the verb above a verb, through a noun or preposition between them."""
    return next((above for above in node.ancestors if above.pos_ in _VERBS), node.head)


def _follows(node: "Node") -> bool:
    """Return whether a verb is as true as its head: "voted to ratify", not "hopes to join"."""
    low = node.head.lower_
    if node.dep_ == "pcomp":
        return low in _AFTERWARDS
    if _is_infinitive(node) and (node.dep_ in ("relcl", "acl") or low in _BEING):
        # "was the last chamber to ratify", "became the 27th ally to ratify", but no "plan to join"
        first = node.left_edge.i
        near = node.doc[max(0, first - 5) : first]
        return any(word.lower_ in _RANKS or word.text[0].isdigit() for word in near)
    if node.dep_ == "xcomp" or (node.dep_ == "advcl" and _is_infinitive(node)):
        return low in _DOING
    return node.dep_ != "ccomp" or low not in _HOPING


def _leans(node: "Node") -> bool:
    """Return whether denial and doubt of the verb above hold for this verb too."""
    if node.dep_ in ("xcomp", "pcomp") or _is_infinitive(node):
        return True
    # "will apply and be admitted", but not "never needed it and joined".
    return node.dep_ in ("conj", "advcl") and node.tag_ in ("VB", "VBN", "VBG")


def _subject_of(node: "Node") -> "Node | None":
    """Return the subject of a verb, its own or that of the verb which lends it one."""
    for _ in range(_FAR):
        own = [child for child in node.children if child.dep_ in _SUBJECTS]
        if own:
            return _antecedent(node, own[0])
        above = node.head
        if node.dep_ == "xcomp" or (node.dep_ == "advcl" and above.lower_ in _DOING):
            given = next((child for child in above.children if child.dep_ == "dobj"), None)
            if given is not None:
                return given
        elif node.dep_ in ("relcl", "acl"):
            # "The last state to ratify was Spain"
            named = [child for child in above.head.children if child.dep_ == "attr"]
            if not _is_infinitive(node):
                return above
            if named and above.dep_ == "nsubj":
                return named[0]
        elif node.dep_ not in ("conj", "advcl", "acomp", "oprd", "pcomp"):
            return None
        node = _verb_above(node)
    return None


def _antecedent(node: "Node", own: "Node") -> "Node":
    """Return what "which" and "who" stand for, or `own` where it is neither."""
    return node.head if own.lower_ in _RELATIVES and node.dep_ == "relcl" else own
