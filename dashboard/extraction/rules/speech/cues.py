"""Finds where a sentence reports speech: the verb, who its subject is, and how the two are linked."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.scope import (
    CLOSING_QUOTES,
    DASHES,
    OPENING_QUOTES,
    SUBJECTS,
    Scope,
)
from dashboard.extraction.rules.speech.verbs import Verb, verbs
from dashboard.extraction.rules.words.phrases import (
    OBLIQUE,
    PRONOUNS,
    Phrase,
    phrase_ending,
    phrase_starting,
)

if TYPE_CHECKING:
    from spacy.tokens import Token as Node

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_HELPERS = frozenset({"aux", "auxpass", "advmod", "npadvmod"})
_LINKING = frozenset({",", "and", "but", "then", "or", "while", "by", "when"})
_RELAYED = frozenset({"quoted", "cited", "reported"})
_VERBS = ("VERB", "AUX")
_STRONG_MARKS = CLOSING_QUOTES | DASHES | {",", "?", "!"}
_ATTRIBUTING = (("according", "to"), ("in", "the", "words", "of"))


@dataclass(frozen=True)
class Cue:
    """A reporting verb with its subject.

    `link` is where the attribution begins (its subject, or the "and" of a verb that shares the
    subject of the one before). `inherits` says that `speaker` is that shared subject, `inverted`
    that the subject follows the verb. `node` is the verb in the parse.
    """

    verb: Verb
    first: int
    last: int
    speaker: Phrase
    link: int
    node: "Node"
    inherits: bool = False
    inverted: bool = False
    passive: bool = False
    is_parsed: bool = True
    """Whether the speaker comes from the parse, and not from the words beside the verb."""


def cues_in(scope: Scope) -> list[Cue]:
    """Return the cues of a sentence in order, those inside quotation marks left out."""
    cues: list[Cue] = []
    for node in scope.nodes:
        at = scope.at(node)
        if node.pos_ not in _VERBS or scope.paragraph.quote_at(at) or _is_unreal(node):
            continue
        for verb in verbs().get(scope.low(at), ()):
            last = at + 1 + len(verb.particles)
            if tuple(scope.low(after) for after in range(at + 1, last)) == verb.particles:
                cue = _cue(scope, node, verb, last, cues)
                cues += [cue] if cue else []
                break
    return cues


def _is_unreal(node: "Node") -> bool:
    """Return whether a verb is negated, supposed or of the future."""
    comma = max((left.i for left in node.lefts if left.text == ","), default=-1)
    return any(
        left.i > comma and (left.dep_ == "neg" or left.lower_ in words("unreal-word"))
        for left in node.lefts
    )


def _cue(scope: Scope, node: "Node", verb: Verb, last: int, cues: list[Cue]) -> Cue | None:
    """Return the cue of a verb: passive, before its subject, after it, or sharing an earlier one."""
    at = scope.at(node)
    helpers = [left for left in node.lefts if left.dep_ in _HELPERS]
    begin = min([at, *(scope.at(left) for left in helpers)])
    subject, is_own = subject_of(node)
    reduced = node.tag_ == "VBN" and not is_own
    if any(left.dep_ == "auxpass" for left in helpers) or (
        reduced and scope.low(last) in words("agent-link")
    ):
        return _passive(scope, node, verb, last, begin)
    if speaker := _behind(scope, node, verb, last):
        return Cue(verb, at, last, speaker, at, node, inverted=True, is_parsed=False)
    speaker = _phrase(scope, subject, begin) if subject is not None else None
    if speaker is not None:
        inverted = speaker.first >= last
        return Cue(
            verb, at, last, speaker, at if inverted else speaker.first, node, inverted=inverted
        )
    return None if is_own else _without_subject(scope, node, verb, last, begin, cues)


def subject_of(node: "Node") -> "tuple[Node | None, bool]":
    """Return the subject of a verb, and whether it has one of its own: "who" stands for a noun."""
    above = node.head.head
    if above.lower_ in _RELAYED:
        # "was quoted by a newspaper as saying that …"
        own = [child for child in above.children if child.dep_ == "nsubjpass"]
    else:
        own = [child for child in node.children if child.dep_ in SUBJECTS]
    if not own:
        return None, False
    return (node.head if own[-1].lower_ in _RELATIVES else own[-1]), True


def _phrase(scope: Scope, subject: "Node", before: int) -> Phrase | None:
    """Return the words that name a speaker around `subject`, which may go on up to its verb."""
    at, left = scope.at(subject), max(scope.first, scope.at(subject.left_edge))
    if scope.low(at) in PRONOUNS:
        return Phrase("pronoun", at, at + 1)
    marks = (scope.find(frozenset({mark}), at + 1, before) for mark in (",", "who", "which", "("))
    ends = [before, *sorted(mark for mark in marks if mark is not None)]
    choices = [phrase_ending(scope.tokens, scope.first, end) for end in ends if end > at]
    choices += [phrase_starting(scope.tokens, left, scope.last)]
    choices += [phrase_ending(scope.tokens, scope.first, at + 1)]
    fits = (choice for choice in choices if choice and choice.first <= at < choice.last)
    phrase = next(
        (choice for choice in fits if choice.last <= before or choice.first > before), None
    )
    appositions = [child for child in subject.children if child.dep_ == "appos"]
    if phrase is None and appositions:
        # "The EU's executive chief, Maria von der Sample, said"
        return _phrase(scope, appositions[0], before)
    return phrase


def _behind(scope: Scope, node: "Node", verb: Verb, last: int) -> Phrase | None:
    """Return who is named right after a verb and a mark: "…, said Stoltenberg in Brussels"."""
    at = scope.at(node)
    marked = at > scope.first and scope.tokens[at - 1].text in _STRONG_MARKS
    if not marked or verb.manner not in ("say", "raise") or node.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    speaker = phrase_starting(scope.tokens, last, scope.last)
    if speaker is None or speaker.kind == "pronoun":
        return None
    after = [scope.tokens[index].text for index in range(speaker.last, scope.last)]
    if after and after[0] in OPENING_QUOTES:
        return None
    return None if after and scope.alignment.node(speaker.last).pos_ in _VERBS else speaker


def _without_subject(
    scope: Scope, node: "Node", verb: Verb, last: int, begin: int, cues: list[Cue]
) -> Cue | None:
    """Return the cue of a verb without a subject in the parse: "and accused", ", saying"."""
    at, link, participle = scope.at(node), begin, node.tag_ == "VBG"
    while link > scope.first and scope.low(link - 1) in _LINKING:
        link -= 1
    speaker: Phrase | None = None
    if not participle:
        end = begin
        if scope.low(begin - 1) == ",":
            # "Sample, one of two who voted no, says"
            end = next((i for i in range(begin - 2, scope.first, -1) if scope.low(i) == ","), begin)
        if end < begin or link == begin:
            speaker = phrase_ending(scope.tokens, scope.first, end)
    if speaker is not None:
        return Cue(verb, at, last, speaker, speaker.first, node, is_parsed=False)
    if link == begin or (node.tag_ == "VBN" and at == begin):
        return None
    lows = [scope.low(index) for index in range(scope.first, begin)]
    if participle and (",", "with") in pairwise(lows):
        # ", with the mayor, Bo Sample, telling": the participle has a subject of its own.
        return None
    if cues and any(left.lower_ == "had" for left in node.lefts):
        # "said the two had met and had agreed" goes on with what the verb before it reports.
        return None
    # A verb within what another reports does not share its subject.
    reporting = {cue.node for cue in cues}
    outer = [
        cue
        for cue in cues
        if cue.node.dep_ in ("conj", "advcl") or not reporting & {*cue.node.ancestors}
    ]
    speaker = outer[-1].speaker if outer else scope.subject()
    return Cue(verb, at, last, speaker, link, node, inherits=True) if speaker else None


def _passive(scope: Scope, node: "Node", verb: Verb, last: int, begin: int) -> Cue | None:
    """Return the cue of a verb whose speaker follows "by": "was accused of fraud by the court"."""
    if verb.manner not in ("judge", "urge") and verb.lemma not in ("deny", "dispute"):
        return None
    by = next((low for low in node.subtree if low.lower_ == "by" and low.i > node.i), None)
    speaker = phrase_starting(scope.tokens, scope.at(by) + 1, scope.last) if by else None
    if speaker is None or speaker.kind == "pronoun":
        return None
    return Cue(verb, scope.at(node), last, speaker, begin, node, passive=True)


def attributions_in(scope: Scope) -> Iterator[tuple[int, int, Phrase]]:
    """Yield the tokens of each "according to" outside quotation marks, and whom it names."""
    for at in range(scope.first, scope.last - 2):
        lows = tuple(token.low for token in scope.tokens[at : at + 4])
        length = next((len(key) for key in _ATTRIBUTING if lows[: len(key)] == key), 0)
        if not length or scope.paragraph.quote_at(at):
            continue
        named = at + length
        speaker = phrase_starting(scope.tokens, named, scope.last)
        if scope.low(named) in OBLIQUE:
            speaker = Phrase("pronoun", named, named + 1)
        if speaker is not None:
            yield at, named, speaker
