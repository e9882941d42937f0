"""Write candidates in the form by which extraction is measured: a JSON object each."""

from collections.abc import Sequence
from typing import Any

from dashboard.cli.speaker_ids import speaker_id
from dashboard.extraction.document import Document
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.proposals import extract_all
from dashboard.facts.article import Article
from dashboard.facts.count import Count
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.reaction import Reaction

Line = dict[str, Any]
Span = dict[str, Any]

_METRICS = {
    "members_meeting_guideline": ("members_meeting_2pct", "countries"),
    "members_total": ("member_count", "countries"),
    "guideline_share_of_gdp": ("spending_threshold_pct_gdp", "percent_gdp"),
    "guideline_part_share_of_gdp": ("spending_threshold_component_pct_gdp", "percent_gdp"),
    "proposed_guideline_share_of_gdp": ("proposed_threshold_pct_gdp", "percent_gdp"),
    "share_of_gdp": ("country_spending_pct_gdp", "percent_gdp"),
    "planned_share_of_gdp": ("country_spending_plan_pct_gdp", "percent_gdp"),
    "spending_growth": ("spending_growth_pct", "percent"),
    "consecutive_years_of_increase": ("consecutive_years_of_increase", "years"),
    "money": ("money_amount", ""),
}
"""Metric of a count here → metric and unit there; one without its like there is left out."""
_STEPS = {"signed": "progress", "memorandum": "progress"}
"""Step here → step there, where it has another name; there is none for a flag."""


def candidate_lines(
    article: Article, officials: Officials | None = None, facts: Sequence[Fact] | None = None
) -> list[Line]:
    """Return the candidates for statements, counts, membership events and dates, in this order.

    Spans are ``{"start", "end", "exact"}`` in code points of the text; keys without a value are
    left out. The article needs a date for what is relative to it. `facts` are the article's
    candidates where the caller has them; otherwise they are extracted.
    """
    candidates = extract_all(article, officials) if facts is None else facts
    lines = [*filter(None, (_line(fact, article.text) for fact in candidates)), *_dates(article)]
    return [{"doc": article.sha256, **line} for line in lines]


def _line(fact: Fact, text: str) -> Line | None:
    columns: Line
    if isinstance(fact, Reaction):
        columns = {
            "type": "statement",
            "speaker": _spans(fact.named_at, text)[0],
            "cue": _spans(fact.cued_at, text)[0],
            "content": _spans(fact.said_at, text),
            "speaker_id": fact.official_id or speaker_id(fact.speaker),
            "stance": fact.stance if fact.stance != "unclear" else "neutral",
            "date": fact.stated_on,
        }
    elif isinstance(fact, Count) and fact.metric in _METRICS and fact.value is not None:
        if fact.guideline not in (None, "2"):
            return None
        metric, unit = _METRICS[fact.metric]
        columns = {
            "type": "count",
            "metric": metric,
            "value": fact.value,
            "unit": fact.unit or unit,
            "year": fact.reference_year,
            "country": fact.iso3,
            "evidence": _span(fact.start, fact.end, text),
        }
    elif isinstance(fact, MembershipEvent) and fact.event != "flag_raised":
        columns = {
            "type": "membership_event",
            "country": fact.iso3,
            "event": _STEPS.get(fact.event, fact.event),
            "date": fact.happened_on,
            "evidence": _span(fact.start, fact.end, text),
        }
    else:
        return None
    columns["confidence"] = fact.confidence
    return {name: value for name, value in columns.items() if value is not None}


def _dates(article: Article) -> list[Line]:
    return [
        {
            "type": "date",
            "value": date.value,
            "evidence": _span(
                sentence.tokens[date.first].start, sentence.tokens[date.last - 1].end, article.text
            ),
        }
        for sentences in Document(article).sentences
        for sentence in sentences
        for date in sentence.dates
    ]


def _spans(spans: str | None, text: str) -> list[Span]:
    pairs = [part.split("-") for part in (spans or "").split("~") if part]
    return [_span(int(start), int(end), text) for start, end in pairs]


def _span(start: int | None, end: int | None, text: str) -> Span:
    if start is None or end is None:
        raise ValueError("a candidate has evidence")
    return {"start": start, "end": end, "exact": text[start:end]}
