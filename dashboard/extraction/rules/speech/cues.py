"""Finds where a sentence reports speech: the verb, who its subject is, and how the two are linked."""

from dataclasses import dataclass

from dashboard.extraction.rules.speech.openers import (
    ADVERBS,
    PREPOSITIONS,
    around_apposition,
    subject_of,
)
from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.speech.verbs import VERBS, Verb
from dashboard.extraction.rules.words.phrases import (
    PLURALS,
    Phrase,
    phrase_ending,
    phrase_starting,
)
from dashboard.extraction.rules.words.sentences import Token

_HAVE = frozenset({"has", "have", "had", "having"})
_BE = frozenset("is are was were be been being".split())
_BLOCKING = frozenset(
    """to not never n't cannot can't won't didn't doesn't don't hasn't haven't hadn't wasn't isn't
    would will could should may might must can did does do without if""".split()
)
_NOT_ADVERBS = frozenset("ally family italy july reply assembly supply only early".split())
_BEFORE_DATES = frozenset("on in late early earlier last this by at since".split())
_LINKING = frozenset({"and", "but", "then", "or"})
_PARTICIPLE_LINKS = frozenset({"while", "by", "when"})
_SUPPOSING = frozenset({"if", "unless", "whether"})
_AFTER_NAMED = frozenset(
    """. , ; ! ? " ” ’ ) - – — in on at during after before from while when as and but who whose
    following earlier later last this adding referring to via ahead amid""".split()
)
_CLAUSE_LINKS = frozenset("and but or while as after before when because although though".split())
_NOUNS = frozenset("on of about by from over are were have has is was will would drew come".split())
_STRONG_MARKS = frozenset({",", "”", '"', "’", "»", "?", "!", "—", "–", "-"})


@dataclass(frozen=True)
class Cue:
    """A reporting verb with its subject.

    `link` is where the attribution begins (its subject, or the "and" of a verb that shares the
    subject of the one before). `inherits` says that `speaker` is that shared subject, `nested` that
    the verb stands in what the one before reports.
    """

    verb: Verb
    first: int
    last: int
    speaker: Phrase
    link: int
    inherits: bool = False
    inverted: bool = False
    passive: bool = False
    nested: bool = False


def cues_in(scope: Scope) -> list[Cue]:
    """Return the cues of a sentence in order, those inside quotation marks left out."""
    found: list[Cue] = []
    for at in range(scope.first, scope.last):
        token = scope.tokens[at]
        readings = VERBS.get(token.low)
        if not readings or (token.is_capital and at > scope.first) or scope.paragraph.quote_at(at):
            continue
        cue = _cue_at(scope, at, readings, found)
        if cue is not None:
            found.append(cue)
    return found


def _cue_at(scope: Scope, at: int, readings: tuple[Verb, ...], found: list[Cue]) -> Cue | None:
    group = _before_verb(scope, at)
    if group is None:
        return None
    end, helpers = group
    for verb in readings:
        last = at + 1 + len(verb.particles)
        following = tuple(token.low for token in scope.tokens[at + 1 : min(last, scope.last)])
        if following != verb.particles:
            continue
        passive = verb.form == "participle" and bool(helpers & _BE)
        had = (verb.form == "participle") == bool(helpers & _HAVE)
        active = not passive and (verb.form == "ing" or (had and not helpers & _BE))
        relative = any(
            token.low == "which" for token in scope.tokens[max(scope.first, end - 8) : end]
        )
        reduced = verb.form == "past" and not relative and _is_reduced(scope, verb, last)
        if passive or (active and reduced):
            cue = _passive(scope, at, last, verb, end)
        elif active:
            cue = (
                _linked(scope, at, last, verb, end, found, "had" in helpers)
                or _inverted(scope, at, last, verb, end)
                or _direct(scope, at, last, verb, end, found)
            )
        else:
            cue = None
        if cue is not None:
            return cue
    return None


def _before_verb(scope: Scope, at: int) -> tuple[int, frozenset[str]] | None:
    """The end of what stands before the verb's helpers, and the helpers; None if it is negated."""
    helpers = set()
    end = at
    while end > scope.first:
        token = scope.tokens[end - 1]
        if token.low in _BLOCKING:
            return None
        if token.low in _HAVE or token.low in _BE:
            helpers.add(token.low)
        elif end - 1 in scope.dated:
            # "On Sunday" before the verb is passed over with its preposition.
            while end - 2 >= scope.first and (
                end - 2 in scope.dated or scope.tokens[end - 2].low in _BEFORE_DATES
            ):
                end -= 1
        elif not (token.low in ADVERBS or (token.low.endswith("ly") and _is_adverb(token))):
            break
        end -= 1
    return end, frozenset(helpers)


def _is_adverb(token: Token) -> bool:
    return not token.is_capital and token.low not in _NOT_ADVERBS


def _is_reduced(scope: Scope, verb: Verb, last: int) -> bool:
    """Whether a past form without an object is a passive: "the leader accused of fraud by …"."""
    if verb.manner not in ("judge", "urge") or verb.particles or last >= scope.last:
        return False
    return scope.tokens[last].low in ("of", "by", "for", "over", "as")


def _linked(
    scope: Scope, at: int, last: int, verb: Verb, end: int, found: list[Cue], had: bool
) -> Cue | None:
    """A verb that shares its subject: "and accused", ", saying", "while emphasising".

    One in the pluperfect goes on with what the verb before it reports: "said the two had met and
    had agreed".
    """
    if end <= scope.first:
        return _opening(scope, at, last, verb)
    if had and found and not _is_pluperfect(scope, found[-1]):
        return None
    before = scope.tokens[end - 1]
    comma = end - 2 >= scope.first and scope.tokens[end - 2].text == ","
    if verb.form == "ing":
        if before.text != "," and before.low not in _PARTICIPLE_LINKS:
            return None
        link = end - 2 if comma else end - 1
    elif before.low in _LINKING:
        link = end - 2 if comma else end - 1
    elif before.text == "," and found and found[-1].verb.form == verb.form:
        link = end - 1
        deed = last < scope.last and scope.tokens[last].low in PREPOSITIONS
        other = around_apposition(scope, end - 1)
        if other is not None and other.first >= found[-1].last and other.first > scope.first:
            # "dismissed it, and Bo Sample, 71, accused the cabinet": somebody else.
            deed = deed or scope.tokens[other.first - 1].low in _CLAUSE_LINKS
        if verb.manner == "say" or verb.form == "base" or deed:
            return None
    else:
        return None
    if verb.form == "ing" and (attendant := _attendant(scope, at, end)):
        return Cue(verb, at, last, attendant, attendant.first - 1)
    outer = next((cue for cue in reversed(found) if not cue.nested), None)
    speaker = outer.speaker if outer else subject_of(scope)
    if speaker is None or speaker.last > link:
        return None
    return Cue(verb, at, last, speaker, link, inherits=True)


def _is_pluperfect(scope: Scope, cue: Cue) -> bool:
    return any(
        scope.tokens[at].low == "had" for at in range(max(scope.first, cue.first - 3), cue.first)
    )


def _attendant(scope: Scope, at: int, end: int) -> Phrase | None:
    """The subject of its own that a participle has: "with the secretary general, X, telling …"."""
    for index in range(end - 1, max(scope.first, at - 14) - 1, -1):
        low = scope.tokens[index].low
        if low == "with":
            return phrase_starting(scope.tokens, index + 1, end)
        if low in VERBS or low in _BE or low in _HAVE:
            return None
    return None


def _opening(scope: Scope, at: int, last: int, verb: Verb) -> Cue | None:
    """A participle that opens the sentence: "Calling the remark dangerous, Scholz …"."""
    if verb.form != "ing" or verb.manner == "say":
        return None
    for index in range(last, min(scope.last, last + 30)):
        if scope.tokens[index].text == ",":
            speaker = phrase_starting(scope.tokens, index + 1, scope.last)
            return Cue(verb, at, last, speaker, at) if speaker else None
    return None


def _inverted(scope: Scope, at: int, last: int, verb: Verb, end: int) -> Cue | None:
    """A verb before its subject: "…, said Stoltenberg in Brussels"."""
    if end != at or verb.manner not in ("say", "raise") or verb.form not in ("past", "s"):
        return None
    if at - scope.first < 3 or scope.tokens[at - 1].text not in _STRONG_MARKS:
        return None
    speaker = phrase_starting(scope.tokens, last, scope.last)
    if speaker is None or speaker.kind == "pronoun":
        return None
    rest = scope.tokens[speaker.last : scope.last]
    if rest and rest[0].low not in _AFTER_NAMED and speaker.last not in scope.dated:
        return None
    if any(token.low == "that" for token in rest[:12]) and rest[0].text != ",":
        return None
    return Cue(verb, at, last, speaker, at, inverted=True)


def _direct(scope: Scope, at: int, last: int, verb: Verb, end: int, found: list[Cue]) -> Cue | None:
    """A verb after its subject, which may carry an apposition: "Trump, who …, said"."""
    if verb.form == "ing" and end == at:
        return None
    speaker = None
    if end > scope.first:
        before = scope.tokens[end - 1]
        if before.text in (",", "–", "—", ")"):
            speaker = around_apposition(scope, end - 1)
        elif before.low in ("who", "which"):
            comma = end - 2 >= scope.first and scope.tokens[end - 2].text == ","
            speaker = phrase_ending(scope.tokens, scope.first, end - 2 if comma else end - 1)
            if speaker and speaker.kind == "pronoun":
                return None
        else:
            speaker = phrase_ending(scope.tokens, scope.first, end)
    if speaker is None or not _agrees(scope, speaker, verb, last):
        return None
    preceding = scope.tokens[speaker.first - 1] if speaker.first > scope.first else None
    relative = end > scope.first and scope.tokens[end - 1].low in ("who", "which")
    if preceding is not None and preceding.low in PREPOSITIONS | _SUPPOSING and not relative:
        return None
    nested = (
        bool(found)
        and preceding is not None
        and preceding.is_word
        and preceding.low not in _CLAUSE_LINKS
    )
    return Cue(verb, at, last, speaker, speaker.first, nested=nested)


def _agrees(scope: Scope, speaker: Phrase, verb: Verb, last: int) -> bool:
    """Whether subject and verb fit in number, and the verb is not a noun: "White House claims on"."""
    head = scope.tokens[speaker.last - 1].low
    words = {token.low for token in scope.tokens[speaker.first : speaker.last]}
    plural = head in PLURALS or head == "they" or "and" in words
    following = scope.tokens[last].low if last < scope.last else "."
    if verb.form == "base":
        return plural and following not in _NOUNS
    if verb.form == "s":
        return not (plural and head not in ("they",)) and following not in _NOUNS
    return True


def _passive(scope: Scope, at: int, last: int, verb: Verb, end: int) -> Cue | None:
    """A verb in the passive that names who speaks: "was accused of fraud by the court"."""
    if verb.manner not in ("judge", "urge") and verb.lemma not in ("deny", "dispute"):
        return None
    for index in range(last, min(scope.last - 1, last + 25)):
        if scope.tokens[index].text in (",", ";", ":"):
            return None
        if scope.tokens[index].low == "by":
            speaker = phrase_starting(scope.tokens, index + 1, scope.last)
            if speaker is None or speaker.kind == "pronoun":
                return None
            return Cue(verb, at, last, speaker, end, passive=True)
    return None
