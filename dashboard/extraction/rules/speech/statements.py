"""Finds reported speech, with or without quotation marks: who says what, and by which verb."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.extraction.document import Document
from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.contents import content_of, resumed
from dashboard.extraction.rules.speech.cues import Cue, attributions_in, cues_in
from dashboard.extraction.rules.speech.scope import COMMA, DASHES, Range, Scope, scopes_of
from dashboard.extraction.rules.speech.verbs import Verb
from dashboard.extraction.rules.words.dates import FoundDate
from dashboard.extraction.rules.words.people import People
from dashboard.extraction.rules.words.phrases import Phrase
from dashboard.extraction.rules.words.sentences import Paragraph
from dashboard.extraction.rules.words.speaker_np import (
    Speaker,
    describe,
    named_in,
    names_in,
    with_name,
)

FoundBy = Literal["parse", "words"]
"""Whether the speaker is the verb's subject in the parse, or is named beside the verb."""


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
    found_by: FoundBy = "words"
    around: tuple[str, ...] = ()
    """Who was named before, the last one first, where an office without a name speaks."""

    def reports(self, at: int) -> bool:
        """Return whether a token of the paragraph belongs to what is said."""
        return any(first <= at < last for first, last in self.contents)

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
    and pronouns that stand for nobody.
    """
    return tuple(_walk(document))


def _walk(document: Document) -> Iterator[Statement]:
    people = People(names=names_in(document.paragraphs))
    for paragraph, doc, sentences in document.body():
        people.turn_page()
        statements = [
            statement
            for scope in scopes_of(paragraph, doc, sentences)
            for statement in _in_sentence(scope, people)
        ]
        statements = [_widened(statement, statements) for statement in statements]
        yield from sorted(_outermost(statements), key=lambda statement: statement.start)


def _in_sentence(scope: Scope, people: People) -> Iterator[Statement]:
    people.turn_to()
    before = dict(people.latest)
    subject = scope.subject()
    speaker = people.resolve(scope.tokens, subject) if subject else None
    named = tuple(named_in(scope.tokens, scope.first, scope.last))
    for person in named:
        people.meet(people.resolve(scope.tokens, person) or describe(scope.tokens, person))
    if subject is not None and speaker is not None:
        # What a sentence is about goes before others whom it names.
        people.mention(scope.tokens, subject, speaker)
    for phrase, cue, verb, spans, found_by in _reported(scope):
        earlier = (who for who in (subject, *named) if who and who.last <= phrase.first)
        if phrase.kind == "pronoun" and all(_overlaps(who, spans) for who in earlier):
            # "Scholz was right, he said": somebody who was named before this sentence.
            with people.as_of(before):
                speaker = people.resolve(scope.tokens, phrase)
        else:
            speaker = people.resolve(scope.tokens, phrase)
        if speaker is None:
            continue
        people.mention(scope.tokens, phrase, speaker)
        yield Statement(
            scope.paragraph,
            (scope.first, scope.last),
            speaker,
            with_name(scope.tokens, phrase),
            cue,
            verb,
            tuple(spans),
            scope.dates,
            found_by,
            people.named_before() if speaker.role is None and " " in speaker.name else (),
        )


def _reported(scope: Scope) -> Iterator[tuple[Phrase, Range, Verb | None, list[Range], FoundBy]]:
    """Yield who speaks, by which words, and what is said, of each report in a sentence."""
    cues, start = cues_in(scope), scope.first
    for place, cue in enumerate(cues):
        spans = content_of(scope, cue, cues[place + 1 :], start)
        if spans:
            by: FoundBy = "parse" if cue.is_parsed else "words"
            yield cue.speaker, (cue.first, cue.last), cue.verb, spans, by
            start = max(start, *(span[1] for span in spans), cue.last)
    for at, end, phrase in attributions_in(scope):
        spans = _attributed(scope, at, phrase, cues)
        if spans:
            yield phrase, (at, end), None, spans, "words"


def _overlaps(phrase: Phrase, spans: Sequence[Range]) -> bool:
    return any(phrase.first < end and start < phrase.last for start, end in spans)


def _attributed(scope: Scope, at: int, phrase: Phrase, cues: list[Cue]) -> list[Range]:
    """Return what "according to …" speaks of: the words before it, or after it where it opens."""
    first, last = scope.first, at - (scope.low(at - 1) in DASHES | COMMA)
    opens = last - first < 3 or scope.tokens[at - 1].text in ":;"
    if opens:
        comma = scope.find(COMMA, phrase.last, scope.last)
        first, last = (comma or scope.last - 1) + 1, scope.last
    if any(cue.link < at and first < cue.last and cue.first < last for cue in cues):
        return []
    while last > first and scope.tokens[last - 1].text in ".;":
        last -= 1
    more = [] if opens else resumed(scope, (first, last), phrase.last, scope.last)
    return [(first, last), *more] if last - first >= 3 else []


def _widened(statement: Statement, statements: list[Statement]) -> Statement:
    """Add the sentences around content before its verb that go on in the same words."""
    paragraph, (_, last) = statement.paragraph, statement.contents[0]
    if statement.verb is None or last > statement.cue[0]:
        return statement
    spans = list(statement.contents)
    taken = {other.sentence for other in statements}
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
    """Return whether a sentence goes on in the same quotation, or speaks as "we" without one."""
    quote = paragraph.quote_at(sentence[0])
    if quoted or quote:
        return quote is not None and quoted
    addressing = words("first-person") | words("second-person")
    return any(paragraph.tokens[at].low in addressing for at in range(*sentence))


def _outermost(statements: list[Statement]) -> Iterator[Statement]:
    """Yield the statements whose verb is not part of what another one reports."""
    for statement in statements:
        others = (other for other in statements if other is not statement)
        if not any(other.reports(statement.cue[0]) for other in others):
            yield statement
