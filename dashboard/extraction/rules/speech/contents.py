"""Finds what is said: the tokens of a sentence that a reporting verb reports."""

from collections.abc import Sequence

from dashboard.extraction.rules.speech.adjuncts import (
    skip_adjuncts,
    skip_listener,
    without_date,
    without_manner,
)
from dashboard.extraction.rules.speech.clauses import (
    ARTICLES,
    CLOSING_QUOTES,
    CONDITIONS,
    FINITE,
    OPENING_QUOTES,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATE,
    Range,
    ends_quote,
    has_clause,
    is_finite,
)
from dashboard.extraction.rules.speech.cues import Cue
from dashboard.extraction.rules.speech.endings import end_of
from dashboard.extraction.rules.speech.openers import around_apposition
from dashboard.extraction.rules.speech.resumption import is_half, quoted_on, resumed
from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.words.phrases import PRONOUNS
from dashboard.extraction.rules.words.sentences import Token

_INTRODUCTORY = frozenset(
    """in on at after before during while when as following speaking asked despite amid according
    earlier later meanwhile but and however separately with for by since under among although
    though if because once until unlike instead addressing responding writing last""".split()
)
_CLAUSE_VERBS = frozenset(
    """say argue claim insist contend assert maintain aver explain tell warn stress add note state
    suggest acknowledge admit concede believe predict declare deny confirm announce promise vow
    pledge put reveal allege propose hint threaten swear complain reiterate reckon calculate estimate""".split()
)
_CIRCUMSTANCES = frozenset("as while when after before because since until".split())
_UNNAMED = frozenset("named identified quoted".split())
_VERDICTS = frozenset(
    """a an not very too so deeply utterly simply just nothing absolutely totally completely
    unacceptable unfair""".split()
)
_VERDICT_ENDINGS = ("ing", "ous", "ful", "less", "able", "ible", "ish", "ic", "ical", "ive", "ed")


def content_of(scope: Scope, cue: Cue, later: Sequence[Cue], start: int) -> list[Range]:
    """Return what `cue` reports, as token ranges, or nothing where it reports no words.

    `later` are the cues after it in the sentence; `start` is where the sentence's own words begin
    that no cue before it has taken.
    """
    if cue.passive:
        return _passive(scope, cue)
    ahead = _before(scope, cue, start)
    if ahead and cue.verb.lemma == "ask" and not scope.paragraph.quote_at(ahead[0]):
        ahead = None
    rest: list[Range] = []
    if ahead is not None:
        end = end_of(scope, cue, cue.last, later, explicit=True)
        at = cue.speaker.last if cue.inverted else cue.last
        rest = [] if ends_quote(scope, ahead) else resumed(scope, ahead, at, end)
        if ends_quote(scope, ahead):
            rest = quoted_on(scope, at, later)
        if not rest and is_half(scope, ahead):
            ahead = None
    if cue.inverted:
        return [ahead, *rest] if ahead else []
    behind = _after(scope, cue, later)
    if cue.link > scope.first and scope.tokens[cue.link - 1].low == "which":
        if behind is None:
            return _referred(scope, cue.link - 1)
        if cue.verb.lemma in ("call", "describe"):
            # "the plan, which Sample described as robbery"
            return [*_referred(scope, cue.link - 1), behind]
    if cue.verb.manner in ("judge", "urge") or cue.inherits or not ahead:
        return [behind] if behind else []
    if ahead[1] <= scope.first and behind is not None:
        return [behind]
    if behind is None or rest:
        return [ahead, *rest]
    if scope.tokens[behind[0]].text in OPENING_QUOTES and ends_quote(scope, ahead):
        # "We need unity," Scholz said, "and we must act."
        return [ahead, behind]
    return [ahead] if ends_quote(scope, ahead) else [behind]


def _before(scope: Scope, cue: Cue, start: int) -> Range | None:
    """The words before "…, Stoltenberg said", if they can be said by somebody."""
    end = cue.link
    while end > start and scope.tokens[end - 1].low in ("as", "and", "but", "–", "—", "-"):
        end -= 1
    if end <= scope.first:
        # '"Are we ready?" Stoltenberg asked.' was split at the question mark.
        quote = scope.paragraph.quote_at(scope.first - 1) if scope.first else None
        return quote if quote and quote[1] == scope.first else None
    mark = scope.tokens[end - 1].text
    if mark not in CLOSING_QUOTES | {",", "?", "!", "—", "–", "-"}:
        return None
    quote = scope.paragraph.quote_at(end - 1)
    first = min(start, quote[0]) if quote and quote[0] < start else start
    words = [token for token in scope.tokens[first:end] if token.is_word]
    if len(words) < 2 and mark == "," and not (words and words[0].is_capital):
        return None
    opens = next((token.low for token in words), "")
    colon = [at for at in range(first, end) if scope.tokens[at].text == ":"]
    if quote is None and colon and not scope.paragraph.quote_at(colon[-1]):
        first = colon[-1] + 1
    introduces = opens in _INTRODUCTORY - CONDITIONS and not has_clause(scope, first, end)
    if quote is None and introduces:
        return None
    return first, end - (mark in ",—–-")


def _referred(scope: Scope, which: int) -> list[Range]:
    """What "…, which the leader denies" denies: the words before, back to a preposition."""
    last = which - 1 if scope.tokens[which - 1].text == "," else which
    first = last
    while (
        first > scope.first
        and last - first < 8
        and scope.tokens[first - 1].is_word
        and (scope.tokens[first - 1].low not in PREPOSITIONS | FINITE | SUBJECTS | {"and", "but"})
    ):
        first -= 1
        if scope.tokens[first].low in ARTICLES:
            break
    return [(first, last)] if first < last else []


def _after(scope: Scope, cue: Cue, later: Sequence[Cue]) -> Range | None:
    manner = cue.verb.manner
    at = cue.last
    if manner == "tell":
        at = skip_listener(scope, at)
    objects = manner in ("judge", "urge")
    if manner == "raise" and at < scope.last and at + 1 not in scope.dated:
        objects = scope.tokens[at].low in ("of", "against", "about", "over")
    if not objects:
        at = skip_adjuncts(scope, at)
    if at >= scope.last:
        return None
    at = _colon(scope, at)
    # "As Sample puts it, …"
    as_put = cue.verb.lemma == "put" and scope.tokens[scope.first].low == "as"
    first = scope.tokens[at]
    if (
        first.text in (":", ",")
        and at + 1 < scope.last
        and (scope.tokens[at + 1].text in OPENING_QUOTES or first.text == ":" or as_put)
    ):
        at += 1
    following = scope.tokens[at + 1].low if at + 1 < scope.last else ""
    if scope.tokens[at].low.endswith("ly") and following == "that":
        at += 1
    explicit = scope.tokens[at].low in ("that", "how", "whether", "why", "what", "if")
    explicit = explicit and not (objects and scope.tokens[at].low == "that")
    quoted = scope.tokens[at].text in OPENING_QUOTES
    if scope.tokens[at].low == "that" and not objects:
        at += 1
    if at >= scope.last or not (scope.tokens[at].is_word or quoted or scope.tokens[at].text == "$"):
        return None
    quote = scope.paragraph.quote_at(at)
    end = max(end_of(scope, cue, at, later, explicit), quote[1] if quote else 0)
    if end == scope.last and (running := scope.paragraph.quote_at(end - 1)):
        # 'said it "confirms the goal. That is all."' goes on in the next sentence.
        end = max(end, running[1])
    while (
        end > at
        and not scope.tokens[end - 1].is_word
        and scope.tokens[end - 1].text not in (CLOSING_QUOTES | {"%", ")"})
    ):
        end -= 1
    if not explicit and not quoted and manner in ("judge", "urge", "raise"):
        end = without_date(scope, at, end)
        end = without_manner(scope, at, end) if manner == "judge" else end
    if end <= at or not (quoted or first.text == ":" or _fits(scope, cue, at, end, explicit)):
        return None
    return at, end


def _colon(scope: Scope, at: int) -> int:
    """Where a colon before a quotation stands: 'put it more bluntly: “…”', 'added one thing: “…”'."""
    for index in range(at, min(at + 6, scope.last - 1)):
        if scope.tokens[index].text == ":" and scope.tokens[index + 1].text in OPENING_QUOTES:
            return index
        if not scope.tokens[index].is_word:
            break
    return at


def _fits(scope: Scope, cue: Cue, at: int, end: int, explicit: bool) -> bool:
    """Whether the verb can report these words; many are deeds when no clause follows."""
    words = scope.tokens[at:end]
    lows = {token.low for token in words}
    verb = cue.verb
    if verb.needs and not lows & verb.needs:
        return False
    if len(words) == 1 and words[0].low in PREPOSITIONS | {"to"}:
        return False
    if verb.manner == "raise" and all(i in scope.dated for i in range(at + 1, end)):
        # "denied on Friday": what, was said before
        return False
    if verb.lemma == "claim" and words[0].low in ("no", "credit", "responsibility", "victory"):
        return False
    if verb.lemma == "ask" and lows & _UNNAMED and "not" in lows:
        return False
    if verb.lemma in ("call", "label", "brand") and not verb.particles:
        referred = scope.tokens[cue.link - 1].low == "which"
        return referred or (words[0].low not in ("a", "an", "off") and _has_verdict(words))
    if verb.lemma == "describe":
        return "as" in lows
    if verb.lemma == "ask":
        return explicit or "to" in lows or words[0].low == "for"
    if verb.manner == "judge":
        return True
    if verb.manner == "urge":
        return "to" in lows or bool(verb.particles) or "for" in lows
    if not explicit and words[0].low in _CIRCUMSTANCES:
        return False
    if words[0].low == "to":
        return verb.manner != "say" or verb.lemma == "agree"
    if explicit:
        return len(words) > 1
    clause = any(is_finite(token) for token in words[1:])
    if verb.manner == "raise":
        if verb.lemma == "threaten":
            # "threatened Madrid with tariffs"
            return clause or "with" in lows
        return verb.lemma not in ("point", "make") or clause
    return verb.lemma in _CLAUSE_VERBS and (clause or (verb.lemma == "say" and len(words) > 3))


def _has_verdict(words: Sequence[Token]) -> bool:
    for place, token in enumerate(words[1:], start=1):
        if token.text in OPENING_QUOTES or token.low in _VERDICTS:
            return True
        if token.low.endswith(_VERDICT_ENDINGS) and not token.is_capital and place <= 8:
            return True
    return False


def _passive(scope: Scope, cue: Cue) -> list[Range]:
    """What stands between verb and "by", or whom the passive verb is about."""
    end = cue.last
    while scope.tokens[end].low != "by":
        end += 1
    if end > cue.last:
        return [(cue.last, end)]
    after = cue.speaker.last
    if after < scope.last - 1 and scope.tokens[after].low in ("of", "for"):
        # "was accused by Sample of hiding it"
        stop = next(
            (at for at in range(after, scope.last) if scope.tokens[at].text in (",", ";", ".")),
            scope.last,
        )
        return [(after, stop)]
    if scope.tokens[cue.link - 1].text == ",":
        about = around_apposition(scope, cue.link - 1)
        return [(about.first, about.last)] if about else []
    first = cue.link
    while (
        first > scope.first
        and cue.link - first < 8
        and scope.tokens[first - 1].is_word
        and (scope.tokens[first - 1].low not in SUBORDINATE | SUBJECTS | {"and", "but", "that"})
    ):
        first -= 1
    if first == cue.link and first > scope.first and scope.tokens[first - 1].low in PRONOUNS:
        # "He was criticised by Sample"
        first -= 1
    return [(first, cue.link)] if first < cue.link else []
