"""Finds the words of a sentence that may own a number: states, "its", "her country", "the allies"."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.rules.counts.anchor import Anchor
from dashboard.extraction.rules.counts.count_context import Carried
from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.words.phrases import PEOPLE
from dashboard.extraction.rules.words.places import Place

_UNDER = frozenset(
    """to from against than with in at by into towards toward near behind like unlike over between
    told for of on after before including within across and/or""".split()
)
_HOLDINGS = frozenset(
    """country nation government cabinet coalition ministry budget army military forces defence
    defense spending state outlays expenditure party people treasury parliament administration own
    armed republic kingdom""".split()
)
_THE = frozenset(
    """country government state nation kingdom republic newcomer ministry share cabinet coalition
    treasury budget figure island""".split()
)
_PERSONS = frozenset("his her my our we he she i we'll".split())
_THINGS = frozenset("it its it's".split())
_MANY_PRONOUNS = frozenset("they their they'll".split())
_MANY = frozenset(
    """allies members europe europeans nato alliance bloc countries nations everyone others eu
    states leaders both union governments whoever anyone nobody those average""".split()
)
_ALONE = frozenset("europe everyone europeans both whoever anyone nobody those average".split())
_TRIO = frozenset("states nations countries republics trio capitals".split())
_BEFORE_AVERAGE = frozenset("nato nato's the alliance alliance's eu eu's european an".split())
_ADDRESSING = frozenset("told tells assured informed promised joined left reminded".split())
_EACH = frozenset("every each all any no one single".split())
_GATHERINGS = frozenset("summit meeting gathering conference".split())
_JOINING = frozenset(", and & the as well".split())


def anchors_in(sentence: Clauses, carried: Carried) -> list[Anchor]:
    """Return what may own a number of a sentence, in order; it is looked for once."""
    if sentence.anchors is None:
        sentence.anchors = _anchors(sentence, carried)
    return sentence.anchors


def _anchors(sentence: Clauses, carried: Carried) -> list[Anchor]:
    found: list[Anchor] = []
    for group in _groups(sentence):
        found.append(_of_places(sentence, group))
    taken = {at for one in found for at in range(one.first, one.last)}
    for at in range(len(sentence.tokens)):
        if at in taken:
            continue
        one = _of_word(sentence, at, found, carried)
        if one is not None:
            found.append(one)
            taken.update(range(one.first, one.last))
            found.sort(key=lambda anchor: anchor.first)
    return found


def _groups(sentence: Clauses) -> Iterator[list[Place]]:
    """The states of a sentence, those that are listed together: "Latvia, Estonia and Poland"."""
    group: list[Place] = []
    for place in sentence.places:
        if place.kind == "organisation" or is_venue(sentence, place):
            continue
        gap = sentence.lows[group[-1].last : place.first] if group else []
        alike = bool(group) and group[-1].possessive == place.possessive
        if group and alike and gap and set(gap) <= _JOINING:
            group.append(place)
            continue
        if group:
            yield group
        group = [place]
    if group:
        yield group


def is_venue(sentence: Clauses, place: Place) -> bool:
    """Whether a capital only hosts what was agreed: "in The Hague", "the Madrid summit"."""
    if place.kind != "seat":
        return False
    lows, before = sentence.lows, place.first - 1
    while before >= 0 and lows[before] == "the":
        before -= 1
    hosted = before >= 0 and lows[before] in ("in", "at") and lows[place.first] == "hague"
    return hosted or sentence.has(place.last, place.last + 2, _GATHERINGS)


def _of_places(sentence: Clauses, group: list[Place]) -> Anchor:
    first, last = group[0].first, group[-1].last
    before = first - 1
    while before >= 0 and sentence.lows[before] in ("the", "both", "neighbouring", "tiny"):
        before -= 1
    opener = sentence.lows[before] if before >= 0 else ""
    with_many = opener == "and" and sentence.has(before - 3, before, _MANY | {"european"})
    after = sentence.lows[last : last + 3]
    joined = after[:1] == ["and"] and bool(set(after) & _MANY)
    codes = () if with_many or joined else tuple(dict.fromkeys(place.code for place in group))
    named = last < len(sentence.tokens) and sentence.tokens[last].is_capital
    holder = named or sentence.has(last, last + 4, PEOPLE)
    title = len(group) == 1 and (group[0].kind == "demonym" or group[0].possessive) and holder
    # "The government of Estonia" is Estonia, "the army of tanks in Poland" is not.
    of = opener == "of" and sentence.has(before - 1, before, _HOLDINGS)
    return Anchor(codes, first, last, opener in _UNDER and not of, title)


def _of_word(
    sentence: Clauses, at: int, found: Sequence[Anchor], carried: Carried
) -> Anchor | None:
    """What a word that is no place may mean: "its", "her own cabinet", "the country", a surname."""
    low = sentence.lows[at]
    token = sentence.tokens[at]
    after = sentence.lows[at + 1 : at + 4]
    before = [one for one in found if one.last <= at and len(one.codes) == 1]
    own = next((one.codes[0] for one in reversed(before)), None)
    titled = next((one.codes[0] for one in reversed(before) if one.is_title), None)
    if low == "you" or (low == "we" and after[:1] == ["all"]):
        # "You cannot borrow your way to 5%": anybody.
        return Anchor((), at, at + 1)
    if low in _PERSONS and (low in ("we", "he", "she", "i", "we'll") or set(after) & _HOLDINGS):
        if low in ("he", "she", "i"):
            return None
        code = titled or carried.speaker or own or carried.person
        code = code or carried.topic or carried.before or carried.home
        if low in ("we", "our", "my", "we'll", "i"):
            told = carried.topic or carried.home
            code = carried.speaker or titled or told or own or carried.person
        return _meant(code, at, 1)
    if low == "baltics" or (low == "baltic" and set(after[:1]) & _TRIO):
        return Anchor(("EST", "LVA", "LTU"), at, at + 1 + (low == "baltic"))
    if low == "whose":
        return _meant(own, at, 1)
    if low in _MANY_PRONOUNS:
        # "told NATO leaders they should": several, unless the sentence named them.
        several = [one.codes for one in found if one.last <= at and len(one.codes) > 1]
        return Anchor(several[-1] if several else (), at, at + 1)
    if low in _THINGS and _means_body(sentence, at):
        return Anchor((), at, at + 1)
    if low == "it" and after[:2] in (["is", "the"], ["was", "the"], ["is", "a"], ["was", "a"]):
        return None  # "It was the fourth year of growth."
    if low in _THINGS and not (low == "it" and after[:1] == ["is"] and "that" in after):
        direct = [one.codes[0] for one in before if not one.is_title]
        code = direct[-1] if direct else own
        return _meant(code or carried.topic or carried.home or carried.before, at, 1)
    if low == "the" and after and after[0] in _THE:
        code = own or carried.topic or carried.speaker or carried.home or carried.before
        return _meant(code, at, 2)
    if low == "average" and after[:1] == ["of"]:
        return None  # "aims at an average of 5.4 percent"
    if low == "average" and not sentence.has(at - 1, at, _BEFORE_AVERAGE):
        return None  # "will average 5.4 percent"
    pairs = [one.codes for one in found if one.last <= at and len(one.codes) > 1]
    if low == "both" and pairs:
        # "Latvia and Lithuania, both at 4 percent"
        return Anchor(pairs[-1], at, at + 1)
    if low in _MANY and not token.is_possessive:
        under = sentence.lows[max(0, at - 3) : at]
        each = low in ("members", "allies", "countries", "nations", "states", "leaders")
        if not set(under) & _UNDER and (each or low in _ALONE):
            return Anchor((), at, at + 1)
        return None
    if low in ("ally", "member", "country", "state", "nation"):
        return Anchor((), at, at + 1) if sentence.has(at - 2, at, _EACH) else None
    known = carried.people.known.get(token.stem) if token.is_capital else None
    if known is not None and known.iso3:
        return Anchor((known.iso3,), at, at + 1, is_title=True)
    return None


def _means_body(sentence: Clauses, at: int) -> bool:
    """Whether "its" means an organisation: "the alliance said in its report"."""
    named = [place for place in sentence.places if place.last <= at]
    if not named or named[-1].kind != "organisation" or named[-1].possessive:
        return False
    before = named[-1].first - 1
    while before >= 0 and sentence.lows[before] == "the":
        before -= 1
    # "Germany has told the alliance that it will": what is told something is not it.
    return before < 0 or sentence.lows[before] not in _ADDRESSING | _UNDER


def _meant(code: str | None, at: int, size: int) -> Anchor | None:
    return Anchor((code,), at, at + size) if code else None
