"""The verbs by which news reports speech, with their forms and what each takes after it."""

from typing import Literal, NamedTuple

Manner = Literal["say", "raise", "tell", "judge", "urge"]
"""`say`: a clause before or after it. `raise`: that, or a noun (warn, deny, announce). `tell`: a
listener, then a clause. `judge`: a person or thing (criticise). `urge`: somebody to do something."""
Form = Literal["base", "s", "past", "participle", "ing"]
Lean = Literal["support", "oppose", "neutral"]

# "*" doubles the last letter (admit*, admitted); "=" gives past and participle; "_" joins the words
# that must follow; "+" and "-" say that the verb itself supports or opposes what comes after it.
_LEMMAS: dict[Manner, str] = {
    "say": """
        say=said/said add argue assert aver contend counter claim insist maintain state explain
        remark observe opine reply respond retort quip* joke conclude continue comment reason
        recount recall write=wrote/written tweet post assess speculate surmise caution estimate
        clarify exclaim elaborate interject agree concur* disagree- answer scoff- snap*
        reckon calculate sneer- fume- muse intone brag* crow enthuse growl sum*_up put*_it
        shoot_back fire_back""",
    "raise": """
        warn announce stress emphasise emphasize underline underscore highlight declare confirm
        deny- acknowledge admit* concede suggest predict forecast=forecast/forecast promise pledge
        vow reiterate repeat note reveal disclose mention propose recommend demand boast dispute-
        allege proclaim profess reaffirm signal signal* indicate affirm complain- lament- protest-
        grumble- outline specify swear=swore/sworn hint imply threaten cite point_out rule_out-
        make_clear make_it_clear spell_out play_down speak_of
        express voice raise air""",
    "tell": "tell=told/told ask inform remind assure reassure notify brief",
    "judge": """
        accuse- denounce- condemn- criticise- criticize- praise+ welcome+ applaud+ slam*- blast-
        decry- deplore- lambast- lambaste- ridicule- mock- reject- dismiss- defend+ endorse+
        call describe label label* brand thank+ congratulate+ blame- chide- rebuke- scold- downplay-
        hail+ commend+ laud+ salute+ castigate- censure- deride- rebut*- refute- repudiate-
        reprimand- upbraid- berate- fault- compare- oppose- attack- back+ question- slate- disavow-
        vilify- bemoan- belittle- disparage- admonish- rubbish- scorn- pan*- assail- extol*+
        cheer+ object_to- hit_back_at- hit_out_at- lash_out_at- push_back_against-
        push_back_on- speak_out_against- come_out_against- take_aim_at- take_issue_with-
        double_down_on+ pour_scorn_on- rail_against- inveigh_against- brush_off- shrug*_off-
        stand_by+ distance_himself_from- distance_herself_from- distance_itself_from-
        distance_themselves_from-""",
    "urge": """
        urge press implore beg* beseech=besought/besought exhort challenge instruct advise
        call_on call_upon call_for plead_with appeal_to""",
}
_IRREGULAR = {
    "hit": ("hit", "hit"),
    "put": ("put", "put"),
    "speak": ("spoke", "spoken"),
    "come": ("came", "come"),
    "take": ("took", "taken"),
    "make": ("made", "made"),
    "spell": ("spelled", "spelled"),
    "stand": ("stood", "stood"),
    "shoot": ("shot", "shot"),
}
_REMARKS = frozenset("remark remarks comment comments words statement statements record".split())
_FEELINGS = frozenset(
    """concern concerns hope hopes support regret doubt doubts confidence alarm dismay frustration
    solidarity outrage fear fears objection objections surprise disappointment willingness
    readiness opposition scepticism skepticism gratitude optimism anger worry worries""".split()
)
_RESTRICTED: dict[str, frozenset[str]] = {
    "defend": _REMARKS | frozenset("decision position stance approach policy handling".split()),
    "back": _REMARKS | frozenset("idea view position call calls suggestion".split()),
    "attack": _REMARKS | frozenset("decision plan policy idea".split()),
    "oppose": _REMARKS | frozenset("idea plan plans proposal move bid membership".split()),
    "question": _REMARKS | frozenset("whether why how if wisdom value commitment need".split()),
    "challenge": frozenset({"to"}),
    "express": _FEELINGS,
    "voice": _FEELINGS,
    "raise": _FEELINGS,
    "air": _FEELINGS,
    "press": frozenset({"to", "for"}),
}


class Verb(NamedTuple):
    """One form of a reporting verb.

    `particles` must follow it. A verb that is more often a deed than a word (to back, to attack)
    counts only when what follows holds a word of `needs`.
    """

    lemma: str
    manner: Manner
    form: Form
    particles: tuple[str, ...]
    lean: Lean
    needs: frozenset[str]


def _table() -> dict[str, tuple[Verb, ...]]:
    found: dict[str, set[Verb]] = {}
    for manner, entries in _LEMMAS.items():
        for entry in entries.split():
            for word, verb in _forms(manner, entry):
                found.setdefault(word, set()).add(verb)
    return {
        word: tuple(sorted(choices, key=lambda verb: (-len(verb.particles), verb.form, verb.lemma)))
        for word, choices in found.items()
    }


def _forms(manner: Manner, entry: str) -> list[tuple[str, Verb]]:
    lean: Lean = "support" if entry[-1] == "+" else "oppose" if entry[-1] == "-" else "neutral"
    entry, _, irregular = entry.rstrip("+-").partition("=")
    lemma, *particles = entry.replace("*", "").split("_")
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if "*" in entry or lemma == "hit":
        stem += lemma[-1]
    soft = lemma.endswith("y") and lemma[-2] not in "aeiou"
    regular = f"{lemma[:-1]}ied" if soft else f"{stem}ed"
    third = (
        f"{lemma[:-1]}ies"
        if soft
        else f"{lemma}{'es' if lemma.endswith(('s', 'sh', 'ch')) else 's'}"
    )
    past, participle = (
        irregular.split("/") if irregular else _IRREGULAR.get(lemma, (regular, regular))
    )
    forms: list[tuple[Form, str]] = [
        ("base", lemma),
        ("s", third),
        ("past", past),
        ("participle", participle),
        ("ing", f"{stem}ing"),
    ]
    needs = frozenset[str]() if particles else _RESTRICTED.get(lemma, frozenset())
    return [
        (word, Verb(lemma, manner, form, tuple(particles), lean, needs)) for form, word in forms
    ]


VERBS = _table()
"""Form → what it may be, the readings with most particles first, then by form."""
