"""Propose the recorded event or statement of each reaction; propose nothing in doubt. Pure.

A reaction is about an event if it was made within DAYS after it, by another person than the event's
author, and its passage names the event: "Trump's comments", "the Hague summit". "The comments" name
an event if the article named it before, and nobody else's comments in between.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.extraction.lexicon_data import words
from dashboard.facts.article import Article
from dashboard.facts.context_event import ContextEvent
from dashboard.facts.fact import Fact
from dashboard.facts.reaction import Reaction

DAYS = 7
"""Days after an event within which a statement reacts to it."""

_NOUNS = {
    "remark": "remark-nouns",
    "summit": "summit-nouns",
    "publication": "publication-nouns",
    "legislation": "legislation-nouns",
}
"""Kind of a context event → the word class of references to it."""

_NAME = re.compile(r"\b[A-Z][\w-]+")
_CHANNEL = re.compile(r"\b(?:in|at|during) $", re.IGNORECASE)
"""Words before "the statement" that mark it as the source of the words, not as their topic."""


@dataclass(frozen=True)
class _Topic:
    """An event or a statement as a possible topic of reactions."""

    code: str
    day: date
    names: frozenset[str]
    """Names that distinguish it from other topics; a person with one of them is its author."""
    noun_class: str
    author_id: str | None = None


def propose_about(
    article: Article,
    candidates: Sequence[Fact],
    events: Sequence[ContextEvent],
    recorded: Iterable[Fact],
) -> list[Fact]:
    """Return the candidates, each reaction with its event or accepted statement.

    `recorded` are the facts of the store. An event has priority over a statement; if two events, or
    two statements, match, nothing is proposed.
    """
    event_topics, statement_topics = _event_topics(events), _statement_topics(recorded)
    return [
        fact.model_copy(update={"about": code})
        if isinstance(fact, Reaction)
        and fact.about is None
        and (code := _about(fact, article, event_topics, statement_topics))
        else fact
        for fact in candidates
    ]


def _about(
    fact: Reaction, article: Article, events: Sequence[_Topic], statements: Sequence[_Topic]
) -> str | None:
    for topics in (events, statements):
        codes = [topic.code for topic in topics if _is_about(fact, article, topic)]
        if codes:
            return codes[0] if len(codes) == 1 else None
    return None


def _is_about(fact: Reaction, article: Article, topic: _Topic) -> bool:
    day = _day(fact.stated_on or article.source.published_on)
    if day is None or not 0 <= (day - topic.day).days <= DAYS:
        return False
    if fact.official_id is not None and fact.official_id == topic.author_id:
        return False
    if topic.names & set(_NAME.findall(fact.speaker)):
        return False
    nouns = "|".join(sorted(words(topic.noun_class)))
    start, end = fact.start or 0, fact.end or 0
    if any(name in topic.names for name, _ in _attributions(article.text[start:end], topic, nouns)):
        return True
    return any(
        _refers_back(article.text[: start + at], topic, nouns)
        for at in _definite_mentions(article.text[start:end], nouns)
    )


def _refers_back(before: str, topic: _Topic, nouns: str) -> bool:
    """Return whether `before` names the topic; its last attribution decides if there is one."""
    if _CHANNEL.search(before):
        return False
    mentions = _attributions(before, topic, nouns)
    if mentions:
        return max(mentions, key=lambda pair: pair[1])[0] in topic.names
    return bool(topic.names & set(_NAME.findall(before))) or _has_date(before, topic.day)


def _attributions(text: str, topic: _Topic, nouns: str) -> list[tuple[str, int]]:
    """Return name and position of each attribution of words or of an event in a text.

    A possessive counts for any name ("Trump's reckless comments"); "Hague summit" and "remark by
    Trump" count for the topic's names only, because any sentence begins with a capital letter.
    """
    own = "|".join(sorted(topic.names)) or "(?!)"
    patterns = (
        rf"\b(?P<name>[A-Z][\w-]+?)['’]s? (?:[a-z-]+ ){{0,2}}(?:{nouns})\b",
        rf"\b(?P<name>{own}) (?:[a-z-]+ )?(?:{nouns})\b",
        rf"\b(?:{nouns}) (?:by|from|of) (?:[\w.]+ ){{0,4}}?(?P<name>{own})\b",
    )
    return [
        (match["name"], match.start())
        for pattern in patterns
        for match in re.finditer(pattern, text)
    ]


def _definite_mentions(text: str, nouns: str) -> list[int]:
    """Return the positions of "the comments", "such reckless comments"."""
    pattern = rf"\b(?:the|these|those|this|that|such) (?:[a-z-]+ ){{0,2}}?(?:{nouns})\b"
    return [match.start() for match in re.finditer(pattern, text, re.IGNORECASE)]


def _has_date(text: str, day: date) -> bool:
    """Return whether a text gives a day: "10 February", "February 10"."""
    return re.search(rf"\b(?:{day.day} {day:%B}|{day:%B} {day.day})\b", text) is not None


def _event_topics(events: Sequence[ContextEvent]) -> list[_Topic]:
    names = {event.event_id: set(_NAME.findall(event.label)) - {"The"} for event in events}
    uses = Counter(name for of_event in names.values() for name in of_event)
    return [
        _Topic(
            event.event_id,
            day,
            # "NATO" is in most labels and distinguishes no event.
            frozenset(name for name in names[event.event_id] if uses[name] == 1),
            _NOUNS[event.event],
        )
        for event in events
        if (day := _day(event.happened_on)) and event.event in _NOUNS
    ]


def _statement_topics(recorded: Iterable[Fact]) -> list[_Topic]:
    return [
        _Topic(fact.fact_id, day, frozenset(surname), _NOUNS["remark"], fact.official_id)
        for fact in recorded
        if isinstance(fact, Reaction)
        and fact.status in ("accepted", "corrected")
        and fact.same_as is None
        and (day := _day(fact.stated_on))
        and (surname := _NAME.findall(fact.speaker)[-1:])
    ]


def _day(text: str | None) -> date | None:
    """Return an EDTF date as a day, or None if only its month or year is known."""
    return date.fromisoformat(text) if text and len(text) == len("2024-02-12") else None
