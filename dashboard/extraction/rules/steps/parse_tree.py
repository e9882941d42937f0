"""What the nodes of a parse tell of each other: what a verb hangs on, whose subject it has."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token as Node

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "pcomp", "csubj", "parataxis"})
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
BEING = frozenset("was were been is are became become".split())
_AFTERWARDS = frozenset("after since on upon by".split())
_BLAMED = frozenset(
    """accused accuses accusing blamed blames criticised criticized thanked thanks congratulated
    condemned praised applauded faulted""".split()
)
_RANKS = frozenset("first last latest newest second third final only next".split())
FAR = 8
"""Steps up a parse that are followed at most."""


def within(node: "Node") -> "Iterator[Node]":
    """Yield a node and what is below it, other clauses left out."""
    yield node
    for child in node.children:
        joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        aim = child.dep_ in ("acl", "advcl") and is_infinitive(child)
        inner = child.dep_ in _CLAUSES and not (aim and child.i > node.i)
        if not inner and not (joined and node.pos_ in ("VERB", "AUX")):
            yield from within(child)


def is_infinitive(node: "Node") -> bool:
    """Return whether "to" stands before it."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)


def verb_above(node: "Node") -> "Node":
    """Return the verb above a verb, through a noun or preposition between them."""
    above = node.head
    for _ in range(3):
        if above.pos_ in ("VERB", "AUX") or above.head.i == above.i:
            break
        above = above.head
    return above


def follows(node: "Node") -> bool:
    """Whether a verb is as true as what it hangs on: "voted to ratify", not "hopes to join"."""
    above, low = node.head, node.head.lower_
    if node.dep_ in ("xcomp", "advcl") and is_infinitive(node) and low in BEING:
        # "had been among the first to ratify", "became the 27th ally to ratify"
        before = [node.doc[i] for i in range(max(0, node.left_edge.i - 5), node.left_edge.i)]
        return any(_is_ranked(word) for word in before)
    if node.dep_ == "xcomp":
        return low in _DOING
    if node.dep_ in ("relcl", "acl") and is_infinitive(node):
        # "was the last chamber to ratify", but no "plan to join" and no "only one yet to ratify".
        late = any(child.lower_ in ("yet", "still") for child in node.children)
        among = above.dep_ == "pobj" and above.head.lower_ == "among"
        if above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head.dep_ == "attr":
            # "became the last of the five to join"
            above = above.head.head
        # "The last state to ratify it was Spain."
        named = above.dep_ == "nsubj" and above.head.lower_ in BEING
        return (among or named or above.dep_ == "attr") and not late and _is_ranked(above)
    if node.dep_ == "pcomp":
        if above.head.pos_ in ("VERB", "AUX") and above.head.lower_ in _BLAMED:
            return True
        return low in _AFTERWARDS
    if node.dep_ == "advcl" and is_infinitive(node):
        return low in _DOING
    if node.dep_ == "ccomp":
        return low not in _HOPING or node.i < above.i
    return True


def _is_ranked(noun: "Node") -> bool:
    """Whether a noun is the first, the last, the 27th."""
    words = [noun, *noun.children]
    return any(one.lower_ in _RANKS or one.text[0].isdigit() for one in words)


def leans(node: "Node") -> bool:
    """Whether what the verb above says of denial and doubt holds for this one too."""
    if node.dep_ in ("xcomp", "pcomp"):
        return True
    if node.dep_ in ("relcl", "acl"):
        return is_infinitive(node)
    # "will apply and be admitted", but not "never needed it and joined".
    bare = not any(child.dep_ in (*SUBJECTS, "auxpass") for child in node.children)
    bare = bare or node.dep_ == "conj"
    return node.dep_ in ("conj", "advcl") and bare and node.tag_ in ("VB", "VBN", "VBG")


def subject_of(node: "Node") -> "Node | None":
    """Return the subject of a verb, its own or that of the verb which lends it one."""
    for _ in range(FAR):
        helpers = [child for child in node.children if child.dep_ == "auxpass"]
        own = next(
            (low for one in (node, *helpers) for low in one.children if low.dep_ in SUBJECTS), None
        )
        if own is not None:
            return antecedent(node, own)
        above = node.head
        if above.i == node.i:
            return None
        if node.dep_ == "xcomp" or (node.dep_ == "advcl" and above.lower_ in _DOING):
            given = next((child for child in above.children if child.dep_ == "dobj"), None)
            if given is not None and given.pos_ != "NUM" and above.lower_ not in _FOR_ITSELF:
                return given
        elif node.dep_ in ("relcl", "acl"):
            if not is_infinitive(node):
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


def antecedent(node: "Node", own: "Node") -> "Node":
    """Return what "which" and "who" stand for, or `own` where it is neither."""
    while node.dep_ == "conj" and own.lower_ in _RELATIVES:
        node = node.head
    return node.head if own.lower_ in _RELATIVES and node.dep_ == "relcl" else own


def whose_of(noun: "Node") -> "Node":
    """Return what "whose" before a noun stands for: "Finland, whose accession they approved"."""
    node = noun
    for _ in range(FAR):
        if node.dep_ == "relcl" or node.head.i == node.i:
            break
        node = node.head
    return node.head if node.dep_ == "relcl" else noun
