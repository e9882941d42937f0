"""Reads what kind of act a statement is, in CAMEO's root codes and PLOVER's types, and how certain."""

from collections.abc import Sequence
from typing import Literal

from dashboard.language.sentences import Token
from dashboard.language.stances import stance_of
from dashboard.language.statements import Statement

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
        "10": "demand insist challenge press call_for propose recommend",
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
_DEMANDING = frozenset("must demand demands need needs should ought".split())
_REFUSING = frozenset("refuse refuses reject rejects oppose opposes never won't".split())
_PROMISING = frozenset("pledge commit commits promise guarantee".split())
_THREATENING = frozenset(
    "encourage retaliate retaliation punish sanctions consequences attack strike".split()
)
_FUTURE = frozenset("will would won't wouldn't we'll i'll he'd i'd going".split())
_DOUBTING = frozenset("may might could possibly perhaps maybe possible can".split())
_LIKELY = frozenset("likely probably expect expects expected believe believes think thinks".split())


def cameo_of(statement: Statement) -> str:
    """Return the root code: by the verb where it says enough, else by the words and their stance."""
    verb = statement.verb
    words = frozenset(
        token.low for first, last in statement.contents for token in _tokens(statement)[first:last]
    )
    if verb is not None:
        for key in ("_".join((verb.lemma, *verb.particles[:1])), verb.lemma):
            if key in _BY_LEMMA:
                return _BY_LEMMA[key]
        if verb.lemma in ("call", "label", "brand", "describe"):
            stance = stance_of(statement)
            return "11" if stance == "oppose" else "05" if stance == "support" else "01"
    stance = stance_of(statement)
    if words & _THREATENING and words & _FUTURE:
        return "13"
    if words & _DEMANDING:
        return "10" if verb is None or verb.lemma != "warn" else "13"
    if verb is not None and verb.lemma in ("warn", "caution"):
        return "13"
    if words & _REFUSING:
        return "12"
    if words & _PROMISING and words & _FUTURE:
        return "03"
    return "11" if stance == "oppose" else "01"


def certainty_of(statement: Statement) -> Certainty:
    """Return how sure the words sound: ``might`` is possible, ``expects`` is probable."""
    first, last = statement.contents[0]
    lows = {token.low for token in _tokens(statement)[first:last]}
    if lows & _DOUBTING:
        return "possible"
    return "probable" if lows & _LIKELY else "certain"


def _tokens(statement: Statement) -> Sequence[Token]:
    return statement.paragraph.tokens
