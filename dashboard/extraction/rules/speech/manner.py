"""Reads how and when something was said: the channel, direct or indirect speech, and the day."""

from typing import get_args

from dashboard.extraction.lexicon_data import table, words
from dashboard.extraction.rules.speech.statements import Statement
from dashboard.facts.vocabulary import Channel, SpeechForm

_CHANNELS: dict[str, Channel] = {name: name for name in get_args(Channel)}
_MARKS = frozenset('“”"«»„‟‘')


def channel_of(statement: Statement) -> Channel:
    """Return the channel that the sentence around a statement names: the first row that fits."""
    (first, last), tokens = statement.sentence, statement.paragraph.tokens
    lows = {tokens[at].low for at in range(first, last) if not statement.reports(at)}
    rows = (row for row in table("channels") if lows.issuperset(row["words"].split()))
    return _CHANNELS[next((row["channel"] for row in rows), "unspecified")]


def form_of(statement: Statement, marked: bool) -> SpeechForm | None:
    """Return how the words are given; `marked` tells whether the text has quotation marks at all.

    In a text without any, words before their verb may be direct or not: without a first person
    that is None.
    """
    paragraph = statement.paragraph
    tokens = [at for first, last in statement.contents for at in range(first, last)]
    reported = [at for at in tokens if paragraph.tokens[at].is_word]
    inside = sum(paragraph.quote_at(at) is not None for at in reported)
    if inside:
        return "direct" if inside >= 0.9 * len(reported) else "mixed"
    if statement.contents[0][0] > statement.cue[0] or statement.verb is None or marked:
        return "indirect"
    own = any(paragraph.tokens[at].low in words("first-person") for at in reported)
    return "direct" if own else None


def stated_on(statement: Statement, published_on: str | None) -> str | None:
    """Return the date that the sentence gives for the saying, not for what is said, or None.

    A day goes before a month or a year, then the one nearest to the verb; one after the article's
    own date is none.
    """
    candidates = [
        (-len(date.value), abs(date.first - statement.cue[0]), date.value)
        for date in statement.dates
        if not statement.reports(date.first)
        and (published_on is None or date.value <= published_on)
    ]
    return min(candidates)[2] if candidates else None


def has_marks(text: str) -> bool:
    """Return whether a text uses quotation marks."""
    return any(mark in text for mark in _MARKS)
