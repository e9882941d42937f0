"""Tells for whom a speaker speaks, as far as that says what the words alone do not."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.language.describing import Speaker
from dashboard.language.numbers import number_of
from dashboard.language.places import places_in
from dashboard.language.sentences import Token
from dashboard.language.statements import Statement

_ENEMIES = ("russia", "moscow", "kremlin")
_AGENCIES = frozenset(
    """institute office bureau agency bank nato official officials source sources watchdog
    think-tank auditors statisticians eurostat oecd imf sipri""".split()
)
_OWN = frozenset("we our us we'll we've we're i i'll".split())
_POSSESSIVE = frozenset("his her its their the".split())
_HOME = frozenset("country government nation army cabinet state forces republic".split())
_SPENDING = frozenset(
    """spend spends spent spending devote devotes devoted put puts set sets allocate allocates
    allocated earmark earmarks earmarked invest invests invested budget budgets outlays above over
    beyond past reach reached met exceeded hit spending raise raising lift lifting bring
    double""".split()
)
_PERCENT = frozenset({"%", "percent", "per"})
_AGREED = 2
"""Percent of GDP that members have agreed to spend, at least."""
_AGAINST = -1.5
"""A leaning from which on words are plainly against, whoever says them."""
_OPENING = 8
_GOVERNING = frozenset(
    """president minister premier chancellor commissioner ambassador government secretary taoiseach
    king queen general secretary-general commander spokesman spokeswoman spokesperson ministry""".split()
)
_OPPOSED = frozenset(
    """opposition shadow critic critics opponents campaigner campaigners activist activists pacifist
    pacifists unions unionist confederation protesters protester far-left far-right""".split()
)
_OUTSIDE = _OPPOSED | frozenset("former ex then-president retired".split())
_DECIDED = frozenset(
    """alliance allies nato membership accession target guideline pledge spending defence defense
    brigade budget law plan plans timetable commitment goal vote decision ratification would
    will""".split()
)
_AGENDA = frozenset(
    """held meet meeting talks ceremony conference visit travel arrive discuss address review
    publish published figures""".split()
)
"""Words of an agenda, of which a minister may tell without a view."""
_DENYING = frozenset("no not never nobody nothing without ?".split())


def is_enemy(speaker: Speaker) -> bool:
    """Whether somebody speaks for the state against which the alliance defends itself."""
    named = f"{speaker.name} {speaker.role or ''}".lower()
    return speaker.iso3 == "RUS" or any(word in named for word in _ENEMIES)


def counts_alone(speaker: Speaker) -> bool:
    """Whether figures from this speaker are a report: "the institute", "a NATO official"."""
    return speaker.role is None and speaker.name.lower().split()[-1] in _AGENCIES


def leaning_of_side(statement: Statement, words: Sequence[Token], leaning: float) -> float:
    """Return what the side adds to the `leaning` of the words.

    Russia's officials speak against the alliance, unless they praise it in so many words. Who
    governs and tells of what the own state does, or of what the alliance agreed on, is for it as
    long as no word is against it, and the opposition is against the government. For everybody
    else nothing is assumed.
    """
    speaker = statement.speaker
    if is_enemy(speaker):
        return -1.5
    held = frozenset((speaker.role or speaker.name).lower().replace("'s", "").split())
    lows = frozenset(token.low for token in words)
    if held & _OPPOSED:
        return -0.5 if leaning == 0 else 0.0
    if held & _OUTSIDE or not held & _GOVERNING or leaning <= _AGAINST:
        return 0.0
    at_home = speaker.iso3 is not None and _is_of_home(speaker, words)
    shares = list(_shares(words)) if lows & _SPENDING and not lows & _DENYING else []
    if at_home and shares:
        # "would leave the treaty and lift spending to 3 percent"
        return 1.5 if max(shares) >= _AGREED else 0.0
    agreed = lows & _DECIDED and not lows & (_DENYING | _AGENDA)
    return 0.5 if leaning == 0 and (agreed or (at_home and not lows & _AGENDA)) else 0.0


def _is_of_home(speaker: Speaker, words: Sequence[Token]) -> bool:
    """Whether the words begin with the speaker's own state: "Oslo had", "his country", "we"."""
    opening = words[:_OPENING]
    if any(place.code == speaker.iso3 for place in places_in(opening)):
        return True
    pairs = pairwise(opening)
    return any(token.low in _OWN for token in opening[:3]) or any(
        first.low in _POSSESSIVE and then.low in _HOME for first, then in pairs
    )


def _shares(words: Sequence[Token]) -> Iterator[float]:
    """The percentages that words give: 4.7 of "spends 4.7 percent of GDP on defence"."""
    for token, after in pairwise(words):
        value = number_of(token)
        if value is not None and after.low in _PERCENT:
            yield value
