"""Finds reported speech by grammar: the verb, its subject and its clause in a sentence's parse."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dashboard.extraction.rules.speech.clauses import Range
from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.speech.verbs import VERBS, Verb
from dashboard.extraction.rules.words.phrases import HEADS, PRONOUNS, Phrase, is_name

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_UNREAL = frozenset("would will could might may must can should shall to".split())
_RELATIVES = frozenset({"who", "which", "that"})
_OBJECTS = frozenset("dobj oprd xcomp ccomp prep pobj acl attr pcomp dative".split())
_BY_WAY = frozenset(
    "in on at during after before via ahead amid since by from through while".split()
)


_RELAYED = frozenset({"quoted", "cited", "reported"})


class Found(NamedTuple):
    """A reporting verb with its subject and what it reports, as token ranges of the paragraph."""

    verb: Verb
    cue: Range
    speaker: Phrase
    contents: tuple[Range, ...]


def spoken_in(scope: Scope, doc: "Doc") -> Iterator[Found]:
    """Yield what the grammar of one sentence says somebody reported, in order."""
    lines = _Aligned(scope, doc)
    for node, at in lines.nodes:
        token = scope.tokens[at]
        readings = VERBS.get(token.low)
        if not readings or node.pos_ not in ("VERB", "AUX") or scope.paragraph.quote_at(at):
            continue
        if any(child.dep_ == "neg" or child.lower_ in _UNREAL for child in node.children):
            continue
        if node.dep_ == "xcomp" and node.tag_ == "VB":
            continue
        verb = _reading(scope, at, readings)
        subject = _subject(node)
        if verb is None or subject is None:
            continue
        speaker = lines.phrase(subject)
        contents = _contents(lines, node, verb)
        if speaker is not None and contents:
            yield Found(verb, (at, at + 1 + len(verb.particles)), speaker, contents)


def nouns_in(scope: Scope, doc: "Doc") -> frozenset[int]:
    """Return the tokens of a sentence that its grammar takes for nouns: "NATO estimates show"."""
    nodes = _Aligned(scope, doc).nodes
    return frozenset(at for node, at in nodes if node.pos_ in ("NOUN", "PROPN"))


class _Aligned:
    """The nodes of a sentence's parse and the tokens that they stand at."""

    def __init__(self, scope: Scope, doc: "Doc") -> None:
        self.scope = scope
        self.base = scope.tokens[0].start
        self.starts = [token.start for token in scope.tokens]
        first, last = scope.tokens[scope.first].start, scope.tokens[scope.last - 1].end
        inside = (node for node in doc if first <= node.idx + self.base < last)
        self.nodes = [(node, self.token(node)) for node in inside if not node.is_space]

    def token(self, node: "Node") -> int:
        """Return the token that holds the first character of `node`."""
        return max(0, bisect_right(self.starts, node.idx + self.base) - 1)

    def span(self, nodes: list["Node"]) -> Range:
        """Return the range from the first of `nodes` to the last, marks at both ends left out."""
        at = [self.token(node) for node in nodes]
        first, last = max(min(at), self.scope.first), min(max(at) + 1, self.scope.last)
        tokens = self.scope.tokens
        while first < last and tokens[first].text in (",", ";", ":", "—", "–", "-"):
            first += 1
        while last > first and tokens[last - 1].text in (",", ";", ":", ".", "—", "–", "-"):
            last -= 1
        return first, last

    def phrase(self, subject: "Node") -> Phrase | None:
        """Return the words that name a speaker around `subject`: no clauses, no appositions."""
        at = self.token(subject)
        token = self.scope.tokens[at]
        if token.low in PRONOUNS:
            return Phrase("pronoun", at, at + 1)
        if not (is_name(token) or token.low in HEADS):
            return None
        nodes = [node for node in subject.subtree if not _is_aside(node, subject)]
        near = [subject]
        for node in sorted((n for n in nodes if n.i < subject.i), key=lambda n: -n.i):
            if node.i != near[-1].i - 1:
                break
            near.append(node)
        last = subject
        for node in sorted((n for n in nodes if n.i > subject.i), key=lambda n: n.i):
            if node.i != last.i + 1:
                break
            near.append(node)
            last = node
        first, end = self.span(near)
        if self.scope.tokens[first].low in ("whose", "which", "that"):
            return None
        kind = "role" if token.low in HEADS and not is_name(token) else "name"
        return Phrase(kind, first, end) if first < end else None  # type: ignore[arg-type]


def _is_aside(node: "Node", subject: "Node") -> bool:
    """Whether `node` belongs to a clause or an apposition below `subject`."""
    while node.i != subject.i:
        if node.dep_ == "punct" and node.text == "-":
            # "Kosiniak-Kamysz" is three nodes
            node = node.head
            continue
        if node.dep_ in ("relcl", "acl", "appos", "punct", "advcl", "cc", "conj", "npadvmod"):
            return True
        node = node.head
    return False


def _reading(scope: Scope, at: int, readings: tuple[Verb, ...]) -> Verb | None:
    for verb in readings:
        following = tuple(
            token.low
            for token in scope.tokens[at + 1 : min(at + 1 + len(verb.particles), scope.last)]
        )
        if following == verb.particles:
            return verb
    return None


def _subject(node: "Node") -> "Node | None":
    """The subject of a verb: its own, that of the verb it is joined to, or of the clause around."""
    if node.dep_ in ("advcl", "acl") and node.tag_ == "VBN":
        return None
    if node.dep_ == "pcomp" and node.head.lower_ == "as" and node.head.head.lower_ in _RELAYED:
        # "was quoted by a newspaper as saying that …"
        quoted = node.head.head
        return next((child for child in quoted.children if child.dep_ == "nsubjpass"), None)
    for _ in range(6):
        own = [child for child in node.children if child.dep_ in _SUBJECTS]
        if own:
            if any(child.dep_ in ("nsubjpass", "auxpass") for child in node.children):
                return None
            subject = own[0]
            if subject.lower_ in _RELATIVES:
                return node.head if node.dep_ in ("relcl", "acl") else None
            return subject
        if node.dep_ in ("conj", "advcl", "xcomp") or (node.dep_ == "acl" and node.tag_ == "VBG"):
            if node.dep_ == "advcl" and node.tag_ not in ("VBG", "VBN"):
                return None
            if node.head.i == node.i or node.head.pos_ not in ("VERB", "AUX"):
                return None
            node = node.head
            continue
        return None
    return None


def _contents(lines: _Aligned, node: "Node", verb: Verb) -> tuple[Range, ...]:
    clauses = [child for child in node.children if child.dep_ == "ccomp"]
    if verb.manner in ("judge", "urge"):
        span = _object(lines, node)
        words = {lines.scope.tokens[at].low for at in range(*span)} if span else set()
        if verb.needs and not verb.needs & words:
            return ()
        if span and verb.manner == "urge" and not verb.particles:
            # An analyst "who advises two governments" asks nothing of them.
            return (span,) if words & {"to", "for"} else ()
        return (span,) if span else ()
    if node.dep_ == "pcomp" and (quoted := _quoted_before(lines)):
        return (quoted,)
    if clauses:
        return tuple(_clause(lines, clause, node) for clause in clauses[:2])
    if node.dep_ in ("parataxis", "ccomp") and node.head.pos_ in ("VERB", "AUX"):
        own = {one.i for one in node.subtree}
        outer = [one for one in node.head.subtree if one.i not in own]
        before = [one for one in outer if one.i < min(own)]
        return (lines.span(before),) if len(before) > 1 else ()
    return ()


def _quoted_before(lines: _Aligned) -> Range | None:
    """The quotation at a sentence's start: '“…,” Sample was quoted as saying in an interview'."""
    quote = lines.scope.paragraph.quote_at(lines.scope.first)
    return quote if quote and quote[1] < lines.scope.last else None


def _clause(lines: _Aligned, clause: "Node", node: "Node") -> Range:
    # "hinted that it would rise but refused to say": after "would", a past tense is the outer's.
    modal = clause.tag_ == "VB" and any(child.tag_ == "MD" for child in clause.children)
    outer = [
        child
        for child in clause.rights
        if modal and child.dep_ == "conj" and child.tag_ == node.tag_ and child.tag_ != "VB"
    ]
    cut = min((child.left_edge.i for child in outer), default=clause.right_edge.i + 1)
    while cut - 1 > clause.i and clause.doc[cut - 1].dep_ in ("cc", "punct"):
        cut -= 1
    nodes = [one for one in clause.subtree if one.i < cut]
    side = [one for one in nodes if (one.i > node.i) == (clause.i > node.i)]
    first, last = lines.span(side)
    if lines.scope.tokens[first].low == "that" and clause.i > node.i:
        first += 1
    return first, last


def _object(lines: _Aligned, node: "Node") -> Range | None:
    """What a verb of judgment takes: its object with what is said of it."""
    taken: list[Node] = []
    for child in node.rights:
        if child.dep_ == "prep" and taken and child.lower_ in _BY_WAY:
            break
        if child.dep_ in _OBJECTS:
            taken.extend(child.subtree)
        elif taken or child.dep_ not in ("prt", "advmod", "npadvmod"):
            break
    return lines.span(taken) if taken else None
