"""Finds where a sentence reports speech: the verb, who its subject is, and how the two are linked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.scope import (
    CLOSING_QUOTES,
    COMMA,
    DASHES,
    OPENING_QUOTES,
    SUBJECTS,
    Scope,
)
from dashboard.extraction.rules.speech.verbs import Verb, verbs
from dashboard.extraction.rules.words.phrases import (
    HEADS,
    OBLIQUE,
    PRONOUNS,
    Phrase,
    is_name,
    phrase_ending,
    phrase_starting,
)

if TYPE_CHECKING:
    from spacy.tokens import Token as Node

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_HELPERS = frozenset({"aux", "auxpass", "advmod", "npadvmod"})
_ASIDES = frozenset({"relcl", "acl", "appos", "punct", "advcl", "cc", "conj", "npadvmod"})

_HAVE = frozenset({"has", "have", "had", "having"})
_LINKING = frozenset({",", "and", "but", "then", "or", "while", "by", "when"})
_RELAYED = frozenset({"quoted", "cited", "reported"})
_VERBS = ("VERB", "AUX")
_STRONG_MARKS = CLOSING_QUOTES | DASHES | {",", "?", "!"}
_ATTRIBUTING = (("according", "to"), ("in", "the", "words", "of"))
_FAR = 10


@dataclass(frozen=True)
class Cue:
    """A reporting verb with its subject.

    `link` is where the attribution begins (its subject, or the "and" of a verb that shares the
    subject of the one before). `inherits` says that `speaker` is that shared subject, `nested` that
    the verb stands in what the one before reports. `node` is the verb in the parse.
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
    nested: bool = False
    is_parsed: bool = True
    """Whether the speaker comes from the parse, and not from the words beside the verb."""


def cues_in(scope: Scope) -> list[Cue]:
    """Return the cues of a sentence in order, those inside quotation marks left out."""
    cues: list[Cue] = []
    for node in scope.nodes:
        at = scope.at(node)
        shouted = scope.tokens[at].is_capital and at > scope.first
        if node.pos_ not in _VERBS or shouted or scope.paragraph.quote_at(at):
            continue
        if _is_unreal(scope, node):
            continue
        for verb in verbs().get(scope.low(at), ()):
            last = at + 1 + len(verb.particles)
            if tuple(scope.low(after) for after in range(at + 1, last)) == verb.particles:
                cue = _cue(scope, node, verb, last, cues)
                cues += [cue] if cue else []
                break
    return cues


def _is_unreal(scope: Scope, node: "Node") -> bool:
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
    begin = _before_date(scope, min([at, *(scope.at(left) for left in helpers)]))
    perfect = any(left.lower_ in _HAVE for left in helpers)
    subject, is_own = subject_of(node)
    bare = node.tag_ == "VBN" and not perfect
    reduced = bare and node.dep_ in ("acl", "relcl", "advcl") and not is_own
    if any(left.dep_ == "auxpass" for left in helpers) or (
        reduced and scope.low(last) in words("agent-link")
    ):
        return _passive(scope, node, verb, last, begin)
    if at == scope.first and node.tag_ != "VBG" and not _follows_quote(scope, at):
        # "Asked about it, Sample said"
        return None
    verb_follows = node.head.head.i > node.i if node.dep_ == "acl" else node.head.i > node.i
    if bare and node.dep_ in ("acl", "advcl") and not is_own and verb_follows:
        # "Sample, asked whether he trusted it, replied"
        return None
    if speaker := _behind(scope, node, verb, last):
        return Cue(verb, at, last, speaker, at, node, inverted=True, is_parsed=False)
    speaker = _phrase(scope, subject, begin) if subject is not None else None
    if speaker is not None:
        inverted = speaker.first >= last
        if inverted and not _may_precede(scope, verb, at):
            return None
        outer = {cue.node.i for cue in cues} & {above.i for above in node.ancestors}
        nested = bool(outer) and node.dep_ not in ("conj", "advcl")
        link = at if inverted else speaker.first
        return Cue(verb, at, last, speaker, link, node, inverted=inverted, nested=nested)
    clause = any(right.dep_ in ("ccomp", "xcomp") for right in node.rights)
    if is_own or node.tag_ in ("VB", "VBP") or (bare and not clause and node.dep_ == "acl"):
        return None
    had = any(left.lower_ == "had" for left in helpers)
    if had and cues and not any(left.lower_ == "had" for left in cues[-1].node.lefts):
        # "said the two had met and had agreed" goes on with what the verb before it reports.
        return None
    return _shared(scope, Cue(verb, at, last, Phrase("name", at, at), begin, node), cues)


def _before_date(scope: Scope, at: int) -> int:
    """Return where the date before a verb begins: "Oslo on Friday condemned it"."""
    first = at
    while first - 1 > scope.first and first - 1 in scope.dated:
        first -= 1
    return first - (first < at and scope.low(first - 1) in words("date-preposition"))


def _follows_quote(scope: Scope, at: int) -> bool:
    """Return whether a sentence's first verb follows a quotation: '"Do we need it?" asked X.'."""
    quote = scope.paragraph.quote_at(at - 1) if at == scope.first > 0 else None
    return quote is not None and quote[1] == at


def subject_of(node: "Node") -> "tuple[Node | None, bool]":
    """Return the subject of a verb, and whether it has one of its own: "who" stands for a noun."""
    above = node.head.head
    if node.dep_ == "pcomp" and node.head.lower_ == "as" and above.lower_ in _RELAYED:
        # "was quoted by a newspaper as saying that …"
        own = [child for child in above.children if child.dep_ == "nsubjpass"]
    else:
        own = [child for child in node.children if child.dep_ in SUBJECTS]
    if not own:
        return None, False
    nearest = ([child for child in own if child.i < node.i] or own)[-1]
    if nearest.lower_ not in _RELATIVES:
        return nearest, True
    return (node.head if node.dep_ in ("relcl", "acl") else None), True


def _phrase(scope: Scope, subject: "Node", before: int) -> Phrase | None:
    """Return the words that name a speaker around `subject`, which may go on up to its verb."""
    at = scope.at(subject)
    if scope.low(at) in PRONOUNS:
        return Phrase("pronoun", at, at + 1)
    marks = (scope.find(frozenset({mark}), at + 1, before) for mark in (",", "who", "which", "("))
    ends = [before, *sorted(mark for mark in marks if mark is not None)]
    if (left := scope.at(subject.left_edge)) < scope.first:
        left = scope.first
    choices = [phrase_ending(scope.tokens, scope.first, end) for end in ends if end > at]
    choices += [_subtree(scope, subject), phrase_starting(scope.tokens, left, scope.last)]
    choices += [phrase_ending(scope.tokens, scope.first, at + 1)]
    choices += [phrase_starting(scope.tokens, at, scope.last)]
    fits = (one for one in choices if one and one.first <= at < one.last)
    phrase = next((one for one in fits if one.last <= before or one.first > before), None)
    if phrase and phrase.first < left and scope.low(left) in ("the", "a", "an"):
        # "at home the Communists denounced it"
        return phrase._replace(first=left)
    return phrase


def _may_precede(scope: Scope, verb: Verb, at: int) -> bool:
    """Return whether a verb may stand before its subject: "said X", after a quotation "asked X"."""
    asks = verb.lemma == "ask" and at > 0 and scope.tokens[at - 1].text in CLOSING_QUOTES
    return asks or verb.manner in ("say", "raise")


def _subtree(scope: Scope, subject: "Node") -> Phrase | None:
    """Return a subject with what hangs on it: "two diplomats familiar with the talks"."""
    at = scope.at(subject)
    is_own = is_name(scope.tokens[at])
    if not is_own and scope.low(at) not in HEADS:
        return None
    # "Kosiniak-Kamysz" is three nodes, the hyphen among them.
    starts = (one for one in subject.subtree if one.dep_ in _ASIDES and one.text != "-")
    asides = {low.i for start in starts for low in start.subtree} - {subject.i}
    inside = {node.i for node in subject.subtree if node.i not in asides}
    first = last = subject.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return Phrase("name" if is_own else "role", scope.places[first], scope.places[last] + 1)


def _behind(scope: Scope, node: "Node", verb: Verb, last: int) -> Phrase | None:
    """Return who is named right after a verb and a mark: "…, said Stoltenberg in Brussels"."""
    at = scope.at(node)
    marked = at - scope.first >= 3 and scope.tokens[at - 1].text in _STRONG_MARKS
    marked = marked or _follows_quote(scope, at)
    if not (marked and _may_precede(scope, verb, at) and node.tag_ in ("VBD", "VBZ", "VBN")):
        return None
    speaker = phrase_starting(scope.tokens, last, scope.last)
    if speaker is None or speaker.kind == "pronoun":
        return None
    subject, _ = subject_of(node)
    beyond = subject is not None and subject.i > node.i and scope.at(subject) >= speaker.last
    if subject is not None and beyond and not scope.find(COMMA, last, scope.at(subject)):
        # "said Example Research & Policy director Ada Sample"
        return None
    after = [scope.tokens[index].text for index in range(speaker.last, scope.last)]
    if after and (after[0] in OPENING_QUOTES or (after[0] != "," and "that" in after[:12])):
        return None
    following = next((one for one in scope.nodes if scope.at(one) == speaker.last), node.head)
    return None if after and following.pos_ in _VERBS else speaker


def _shared(scope: Scope, cue: Cue, cues: list[Cue]) -> Cue | None:
    """Return a cue whose verb has no subject of its own: "and accused", ", saying", "Calling …,"."""
    begin, link, participle = cue.link, cue.link, cue.node.tag_ == "VBG"
    while link > scope.first and scope.low(link - 1) in _LINKING:
        link -= 1
    speaker: Phrase | None = None
    if link == begin:
        comma = scope.find(COMMA, cue.last, cue.last + 30)
        if link == scope.first and participle and cue.verb.manner != "say" and comma is not None:
            speaker = phrase_starting(scope.tokens, comma + 1, scope.last)
            return _with(cue, speaker, cue.first)
        speaker = None if participle else phrase_ending(scope.tokens, scope.first, begin)
        return _with(cue, speaker, speaker.first if speaker else begin)
    if scope.low(begin - 1) == "," and not participle:
        speaker = scope.around_apposition(begin - 1)
        if speaker is not None:
            return _with(cue, speaker, speaker.first)
    if cue.node.tag_ == "VBN" and cue.first == begin and cue.node.dep_ not in ("conj", "ROOT"):
        return None
    if participle and (attendant := _attendant(scope, begin)):
        return _with(cue, attendant, attendant.first - 1)
    outer = next((other for other in reversed(cues) if not other.nested), None)
    speaker = outer.speaker if outer else scope.subject()
    return _with(cue, speaker if speaker and speaker.last <= link else None, link, inherits=True)


def _attendant(scope: Scope, begin: int) -> Phrase | None:
    """Return the subject of its own that a participle has: ", with the mayor, X, telling …"."""
    for index in range(begin - 1, max(scope.first, begin - 14), -1):
        if scope.low(index) == "with" and scope.low(index - 1) == ",":
            return phrase_starting(scope.tokens, index + 1, begin)
        if index in scope.finite:
            return None
    return None


def _with(cue: Cue, speaker: Phrase | None, link: int, inherits: bool = False) -> Cue | None:
    if speaker is None:
        return None
    return replace(cue, speaker=speaker, link=link, inherits=inherits, is_parsed=inherits)


def _passive(scope: Scope, node: "Node", verb: Verb, last: int, begin: int) -> Cue | None:
    """Return the cue of a verb whose speaker follows "by": "was accused of fraud by the court"."""
    if verb.manner not in ("judge", "urge") and verb.lemma not in ("deny", "dispute"):
        return None
    by = next((low for low in node.subtree if low.lower_ == "by" and low.i > node.i), None)
    if by is None or scope.find(frozenset({",", ";", ":"}), last, scope.at(by)) is not None:
        return None
    speaker = phrase_starting(scope.tokens, scope.at(by) + 1, scope.last)
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
        if speaker is None:
            # "according to figures published by NATO": whoever the figures come from.
            for index in range(named + 1, min(scope.last, at + _FAR)):
                if scope.low(index) in ("by", "from", "of"):
                    speaker = speaker or phrase_starting(scope.tokens, index + 1, scope.last)
                elif not scope.tokens[index].is_word:
                    break
        if speaker is not None:
            yield at, named, speaker
