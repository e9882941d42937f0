"""Finds reported speech, with or without quotation marks: who says what, and by which verb."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from dashboard.extraction.document import Document
from dashboard.extraction.rules.speech.attributions import attributions_in
from dashboard.extraction.rules.speech.clauses import PREPOSITIONS, Range
from dashboard.extraction.rules.speech.contents import content_of
from dashboard.extraction.rules.speech.cues import Cue, cues_in
from dashboard.extraction.rules.speech.grammar import Found, nouns_in, spoken_in
from dashboard.extraction.rules.speech.openers import subject_of
from dashboard.extraction.rules.speech.resumption import resumed
from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.speech.verbs import Verb
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.people import People
from dashboard.extraction.rules.words.phrases import Phrase
from dashboard.extraction.rules.words.sentences import Paragraph
from dashboard.extraction.rules.words.speaker_np import (
    Speaker,
    describe,
    is_own_name,
    named_in,
    names_in,
    with_name,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ADDRESSING = frozenset("i we you our my us me your i'm we're we'll we've i've i'll you're".split())


FoundBy = Literal["both", "rules", "grammar"]
"""Rules over tokens, the grammar of a parse, or both with the same verb."""


@dataclass(frozen=True)
class Statement:
    """Something that somebody is reported to have said; spans are token ranges of `paragraph`."""

    paragraph: Paragraph
    sentence: Range
    speaker: Speaker
    named: Range
    cue: Range
    verb: Verb | None
    contents: tuple[Range, ...]
    dates: tuple[FoundDate, ...]
    found_by: FoundBy = "rules"
    around: tuple[str, ...] = ()
    """Who was named before, the last one first, where an office without a name speaks."""

    @property
    def start(self) -> int:
        """Where its words begin in the text."""
        first = min(self.named[0], self.cue[0], *(span[0] for span in self.contents))
        return self.paragraph.tokens[first].start

    @property
    def end(self) -> int:
        """Where its words end in the text."""
        last = max(self.named[1], self.cue[1], *(span[1] for span in self.contents))
        return self.paragraph.tokens[last - 1].end


def statements_in(document: Document) -> tuple[Statement, ...]:
    """Return the statements that a text reports, in order of their paragraphs.

    Headings are passed over. A statement inside another's words is left out, as are first persons
    and pronouns that stand for nobody. What the parse finds beside the rules is added, and
    what both find is marked so.
    """
    return tuple(_walk(document))


def _walk(document: Document) -> Iterator[Statement]:
    people = People(names=names_in(document.paragraphs))
    for paragraph, doc, read in document.body():
        people.learn(paragraph.tokens)
        people.turn_page()
        found: list[Statement] = []
        for (first, last), sentence in zip(paragraph.sentences, read, strict=True):
            dates = [
                FoundDate(date.value, first + date.first, first + date.last)
                for date in sentence.dates
            ]
            dated = frozenset(at for date in dates for at in range(date.first, date.last))
            scope = Scope(paragraph, first, last, dated)
            grammar = _grammar(scope, doc)
            found.extend(_in_sentence(scope, people, tuple(dates), grammar))
        found = [_widened(statement, found) for statement in found]
        yield from sorted(_outermost(found), key=lambda statement: statement.start)


def _closing(scope: Scope, cues: list[Cue]) -> Range | None:
    """What an attribution at a sentence's end says, if that is all of the sentence before it."""
    cue = cues[-1]
    if len(cues) < 2 or cue.inherits or cue.nested or scope.tokens[cue.link - 1].text != ",":
        return None
    if cues[0].link <= scope.first and cues[0].verb.manner not in ("raise", "judge"):
        return None
    spans = content_of(scope, cue, (), scope.first)
    closed = len(spans) == 1 and spans[0][1] <= cue.link and spans[0][0] == scope.first
    return spans[0] if closed else None


class _Grammar(NamedTuple):
    """What the parse of a sentence tells: speech by its verb's token, and which tokens are nouns."""

    spoken: dict[int, Found]
    nouns: frozenset[int]


def _grammar(scope: Scope, doc: "Doc") -> _Grammar:
    return _Grammar({one.cue[0]: one for one in spoken_in(scope, doc)}, nouns_in(scope, doc))


def _in_sentence(
    scope: Scope, people: People, dates: tuple[FoundDate, ...], grammar: _Grammar
) -> Iterator[Statement]:
    people.turn_to()
    before = dict(people.latest)
    subject = subject_of(scope)
    subject = subject or _named_again(scope, people)
    speaker = people.resolve(scope.tokens, subject) if subject else None
    named = tuple(named_in(scope.tokens, scope.first, scope.last))
    for person in named:
        people.meet(people.resolve(scope.tokens, person) or describe(scope.tokens, person))
    if subject is not None and speaker is not None:
        # What a sentence is about goes before others whom it names.
        people.mention(scope.tokens, subject, speaker)

    taken: list[Range] = []

    def made(
        phrase: Phrase, cue: Range, verb: Verb | None, spans: Sequence[Range], by: FoundBy
    ) -> Iterator[Statement]:
        earlier = (who for who in (subject, *named) if who and who.last <= phrase.first)
        if phrase.kind == "pronoun" and all(_overlaps([who[1:]], spans) for who in earlier):
            # "Scholz was right, he said": somebody who was named before this sentence.
            with people.as_of(before):
                speaker = people.resolve(scope.tokens, phrase)
        else:
            speaker = people.resolve(scope.tokens, phrase)
        if speaker is None or not spans:
            return
        people.mention(scope.tokens, phrase, speaker)
        taken.extend((cue, *spans))
        yield Statement(
            scope.paragraph,
            (scope.first, scope.last),
            speaker,
            with_name(scope.tokens, phrase),
            cue,
            verb,
            tuple(spans),
            dates,
            by,
            people.named_before() if speaker.role is None and " " in speaker.name else (),
        )

    cues = [
        cue
        for cue in cues_in(scope)
        if cue.first in grammar.spoken or cue.first not in grammar.nouns
    ]
    if cues and (whole := _closing(scope, cues)):
        # "Allies complained that it was weak, two diplomats said": the last one says it all.
        cues, start = cues[-1:], whole[0]
    else:
        start = scope.first
    for place, cue in enumerate(cues):
        spans = content_of(scope, cue, cues[place + 1 :], start)
        confirmed = grammar.spoken.get(cue.first)
        by: FoundBy = "both" if confirmed else "rules"
        if confirmed and spans:
            spans = _shortened(scope, cue, spans, confirmed)
        yield from made(cue.speaker, (cue.first, cue.last), cue.verb, spans, by)
        if spans:
            start = max(start, *(span[1] for span in spans), cue.last)
    for at, end, phrase in attributions_in(scope):
        spans = _attributed(scope, at, phrase, cues)
        yield from made(phrase, (at, end), None, spans, "rules")
    for one in grammar.spoken.values():
        if not _overlaps((one.cue, *one.contents), taken):
            yield from made(one.speaker, one.cue, one.verb, one.contents, "grammar")


def _named_again(scope: Scope, people: People) -> Phrase | None:
    """Who was named before and is what a sentence is about: "By noon Example had changed his tone"."""
    for at in range(scope.first + 1, scope.last):
        token = scope.tokens[at]
        if token.low in people.known and is_own_name(token):
            return (
                Phrase("name", at, at + 1) if scope.tokens[at - 1].low not in PREPOSITIONS else None
            )
    return None


def _shortened(scope: Scope, cue: Cue, spans: list[Range], by_grammar: Found) -> list[Range]:
    """End what is said where its clause ends: "hinted that it would rise but gave no figure"."""
    (first, last), (begin, end) = spans[-1], by_grammar.contents[-1]
    if first != begin or first < cue.last or not first < end < last:
        return spans
    at = end + 1 if scope.tokens[end].text == "," else end
    if scope.tokens[at].low not in ("and", "but") or scope.paragraph.quote_at(end):
        return spans
    return [*spans[:-1], (first, end)]


def _overlaps(spans: Sequence[Range], taken: Sequence[Range]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in taken)


def _attributed(scope: Scope, at: int, phrase: Phrase, cues: list[Cue]) -> list[Range]:
    """What "according to …" speaks of: the words before it, or after it at a sentence's start."""
    first, last = scope.first, at
    while at > first and not scope.tokens[at - 1].is_word and scope.tokens[at - 1].text in ",:;—–":
        at -= 1
    opens = at < last and scope.tokens[last - 1].text in ":;"
    opens = opens or (at > first and scope.tokens[at - 1].low in ("and", "but", "while"))
    at = last
    if at - first < 3 or opens:
        first, last = phrase.last, scope.last
        while first < last and scope.tokens[first].text != ",":
            first += 1
        first += 1
    for cue in cues:
        if first < cue.last and cue.first < last and cue.link < at:
            return []
    while last > first and not (
        scope.tokens[last - 1].is_word or scope.tokens[last - 1].text in '%”"’)'
    ):
        last -= 1
    more = resumed(scope, (first, last), phrase.last, scope.last) if last <= at else []
    return [(first, last), *more] if last - first >= 3 or more else []


def _widened(statement: Statement, found: list[Statement]) -> Statement:
    """Add the sentences around content before its verb that go on in the same words."""
    paragraph, (_, last) = statement.paragraph, statement.contents[0]
    if statement.verb is None or last > statement.cue[0]:
        return statement
    spans = list(statement.contents)
    taken = {other.sentence for other in found}
    place = paragraph.sentences.index(statement.sentence)
    quoted = paragraph.quote_at(last - 1)
    for sentence in reversed(paragraph.sentences[:place]):
        if sentence in taken or not _goes_on(paragraph, sentence, quoted is not None):
            break
        spans[0] = (min(spans[0][0], sentence[0]), spans[0][1])
    end = place
    for sentence in paragraph.sentences[place + 1 :]:
        if sentence in taken or not _goes_on(paragraph, sentence, quoted is not None):
            break
        end += 1
    if end > place:
        spans.append((paragraph.sentences[place + 1][0], paragraph.sentences[end][1]))
    return replace(statement, contents=tuple(spans))


def _goes_on(paragraph: Paragraph, sentence: Range, quoted: bool) -> bool:
    quote = paragraph.quote_at(sentence[0])
    if quoted or quote:
        return quote is not None and quoted
    return any(paragraph.tokens[at].low in _ADDRESSING for at in range(*sentence))


def _outermost(found: list[Statement]) -> Iterator[Statement]:
    for statement in found:
        at = statement.cue[0]
        if not any(
            span[0] <= at < span[1]
            for other in found
            if other is not statement
            for span in other.contents
        ):
            yield statement
