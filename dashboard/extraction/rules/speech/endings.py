"""Finds where what is said ends and the text's own words begin."""

from collections.abc import Sequence

from dashboard.extraction.rules.speech.clauses import (
    ARTICLES,
    CLOSING_QUOTES,
    SUBORDINATE,
    is_finite,
    is_said,
)
from dashboard.extraction.rules.speech.cues import Cue
from dashboard.extraction.rules.speech.scope import Scope

_ASIDES = frozenset("after when while because although though amid".split())
_TURNS = frozenset("and but while whereas although though".split())
_VERSIONS = frozenset(
    """assertion claim charge suggestion allegation accusation view position argument statement
    remark comment reference description notion idea line""".split()
)
"""Words that name what was said, in an apposition of the text's own: ", an assertion that …"."""


def end_of(scope: Scope, cue: Cue, at: int, later: Sequence[Cue], explicit: bool) -> int:
    """Where what is said ends: at the sentence's end, or where another attribution begins."""
    end = _attributed_end(scope, cue, at, later, explicit)
    noun = (
        not explicit and cue.verb.manner in ("judge", "raise") and not scope.paragraph.quote_at(at)
    )
    comma = next((i for i in range(at, min(at + 6, end)) if scope.tokens[i].text == ","), at + 6)
    noun = noun and not any(is_finite(token) for token in scope.tokens[at : min(comma, end)])
    for index in range(at + 1, end):
        if scope.tokens[index].text == ";" and not scope.paragraph.quote_at(index):
            return index
        if noun and _opens_clause(scope, index):
            return index
        if _is_left_out(scope, index):
            return index
        aside = tuple(token.low for token in scope.tokens[index : index + 3])
        if len(aside) == 3 and aside[1] in ARTICLES and aside[2] in _VERSIONS:
            if aside[0] == ",":
                return index
            if aside[0] in CLOSING_QUOTES and scope.tokens[index - 1].text == ",":
                return index + 1
    return end


def _is_left_out(scope: Scope, comma: int) -> bool:
    """Whether the text's own words follow a comma: ", without naming a day", "while X was quoted"."""
    if (
        scope.tokens[comma].text != ","
        or scope.paragraph.quote_at(comma)
        or comma + 2 >= scope.last
    ):
        return False
    first, second = scope.tokens[comma + 1].low, scope.tokens[comma + 2].low
    if first in ("while", "whereas"):
        return any(token.low == "quoted" for token in scope.tokens[comma : scope.last])
    return first == "without" and second.endswith("ing")


def _opens_clause(scope: Scope, comma: int) -> bool:
    """Whether a clause of its own begins after a comma: "demanded more, and Stockholm has agreed"."""
    if scope.tokens[comma].text != "," or comma + 3 >= scope.last:
        return False
    if scope.tokens[comma + 1].low not in ("and", "but", "so", "while", "although"):
        return False
    return any(is_finite(token) for token in scope.tokens[comma + 3 : min(comma + 8, scope.last)])


def _attributed_end(scope: Scope, cue: Cue, at: int, later: Sequence[Cue], explicit: bool) -> int:
    introduced = {token.low for token in scope.tokens[max(scope.first, cue.first - 2) : cue.first]}
    if introduced & {"who", "which"}:
        # "Moscow, which denies planning it, said …": the clause ends where the sentence goes on.
        for index in range(at + 1, scope.last - 1):
            after = scope.tokens[index + 1]
            if scope.tokens[index].text == "," and (is_said(after) or is_finite(after)):
                return index
    loose = cue.verb.manner in ("judge", "urge") or (cue.verb.manner == "raise" and not explicit)
    for other in later:
        if other.link <= at:
            continue
        if other.inherits:
            return other.link
        before = scope.tokens[other.link - 1]
        if before.text in (",", ";", "—", "–"):
            return other.link - 1
        if before.low in _TURNS | {"which"} and (comma := _comma_before(scope, other.link - 1)):
            # "said it was fair, while Sample warned", "not more," and he dismissed'
            return comma
        if loose and before.low in SUBORDINATE:
            return other.link - 1
    for index in range(at + 1, scope.last - 1):
        if cue.verb.manner == "judge" and scope.tokens[index].low in _ASIDES:
            return index
        if scope.tokens[index].low == "according" and scope.tokens[index + 1].low == "to":
            return index
    return scope.last


def _comma_before(scope: Scope, at: int) -> int | None:
    """Where a comma, with its closing quotation mark if there is one, ends before token `at`."""
    if scope.tokens[at - 1].text == ",":
        return at - 1
    closed = scope.tokens[at - 1].text in CLOSING_QUOTES and scope.tokens[at - 2].text == ","
    return at if closed else None
