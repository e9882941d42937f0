"""Finds the word by which members meet a guideline: "reached", "are above", "did so"."""

from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.group_words import GUIDELINE, MEETING, PASSING
from dashboard.extraction.rules.counts.member_groups import Group

_DONE_SO = frozenset({"do", "did", "done", "doing", "managed", "made", "there"})
_SO_ALONE = frozenset("did do does will would managed made there".split())
"""What stands for the meeting that was told of before: "three did", "23 out of 32 will"."""
_QUALIFYING = frozenset("qualify qualifies qualified qualifying comply complied complies".split())
_GRADES = frozenset({"grade", "cut"})
_GETTING = frozenset("get gets got getting come comes came go gone move rise be".split())
_ONLY = frozenset("just only a mere the about some as few all".split())
_ELSEWHERE = frozenset("in on to with for from about over after before around and".split())
"""Words behind "met" or "reached" after which a guideline is not what was met."""
_STANDING = frozenset("at above over on past beyond".split())
_SO_MUCH = frozenset("much share amount sum".split())
_LINES = GUIDELINE | {"line", "bar", "figure"}
_UNDERTAKING = frozenset(
    """agreed agree promised pledged committed vowed supposed obliged asked urged required plans
    commitments promises undertook undertake aim aims aimed signed hope hopes want""".split()
)
"""Who agreed to spend 2% does not yet do so."""
_ASKING = frozenset(
    """commits committed obliges obliged requires asks asked urges urged wants wanted demands
    demanded tells told bind binds""".split()
)
"""Who is asked to spend 2% does not yet do so; of whom it is expected, is counted."""
_REACH = 18
NEGATIVE = frozenset(
    """not fail fails failed failing below short miss missed missing under neither never don't
    didn't doesn't haven't hasn't won't without yet""".split()
)
FORECAST = frozenset(
    """will would expected expects projected forecast track due should plan plans aim set likely
    course predicted estimated""".split()
)


def meeting_verb(sentence: Clauses, subject: Group, stop: int, carried: Carried) -> int | None:
    """The word by which members meet a guideline; None if they do not."""
    lows = sentence.lows
    if not subject.value or sentence.has(subject.first - 4, subject.first, _ASKING):
        return None
    if sentence.has(0, len(lows), frozenset({"eu", "eu's"})) and not sentence.about_alliance:
        return None
    for index in range(subject.last, min(stop, subject.last + _REACH)):
        low = lows[index]
        if low in NEGATIVE or low == ";" or low in _UNDERTAKING:
            return None
        after = lows[index + 1 : index + 3]
        end = min(sentence.clause_end(index), stop)
        if low in MEETING and (
            _takes_guideline(sentence, index, end) or _means_it(sentence, index, carried)
        ):
            return index
        share = any(index < percent.first <= index + 5 for percent in sentence.percents)
        if low in PASSING and share:
            return index
        known = carried.knows_guideline or _names_guideline(sentence, 0, subject.first)
        if low in _QUALIFYING and known:
            return index
        if low in _GETTING and after[:1] == ["to"] and share:
            return index
        much = after[:1] in (["that"], ["as"], ["so"], ["this"]) and set(after) & _SO_MUCH
        if low in PASSING and known and much:
            # "Only four of the members spent that much."
            return index
        if low in _STANDING and sentence.has(index, index + 7, _LINES):
            return index
        if low == "so" and lows[index - 1] in _DONE_SO:
            return index
        alone = not after or after[0] in (
            ".",
            ",",
            ";",
            "”",
            '"',
            "and",
            "last",
            "this",
            "in",
            "by",
        )
        if low in _SO_ALONE and alone and (known or _names_guideline(sentence, 0, len(lows))):
            return index
        if low == "to" and alone and known and lows[index - 1] in FORECAST:
            # "and 18 are expected to in 2024"
            return index
        if low in ("make", "made", "makes") and after[:1] == ["the"] and set(after) & _GRADES:
            return index
        if low in ("managed", "made") and after[:1] in (["it"], ["that"]) and known:
            return index
    first = subject.first
    while first and lows[first - 1] in _ONLY:
        first -= 1
    passive = lows[first - 1 : first] == ["by"] and sentence.has(first - 8, first, MEETING)
    named = carried.knows_guideline or _names_guideline(sentence, max(0, first - 20), first)
    return first if passive and named else None


def _means_it(sentence: Clauses, verb: int, carried: Carried) -> bool:
    """Whether what is met is the guideline that was named before: "just three allies met it"."""
    after = sentence.lows[verb + 1 : verb + 2]
    named = carried.knows_guideline or sentence.has(0, verb, _LINES)
    return named and after in (["it"], ["that"], ["this"])


def _takes_guideline(sentence: Clauses, verb: int, last: int) -> bool:
    """Whether a guideline is what is met: not "met in Brussels to discuss the 2% target"."""
    for at in range(verb + 1, last):
        percent = any(share.first == at for share in sentence.percents)
        if percent or sentence.lows[at] in _LINES:
            return True
        if sentence.lows[at] in _ELSEWHERE:
            return False
    return False


def _names_guideline(sentence: Clauses, first: int, last: int) -> bool:
    if any(first <= percent.first < last for percent in sentence.percents):
        return True
    return sentence.has(first, last, _LINES)
