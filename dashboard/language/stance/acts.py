"""Reads what kind of act a statement is, in CAMEO's root codes and PLOVER's types, and how certain."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from dashboard.language.speech.statements import Statement
from dashboard.language.stance.sides import is_enemy
from dashboard.language.stance.stances import Stance, leaning_of, words_of
from dashboard.language.words.places import places_in
from dashboard.language.words.sentences import Token

Certainty = Literal["certain", "probable", "possible"]

PLOVER = {
    "03": "AGREE",
    "05": "SUPPORT",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
}
"""CAMEO root → PLOVER type; 01 (statement) and 02 (appeal) have none in PLOVER's table."""

_BY_LEMMA = {
    lemma: code
    for code, lemmas in {
        "02": "urge implore beg beseech exhort plead appeal call_on call_upon invite advise ask",
        "03": "promise pledge vow agree concur swear",
        "05": """praise welcome applaud endorse back thank congratulate hail commend laud salute
            extol cheer stand defend""",
        "10": "demand ask_for challenge press call_for propose recommend",
        "11": """accuse denounce condemn criticise criticize slam blast decry deplore lambast
            lambaste ridicule mock blame chide rebuke scold castigate censure deride reprimand
            upbraid berate fault attack question slate vilify bemoan belittle disparage admonish
            rubbish scorn pan assail complain lament protest allege lash hit_out rail inveigh pour
            take speak_out compare grumble""",
        "12": """reject dismiss deny refute repudiate rebut oppose disagree dispute rule hit_back
            push brush shrug come object disavow distance play downplay counter""",
        "13": "threaten",
    }.items()
    for lemma in lemmas.split()
}
_HAVING = frozenset("has have had".split())
_DEMANDING = frozenset("must demand demands needs should ought".split())
_REFUSING = frozenset(
    """refuse refuses reject rejects oppose opposes no not never won't wouldn't can't cannot couldn't
    nothing nobody enough""".split()
)
_INTENDING = frozenset(
    """will would we'll i'll he'd wants want plans plan ready committed commit commits committed pledge pledges
    promise promises guarantee intends aims willing""".split()
)
_THREATENING = frozenset(
    """encourage retaliate retaliation punish sanctions consequences attack strike respond response
    countermeasures measures freeze frozen tariffs double troops missiles""".split()
)
_SHELTERING = frozenset("protect defend respect help".split())
_FUTURE = frozenset("will would won't wouldn't we'll i'll he'd going".split())
_ACTING = _INTENDING | _FUTURE | _REFUSING | frozenset("had has have is are".split())
_OWN = frozenset("we i he she they it his her its our my their".split())
_DOUBTING = frozenset("may might could possibly perhaps maybe possible can".split())
_LIKELY = frozenset("likely probably expect expects expected believe believes think thinks".split())
_PRAISING = 3.0
_BLAMING = -0.6


def cameo_of(statement: Statement, stance: Stance) -> str:
    """Return the root code: by the verb where it says enough, else by the words and their stance.

    The stance never contradicts it: only what is for something is a promise or praise, only what
    is against something is a refusal, a reproach or a threat.
    """
    verb = statement.verb
    if verb is not None:
        for key in ("_".join((verb.lemma, *verb.particles[:1])), verb.lemma):
            if key in _BY_LEMMA:
                return _BY_LEMMA[key]
        if verb.lemma in ("call", "label", "brand", "describe"):
            return "11" if stance == "oppose" else "05" if stance == "support" else "01"
    words = frozenset(token.low for token in words_of(statement))
    if stance == "oppose":
        return _against(statement, words)
    if stance == "support":
        leaning = leaning_of(statement)
        if _is_demand(statement, words) and leaning > 0:
            return "10"
        if words & _INTENDING and _is_own(statement):
            # "Madrid would keep its word", said by Spain's minister
            return "03"
        return "05" if leaning >= _PRAISING else "01"
    return "01"


def _against(statement: Statement, words: frozenset[str]) -> str:
    verb = statement.verb
    own = _is_own(statement)
    harsh = words & _THREATENING or (words & _SHELTERING and words & _REFUSING)
    enemy = is_enemy(statement.speaker)
    denied = enemy and words & _REFUSING
    if harsh and not denied and (enemy or (words & _FUTURE and own)):
        return "13"
    if verb is not None and verb.lemma in ("warn", "caution"):
        return "13" if own or enemy or words & _FUTURE else "11"
    if words & _DEMANDING:
        return "10"
    if own and words & _REFUSING:
        # "Dublin had no intention of joining", said by Ireland's minister
        return "12"
    return "11" if leaning_of(statement) <= _BLAMING else "01"


def _is_demand(statement: Statement, words: frozenset[str]) -> bool:
    """Whether words say what others must do: "allies have to spend more"."""
    tokens = [token.low for token in words_of(statement)]
    having = any(low in _HAVING and then == "to" for low, then in pairwise(tokens))
    return having or bool(words & _DEMANDING)


def _is_own(statement: Statement) -> bool:
    """Whether the speaker is to act: "he would", "his country wants", "Madrid will", "we are ready"."""
    words = list(words_of(statement))[:8]
    places = places_in(words)
    for at, token in enumerate(words[:3]):
        home = any(p.first == at and p.code == statement.speaker.iso3 for p in places)
        if token.low in _OWN or home:
            return any(word.low in _ACTING for word in words[at : at + 5])
    return False


def certainty_of(statement: Statement) -> Certainty:
    """Return how sure the words sound: ``might`` is possible, ``expects`` is probable."""
    first, last = statement.contents[0]
    lows = {token.low for token in _tokens(statement)[first:last]}
    if lows & _DOUBTING:
        return "possible"
    return "probable" if lows & _LIKELY else "certain"


def _tokens(statement: Statement) -> Sequence[Token]:
    return statement.paragraph.tokens
