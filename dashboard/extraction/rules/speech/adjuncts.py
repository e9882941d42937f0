"""Passes over when, where, how and to whom something was said."""

from dashboard.extraction.rules.speech.clauses import (
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SUBJECTS,
    clause_follows,
    is_finite,
)
from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.words.phrases import HEADS, is_name, phrase_starting
from dashboard.extraction.rules.words.sentences import Token

_TIMES = frozenset(
    "late early earlier later last this next week month year night morning evening".split()
)
_LISTENERS = frozenset(
    """reporters journalists lawmakers parliament them him her us me listeners viewers supporters
    delegates colleagues allies mps senators voters citizens students audience crowd""".split()
)
_MEDIA = frozenset(
    "statement message interview speech tweet post letter article briefing broadcast".split()
)
_NETWORKS = frozenset("x twitter facebook television tv radio instagram telegram".split())


def skip_listener(scope: Scope, at: int) -> int:
    """Pass over whom somebody tells: "reporters in Brussels", "CNN", "the German parliament"."""
    for index in range(at, min(at + 7, scope.last)):
        token = scope.tokens[index]
        if index > at and token.low == "that":
            return index
        if not token.is_word or is_finite(token) or token.low in SUBJECTS | {"that"}:
            break
    if at < scope.last and scope.tokens[at].low in _LISTENERS:
        return at + 1
    listener = phrase_starting(scope.tokens, at, scope.last)
    if listener is not None:
        return listener.last
    if at + 1 < scope.last and scope.tokens[at].low in DETERMINERS:
        at += 1
        while (
            at < scope.last
            and scope.tokens[at].is_word
            and scope.tokens[at].low not in PREPOSITIONS | SUBJECTS | DETERMINERS | FINITE
        ):
            at += 1
    return at


def skip_adjuncts(scope: Scope, at: int) -> int:
    """Pass over when, where and to whom: "on Sunday", "in a statement", "to reporters"."""
    while at < scope.last:
        token = scope.tokens[at]
        if at in scope.dated or token.low in _TIMES:
            at += 1
        elif token.low == "to" and at + 1 < scope.last and not _is_listener(scope.tokens[at + 1]):
            return at
        elif token.low in PREPOSITIONS:
            end = _phrase_end(scope, at)
            if end == at:
                return at
            at = end
        elif (
            token.text == "," and at + 1 < scope.last and (scope.tokens[at + 1].low in PREPOSITIONS)
        ):
            # "said, in a speech on Friday, that": a pair of commas around an adjunct.
            end = _phrase_end(scope, at + 1)
            closed = end + 1 < scope.last and scope.tokens[end].text == ","
            if not closed or scope.tokens[end + 1].low != "that":
                return at
            at = end + 1
        else:
            return at
    return at


def _is_listener(token: Token) -> bool:
    listens = token.low in _LISTENERS | DETERMINERS or token.low in HEADS
    return listens or token.is_capital or token.is_possessive


def _phrase_end(scope: Scope, at: int) -> int:
    """Where the adjunct ends that the preposition at token `at` opens."""
    noun = False
    turn = at
    index = at + 1
    while index < scope.last:
        token = scope.tokens[index]
        if not token.is_word or token.low in SUBJECTS or token.low in ("that", "how", "whether"):
            return index
        if index in scope.dated:
            noun = True
        elif token.low in PREPOSITIONS:
            noun = False
        elif token.low in DETERMINERS or token.low.endswith("'s"):
            if noun and clause_follows(scope, index):
                return index
            noun = token.low.endswith("'s") and noun
        elif token.low in FINITE and not token.is_capital:
            return turn if turn > at else at
        else:
            named, was_named = is_name(token), is_name(scope.tokens[index - 1])
            if noun and named != was_named:
                if named and clause_follows(scope, index):
                    return index
                turn = index
            noun = True
        index += 1
    return index


def without_date(scope: Scope, at: int, end: int) -> int:
    """The end of an object without the day that follows it: "criticised the plan on Monday"."""
    last = end
    while last - 1 > at and last - 1 in scope.dated:
        last -= 1
    if end - last == 1 and scope.tokens[last].text.isdigit():
        # "the most important day since independence in 2006"
        return end
    if last < end and scope.tokens[last - 1].low in ("on", "in", "late", "early", "since"):
        last -= 1
    return last if last > at else end


def without_manner(scope: Scope, at: int, end: int) -> int:
    """The end of a verdict without how it was given: "praised it in a written statement"."""
    for index in range(at + 1, end):
        low = scope.tokens[index].low
        following = [token.low for token in scope.tokens[index + 1 : min(index + 5, end)]]
        if scope.paragraph.quote_at(index) or not following:
            continue
        if (low == "in" and _MEDIA & set(following)) or (low == "on" and following[0] in _NETWORKS):
            return index
        if low in ("before", "after", "while") and following[0].endswith("ing"):
            return index
        if low in ("again", "once") and following[0] in PREPOSITIONS | {"more"}:
            return index
    return end
