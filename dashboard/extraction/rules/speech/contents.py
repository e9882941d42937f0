"""Finds what is said: the tokens of a sentence that a reporting verb reports."""

from collections.abc import Sequence

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.cues import Cue
from dashboard.extraction.rules.speech.scope import (
    CLOSING_QUOTES,
    DASHES,
    OPENING_QUOTES,
    SUBJECTS,
    Range,
    Scope,
)
from dashboard.extraction.rules.words.phrases import PRONOUNS

_FAR = 10
_ARTICLES = frozenset({"a", "an", "the"})
_JOINING = frozenset({"and", "but", "so"})
_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "dative", "prt"})
_CLAUSE_OPENERS = frozenset("that how whether why what if".split())


def content_of(scope: Scope, cue: Cue, later: Sequence[Cue], start: int) -> list[Range]:
    """Return what `cue` reports, as token ranges, or nothing where it reports no words.

    `later` are the cues after it in the sentence; `start` is where the sentence's own words begin
    that no cue before it has taken.
    """
    if cue.passive:
        return _passive(scope, cue)
    ahead = _before(scope, cue, start)
    if ahead and cue.verb.lemma == "ask" and not scope.paragraph.quote_at(ahead[0]):
        ahead = None
    rest: list[Range] = []
    if ahead is not None:
        at = cue.speaker.last if cue.inverted else cue.last
        if scope.ends_quote(ahead):
            rest = _quoted_on(scope, at, later)
        else:
            end = _end(scope, cue, cue.last, later, explicit=True)
            rest = resumed(scope, ahead, at, end)
        if not rest and _is_half(scope, ahead):
            ahead = None
    if cue.inverted:
        return [ahead, *rest] if ahead else []
    behind = _after(scope, cue, later)
    if scope.low(cue.link - 1) == "which":
        if behind is None:
            return _referred(scope, cue.link - 1)
        if cue.verb.lemma in ("call", "describe"):
            # "the plan, which Sample described as robbery"
            return [*_referred(scope, cue.link - 1), behind]
    if cue.verb.manner in ("judge", "urge") or cue.inherits or not ahead:
        return [behind] if behind else []
    if ahead[1] <= scope.first and behind is not None:
        return [behind]
    if behind is None or rest:
        return [ahead, *rest]
    if not scope.ends_quote(ahead):
        return [behind]
    # "We need unity," Scholz said, "and we must act."
    return [ahead, behind] if scope.tokens[behind[0]].text in OPENING_QUOTES else [ahead]


def _before(scope: Scope, cue: Cue, start: int) -> Range | None:
    """Return the words before "…, Stoltenberg said", if they can be said by somebody."""
    end = cue.link
    while end > start and scope.low(end - 1) in DASHES | {"as", "and", "but"}:
        end -= 1
    if end <= scope.first:
        # '"Are we ready?" Stoltenberg asked.' was split at the question mark.
        quote = scope.paragraph.quote_at(scope.first - 1) if scope.first else None
        return quote if quote and quote[1] == scope.first else None
    mark = scope.tokens[end - 1].text
    if mark not in CLOSING_QUOTES | DASHES | {",", "?", "!"}:
        return None
    quote = scope.paragraph.quote_at(end - 1)
    first = min(start, quote[0]) if quote else start
    own = [token for token in scope.tokens[first:end] if token.is_word]
    if len(own) < 2 and mark == "," and not (own and own[0].is_capital):
        return None
    if quote is None:
        colons = [at for at in range(first, end) if scope.tokens[at].text == ":"]
        if colons and not scope.paragraph.quote_at(colons[-1]):
            first = colons[-1] + 1
        introduces = own and own[0].low in words("introducing-word") - words("condition-word")
        reported = any(left.dep_ == "ccomp" for left in cue.node.lefts)
        if introduces and not reported and not scope.has_clause(first, end):
            return None
    return first, end - (mark in DASHES | {","})


def _referred(scope: Scope, which: int) -> list[Range]:
    """Return what "…, which the leader denies" denies: the words before, back to a preposition."""
    last = which - 1 if scope.low(which - 1) == "," else which
    stops = words("adjunct-preposition") | words("bare-subject") | {"and", "but"}
    return _noun_before(scope, last, stops)


def _noun_before(scope: Scope, last: int, stops: frozenset[str]) -> list[Range]:
    """Return the words that end before token `last`, back to an article or one of `stops`."""
    first = last
    while (
        first > max(scope.first, last - 8)
        and scope.tokens[first - 1].is_word
        and scope.low(first - 1) not in stops
        and first - 1 not in scope.finite
    ):
        first -= 1
        if scope.low(first) in _ARTICLES:
            break
    return [(first, last)] if first < last else []


def _after(scope: Scope, cue: Cue, later: Sequence[Cue]) -> Range | None:
    """Return the words after a verb that it reports."""
    manner = cue.verb.manner
    objects = manner in ("judge", "urge")
    if manner == "raise" and cue.last + 1 not in scope.dated:
        objects = scope.low(cue.last) in ("of", "against", "about", "over")
    at = cue.last if objects else _past_adjuncts(scope, cue)
    if at >= scope.last:
        return None
    at = _colon(scope, at)
    # "As Sample puts it, …"
    as_put = cue.verb.lemma == "put" and scope.low(scope.first) == "as"
    first = scope.tokens[at].text
    quoted = at + 1 < scope.last and scope.tokens[at + 1].text in OPENING_QUOTES
    if at + 1 < scope.last and (first == ":" or (first == "," and (quoted or as_put))):
        at += 1
    if scope.low(at).endswith("ly") and scope.low(at + 1) == "that":
        at += 1
    explicit = scope.low(at) in _CLAUSE_OPENERS - ({"that"} if objects else frozenset())
    if scope.low(at) == "that" and not objects:
        at += 1
        # "noted that, despite progress, eight allies lagged"
        at += scope.low(at) == ","
    if at >= scope.last:
        return None
    quoted = scope.tokens[at].text in OPENING_QUOTES
    if not (scope.tokens[at].is_word or quoted or scope.tokens[at].text == "$"):
        return None
    quote = scope.paragraph.quote_at(at)
    end = _own_deed(scope, cue, at, _end(scope, cue, at, later, explicit))
    end = max(end, quote[1] if quote else 0)
    if end == scope.last and (running := scope.paragraph.quote_at(end - 1)):
        # 'said it "confirms the goal. That is all."' goes on in the next sentence.
        end = max(end, running[1])
    closing = CLOSING_QUOTES | {"%", ")"}
    while end > at and not (scope.tokens[end - 1].is_word or scope.tokens[end - 1].text in closing):
        end -= 1
    if not explicit and not quoted and manner in ("judge", "urge", "raise"):
        end = _without_adjunct(scope, cue, at, end)
    if end <= at or not (quoted or first == ":" or as_put or _fits(scope, cue, at, end, explicit)):
        return None
    return at, end


def _past_adjuncts(scope: Scope, cue: Cue) -> int:
    """Return where the words after a verb begin that are not when, where or to whom it was said."""
    at = cue.last
    passed = _ADJUNCTS | ({"dobj", "dative"} if cue.verb.manner == "tell" else frozenset())
    stops = OPENING_QUOTES | {"that", ":"}
    for child in cue.node.rights:
        first, last = scope.at(child.left_edge), scope.at(child.right_edge) + 1
        if first == at and child.dep_ in passed:
            stop = scope.find(stops, first + 1, min(last, scope.last))
            at = min(last, scope.last) if stop is None else stop
    while at in scope.dated:
        at += 1
    closing = scope.find(frozenset({","}), at + 1, at + _FAR) if scope.low(at) == "," else None
    if closing is not None and scope.low(closing + 1) == "that":
        # "said, in a speech on Friday, that": a pair of commas around an adjunct.
        return closing + 1
    if cue.verb.manner == "tell" or cue.verb.lemma == "warn":
        for index in range(at, min(at + 8, scope.last)):
            # "told a newspaper in December that", whatever hangs on whatever
            if scope.low(index) == "that":
                return index
            if not scope.tokens[index].is_word or index in scope.finite:
                break
    return at


def _without_adjunct(scope: Scope, cue: Cue, at: int, end: int) -> int:
    """Return the end of an object without when and how: "criticised the plan on Monday"."""
    last = end
    for child in reversed(list(cue.node.rights) if cue.verb.manner == "judge" else ()):
        first = scope.at(child.left_edge)
        if not at < first < last or child.dep_ == "punct" or scope.paragraph.quote_at(first):
            continue
        acting = child.lower_ == "in" and any(low.dep_ == "pcomp" for low in child.rights)
        if scope.low(first) not in words("circumstance-preposition") or acting:
            # "thanked Oslo for its partnership in providing aid"
            break
        last = first
    for index in range(at + 1, last if cue.verb.manner == "judge" else at):
        low, after = scope.low(index), {token.low for token in scope.tokens[index : index + 5]}
        if (low == "in" and after & words("medium")) or (low == "on" and after & words("network")):
            # "praised it in a written statement"
            return last if scope.paragraph.quote_at(index) else index
    if scope.has_finite(at, last):
        # "expressed hope that a deal would be reached by June"
        return last
    dated = last
    while dated - 1 > at and dated - 1 in scope.dated:
        dated -= 1
    if last - dated == 1 and scope.tokens[dated].text.isdigit():
        # "the most important day since independence in 2006"
        return last
    return dated - (last > dated and scope.low(dated - 1) in words("date-preposition"))


def _own_deed(scope: Scope, cue: Cue, at: int, end: int) -> int:
    """Return where a deed of the speaker follows: "said it would rise but gave no figure"."""
    # A noun or an infinitive that the parse joins to the verb belongs to what is said.
    deeds = [
        child
        for child in cue.node.rights
        if child.dep_ == "conj" and child.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG")
    ]
    for clause in cue.node.rights:
        if clause.dep_ == "ccomp" and any(left.tag_ == "MD" for left in clause.lefts):
            deeds += [
                deed for deed in clause.rights if deed.dep_ == "conj" and deed.tag_ == cue.node.tag_
            ]
    for deed in deeds:
        first = scope.at(deed.left_edge)
        if scope.low(first - 1) in ("and", "but") and not scope.paragraph.quote_at(first):
            first -= 1 + (scope.low(first - 2) in DASHES | {","})
            if at < first < end:
                return first
    return end


def _colon(scope: Scope, at: int) -> int:
    """Return where a colon before a quotation stands: 'put it more bluntly: “…”'."""
    for index in range(at, min(at + 6, scope.last - 1)):
        if scope.tokens[index].text == ":" and scope.tokens[index + 1].text in OPENING_QUOTES:
            return index
        if not scope.tokens[index].is_word:
            break
    return at


def _fits(scope: Scope, cue: Cue, at: int, end: int, explicit: bool) -> bool:
    """Return whether the verb can report these words; many are deeds when no clause follows."""
    verb, opening = cue.verb, scope.low(at)
    lows = {token.low for token in scope.tokens[at:end]}
    if verb.needs and not lows & verb.needs:
        return False
    if end - at == 1 and opening in words("adjunct-preposition") | {"to"}:
        return False
    if verb.manner == "raise" and all(i in scope.dated for i in range(at + 1, end)):
        # "denied on Friday": what, was said before
        return False
    if verb.lemma == "claim" and opening in ("no", "credit", "responsibility", "victory"):
        return False
    if verb.lemma in ("call", "label", "brand") and not verb.particles:
        referred = scope.low(cue.link - 1) == "which"
        judged = any(child.dep_ in ("oprd", "ccomp", "xcomp") for child in cue.node.rights)
        judged = judged or scope.tag(end - 1) in ("JJ", "VBN", "VBG")
        verdict = judged or _has_verdict(scope, at, end)
        return referred or (opening not in ("a", "an", "off") and verdict)
    if verb.lemma == "describe":
        return explicit or "as" in lows
    if verb.lemma == "ask":
        named = bool(lows & {"named", "identified", "quoted"}) and "not" in lows
        return not named and (explicit or "to" in lows or opening == "for")
    if verb.manner == "judge":
        return True
    if verb.manner == "urge":
        return bool(verb.particles or lows & {"to", "for"})
    if not explicit and opening in words("circumstance-word"):
        return False
    if opening == "to":
        return verb.manner != "say" or verb.lemma == "agree"
    if explicit:
        return end - at > 1
    clause = scope.has_finite(at + 1, end)
    if verb.manner == "raise":
        if verb.lemma == "threaten":
            # "threatened Madrid with tariffs"
            return clause or "with" in lows
        return verb.lemma not in ("point", "make") or clause
    reported = [child for child in cue.node.rights if child.dep_ == "ccomp"]
    if any(low.dep_ in SUBJECTS for child in reported for low in child.lefts):
        return True
    # Where the parse misses a clause: "argued Oslo was naive".
    return verb.lemma in words("clause-verb") and (clause or (verb.lemma == "say" and end - at > 3))


def _has_verdict(scope: Scope, at: int, end: int) -> bool:
    """Return whether a quotation, an article or an adjective follows what is called so."""
    for place in range(at + 1, end):
        token = scope.tokens[place]
        if token.text in OPENING_QUOTES or token.low in words("verdict-word"):
            return True
        ending = token.low.endswith(tuple(words("verdict-ending")))
        if ending and not token.is_capital and place <= at + 8:
            return True
    return False


def _passive(scope: Scope, cue: Cue) -> list[Range]:
    """Return what stands between verb and "by", or whom the passive verb is about."""
    end = cue.last
    while scope.low(end) != "by":
        end += 1
    if end > cue.last:
        return [(cue.last, end)]
    after = cue.speaker.last
    if scope.low(after) in ("of", "for") and after < scope.last - 1:
        # "was accused by Sample of hiding it"
        stop = scope.find(frozenset({",", ";", "."}), after, scope.last)
        return [(after, scope.last if stop is None else stop)]
    if scope.low(cue.link - 1) == ",":
        about = scope.around_apposition(cue.link - 1)
        return [(about.first, about.last)] if about else []
    if scope.low(cue.link - 1) in PRONOUNS:
        # "He was criticised by Sample"
        return [(cue.link - 1, cue.link)]
    stops = words("subordinator") | words("bare-subject") | {"and", "but", "that"}
    return _noun_before(scope, cue.link, stops)


def resumed(scope: Scope, ahead: Range, at: int, end: int) -> list[Range]:
    """Return what follows an interruption: "The government, she said, would present a plan".

    `ahead` is what stands before it, `at` and `end` bound what may follow.
    """
    while at < scope.last - 3 and scope.tokens[at].text != "," and scope.tokens[at].is_word:
        # "said Sample of the institute in Oslo, …"
        at += 1
    if at + 3 >= scope.last or scope.tokens[at].text != ",":
        return []
    while end > at + 1 and not scope.tokens[end - 1].is_word:
        end -= 1
    then = at + 1
    if scope.low(ahead[0]) in words("condition-word"):
        # "If Oslo joined, he said, every coast would be safe"
        goes_on = True
    elif scope.has_finite(*ahead):
        joined = scope.low(then) in _JOINING and at + 4 < scope.last
        deed = scope.tag(then + 1) == "VBD" or scope.low(then + 1) in PRONOUNS
        present = then in scope.finite and scope.tag(then) != "VBD"
        goes_on = scope.low(then) in words("condition-word") | {"even"} or present
        goes_on = goes_on or (joined and not deed)
    else:
        goes_on = scope.has_finite(then, min(end, at + 4)) or scope.low(then).endswith("s")
    return [(then, end)] if goes_on else []


def _quoted_on(scope: Scope, at: int, later: Sequence[Cue]) -> list[Range]:
    """Return a quotation that goes on after its speaker: '…,” said Sample, the mayor, “and …”'."""
    for index in range(at, min((cue.link for cue in later), default=scope.last)):
        quote = scope.paragraph.quote_at(index)
        if quote is not None and quote[0] == index:
            goes_on = scope.low(index - 1) == "," and quote[1] <= scope.last
            return [quote] if goes_on else []
    return []


def _is_half(scope: Scope, ahead: Range) -> bool:
    """Return whether words say nothing unless they go on: "Oslo, he said", "If Oslo joined, …"."""
    if scope.paragraph.quote_at(ahead[0]):
        return False
    single = sum(token.is_word for token in scope.tokens[ahead[0] : ahead[1]]) < 2
    conditional = scope.low(ahead[0]) in words("condition-word")
    return single or (conditional and not scope.has_clause(*ahead))


def _end(scope: Scope, cue: Cue, at: int, later: Sequence[Cue], explicit: bool) -> int:
    """Return where what is said ends: with the sentence, or where the text's own words begin."""
    end = _attributed_end(scope, cue, at, later, explicit)
    loose = cue.verb.manner in ("judge", "raise") and not (explicit or scope.paragraph.quote_at(at))
    comma = scope.find(frozenset({","}), at, min(at + 6, end)) or at + 6
    loose = loose and not scope.has_finite(at, min(comma, end))
    for index in range(at + 1, end):
        text, following = scope.tokens[index].text, scope.low(index + 1)
        if text == ";" and not scope.paragraph.quote_at(index):
            return index
        if text == "," and index + 3 < scope.last:
            own = following in _JOINING | {"while", "although"}
            if loose and own and scope.has_finite(index + 3, min(index + 8, scope.last)):
                # "demanded more, and Stockholm has agreed"
                return index
            if not scope.paragraph.quote_at(index) and _is_own(scope, index):
                return index
        version = following in _ARTICLES and scope.low(index + 2) in words("version-noun")
        if version and index + 3 not in scope.finite:
            # ", an assertion that …": the text's own apposition to what was said.
            if text == ",":
                return index
            if text in CLOSING_QUOTES and scope.low(index - 1) == ",":
                return index + 1
    return end


def _is_own(scope: Scope, comma: int) -> bool:
    """Return whether the text's own words follow: ", without naming a day", ", while X was quoted"."""
    following = scope.low(comma + 1)
    if following in ("while", "whereas"):
        return any(scope.low(at) == "quoted" for at in range(comma, scope.last))
    return following == "without" and scope.low(comma + 2).endswith("ing")


def _attributed_end(scope: Scope, cue: Cue, at: int, later: Sequence[Cue], explicit: bool) -> int:
    """Return where another attribution begins, or the sentence's end."""
    if {scope.low(cue.first - 1), scope.low(cue.first - 2)} & {"who", "which"}:
        # "Moscow, which denies planning it, said …": the clause ends where the sentence goes on.
        for index in range(at + 1, scope.last - 1):
            if scope.tokens[index].text == "," and index + 1 in scope.finite:
                return index
    manner = cue.verb.manner
    loose = manner in ("judge", "urge") or (manner == "raise" and not explicit)
    for other in later:
        if other.link <= at:
            continue
        if other.inherits:
            return other.link
        before = scope.low(other.link - 1)
        if before in DASHES | {",", ";"}:
            return other.link - 1
        if before in words("turning-word") and (comma := _comma_before(scope, other.link - 1)):
            # "said it was fair, while Sample warned", "not more," and he dismissed'
            return comma
        if loose and before in words("subordinator"):
            return other.link - 1
    for index in range(at + 1, scope.last - 1):
        if manner == "judge" and scope.low(index) in words("aside-opener"):
            return index
        if scope.low(index) == "according" and scope.low(index + 1) == "to":
            return index
    return scope.last


def _comma_before(scope: Scope, at: int) -> int | None:
    """Return where a comma, with its closing quotation mark if there is one, ends before `at`."""
    if scope.low(at - 1) == ",":
        return at - 1
    closed = scope.tokens[at - 1].text in CLOSING_QUOTES and scope.low(at - 2) == ","
    return at if closed else None
