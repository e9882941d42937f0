"""Propose which recorded event or statement a reaction is about; nothing where that is in doubt. Pure.

A reaction is about an event when it was made within DAYS after it, by somebody else than the event
is named for, and its passage names the event: "Trump's comments", "the Hague summit". "The
comments" name one where the article has named the event before, and nobody else's in between.
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
"""Kind of a context event → the class of the words by which texts refer to it."""

_NAME = re.compile(r"\b[A-Z][\w-]+")
_CHANNEL = re.compile(r"\b(?:in|at|during) $", re.IGNORECASE)
"""Before "the statement": the words were said in it, and are not about it."""


@dataclass(frozen=True)
class _Topic:
    """An event or a statement that reactions may be about."""

    code: str
    day: date
    names: frozenset[str]
    """Names that tell it from the others; whoever bears one is its author."""
    noun_class: str
    author_id: str | None = None


def propose_about(
    article: Article,
    candidates: Sequence[Fact],
    events: Sequence[ContextEvent],
    recorded: Iterable[Fact],
) -> list[Fact]:
    """Return the candidates, each reaction with the event or the accepted statement it is about.

    `recorded` are the facts of the store. An event goes before a statement; where two events, or
    two statements, would do, nothing is proposed.
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
    if any(name in topic.names for name, _ in _attributed(article.text[start:end], topic, nouns)):
        return True
    return any(
        _refers_back(article.text[: start + at], topic, nouns)
        for at in _definite(article.text[start:end], nouns)
    )


def _refers_back(before: str, topic: _Topic, nouns: str) -> bool:
    """Whether `before` names the topic, and its last "Trump's comments" are the topic's."""
    if _CHANNEL.search(before):
        return False
    named = _attributed(before, topic, nouns)
    if named:
        return max(named, key=lambda pair: pair[1])[0] in topic.names
    return bool(topic.names & set(_NAME.findall(before))) or _dated(before, topic.day)


def _attributed(text: str, topic: _Topic, nouns: str) -> list[tuple[str, int]]:
    """Return name and place of each mention of whose words, or of which event, a text tells.

    Anybody's "Trump's reckless comments" counts, and the topic's own "Hague summit" and "remark by
    Trump": without a possessive, a capital letter may only begin a sentence.
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


def _definite(text: str, nouns: str) -> list[int]:
    """Return the places of "the comments", "such reckless comments"."""
    pattern = rf"\b(?:the|these|those|this|that|such) (?:[a-z-]+ ){{0,2}}?(?:{nouns})\b"
    return [match.start() for match in re.finditer(pattern, text, re.IGNORECASE)]


def _dated(text: str, day: date) -> bool:
    """Whether a text gives a day: "10 February", "February 10"."""
    return re.search(rf"\b(?:{day.day} {day:%B}|{day:%B} {day.day})\b", text) is not None


def _event_topics(events: Sequence[ContextEvent]) -> list[_Topic]:
    names = {event.event_id: set(_NAME.findall(event.label)) - {"The"} for event in events}
    uses = Counter(name for of_event in names.values() for name in of_event)
    return [
        _Topic(
            event.event_id,
            day,
            # "NATO" stands in most labels and tells no event from another.
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
    """Return an EDTF date as a day, or None where only its month or year is known."""
    return date.fromisoformat(text) if text and len(text) == len("2024-02-12") else None
