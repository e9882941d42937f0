"""Finds what is said: the tokens of a sentence that a reporting verb reports."""

from collections.abc import Sequence

from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.speech.cues import Cue, subject_of
from dashboard.extraction.rules.speech.scope import (
    CLOSING_QUOTES,
    COMMA,
    DASHES,
    OPENING_QUOTES,
    Range,
    Scope,
)
from dashboard.extraction.rules.words.phrases import phrase_starting

_ARTICLES = words("article")
_JOINING = frozenset({"and", "but", "so"})
_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "dative", "prt"})
_CLAUSE_OPENERS = frozenset("that how whether why what if".split())
_SUMMONS = words("circumstance-preposition") | {"for", "to"}
_TOPIC_LINKS = frozenset({"of", "against", "about", "over"})
_TURNS = {"conj": _JOINING, "advcl": DASHES | COMMA}
"""Label of a clause beside the words that are said → what stands before it."""
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})


def content_of(scope: Scope, cue: Cue, later: Sequence[Cue], start: int) -> list[Range]:
    """Return what `cue` reports, as token ranges, or nothing where it reports no words.

    `later` are the cues after it in the sentence; `start` is where the sentence's own words begin
    that no cue before it has taken.
    """
    if cue.passive:
        return _passive(scope, cue)
    ahead, rest = _before(scope, cue, start), list[Range]()
    if ahead is not None:
        at = cue.speaker.last if cue.inverted else cue.last
        if scope.ends_quote(ahead):
            rest = _quoted_on(scope, at, later)
        else:
            rest = resumed(scope, ahead, at, _end(scope, cue, cue.last, later))
    if cue.inverted:
        return [ahead, *rest] if ahead else []
    behind = _after(scope, cue, later)
    if cue.verb.manner in ("judge", "urge") or cue.inherits or not ahead:
        return [behind] if behind else []
    if behind is None or rest:
        return [ahead, *rest]
    if not scope.ends_quote(ahead):
        return [behind]
    # "We need unity," Scholz said, "and we must act."
    return [ahead, behind] if scope.tokens[behind[0]].text in OPENING_QUOTES else [ahead]


def _before(scope: Scope, cue: Cue, start: int) -> Range | None:
    """Return the words before "…, Stoltenberg said", if they can be said by somebody."""
    end = cue.link
    if end <= scope.first:
        return None
    mark = scope.tokens[end - 1].text
    if mark not in CLOSING_QUOTES | DASHES | {",", "?", "!"}:
        return None
    quote = scope.paragraph.quote_at(end - 1)
    first = min(start, quote[0]) if quote else start
    comma = scope.find(COMMA, first, end - 1)
    if quote is None and comma is None and first < end and scope.is_adjunct(first, cue.node):
        # "At the summit, leaders pledged"
        return None
    said = [token for token in scope.tokens[first:end] if token.is_word]
    if not said or (len(said) == 1 and mark == "," and not said[0].is_capital):
        return None
    return first, end - (mark in DASHES | COMMA)


def _after(scope: Scope, cue: Cue, later: Sequence[Cue]) -> Range | None:
    """Return the words after a verb that it reports."""
    objects = cue.verb.manner in ("judge", "urge")
    objects |= cue.verb.manner == "raise" and scope.low(cue.last) in _TOPIC_LINKS
    at = cue.last if objects else _past_adjuncts(scope, cue)
    colon = scope.find(frozenset({":"}), at, at + 6)
    if colon is not None and colon + 1 < scope.last:
        at = colon if scope.tokens[colon + 1].text in OPENING_QUOTES else at
    if at + 1 >= scope.last:
        return None
    first = scope.tokens[at].text
    # "As Sample puts it, the vote was fair"
    opens = scope.tokens[at + 1].text in OPENING_QUOTES or scope.low(scope.first) == "as"
    marked = first == ":" or (first == "," and opens)
    at += marked
    explicit = scope.low(at) in _CLAUSE_OPENERS - ({"that"} if objects else frozenset())
    if scope.low(at) == "that" and not objects:
        # "noted that, despite progress, eight allies lagged"
        at += 2 if scope.low(at + 1) == "," else 1
    quoted = at < scope.last and scope.tokens[at].text in OPENING_QUOTES
    if at >= scope.last or not (scope.tokens[at].is_word or quoted):
        return None
    quote = scope.paragraph.quote_at(at)
    end = min(_end(scope, cue, at, later), _own_deed(scope, cue, at))
    end = max(end, quote[1] if quote else 0)
    closing = CLOSING_QUOTES | {"%", ")"}
    while end > at and not (scope.tokens[end - 1].is_word or scope.tokens[end - 1].text in closing):
        end -= 1
    if not explicit and cue.verb.manner == "judge":
        end = _without_adjuncts(scope, cue, at, end)
    if end <= at or not (quoted or marked or _fits(scope, cue, at, end, explicit)):
        return None
    return at, end


def _past_adjuncts(scope: Scope, cue: Cue) -> int:
    """Return where the words after a verb begin that are not when, where or to whom it was said."""
    at = cue.last
    passed = _ADJUNCTS | ({"dobj"} if cue.verb.manner == "tell" else frozenset())
    stops = OPENING_QUOTES | {"that", ":"}
    for node in cue.node.subtree:
        # "told a newspaper in December that", "said, in a speech on Friday, that"
        is_conjunction = node.lower_ == "that" and node.dep_ == "mark"
        if is_conjunction and node.head.head == cue.node and scope.at(node) >= at:
            return scope.at(node)
    for child in cue.node.rights:
        first, last = scope.at(child.left_edge), scope.at(child.right_edge) + 1
        if first == at and child.dep_ in passed:
            stop = scope.find(stops, first + 1, min(last, scope.last))
            at = min(last, scope.last) if stop is None else stop
    return at


def _without_adjuncts(scope: Scope, cue: Cue, at: int, end: int) -> int:
    """Return the end of an object without when and how: "criticised the plan on Monday"."""
    last = end
    for child in reversed(list(cue.node.rights)):
        first = scope.at(child.left_edge)
        if not at < first < last or child.dep_ == "punct" or scope.paragraph.quote_at(first):
            continue
        if scope.low(first) not in words("circumstance-preposition"):
            break
        last = first
    dated = last
    while dated - 1 > at and dated - 1 in scope.dated:
        dated -= 1
    return dated - (last > dated and scope.low(dated - 1) in words("date-preposition"))


def _fits(scope: Scope, cue: Cue, at: int, end: int, explicit: bool) -> bool:
    """Return whether the verb can report these words; many are deeds when no clause follows."""
    verb, opening = cue.verb, scope.low(at)
    lows = {token.low for token in scope.tokens[at:end]}
    on_date = range(at + (opening in words("date-preposition")), end)
    if (verb.needs and not lows & verb.needs) or all(place in scope.dated for place in on_date):
        return False
    if verb.lemma in ("call", "label", "brand") and not verb.particles:
        # "called the president on Monday" is a deed, "called the president a liar" is not.
        whom = phrase_starting(scope.tokens, at, end)
        judged = whom is None or (whom.last < end and scope.low(whom.last) not in _SUMMONS)
        return opening not in ("a", "an", "off") and judged
    if verb.manner == "judge":
        return True
    if verb.manner == "urge":
        return bool(verb.particles or lows & {"to", "for"})
    if explicit:
        return end - at > 1
    if opening in words("circumstance-word"):
        return False
    # "pledged unity" says something, "said little" does not.
    return scope.has_finite(at + 1, end) or (verb.manner == "raise" and not verb.particles)


def _passive(scope: Scope, cue: Cue) -> list[Range]:
    """Return what follows "was accused by Sample", or whom the passive verb is about."""
    after = cue.speaker.last
    if scope.low(after) in ("of", "for"):
        stop = scope.find(frozenset({",", ";", "."}), after, scope.last)
        return [(after, scope.last if stop is None else stop)]
    noun = subject_of(cue.node)[0] or cue.node.head
    first, last = scope.at(noun.left_edge), min(cue.link, scope.at(noun.right_edge) + 1)
    last -= scope.low(last - 1) == ","
    return [(first, last)] if first < last else []


def resumed(scope: Scope, ahead: Range, at: int, end: int) -> list[Range]:
    """Return what follows an interruption: "The government, she said, would present a plan".

    `ahead` is what stands before it, `at` and `end` bound what may follow.
    """
    while at < scope.last - 3 and scope.tokens[at].is_word:
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
        goes_on = then in scope.finite or scope.low(then) in words("condition-word") | {"even"}
        goes_on = goes_on or (scope.low(then) in _JOINING and at + 4 < scope.last)
        # "Budgets rose, she said, with Norway ahead", not "she said, on a visit to Norway"
        is_prep = scope.alignment.node(then).dep_ == "prep"
        goes_on |= is_prep and scope.low(then) not in words("circumstance-preposition")
    else:
        goes_on = scope.has_finite(then, min(end, at + 4)) or scope.low(then).endswith("s")
    return [(then, end)] if goes_on and then < end else []


def _quoted_on(scope: Scope, at: int, later: Sequence[Cue]) -> list[Range]:
    """Return a quotation that goes on after its speaker: '…,” said Sample, the mayor, “and …”'."""
    for index in range(at, min((cue.link for cue in later), default=scope.last)):
        quote = scope.paragraph.quote_at(index)
        if quote is not None and quote[0] == index:
            return [quote] if scope.low(index - 1) == "," else []
    return []


def _end(scope: Scope, cue: Cue, at: int, later: Sequence[Cue]) -> int:
    """Return where what is said ends: with the sentence, or where the text's own words begin."""
    end = _next_report(scope, cue, at, later)
    for index in range(at + 1, end):
        text, following = scope.tokens[index].text, scope.low(index + 1)
        if text not in CLOSING_QUOTES | COMMA | {";"}:
            continue
        if following in _ARTICLES and scope.low(index + 2) in words("version-noun"):
            # ", an assertion that …": the text's own apposition to what was said.
            return index + (text in CLOSING_QUOTES)
        if scope.paragraph.quote_at(index):
            continue
        if text == ";":
            return index
    return end


def _own_deed(scope: Scope, cue: Cue, at: int) -> int:
    """Return where the text goes on about the speaker: "said it would rise but gave no figure".

    What the parse joins or subordinates to the reporting verb is no part of what is said; a noun
    or an infinitive that it joins to it is.
    """
    for deed in cue.node.rights:
        first = scope.at(deed.left_edge)
        turns = _TURNS.get(deed.dep_, frozenset())
        if deed.tag_ not in _VERBAL or scope.low(first - 1) not in turns:
            continue
        first -= 1 + (scope.low(first - 2) in DASHES | COMMA)
        if first > at:
            return first
    return scope.last


def _next_report(scope: Scope, cue: Cue, at: int, later: Sequence[Cue]) -> int:
    """Return where another attribution begins, or the end of the verb's sentence."""
    last = scope.last
    if cue.node.dep_ == "relcl":
        # "Moscow, which denies planning it, said …"
        last = min(last, scope.at(cue.node.right_edge) + 1)
    for other in later:
        if other.link <= at:
            continue
        if other.inherits:
            return min(last, other.link)
        turn = other.link - 1
        before = scope.low(turn)
        if before in DASHES | {",", ";"}:
            return min(last, turn)
        if before in words("turning-word"):
            # "said it was fair, while Sample warned", "not more," and he dismissed'
            closed = scope.tokens[turn - 1].text in CLOSING_QUOTES
            if scope.low(turn - 1 - closed) == ",":
                return min(last, turn - (not closed))
    return last
