"""Roles read from a parse: the subject and object of a verb, the owner of a noun."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.language.counts.counted import Clauses
from dashboard.language.steps.roles import Heads
from dashboard.language.steps.windows import WindowRoles

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "pcomp", "csubj", "parataxis"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_MODALS = frozenset("will would could may might can should must shall 'll 'd ca wo cannot".split())
_NEGATIONS = frozenset("not n't n’t never no neither nor none hardly".split())
_NEARLY = frozenset({"almost", "nearly"})
_SUPPOSING = frozenset("if unless whether lest".split())
_AHEAD = frozenset("until till before once".split())
# "voted to ratify", "managed to join", "prompted Sweden to apply": what was meant was done as well.
_DOING = frozenset(
    """voted vote votes managed helped prompted pushed led moved drove forced persuaded convinced
    went began begun started chose opted decided spurred pulled nudged scrambled rushed
    came got left kept keep keeps allowed jumped drove driven spurring driving""".split()
)
_HOPING = frozenset(
    """hope hopes hoped expect expects expected want wants wanted wish wishes urge urged demand
    demands demanded predict predicts predicted doubt doubts doubted deny denies denied imagine
    suppose supposing ensure pretend dream dreams dreamt""".split()
)
_FOR_ITSELF = frozenset("promised asked voted".split())
_BEING = frozenset("was were been is are became become".split())
_AFTERWARDS = frozenset("after since on upon by".split())
_BESIDES = frozenset("with before".split())
_BLAMED = frozenset(
    """accused accuses accusing blamed blames criticised criticized thanked thanks congratulated
    condemned praised applauded faulted""".split()
)
_RANKS = frozenset("first last latest newest second third final only next".split())
_FAR = 8
"""Steps up a parse that are followed at most."""


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
        subject = next((child for child in node.children if child.dep_ in _SUBJECTS), None)
        if subject is not None:
            words |= {child.lower_ for child in subject.children if child.i < subject.i}
            words.add(subject.lower_)
        return bool(words & _NEGATIONS)

    def is_real(self, at: int) -> bool:
        """Whether no modal, negation or "if" stands at it or above it."""
        node = self._nodes[at]
        for _ in range(_FAR):
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
            if not _follows(node) and not self._is_accompanying(node):
                return False
            if not _leans(node):
                return True
            node = _above(node)
        return True

    def _is_dated(self, node: "Node") -> bool:
        """Whether it is told when: "before Finland joined in 2023" tells that it did."""
        return node.tag_ == "VBD" and self._dates_within(node)

    def _dates_within(self, node: "Node") -> bool:
        clause = self._tokens(_within(node))
        return any(date.first in clause for date in self._dates)

    def _is_accompanying(self, node: "Node") -> bool:
        """Whether it is told when: "with Finland joining last April", "before joining in 2024"."""
        having = any(child.lower_ == "having" for child in node.children)
        told = node.dep_ == "pcomp" and node.head.lower_ in _BESIDES
        return told and (node.tag_ == "VBG" or having) and self._dates_within(node)

    def subject(self, at: int) -> Heads:
        """The subject in the parse, with those joined to it."""
        found = _subject(self._nodes[at])
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
            for index in self._joined(_antecedent(node, child) if child.i < node.i else child)
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
                found.extend(self._joined(_whose(node) if whose else child))
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
            near += [child for child in node.head.children if child.dep_ in _SUBJECTS]
        if node.dep_ == "pobj" and node.head.lower_ in ("among", "of"):
            # "Austria and Ireland are among the states that …", "is one of the states that …"
            verb = node.head.head if node.head.head.dep_ != "attr" else node.head.head.head
            if verb.lower_ in _BEING and self.is_real(self._at.get(verb.i, at)):
                near += [child for child in verb.children if child.dep_ in _SUBJECTS]
        return tuple(index for one in near for index in self._joined(one))

    def phrase(self, at: int) -> frozenset[int]:
        """Its subtree."""
        node = self._nodes.get(at)
        return self._tokens(_within(node)) if node is not None else frozenset()

    def clause(self, at: int) -> frozenset[int]:
        """Its subtree; that of an infinitive with the verb which lends it a subject."""
        node = self._nodes[at]
        found = self._tokens(_within(node))
        above = node.head
        lent = node.dep_ == "xcomp" or (node.dep_ == "advcl" and _is_infinitive(node))
        lent = lent or (node.dep_ in ("relcl", "acl") and _is_infinitive(node))
        if lent and above.i != node.i:
            higher = _above(node)
            above = higher if higher.pos_ in ("VERB", "AUX") else above
            found |= self._tokens(_within(above))
        return found

    def governor(self, at: int) -> int | None:
        """The next verb above it in the parse."""
        node = self._nodes[at]
        if node.head.i == node.i:
            return None
        above = _above(node)
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


def _within(node: "Node") -> "Iterator[Node]":
    """Yield a node and what is below it, other clauses left out."""
    yield node
    for child in node.children:
        joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        aim = child.dep_ in ("acl", "advcl") and _is_infinitive(child)
        inner = child.dep_ in _CLAUSES and not (aim and child.i > node.i)
        if not inner and not (joined and node.pos_ in ("VERB", "AUX")):
            yield from _within(child)


def _is_infinitive(node: "Node") -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)


def _above(node: "Node") -> "Node":
    """Return the verb above a verb, through a noun or preposition between them."""
    above = node.head
    for _ in range(3):
        if above.pos_ in ("VERB", "AUX") or above.head.i == above.i:
            break
        above = above.head
    return above


def _follows(node: "Node") -> bool:
    """Whether a verb is as true as what it hangs on: "voted to ratify", not "hopes to join"."""
    above, low = node.head, node.head.lower_
    if node.dep_ in ("xcomp", "advcl") and _is_infinitive(node) and low in _BEING:
        # "had been among the first to ratify", "became the 27th ally to ratify"
        before = [node.doc[i] for i in range(max(0, node.left_edge.i - 5), node.left_edge.i)]
        return any(_is_ranked(word) for word in before)
    if node.dep_ == "xcomp":
        return low in _DOING
    if node.dep_ in ("relcl", "acl") and _is_infinitive(node):
        # "was the last chamber to ratify", but no "plan to join" and no "only one yet to ratify".
        late = any(child.lower_ in ("yet", "still") for child in node.children)
        among = above.dep_ == "pobj" and above.head.lower_ == "among"
        if above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head.dep_ == "attr":
            # "became the last of the five to join"
            above = above.head.head
        # "The last state to ratify it was Spain."
        named = above.dep_ == "nsubj" and above.head.lower_ in _BEING
        return (among or named or above.dep_ == "attr") and not late and _is_ranked(above)
    if node.dep_ == "pcomp":
        if above.head.pos_ in ("VERB", "AUX") and above.head.lower_ in _BLAMED:
            return True
        return low in _AFTERWARDS
    if node.dep_ == "advcl" and _is_infinitive(node):
        return low in _DOING
    if node.dep_ == "ccomp":
        return low not in _HOPING or node.i < above.i
    return True


def _is_ranked(noun: "Node") -> bool:
    """Whether a noun is the first, the last, the 27th."""
    words = [noun, *noun.children]
    return any(one.lower_ in _RANKS or one.text[0].isdigit() for one in words)


def _leans(node: "Node") -> bool:
    """Whether what the verb above says of denial and doubt holds for this one too."""
    if node.dep_ in ("xcomp", "pcomp"):
        return True
    if node.dep_ in ("relcl", "acl"):
        return _is_infinitive(node)
    # "will apply and be admitted", but not "never needed it and joined".
    bare = not any(child.dep_ in (*_SUBJECTS, "auxpass") for child in node.children)
    bare = bare or node.dep_ == "conj"
    return node.dep_ in ("conj", "advcl") and bare and node.tag_ in ("VB", "VBN", "VBG")


def _subject(node: "Node") -> "Node | None":
    for _ in range(_FAR):
        helpers = [child for child in node.children if child.dep_ == "auxpass"]
        own = next(
            (low for one in (node, *helpers) for low in one.children if low.dep_ in _SUBJECTS), None
        )
        if own is not None:
            return _antecedent(node, own)
        above = node.head
        if above.i == node.i:
            return None
        if node.dep_ == "xcomp" or (node.dep_ == "advcl" and above.lower_ in _DOING):
            given = next((child for child in above.children if child.dep_ == "dobj"), None)
            if given is not None and given.pos_ != "NUM" and above.lower_ not in _FOR_ITSELF:
                return given
        elif node.dep_ in ("relcl", "acl"):
            if not _is_infinitive(node):
                return above
            if above.dep_ == "pobj":
                above = above.head
            if above.dep_ == "nsubj":
                return next((low for low in above.head.children if low.dep_ == "attr"), None)
            if above.dep_ not in ("attr", "acomp", "prep"):
                return None
            above = above.head if above.head.dep_ != "attr" else above.head.head
        elif node.dep_ == "pcomp":
            above = above.head
        elif node.dep_ not in ("conj", "advcl", "acomp", "oprd"):
            return None
        if above.pos_ not in ("VERB", "AUX"):
            return None
        node = above
    return None


def _antecedent(node: "Node", own: "Node") -> "Node":
    """Return what "which" and "who" stand for, or `own` where it is neither."""
    while node.dep_ == "conj" and own.lower_ in _RELATIVES:
        node = node.head
    return node.head if own.lower_ in _RELATIVES and node.dep_ == "relcl" else own


def _whose(noun: "Node") -> "Node":
    """Return what "whose" before a noun stands for: "Finland, whose accession they approved"."""
    node = noun
    for _ in range(_FAR):
        if node.dep_ == "relcl" or node.head.i == node.i:
            break
        node = node.head
    return node.head if node.dep_ == "relcl" else noun
