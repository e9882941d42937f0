"""Relations in a parse tree: the verb above a verb, its subject, and whether its truth is inherited."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.extraction.lexicon_data import words

if TYPE_CHECKING:
    from spacy.tokens import Token as Node

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBS = frozenset({"VERB", "AUX"})
BEING = words("step-being")
FAR = 8
"""Steps up a parse that are followed at most."""
_RELATIVES = words("step-relative-pronoun")
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "pcomp", "csubj", "parataxis"})
# "voted to ratify", "managed to join", "prompted Sweden to apply": what was meant was done as well.
_DOING = words("step-implicative-verb")
_HOPING = words("step-non-factive-verb")
_FOR_ITSELF = words("step-subject-control-verb")
_AFTERWARDS = words("step-afterwards")
_RANKS = words("step-rank")


def within(node: "Node") -> "Iterator[Node]":
    """Yield a node and what is below it, other clauses left out."""
    yield node
    for child in node.children:
        joined = child.dep_ == "conj" and child.pos_ in VERBS
        aim = child.dep_ in ("acl", "advcl") and is_infinitive(child)
        inner = child.dep_ in _CLAUSES and not (aim and child.i > node.i)
        if not inner and not (joined and node.pos_ in VERBS):
            yield from within(child)


def is_infinitive(node: "Node") -> bool:
    """Return whether "to" stands before it."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)


def verb_above(node: "Node") -> "Node":
    """Return the verb above a verb, through a noun or preposition between them."""
    above = node.head
    for _ in range(3):
        if above.pos_ in VERBS or above.head.i == above.i:
            break
        above = above.head
    return above


def follows(node: "Node") -> bool:
    """Return whether a verb is as true as its head: "voted to ratify", not "hopes to join"."""
    above, low = node.head, node.head.lower_
    if node.dep_ in ("xcomp", "advcl") and is_infinitive(node) and low in BEING:
        # "had been among the first to ratify", "became the 27th ally to ratify"
        first = node.left_edge.i
        return any(_is_ranked(word) for word in node.doc[max(0, first - 5) : first])
    if node.dep_ == "xcomp" or (node.dep_ == "advcl" and is_infinitive(node)):
        return low in _DOING
    if node.dep_ in ("relcl", "acl") and is_infinitive(node):
        return _follows_noun(node, above)
    if node.dep_ == "pcomp":
        return low in _AFTERWARDS
    return node.dep_ != "ccomp" or low not in _HOPING or node.i < above.i


def _follows_noun(node: "Node", noun: "Node") -> bool:
    """Return whether an infinitive below a noun was done.

    "was the last chamber to ratify", but no "plan to join" and no "only one yet to ratify".
    """
    if any(child.lower_ in ("yet", "still") for child in node.children):
        return False
    among = noun.dep_ == "pobj" and noun.head.lower_ == "among"
    # "The last state to ratify it was Spain."
    named = noun.dep_ == "nsubj" and noun.head.lower_ in BEING
    return (among or named or noun.dep_ == "attr") and _is_ranked(noun)


def _is_ranked(noun: "Node") -> bool:
    """Return whether a noun is the first, the last, the 27th."""
    return any(word.lower_ in _RANKS or word.text[0].isdigit() for word in (noun, *noun.children))


def leans(node: "Node") -> bool:
    """Return whether denial and doubt of the verb above hold for this verb too."""
    if node.dep_ in ("xcomp", "pcomp"):
        return True
    if node.dep_ in ("relcl", "acl"):
        return is_infinitive(node)
    # "will apply and be admitted", but not "never needed it and joined".
    bare = not any(child.dep_ in (*SUBJECTS, "auxpass") for child in node.children)
    sharing = node.dep_ == "conj" or (node.dep_ == "advcl" and bare)
    return sharing and node.tag_ in ("VB", "VBN", "VBG")


def subject_of(node: "Node") -> "Node | None":
    """Return the subject of a verb, its own or that of the verb which lends it one."""
    for _ in range(FAR):
        helpers = [child for child in node.children if child.dep_ == "auxpass"]
        own = [low for verb in (node, *helpers) for low in verb.children if low.dep_ in SUBJECTS]
        if own:
            return antecedent(node, own[0])
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
        if above.pos_ not in VERBS:
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
