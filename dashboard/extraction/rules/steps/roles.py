"""Clause roles over a parse: who does what in a sentence, whether it is true, and whose a noun is."""

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.steps import parse_tree as tree
from dashboard.extraction.rules.words.reading import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

Heads = tuple[int, ...]
"""The tokens that head noun phrases joined by "and": "Sweden" and "Finland"."""

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_MODALS = words("step-modal")
_NEGATIONS = words("step-negation")
_SUPPOSING = words("step-supposing")
_AHEAD = words("step-ahead")


class Roles:
    """Answer who does what in one sentence from its parse; tokens go by their index in it."""

    def __init__(self, sentence: Sentence, doc: "Doc", base: int) -> None:
        """Align the sentence with its paragraph's parse, which begins at offset `base` of the text."""
        self._sentence = sentence
        self._dated = {at for date in sentence.dates for at in range(date.first, date.last)}
        starts = {token.start - base: at for at, token in enumerate(sentence.tokens)}
        self._nodes: dict[int, Node] = {}
        self._at: dict[int, int] = {}
        first, last = sentence.tokens[0].start - base, sentence.tokens[-1].end - base
        at = 0
        for node in doc:
            if not first <= node.idx < last or node.is_space:
                continue
            at = starts.get(node.idx, at)
            self._at[node.i] = at
            held = self._nodes.get(at)
            # "Sweden's" is two nodes: the node that hangs outside of the token stands for it.
            if held is None or held.head.i == node.i:
                self._nodes[at] = node

    def is_verb(self, at: int) -> bool:
        """Whether token `at` is a verb here, and no adjective before a noun."""
        node = self._nodes.get(at)
        if node is None or node.dep_ == "amod":
            return False
        # "hopes" and "aims" may pass for nouns, but a sentence hangs on a verb.
        return node.pos_ in tree.VERBS or (node.dep_ == "ROOT" and node.tag_ == "NNS")

    def is_past(self, at: int) -> bool:
        """Whether the verb tells of what was done: "joined", "has applied", "was invited"."""
        node = self._nodes[at]
        helpers = {child.lower_ for child in node.children if child.dep_ in ("aux", "auxpass")}
        if node.tag_ == "VBD" or node.dep_ == "pcomp" or "did" in helpers:
            return True
        if node.tag_ == "VBN":
            present = helpers & {"is", "are", "'s", "be", "being"}
            return not present or bool(helpers & {"has", "have", "had", "been"})
        if node.tag_ == "VBG":
            return not any(child.dep_ == "aux" for child in node.children)
        above = self.governor(at)
        return node.tag_ == "VB" and above is not None and self.is_past(above)

    def is_passive(self, at: int) -> bool:
        """Whether the verb's subject is whom it is done to; a bare participle counts."""
        node = self._nodes[at]
        below = {child.dep_ for child in node.children}
        if below & {"auxpass", "nsubjpass"}:
            return True
        if below & {"aux", "dobj"}:
            return False
        if node.dep_ == "conj" and node.tag_ == "VBN" and node.head.tag_ == "VBN":
            above = self._at.get(node.head.i)
            return above is not None and self.is_passive(above)
        return node.dep_ in ("acl", "advcl", "acomp", "oprd") and node.tag_ == "VBN"

    def is_denied(self, at: int) -> bool:
        """Whether a word of negation belongs to the verb or to its subject."""
        node = self._nodes[at]
        near = {child.lower_ for child in node.children if child.i <= node.i + 2}
        for subject in [child for child in node.children if child.dep_ in tree.SUBJECTS][:1]:
            near |= {child.lower_ for child in subject.children if child.i < subject.i}
            near.add(subject.lower_)
        return bool(near & _NEGATIONS)

    def is_real(self, at: int) -> bool:
        """Whether it is told as true: no modal, negation or "if" stands at it or above it."""
        node = self._nodes[at]
        for _ in range(tree.FAR):
            helpers = {child.lower_ for child in node.children if child.dep_ in ("aux", "neg")}
            nearly = any(
                child.lower_ in ("almost", "nearly")
                for child in node.children
                if child.dep_ == "advmod"
            )
            marks = {
                child.lower_
                for child in node.children
                if child.dep_ in ("mark", "advmod") and child.i < node.i
            }
            if nearly or helpers & (_MODALS | _NEGATIONS) or marks & _SUPPOSING:
                return False
            # "before Finland joined in 2023" tells that it did.
            if marks & _AHEAD and not (node.tag_ == "VBD" and self._is_dated(node)):
                return False
            if node.head.i == node.i:
                return True
            if not tree.follows(node) and not self._accompanies(node):
                return False
            if not tree.leans(node):
                return True
            node = tree.verb_above(node)
        return True

    def _is_dated(self, node: "Node") -> bool:
        return bool(self._tokens(tree.within(node)) & self._dated)

    def _accompanies(self, node: "Node") -> bool:
        """Whether it is told when: "with Finland joining last April", "before joining in 2024"."""
        if node.dep_ != "pcomp" or node.head.lower_ not in ("with", "before"):
            return False
        having = any(child.lower_ == "having" for child in node.children)
        return (node.tag_ == "VBG" or having) and self._is_dated(node)

    def subject(self, at: int) -> Heads:
        """Return who or what the verb is said of, taken from the verb above where it has none."""
        subject = tree.subject_of(self._nodes[at])
        return self._joined(subject) if subject is not None else ()

    def objects(self, at: int) -> Heads:
        """Return the direct objects of the verb, or what it says that its subject is."""
        node = self._nodes[at]
        return tuple(
            index
            for child in node.children
            if child.dep_ in ("dobj", "attr", "oprd", "acomp")
            for index in self._joined(tree.antecedent(node, child) if child.i < node.i else child)
        )

    def agent(self, at: int) -> Heads:
        """Return who does it where the verb is passive: "blocked by Ankara"."""
        return self._after(child for child in self._nodes[at].children if child.lower_ == "by")

    def below(self, at: int, prepositions: Set[str]) -> Heads:
        """Return what follows one of the prepositions below token `at`."""
        node = self._nodes.get(at)
        if node is None:
            return ()
        near = [child for child in node.children if child.lower_ in prepositions]
        # "together with", "along with": the second preposition hangs on the first.
        near += [low for child in node.children if child.dep_ in ("advmod", "prep", "prt")
                 for low in child.children if low.lower_ in prepositions]  # fmt: skip
        return self._after(near)

    def owners(self, at: int) -> Heads:
        """Return whose the noun is: "Sweden's bid", "the Swedish bid", "the bid of Sweden"."""
        node = self._nodes.get(at)
        if node is None:
            return ()
        before = [
            tree.whose_of(node) if child.lower_ == "whose" else child
            for child in node.children
            if child.dep_ == "poss"
            or (child.i < node.i and child.dep_ in ("amod", "compound", "nmod", "det"))
        ]
        owners = [index for child in before for index in self._joined(child)]
        return (*owners, *self.below(at, {"of", "by", "from", "for", "on"}))

    def beside(self, at: int) -> Heads:
        """Return whose the noun is by the words next to it, whatever the parse makes of them."""
        for place in reversed(self._sentence.places):
            owning = place.possessive or place.kind == "demonym"
            if owning and 0 < at - place.first <= 5:
                inside = range(place.first, at)
                return () if any(self.is_verb(index) for index in inside) else (place.first,)
        near = range(max(0, at - 3), at)
        return tuple(i for i in near if self._sentence.lows[i] in ("its", "their", "both"))[-1:]

    def asides(self, at: int) -> Heads:
        """Return the nouns that stand beside the noun for the same: "its neighbour, Sweden"."""
        node = self._nodes.get(at)
        if node is None:
            return ()
        near = [child for child in node.children if child.dep_ == "appos"]
        verb = None
        if node.dep_ == "appos":
            near.append(node.head)
        elif node.dep_ == "attr":
            # "Austria and Ireland are the only countries that …"
            verb = node.head
        elif node.dep_ == "pobj" and node.head.lower_ in ("among", "of"):
            # "Austria and Ireland are among the states that …", "is one of the states that …"
            verb = node.head.head if node.head.head.dep_ != "attr" else node.head.head.head
        if (
            verb is not None
            and verb.lower_ in tree.BEING
            and self.is_real(self._at.get(verb.i, at))
        ):
            near += [child for child in verb.children if child.dep_ in tree.SUBJECTS]
        return tuple(index for noun in near for index in self._joined(noun))

    def phrase(self, at: int) -> frozenset[int]:
        """Return the noun with all that belongs to it, clauses left out."""
        node = self._nodes.get(at)
        return self._tokens(tree.within(node)) if node is not None else frozenset()

    def clause(self, at: int) -> frozenset[int]:
        """Return the tokens of the verb's clause, with those of the verb that lends it a subject."""
        node = self._nodes[at]
        clause = self._tokens(tree.within(node))
        aim = node.dep_ in ("advcl", "relcl", "acl") and tree.is_infinitive(node)
        if (node.dep_ == "xcomp" or aim) and node.head.i != node.i:
            higher = tree.verb_above(node)
            clause |= self._tokens(tree.within(higher if higher.pos_ in tree.VERBS else node.head))
        return clause

    def governor(self, at: int) -> int | None:
        """Return the verb that this one hangs on, or None."""
        node = self._nodes[at]
        above = tree.verb_above(node)
        return self._at.get(above.i) if above.i != node.i and above.pos_ in tree.VERBS else None

    def is_joined(self, at: int) -> bool:
        """Whether the verb is joined by "and" to the verb that it hangs on."""
        return self._nodes[at].dep_ == "conj"

    def above(self, at: int) -> int | None:
        """Return the word that the token hangs on, or None."""
        node = self._nodes.get(at)
        return self._at.get(node.head.i) if node is not None and node.head.i != node.i else None

    def moment(self, at: int) -> int | None:
        """Return the noun that the verb's "when" stands for: "in 2009, when Albania joined"."""
        node = self._nodes[at]
        timed = any(
            child.lower_ == "when" or any(low.lower_ == "which" for low in child.children)
            for child in node.children
            if child.dep_ in ("advmod", "prep") and child.i < node.i
        )
        if not timed or node.dep_ not in ("relcl", "advcl") or node.head.i > node.i:
            return None
        return self._at.get(node.head.i)

    def _joined(self, node: "Node") -> Heads:
        """Return the tokens of a noun and of those joined to it, in order."""
        joined = [node, *(other for other in node.conjuncts if other.pos_ in _NOUNS)]
        return tuple(sorted({self._at[noun.i] for noun in joined if noun.i in self._at}))

    def _after(self, prepositions: "Iterable[Node]") -> Heads:
        return tuple(
            index
            for preposition in prepositions
            for child in preposition.children
            if child.dep_ in ("pobj", "dobj") and self._at.get(child.i) not in self._dated
            for index in self._joined(child)
        )

    def _tokens(self, nodes: "Iterator[Node]") -> frozenset[int]:
        return frozenset(self._at[node.i] for node in nodes if node.i in self._at)
