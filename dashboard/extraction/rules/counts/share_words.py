"""The words around a share of GDP: what it measures, what ties it to a state, what is asked."""

from typing import Literal

from dashboard.extraction.rules.counts.counted import Clauses
from dashboard.extraction.rules.words.percents import Percent

OUTPUT = frozenset("gdp output economy product income gnp".split())
SPENDING = frozenset(
    """spending spend spends spent budget budgets expenditure expenditures outlays outlay investment
    invest invests invested investing defence defense military devote devotes devoted allocate
    allocates allocated spender spenders""".split()
)
FALSE_FRIENDS = frozenset(
    """inflation unemployment jobless voters vote votes poll polls turnout deficit deficits debt tax
    taxes tariff tariffs interest rate rates aid wages prices growth economy population support
    approval party seats majority respondents education health pension pensions welfare imports
    exports trade loans bonds yield yields stake shares climate greens markets market coupon
    sales revenue revenues profit profits orders production turnover recruitment""".split()
)
"""What else is measured in percent; the nearest of these and of SPENDING says what a number is."""
TARGETS = frozenset(
    """target targets guideline guidelines goal goals benchmark threshold floor minimum pledge mark
    bar line requirement commitment norm""".split()
)
LINKS = frozenset(
    """spend spends spent spending at on with to reach reaches reached reaching hit hits hitting meet
    meets met meeting exceed exceeds exceeded exceeding top topped average averages averaged averaging
    for plan plans planned from or is was stood stands sits , ( of into devotes devote devoted
    invests invest invested allocates allocated earmarked aside hitting passed pass surpassed
    surpass over above beyond pay pays paid contribute contributes needs needed need foresees
    envisages gave give gives do doing stop promised promises pledged pledges vowed budgeted targets targeting eyes
    eyeing coughs cough coughed managed manages forks fork forked out""".split()
)
"""Words between a state and its share; a number elsewhere is a share only if it says of what."""
NEAR = frozenset(
    """about roughly around nearly almost just only over exactly some least more less than up mere a
    an somewhere between close estimated barely under approximately an most around near some
    already now still currently even fully meagre meager measly paltry puny scant whopping hefty “ " ” ~""".split()
)
LEADING = frozenset(
    "lift get bring take push let lets allow allows put raise carry drive allowing taking".split()
)
"""What is done to a state that is to spend more: "lift Germany above 2%"."""
PLANNED = frozenset(
    """will would plan plans planned planning aim aims aimed aiming pledge pledges pledged pledging
    vow vowed vows promise promised promises promising commit committed commits committing intend
    intends intended expects expected projected set target targets targeting goal should
    earmarked budgeted proposes hopes hope toward due means wants want wanted wishes seeks decided
    agreed aside approved proposed forecast forecasts won't we'll they'll he'll she'll course track
    could might may must needs needed foresees envisages lets let
    allows allow allowing announced announces allocation allocations""".split()
)
ASKING = frozenset(
    """propose proposed proposes proposing proposal call called calls calling demand demanded
    demands demanding suggest suggested suggests suggesting push pushed pushing pushes urge urged
    urges urging want wanted wants ask asked asks asking seek seeks sought floated float floats
    recommend recommended argued idea backed debate discuss discussing discussed
    insisted pressed presses pressing insist insists advocate advocates advocated favours favoured
    favors favored""".split()
)
CALLING = frozenset(
    """call called calls calling demand demanded demands demanding urge urged urges urging insisted
    insists pushed pushes pushing pressed presses pressing asked asks""".split()
)
COMPARED = frozenset("more less higher lower rise increase jump growth drop fewer faster".split())
RAISED = frozenset(
    """target targets guideline guidelines goal goals benchmark threshold floor minimum bar allies
    members everyone countries nations all alliance nato each every states ally europeans
    others""".split()
)
AGREED = frozenset(
    "agreed agree adopted current existing present old longstanding long-standing today's".split()
)
ENOUGH = frozenset("fair fairer enough realistic right better reasonable yardstick".split())
PARTS = frozenset(
    """core infrastructure resilience related wider broader cyber hard requirements capabilities
    security-related defence-related defense-related innovation civil roads bridges ports proper
    cybersecurity networks railways troops weapons preparedness hospitals broad""".split()
)
UNMET = frozenset(
    """not never below short didn't doesn't don't won't isn't wasn't without fail fails failed
    missed misses miss under refused refuses opposed opposes oppose reject rejects rejected against
    favour favor support supported supports""".split()
)

Gauge = Literal["gdp", "other"]


def gauge_of(sentence: Clauses, percent: Percent) -> Gauge | None:
    """What a percentage says it is a share of: GDP, something else, or None where it says nothing.

    "2% of its gross domestic product" → gdp; "2% of voters" → other.
    """
    lows, last = sentence.lows, percent.last
    after = lows[last : last + 1]
    if after not in (["of"], ["-"]):
        taken = after and after[0] in FALSE_FRIENDS
        later = lows[last : last + 6]
        # "between 5 percent and 6 percent of output": the share of the next one is this one's.
        if later[:1] in (["and"], ["or"], ["to"]) and not taken:
            following = next((p for p in sentence.percents if p.first == last + 1), None)
            return gauge_of(sentence, following) if following else None
        return "other" if taken else None
    if any(date.first == last + 1 for date in sentence.dates):
        return None  # "double the 1 percent of 2014"
    stop = last + 1
    while stop < len(lows) and stop < last + 7 and lows[stop] not in (",", ";", "."):
        if lows[stop] in OUTPUT:
            return "gdp" if not _is_foreign(sentence, percent) else "other"
        stop += 1
    return "other" if after == ["of"] else None


def _is_foreign(sentence: Clauses, percent: Percent) -> bool:
    """Whether a share of GDP goes to something else: "a deficit of 4% of GDP", "aid"."""
    lows = sentence.lows
    for at in range(percent.first - 1, max(-1, percent.first - 12), -1):
        if lows[at] in FALSE_FRIENDS - {"economy", "growth", "support", "party", "rate", "rates"}:
            return True
        if lows[at] in SPENDING:
            return lows[at - 1] in FALSE_FRIENDS if at else False
    for low in lows[percent.last + 2 : percent.last + 7]:
        if low in FALSE_FRIENDS or low in SPENDING:
            return low in FALSE_FRIENDS
    return False
