"""Finds how what is said goes on after the words that tell who says it."""

from collections.abc import Sequence

from dashboard.extraction.rules.speech.clauses import CONDITIONS, Range, has_clause, is_finite
from dashboard.extraction.rules.speech.cues import Cue
from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.speech.verbs import VERBS
from dashboard.extraction.rules.words.phrases import PRONOUNS
from dashboard.extraction.rules.words.sentences import Token

_PAST = frozenset("left gave made took came went put set called did was were had kept met".split())


def resumed(scope: Scope, ahead: Range, at: int, end: int) -> list[Range]:
    """Return what follows an interruption: "The government, she said, would present a plan".

    `ahead` is what stands before it, `at` and `end` bound what may follow.
    """
    while at < scope.last - 3 and scope.tokens[at].text != "," and scope.tokens[at].is_word:
        # "said Sample of the institute in Oslo, …"
        at += 1
    if at + 3 >= scope.last or scope.tokens[at].text != ",":
        return []
    while end > at + 1 and not scope.tokens[end - 1].is_word:
        end -= 1
    opens, then = scope.tokens[ahead[0]].low, scope.tokens[at + 1]
    if opens in CONDITIONS:
        # "If Oslo joined, he said, every coast would be safe"
        goes_on = True
    elif any(is_finite(token) for token in scope.tokens[ahead[0] : ahead[1]]):
        goes_on = then.low in CONDITIONS | {"even"} or _is_joined(scope, at + 1)
    else:
        goes_on = any(is_finite(token) for token in scope.tokens[at + 1 : min(end, at + 4)])
        goes_on = goes_on or (ahead[1] - ahead[0] < 4 and _is_present(then))
    return [(at + 1, end)] if goes_on else []


def quoted_on(scope: Scope, at: int, later: Sequence[Cue]) -> list[Range]:
    """A quotation that goes on after its speaker: '…,” said Sample, the mayor, “and …”'."""
    stop = min((cue.link for cue in later), default=scope.last)
    for index in range(at, stop):
        quote = scope.paragraph.quote_at(index)
        if quote is not None and quote[0] == index and index < stop:
            goes_on = scope.tokens[index - 1].text == "," and quote[1] <= scope.last
            return [quote] if goes_on else []
    return []


def is_half(scope: Scope, ahead: Range) -> bool:
    """Whether words say nothing unless they go on: "Oslo, he said" or "If Oslo joined, he said"."""
    if scope.paragraph.quote_at(ahead[0]):
        return False
    one = sum(token.is_word for token in scope.tokens[ahead[0] : ahead[1]]) < 2
    conditional = scope.tokens[ahead[0]].low in CONDITIONS
    return one or (conditional and not has_clause(scope, *ahead))


def _is_joined(scope: Scope, at: int) -> bool:
    """Whether a clause is joined to what is said, and no further deed: not "and left"."""
    if scope.tokens[at].low not in ("and", "but", "so") or at + 3 >= scope.last:
        return False
    then = scope.tokens[at + 1]
    deed = then.low.endswith("ed") or then.low in _PAST or then.low in PRONOUNS
    return then.is_word and not deed and not VERBS.get(then.low)


def _is_present(token: Token) -> bool:
    """Whether a word may be a verb in the present: "meets" of "Greece, she says, meets"."""
    return token.is_word and not token.is_capital and token.low.endswith("s")
