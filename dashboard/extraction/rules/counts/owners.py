"""Find whose number a percentage or an amount is: states, "its", "her country", "the allies"."""

from collections.abc import Sequence

from dashboard.extraction.rules.counts.count_context import CountContext
from dashboard.extraction.rules.counts.counted import Anchor, CountSentence, Quantity
from dashboard.extraction.rules.counts.token_patterns import lexicon
from dashboard.extraction.rules.words.percents import Percent
from dashboard.extraction.rules.words.places import Place


def anchors_in(sentence: CountSentence, context: CountContext) -> list[Anchor]:
    """Return what may own a number of a sentence, in order."""
    anchors = [_of_states(sentence, group) for group in _groups(sentence)]
    taken = {at for anchor in anchors for at in range(anchor.first, anchor.last)}
    for at in range(len(sentence.tokens)):
        anchor = None if at in taken else _of_word(sentence, at, anchors, context)
        if anchor is not None:
            anchors = sorted([*anchors, anchor], key=lambda anchor: anchor.first)
            taken.update(range(anchor.first, anchor.last))
    return anchors


def _groups(sentence: CountSentence) -> list[list[Place]]:
    """Return the states, those that are listed together: "Latvia, Estonia and Poland"."""
    groups: list[list[Place]] = []
    for place in sentence.states:
        last = groups[-1][-1] if groups else place
        joined = sentence.run_end(last.last, ",|and|&|the|as|well+") == place.first
        if joined and last.last < place.first and last.possessive == place.possessive:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _of_states(sentence: CountSentence, group: list[Place]) -> Anchor:
    first, last = group[0].first, group[-1].last
    lead = sentence.run_start(first, "the|both|neighbouring|tiny*")
    # "Poland and other allies": several own the number.
    joined = sentence.before(lead, "{many}|european .*2 and")
    codes = () if joined else tuple(dict.fromkeys(place.code for place in group))
    return Anchor(codes, first, last, is_weak=sentence.before(lead, "{under}"))


def _of_word(
    sentence: CountSentence, at: int, anchors: Sequence[Anchor], context: CountContext
) -> Anchor | None:
    """Return what a word that names no state means: "its", "her own cabinet", a surname."""
    low = sentence.lows[at]
    if sentence.after(at, "baltics|baltic_{trio}"):
        return Anchor(("EST", "LVA", "LTU"), at, at + 1 + (low == "baltic"))
    if sentence.after(at, "[nobody]"):
        return None
    if sentence.after(at, "[several] / [one-state]"):
        several = sentence.after(at, "[several]")
        codes = (_several if several else _antecedent)(sentence, at, anchors, context)
        return None if codes is None else Anchor(codes, at, at + 1 + (low == "the"))
    return None


def _several(
    sentence: CountSentence, at: int, anchors: Sequence[Anchor], context: CountContext
) -> tuple[str, ...] | None:
    """Return no state for "the allies", the states named before for "both"; None if neither."""
    low = sentence.lows[at]
    if low in lexicon("each-of"):
        return () if sentence.before(at, "{each} .?") else None
    # "told NATO leaders they should"
    led = sentence.before(at, "{under} .*2") or sentence.tokens[at].is_possessive
    return None if led and low in lexicon("everybody") | {"both"} else ()


def _antecedent(
    sentence: CountSentence, at: int, anchors: Sequence[Anchor], context: CountContext
) -> tuple[str, ...] | None:
    """Return the state that a word at token `at` stands for; none for the Alliance itself."""
    if sentence.after(at, "it|its|it's") and _means_body(sentence, at):
        return ()
    before = [a for a in reversed(anchors) if a.last <= at and len(a.codes) == 1]
    is_personal = sentence.after(at, "[personal]")
    codes = [context.speaker] if is_personal else []
    codes += [*(anchor.codes[0] for anchor in before), context.topic, context.speaker]
    codes += [context.before] if is_personal else []
    codes += [context.home, context.before]
    code = next(filter(None, codes), None)
    return (code,) if code else None


def _means_body(sentence: CountSentence, at: int) -> bool:
    """Whether "its" means an organisation: "the alliance said in its report"."""
    named = [place for place in sentence.places if place.last <= at]
    if not named or named[-1].kind != "organisation" or named[-1].possessive:
        return False
    # "Germany has told the alliance that it will": what is told something is not it.
    return not sentence.before(named[-1].first, "{addressing}|{under} the*")


def owner_of(
    sentence: CountSentence, percent: Quantity, anchors: Sequence[Anchor], others: Sequence[Percent]
) -> Anchor | None:
    """Return whose number `percent` is, or None where the sentence does not say.

    An anchor without states is the answer where several own it together ("the allies").
    """
    before = [anchor for anchor in anchors if anchor.last <= percent.first]
    before = [a for a in before if not _is_apart(sentence, a, percent)] or before
    beside = [anchor for anchor in before if _stands_beside(sentence, anchor, percent)]
    strong = [anchor for anchor in before if not anchor.is_weak]
    nearest = next(reversed(beside or strong), None)
    floor = max((other.last for other in others if other.last <= percent.first), default=0)
    after = _after(sentence, percent, anchors)
    if after and (nearest is None or nearest.is_weak or nearest.first < floor):
        return after  # "1.2 percent in Belgium, 1.1 percent in Luxembourg"
    if beside or (nearest and percent.first - nearest.last <= 1):
        return nearest
    return _subject(sentence, percent, before) or nearest


def _is_apart(sentence: CountSentence, anchor: Anchor, percent: Quantity) -> bool:
    """Whether an anchor only stands between: "Poland, which borders Belarus,", "overtook Spain"."""
    inside = sentence.before(anchor.first, ", which|who|whose|where !,*10")
    closed = inside and sentence.within(anchor.last, percent.first, ",")
    return closed or sentence.before(anchor.first, "{overtaking} the*")


def _subject(sentence: CountSentence, percent: Quantity, before: Sequence[Anchor]) -> Anchor | None:
    """Return the owner in the subject of the number's verb, first one that is no possessor.

    "Germany has overtaken Britain and now spends 2.1 percent": it is Germany that spends.
    """
    subject = sentence.subjects.of(percent.first)
    if subject is None:
        return None
    inside = [anchor for anchor in before if subject[0] <= anchor.first < subject[1]]
    inside = [anchor for anchor in inside if not anchor.is_weak] or inside
    own = [anchor for anchor in inside if not sentence.tokens[anchor.last - 1].is_possessive]
    return next(iter(own or inside), None)


def _after(sentence: CountSentence, percent: Quantity, anchors: Sequence[Anchor]) -> Anchor | None:
    """Return the owner named behind a number: "4.1% in Poland", "4.1% of Poland's output"."""
    for anchor in anchors:
        near = percent.last <= anchor.first <= percent.last + 5 and anchor.codes
        if near and anchor.is_weak and sentence.before(anchor.first, "in|for|by|of .?"):
            apart = sentence.within(percent.last, anchor.first, ",|;|and|but|while")
            return None if apart else anchor
    return None


def _stands_beside(sentence: CountSentence, anchor: Anchor, percent: Quantity) -> bool:
    """Whether nothing but a preposition or a verb stands between: "Poland, at 4.1 percent"."""
    gap = percent.first - anchor.last
    return bool(anchor.codes) and 0 < gap <= 3 and sentence.after(anchor.last, "{beside}")
