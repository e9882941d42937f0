"""Tells for whom a speaker speaks, where the same words weigh otherwise for others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.extraction.rules.speech.statements import Statement
from dashboard.extraction.rules.words.numbers import number_of
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import Token
from dashboard.extraction.rules.words.speaker_np import Speaker

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
_DENYING = frozenset("no not never nobody nothing without ?".split())


def is_enemy(speaker: Speaker) -> bool:
    """Whether somebody speaks for the state against which the alliance defends itself."""
    named = f"{speaker.name} {speaker.role or ''}".lower()
    return speaker.iso3 == "RUS" or any(word in named for word in _ENEMIES)


def counts_alone(speaker: Speaker) -> bool:
    """Whether figures from this speaker are a report: "the institute", "a NATO official"."""
    return speaker.role is None and speaker.name.lower().split()[-1] in _AGENCIES


def leaning_of_deeds(statement: Statement, words: Sequence[Token], leaning: float) -> float:
    """Return what a state's own deeds, told by its own official, add to the `leaning` of the words.

    Who governs and tells that the own state spends what was agreed, is for it, as long as no word
    is against it: "would leave the treaty and lift spending to 3 percent". Whose official speaks
    says nothing else: without evidence a stance is unclear.
    """
    speaker = statement.speaker
    held = frozenset((speaker.role or speaker.name).lower().replace("'s", "").split())
    lows = frozenset(token.low for token in words)
    if held & _OUTSIDE or not held & _GOVERNING or leaning <= _AGAINST:
        return 0.0
    if speaker.iso3 is None or not is_of_home(speaker, words):
        return 0.0
    shares = list(_shares(words)) if lows & _SPENDING and not lows & _DENYING else []
    return 1.5 if shares and max(shares) >= _AGREED else 0.0


def is_of_home(speaker: Speaker, words: Sequence[Token]) -> bool:
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
