"""The words that weigh for or against what a statement is about, by their roots."""

from functools import lru_cache

_WEIGHTS = {
    # Praise, success, resolve.
    2.0: """
        applaud praise proud pride glad pleased grateful gratitude thank congratulate
        congratulation delighted celebrate historic victory win triumph success successful
        succeed achievement milestone breakthrough landmark great excellent wonderful fantastic
        tremendous remarkable magnificent outstanding splendid monumental good best better ideal
        overdue courage courageous brave bravery hero vital essential crucial indispensable
        invaluable cornerstone unwavering ironclad unshakeable unshakable steadfast reliable
        reliably trustworthy dependable staunch friend friendship family closest united unity
        unanimous unanimously solidarity support supportive endorse committed commitment strong
        stronger strongest strengthen strength safe safer reassuring confident confidence
        serious hopeful optimistic optimism encouraging exemplary pupil leap boost stability
        prosperity unprecedented necessary right gain benefit asset bulwark provider easiest
        fair fairer robust credible responsible responsibility honour honor loyal loyalty dream
        welcome bravo admirable admire generous impressive momentous inspiring sensible wise
        reasonable justified worthwhile deserve farsighted long-overdue rightly decent noble
        watershed homecoming proudest happy thrilled honoured honored relieved tribute kudos
        wholehearted wholeheartedly unequivocal unequivocally long-awaited umbrella eager keen
        lifeline backbone linchpin rock-solid unbreakable undivided heartfelt warmest salute
        inspire deserved exemplar generosity wisdom justice""",
    # What is promised, done, added or kept.
    1.0: """
        agree ready readiness prepared promise pledge vow guarantee fulfil fulfill deliver
        achieve accomplish reach meet exceed surpass climb rise raise increase grow growth
        double triple quadruple add invest investment accelerate hasten speed faster quicker
        quickly soon earlier ahead forward progress advance improve improvement modernise
        modernize build rebuild expand deepen broaden reinforce bolster deploy station
        contribute contribution defend protect secure deter deterrence cooperate cooperation
        partnership approve approval ratify assist stand remain keep uphold respect trust equal
        share together forever permanent lasting firm firmly resolve resolute determined
        determination ambition ambitious aim important complete completed finish chance
        opportunity future prove capable capability modern able realistic affordable certain
        open free belong back help well hope insist reaffirm shoulder closer favour favor
        sufficient timely work earn rearm arm equip train freedom friendly insurance deterrent
        backing highest biggest largest fastest healthy ramp scale willing eager guarantor
        cheaper investing tough tougher reinforcement consensus agreement mandate irreversible
        sovereign modernisation modernization transparent contributor concrete tangible finally undertake
        commit guaranteed""",
    # Cost, delay, doubt, refusal, pressure.
    -1.0: """
        costly price burden debt deficit slow slowly late delayed lag behind short shortage
        shortfall gap hole miss missing insufficient inadequate too little expensive resist
        reluctant reluctance hesitate hesitation doubtful sceptical skeptical scepticism
        skepticism questionable concern concerned worry worried anxious fear afraid uncertain
        uncertainty unclear ambiguity confusion confuse difficult hard harder trouble obstacle
        barrier veto objection suspend freeze frozen retreat hide slip weak weaker weakness
        vulnerable exposed divide division dividing split tension confrontation confront
        escalate provoke provocation provocative countermeasure consequence punish punishment
        sanction threat tariff pressure force forced hostile hostility suffer suffering hurt
        loss victim excuse slogan theatre theater symbolic bureaucracy unnecessary pointless
        useless meaningless irrelevant trick unpopular overstretched unprepared complacent
        complacency haggle haggling rich shrug hedge loophole invoice owe unpaid arrears spiral
        encroach encirclement dictate ultimatum snub cosmetic vague fudge vacuum rust leak
        crumble stretched exhausted unready ill-prepared pawn vassal satellite horse-trading
        bazaar premature hasty divisive skeptic sceptic expense austerity arbitrary shadow dither sacrifice nervous
        unease uneasy frustration frustrated impatient patience ignored neglected outnumbered
        outgunned evade vagueness lip-service unsure stagnate dwindle shrink""",
    # Blame, mockery, alarm.
    -2.0: """
        appalling unbalanced unhinged danger dangerous dangerously reckless recklessly
        irresponsible unacceptable wrong mistake mistaken error blunder risk risky peril
        perilous shame shameful ashamed disgrace disgraceful outrage outrageous absurd absurdity
        stupid stupidity foolish folly fool ridiculous laughable joke farce harm harmful
        damaging naive naivety unfit betrayal unfair unjust injustice delinquent freeloader
        freeloading free-riding free-rider nonsense senseless mindless shocking alarming
        worrying worrisome terrible awful horrible dreadful deplorable disgusting illegal
        unlawful unprovoked insult insulting insane insanity mad madness crazy lunacy hysteria
        hysterical paranoid paranoia hypocrisy hypocritical hypocrite destabilise destabilising
        destabilize destabilizing escalation gimmick unrealistic unaffordable unreasonable
        unsustainable unworkable impossible dismal grim bleak catastrophe catastrophic disaster
        disastrous disloyal unserious populist gift robbery rob theft steal lie liar lying false
        falsehood untrue misleading mislead deceive deceit deception propaganda smear slander
        pretend pretence pretext empty hollow fantasy illusion delusion delusional myth waste
        wasteful squander bankrupt ruin ruinous surrender capitulation capitulate appease
        appeasement cowardice coward cowardly weakest chaos chaotic crisis collapse doom doomed
        dead death brain-dead obsolete relic outdated blow setback defeat humiliate humiliating
        humiliation embarrassment embarrassing scandal scandalous corrupt corruption greed
        greedy arrogant arrogance bully bullying blackmail hostage extortion racket captive
        puppet lackey warmonger warmongering militarism militarisation militarization militarist
        brinkmanship unwise cynical cynicism selfish selfishness immoral unfaithful unreliable
        ungrateful disappoint disappointed disappointing disappointment regret regrettable
        dismayed dismay angry anger furious fury condemn denounce accuse criticise criticize
        blame un-american crime criminal brutal cruel invader trap poison toxic treason blatant
        heckle retaliate retaliation respond plunder drag worst worse bluff smokescreen charade
        circus freeride cheat shirk shirker sham toothless half-hearted watered-down diktat
        russophobia russophobic sabre sabre-rattling sell-out sellout backroom kneel slap cannon
        rotten insincere dishonest dishonesty incompetent incompetence negligent negligence
        fraud fraudulent wreck destroy destruction devastating catastrophically monstrous
        grotesque obscene scandalously ludicrous pathetic laughing-stock laughingstock bluster
        hypocrites nightmare""",
}
"""Weight → roots. One whose inflected form is listed as well counts as that form says."""

_PAIRS = {
    2.0: """turning_point open_door most_important first_time game_changer common_sense
        good_news right_direction right_thing fair_share big_step""",
    1.0: """no_alternative no_doubt no_question no_substitute long_way on_track on_course on_schedule
        on_time at_last do_more pay_off pays_off paid_off no_hesitation
        hats_off well_done full_backing""",
    0.0: """as_well good_name open_letter free_people free_trade cold_war foreign_aid short_term""",
    -2.0: """free_ride free_rider free_riders free_riding free_lunch blank_cheque blank_check
        brain_death arms_race lip_service wishful_thinking double_standard double_standards
        paper_tiger dead_end too_little too_late too_far too_much red_line wrong_direction
        bad_faith half_measures cannon_fodder horse_trading creative_accounting window_dressing
        dividing_lines own_goal slippery_slope""",
}
"""Weight → two words that weigh together what they would not weigh apart."""

_TURNING = {
    -1.0: """cut reduce lower less fewer end stop halt quit leave lose lack fail failure refuse
        refusal reject deny block delay postpone prevent avoid oppose opposition withdraw withdrawal
        withhold deprive reverse scrap drop cancel neglect ignore doubt against stall erode break
        broken""",
    -2.0: """undermine abandon betray weaken sabotage jeopardise jeopardize threaten damage""",
}
"""Weight, where nothing is turned → roots of deeds that turn what they are done to."""

_NOTHING = frozenset("meeting meetings building buildings leaves standing".split())
"""Forms that are other words than the roots that they look like."""
_NOT = frozenset(
    """not never no cannot cant wont dont nobody nothing none neither nor without hardly scarcely
    barely nowhere unable""".split()
)

_BY_ROOT = {root: weight for weight, roots in reversed(_WEIGHTS.items()) for root in roots.split()}
_BY_DEED = {root: weight for weight, roots in _TURNING.items() for root in roots.split()}
_BY_PAIR = {
    tuple(pair.split("_")): weight for weight, pairs in _PAIRS.items() for pair in pairs.split()
}


@lru_cache(maxsize=20_000)
def weight_of(low: str) -> float:
    """Return how a word weighs: above 0 for, below 0 against, and 0 for one that says nothing."""
    if low in _NOTHING:
        return 0.0
    return next((_BY_ROOT[root] for root in _roots(low) if root in _BY_ROOT), 0.0)


def pair_weight(low: str, after: str) -> float | None:
    """Return how two words weigh together, or None where each weighs for itself."""
    return _BY_PAIR.get((low, after))


@lru_cache(maxsize=20_000)
def turning(low: str) -> float:
    """Return how a deed weighs that turns what it is done to, as "cut" does; 0 for other words."""
    if low in _NOTHING:
        return 0.0
    return next((_BY_DEED[root] for root in _roots(low) if root in _BY_DEED), 0.0)


def is_negation(low: str) -> bool:
    """Return whether a word denies what follows: "not", "won't", "nobody"."""
    return low in _NOT or low.endswith("n't")


def _roots(low: str) -> list[str]:
    """What a word may be a form of, itself first: "raised" of "raise", "cutting" of "cut"."""
    roots = [low]
    for ending, *others in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", "", "e"),
        ("s", ""),
        ("ed", "", "e"),
        ("ing", "", "e"),
    ):
        stem = low.removesuffix(ending)
        if stem != low and len(stem) >= 3:
            roots += [stem + other for other in others]
            if stem[-1] == stem[-2]:
                roots.append(stem[:-1])
    return roots
