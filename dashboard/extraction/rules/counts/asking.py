"""Finds the words by which a share of GDP is asked of members: "a floor of 2%", "allies should spend 2%"."""

from dashboard.extraction.rules.counts.anchors import is_venue
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.counts.share_words import SPENDING
from dashboard.extraction.rules.words.percents import Percent

LINE_NOUNS = frozenset(
    """target targets guideline guidelines goal goals benchmark benchmarks threshold mark commitment
    pledge pledges minimum floor requirement rule promise line bar norm yardstick objective
    aim""".split()
)
"""Nouns for a share that members are to reach; not a "level", which may be what somebody spends."""
_BETWEEN = frozenset(
    """of at is was be been being remains remained stays to for set for fixed put called named known
    as that which who the a an its their all each every nato nato's alliance alliance's allied
    members member allies ally countries country nations states governments should must
    spend spending spends devote devoting invest investing reach reaching allocate put putting
    at least around about roughly just some only now still currently defence defense military
    budgets agreed last this on in , : ( — – - “ " least was would raise raising raised lift lifting""".split()
)
"""What may stand between such a noun and its share: "the target is for allies to spend 2%"."""
_FARTHEST_NOUN = 14
_LIKENING = frozenset("a as is was remains remain the be an was meant".split())
_MANY = frozenset(
    """members allies countries nations states member ally country nation state nato alliance
    europeans everyone each governments signatories all capitals""".split()
)
_DUTY = frozenset(
    """should must supposed meant asked asks ask asking expects expecting obliged obliges required
    requires requiring bound pledged pledge promised promise committed commit commits vowed undertook
    agreed agree wants urges urged urging recommends aim aims aimed signed encouraged encourages
    obligation duty need ought decided resolved told tells""".split()
)
_TOGETHER = frozenset("together combined collectively average overall".split())
_WHERE = frozenset({"in", "at"})
_FARTHEST_DUTY = 16
_PURSUING = SPENDING | frozenset(
    "reach reaching meet towards toward to put raise raising lift bring hit of for".split()
)


def is_called_line(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share is called a line: "the benchmark of 2%", "2 percent a floor"."""
    lows = sentence.lows
    after = lows[percent.last : percent.last + 5]
    if after[:1] and after[0] in _LIKENING:
        likened = next((at for at, low in enumerate(after) if low in LINE_NOUNS), None)
        if likened is not None and not set(after[:likened]) & {"of", ",", "above", "below"}:
            return True
    for at in range(percent.first - 1, max(-1, percent.first - _FARTHEST_NOUN), -1):
        if lows[at] in LINE_NOUNS:
            return not _is_verb(sentence, at)
        if lows[at] not in _BETWEEN and not _is_dated(sentence, at) and not _is_venue(sentence, at):
            return False
    return False


def is_asked_of_members(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share is the duty of several: "allies are supposed to spend 2%", "asks its members"."""
    lows, first = sentence.lows, percent.first
    begin = max(0, first - _FARTHEST_DUTY)
    begin = max([begin, *(at + 1 for at in range(begin, first) if lows[at] in (";", "but"))])
    duty = next((at for at in range(first - 1, begin - 1, -1) if lows[at] in _DUTY), None)
    if duty is None or sentence.has(begin, percent.last + 6, _TOGETHER):
        return False
    if not sentence.has(duty, first, _PURSUING):
        return False
    owners = [
        place
        for place in sentence.places
        if place.kind != "organisation"
        and begin - 4 <= place.first < first
        and not is_venue(sentence, place)
        and not (place.kind == "seat" and sentence.has(place.first - 1, place.first, _WHERE))
    ]
    if owners:
        return False
    many = [at for at in range(max(0, duty - 10), first) if lows[at] in _MANY]
    return bool(many) and not sentence.has(duty - 3, first, frozenset({"not", "never", "n't"}))


def deadline(sentence: Clauses, percent: Percent) -> int | None:
    """The year by which a share is to be reached: "reach 5% of GDP by 2035"."""
    stop = next((p.first for p in sentence.percents if p.first >= percent.last), 999)
    for date in sentence.dates:
        if percent.last <= date.first < min(stop, percent.last + 12):
            by = sentence.lows[date.first - 1] == "by"
            return int(date.value[:4]) if by else None
    return None


def _is_verb(sentence: Clauses, at: int) -> bool:
    """Whether "aim" or "pledge" is what somebody does: "allies pledge 2%"."""
    return sentence.lows[at] in ("aim", "pledge", "promise", "set") and (
        at > 0 and sentence.lows[at - 1] in (*_MANY, "to", "they", "we")
    )


def _is_venue(sentence: Clauses, at: int) -> bool:
    """Whether a word only tells where a line was agreed: "agreed in The Hague"."""
    return any(
        place.first <= at < place.last and is_venue(sentence, place) for place in sentence.places
    )


def _is_dated(sentence: Clauses, at: int) -> bool:
    return any(date.first <= at < date.last for date in sentence.dates)
