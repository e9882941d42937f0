"""Reads how and when something was said: the channel, direct or indirect speech, and the day."""

from collections.abc import Sequence

from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.words.sentences import Token
from dashboard.facts.vocabulary import Channel, SpeechForm

# Words that must all stand in the sentence outside what is said; the first entry that fits wins.
_WORDS: tuple[tuple[str, Channel], ...] = (
    ("statement campaign", "campaign_statement"),
    ("post x", "x_post"),
    ("posted x", "x_post"),
    ("wrote x", "x_post"),
    ("post twitter", "x_post"),
    ("wrote twitter", "x_post"),
    ("posted twitter", "x_post"),
    ("tweet", "x_post"),
    ("tweets", "x_post"),
    ("tweeted", "x_post"),
    ("press conference", "press_conference"),
    ("news conference", "press_conference"),
    ("press briefing", "press_conference"),
    ("doorstep", "doorstep"),
    ("television interview", "tv_interview"),
    ("tv interview", "tv_interview"),
    ("televised interview", "tv_interview"),
    ("radio interview", "radio_interview"),
    ("phone interview", "phone_interview"),
    ("telephone interview", "phone_interview"),
    ("interview", "interview"),
    ("told reporters", "remarks_to_reporters"),
    ("told journalists", "remarks_to_reporters"),
    ("reporters", "remarks_to_reporters"),
    ("rally", "speech"),
    ("speech", "speech"),
    ("campaign event", "speech"),
    ("campaign stop", "speech"),
    ("address", "speech"),
    ("statement", "written_statement"),
)
_CHANNELS = tuple((frozenset(words.split()), channel) for words, channel in _WORDS)
_FIRST_PERSONS = frozenset("i we my our us me i'm we're we'll we've i've i'll".split())
_MARKS = frozenset('“”"«»„‟‘')


def channel_of(statement: Statement) -> Channel:
    """Return the channel that the sentence around a statement names."""
    lows = {token.low for token in _around(statement)}
    for words, channel in _CHANNELS:
        if words <= lows:
            return channel
    return "unspecified"


def form_of(statement: Statement, marked: bool) -> SpeechForm | None:
    """Return how the words are given; `marked` tells whether the text has quotation marks at all.

    In a text without any, words before their verb may be direct or not: without a first person
    that is None.
    """
    paragraph = statement.paragraph
    tokens = [at for first, last in statement.contents for at in range(first, last)]
    words = [at for at in tokens if paragraph.tokens[at].is_word]
    inside = sum(paragraph.quote_at(at) is not None for at in words)
    if inside:
        return "direct" if inside >= 0.9 * len(words) else "mixed"
    if statement.contents[0][0] > statement.cue[0] or statement.verb is None or marked:
        return "indirect"
    if any(paragraph.tokens[at].low in _FIRST_PERSONS for at in words):
        return "direct"
    return None


def stated_on(statement: Statement, published_on: str | None) -> str | None:
    """Return the date that the sentence gives for the saying, not for what is said, or None.

    A day goes before a month or a year, then the one nearest to the verb; one after the article's
    own date is none.
    """
    candidates = [
        (-len(date.value), abs(date.first - statement.cue[0]), date.value)
        for date in statement.dates
        if not any(first <= date.first < last for first, last in statement.contents)
        and (published_on is None or date.value <= published_on)
    ]
    return min(candidates)[2] if candidates else None


def has_marks(text: str) -> bool:
    """Return whether a text uses quotation marks."""
    return any(mark in text for mark in _MARKS)


def _around(statement: Statement) -> Sequence[Token]:
    first, last = statement.sentence
    return [
        statement.paragraph.tokens[at]
        for at in range(first, last)
        if not any(start <= at < end for start, end in statement.contents)
    ]
