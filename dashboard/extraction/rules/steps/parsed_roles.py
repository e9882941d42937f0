"""Roles read from a parse: the subject and object of a verb, the owner of a noun."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.steps.parse_tree import (
    BEING,
    FAR,
    SUBJECTS,
    antecedent,
    follows,
    is_infinitive,
    leans,
    subject_of,
    verb_above,
    whose_of,
    within,
)
from dashboard.extraction.rules.steps.roles import Heads
from dashboard.extraction.rules.steps.windows import WindowRoles

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_MODALS = frozenset("will would could may might can should must shall 'll 'd ca wo cannot".split())
_NEGATIONS = frozenset("not n't n’t never no neither nor none hardly".split())
_NEARLY = frozenset({"almost", "nearly"})
_SUPPOSING = frozenset("if unless whether lest".split())
_AHEAD = frozenset("until till before once".split())
_BESIDES = frozenset("with before".split())


class ParsedRoles:
    """Roles read from the parse of a sentence."""

    def __init__(self, sentence: Clauses, doc: "Doc", base: int) -> None:
        """Take the sentence, its paragraph's parse and where in the text that begins."""
        tokens = sentence.tokens
        self._windows = WindowRoles(sentence)
        self._dates = sentence.dates
        self._dated = {at for date in sentence.dates for at in range(date.first, date.last)}
        starts = {token.start - base: at for at, token in enumerate(tokens)}
        self._nodes: dict[int, Node] = {}
        self._at: dict[int, int] = {}
        first, last = tokens[0].start - base, tokens[-1].end - base
        at = 0
        for node in doc:
            if not first <= node.idx < last or node.is_space:
                continue
            at = starts.get(node.idx, at)
            self._at[node.i] = at
            held = self._nodes.get(at)
            # "Sweden's" is two nodes: the one that hangs outside of the token stands for it.
            if held is None or held.head.i == node.i:
                self._nodes[at] = node

    def is_verb(self, at: int) -> bool:
        """Whether the tagger takes it for one, and not for an adjective before a noun."""
        node = self._nodes.get(at)
        if node is None or node.dep_ == "amod":
            return False
        # "hopes" and "aims" may pass for nouns, but a sentence hangs on a verb.
        return node.pos_ in ("VERB", "AUX") or (node.dep_ == "ROOT" and node.tag_ == "NNS")

    def is_past(self, at: int) -> bool:
        """Whether its form and its auxiliaries are those of the past."""
        node = self._nodes[at]
        if node.tag_ == "VBD" or node.dep_ == "pcomp":
            return True
        if node.tag_ == "VBN":
            helpers = {child.lower_ for child in node.children if child.dep_ in ("aux", "auxpass")}
            present = helpers & {"is", "are", "'s", "be", "being"}
            return not present or bool(helpers & {"has", "have", "had", "been"})
        if node.tag_ == "VBG":
            return not any(child.dep_ == "aux" for child in node.children)
        if any(child.lower_ == "did" for child in node.children):
            return True
        above = self.governor(at)
        return node.tag_ == "VB" and above is not None and self.is_past(above)

    def is_passive(self, at: int) -> bool:
        """Whether it has a passive auxiliary or subject, shares one, or is a bare participle."""
        node = self._nodes[at]
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in node.children):
            return True
        if any(child.dep_ in ("aux", "dobj") for child in node.children):
            return False
        if node.dep_ == "conj" and node.tag_ == "VBN" and node.head.tag_ == "VBN":
            above = self._at.get(node.head.i)
            return above is not None and self.is_passive(above)
        return node.dep_ in ("acl", "advcl", "acomp", "oprd") and node.tag_ == "VBN"

    def is_denied(self, at: int) -> bool:
        """Whether it or its subject has a negation as a child."""
        node = self._nodes[at]
        words = {child.lower_ for child in node.children if child.i <= node.i + 2}
        subject = next((child for child in node.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            words |= {child.lower_ for child in subject.children if child.i < subject.i}
            words.add(subject.lower_)
        return bool(words & _NEGATIONS)

    def is_real(self, at: int) -> bool:
        """Whether no modal, negation or "if" stands at it or above it."""
        node = self._nodes[at]
        for _ in range(FAR):
            words = {child.lower_ for child in node.children if child.dep_ in ("aux", "neg")}
            nearly = {child.lower_ for child in node.children if child.dep_ == "advmod"} & _NEARLY
            if words & (_MODALS | _NEGATIONS) or nearly:
                return False
            marks = {
                child.lower_
                for child in node.children
                if child.dep_ in ("mark", "advmod") and child.i < node.i
            }
            if marks & _SUPPOSING or (marks & _AHEAD and not self._is_dated(node)):
                return False
            if node.head.i == node.i:
                return True
            if not follows(node) and not self._is_accompanying(node):
                return False
            if not leans(node):
                return True
            node = verb_above(node)
        return True

    def _is_dated(self, node: "Node") -> bool:
        """Whether it is told when: "before Finland joined in 2023" tells that it did."""
        return node.tag_ == "VBD" and self._dates_within(node)

    def _dates_within(self, node: "Node") -> bool:
        clause = self._tokens(within(node))
        return any(date.first in clause for date in self._dates)

    def _is_accompanying(self, node: "Node") -> bool:
        """Whether it is told when: "with Finland joining last April", "before joining in 2024"."""
        having = any(child.lower_ == "having" for child in node.children)
        told = node.dep_ == "pcomp" and node.head.lower_ in _BESIDES
        return told and (node.tag_ == "VBG" or having) and self._dates_within(node)

    def subject(self, at: int) -> Heads:
        """The subject in the parse, with those joined to it."""
        found = subject_of(self._nodes[at])
        return self._joined(found) if found is not None else ()

    def objects(self, at: int) -> Heads:
        """The direct object or predicate noun; "which" stands for the noun before it."""
        node = self._nodes[at]
        found = [
            child for child in node.children if child.dep_ in ("dobj", "attr", "oprd", "acomp")
        ]
        return tuple(
            index
            for child in found
            for index in self._joined(antecedent(node, child) if child.i < node.i else child)
        )

    def agent(self, at: int) -> Heads:
        """What follows "by"."""
        return self._after(
            child
            for child in self._nodes[at].children
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        )

    def below(self, at: int, words: frozenset[str]) -> Heads:
        """The objects of prepositions that hang on it."""
        node = self._nodes.get(at)
        if node is None:
            return ()
        near = [child for child in node.children if child.lower_ in words]
        # "together with", "along with" hang one on the other.
        near += [low for child in node.children if child.dep_ in ("advmod", "prep", "prt")
                 for low in child.children if low.lower_ in words]  # fmt: skip
        return self._after(near)

    def owners(self, at: int) -> Heads:
        """Possessives, demonyms and names before it, and what follows "of", "by" and "from"."""
        node = self._nodes.get(at)
        if node is None:
            return ()
        found: list[int] = []
        for child in node.children:
            if child.dep_ == "poss" or (
                child.i < node.i and child.dep_ in ("amod", "compound", "nmod", "det")
            ):
                whose = child.lower_ == "whose"
                found.extend(self._joined(whose_of(node) if whose else child))
        return (*found, *self.below(at, frozenset({"of", "by", "from", "for", "on"})))

    def beside(self, at: int) -> Heads:
        """What the words beside it say, whatever the parse makes of them."""
        found = self._windows.owners(at)
        between = range(min(found, default=at), at)
        if not any(self.is_verb(index) for index in between):
            return found
        return self._windows.below(at, frozenset({"of", "for", "on"}))

    def asides(self, at: int) -> Heads:
        """Its appositions, or the noun whose apposition it is."""
        node = self._nodes.get(at)
        if node is None:
            return ()
        near = [child for child in node.children if child.dep_ == "appos"]
        if node.dep_ == "appos":
            near.append(node.head)
        if node.dep_ == "attr" and self.is_real(self._at.get(node.head.i, at)):
            # "Austria and Ireland are the only countries that …"
            near += [child for child in node.head.children if child.dep_ in SUBJECTS]
        if node.dep_ == "pobj" and node.head.lower_ in ("among", "of"):
            # "Austria and Ireland are among the states that …", "is one of the states that …"
            verb = node.head.head if node.head.head.dep_ != "attr" else node.head.head.head
            if verb.lower_ in BEING and self.is_real(self._at.get(verb.i, at)):
                near += [child for child in verb.children if child.dep_ in SUBJECTS]
        return tuple(index for one in near for index in self._joined(one))

    def phrase(self, at: int) -> frozenset[int]:
        """Its subtree."""
        node = self._nodes.get(at)
        return self._tokens(within(node)) if node is not None else frozenset()

    def clause(self, at: int) -> frozenset[int]:
        """Its subtree; that of an infinitive with the verb which lends it a subject."""
        node = self._nodes[at]
        found = self._tokens(within(node))
        above = node.head
        lent = node.dep_ == "xcomp" or (node.dep_ == "advcl" and is_infinitive(node))
        lent = lent or (node.dep_ in ("relcl", "acl") and is_infinitive(node))
        if lent and above.i != node.i:
            higher = verb_above(node)
            above = higher if higher.pos_ in ("VERB", "AUX") else above
            found |= self._tokens(within(above))
        return found

    def governor(self, at: int) -> int | None:
        """The next verb above it in the parse."""
        node = self._nodes[at]
        if node.head.i == node.i:
            return None
        above = verb_above(node)
        return self._at.get(above.i) if above.pos_ in ("VERB", "AUX") else None

    def is_joined(self, at: int) -> bool:
        """Whether it is a conjunct."""
        return self._nodes[at].dep_ == "conj"

    def above(self, at: int) -> int | None:
        """Its head in the parse."""
        node = self._nodes.get(at)
        return self._at.get(node.head.i) if node is not None and node.head.i != node.i else None

    def moment(self, at: int) -> int | None:
        """The noun whose relative clause begins with "when"."""
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
        found = [node, *(one for one in node.conjuncts if one.pos_ in _NOUNS)]
        return tuple(sorted({self._at[one.i] for one in found if one.i in self._at}))

    def _after(self, prepositions: "Iterator[Node] | list[Node]") -> Heads:
        return tuple(
            index
            for one in prepositions
            for child in one.children
            if child.dep_ in ("pobj", "dobj") and self._at.get(child.i) not in self._dated
            for index in self._joined(child)
        )

    def _tokens(self, nodes: "Iterator[Node]") -> frozenset[int]:
        return frozenset(self._at[node.i] for node in nodes if node.i in self._at)
