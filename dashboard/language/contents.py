"""Finds what is said: the tokens of a sentence that a reporting verb reports."""

from collections.abc import Sequence

from dashboard.language.cues import Cue, Scope, around_apposition
from dashboard.language.phrases import HEADS, PRONOUNS, is_name, phrase_starting
from dashboard.language.sentences import Token
from dashboard.language.verbs import VERBS

Range = tuple[int, int]

_OPENING_QUOTES = frozenset("“\"«„‘'")
_CLOSING_QUOTES = frozenset("”\"»’'")
_FINITE = frozenset(
    """is are was were be been has have had will would can could should may might must do does did
    won't wouldn't can't cannot couldn't shouldn't isn't aren't wasn't weren't don't doesn't didn't
    hasn't haven't it's that's he's she's we're they're we'll they'll he'd they'd shall put made
    came went took gave left led kept held told got grew fell rose lost won met sent saw knew
    thought felt brought bought spent cost began became means needs wants remains stands makes
    gives brings takes shows serves undermines violates poses plays depends deserves seems
    represents constitutes""".split()
)
_PREPOSITIONS = frozenset(
    """in on at during after before from via to following through ahead by with alongside amid
    into for about of near outside inside upon over since until against under between""".split()
)
_TIMES = frozenset(
    "late early earlier later last this next week month year night morning evening".split()
)
_SUBJECTS = frozenset("he she they it we i you there these those such any nobody everyone".split())
_DETERMINERS = frozenset(
    "the a an his her its their our my your this that some no every each".split()
)
_SUBORDINATE = frozenset(
    "after as when while hours days weeks because although though before since following amid "
    "whereas until even just only".split()
)
_ASIDES = frozenset("after when while because although though amid".split())
_INTRODUCTORY = frozenset(
    """in on at after before during while when as following speaking asked despite amid according
    earlier later meanwhile but and however separately with for by since under among although
    though if because once until unlike instead addressing responding writing last""".split()
)
_LISTENERS = frozenset(
    """reporters journalists lawmakers parliament them him her us me listeners viewers supporters
    delegates colleagues allies mps senators voters citizens students audience crowd""".split()
)
_CLAUSE_VERBS = frozenset(
    """say argue claim insist contend assert maintain aver explain tell warn stress add note state
    suggest acknowledge admit concede believe predict declare deny confirm announce promise vow
    pledge put reveal allege propose hint threaten swear complain reiterate reckon calculate estimate""".split()
)
_CIRCUMSTANCES = frozenset("as while when after before because since until".split())
_TURNS = frozenset("and but while whereas although though".split())
_CONDITIONS = frozenset("if unless because although though provided".split())
_MEDIA = frozenset(
    "statement message interview speech tweet post letter article briefing broadcast".split()
)
_NETWORKS = frozenset("x twitter facebook television tv radio instagram telegram".split())
_PAST = frozenset("left gave made took came went put set called did was were had kept met".split())
_UNNAMED = frozenset("named identified quoted".split())
_ARTICLES = frozenset({"a", "an", "the"})
_VERSIONS = frozenset(
    """assertion claim charge suggestion allegation accusation view position argument statement
    remark comment reference description notion idea line""".split()
)
"""Words that name what was said, in an apposition of the text's own: ", an assertion that …"."""
_VERDICTS = frozenset(
    """a an not very too so deeply utterly simply just nothing absolutely totally completely
    unacceptable unfair""".split()
)
_VERDICT_ENDINGS = ("ing", "ous", "ful", "less", "able", "ible", "ish", "ic", "ical", "ive", "ed")


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
        end = _end(scope, cue, cue.last, later, explicit=True)
        at = cue.speaker.last if cue.inverted else cue.last
        rest = [] if _ends_quote(scope, ahead) else resumed(scope, ahead, at, end)
        if _ends_quote(scope, ahead):
            rest = _quoted_on(scope, at, later)
        if not rest and _is_half(scope, ahead):
            ahead = None
    if cue.inverted:
        return [ahead, *rest] if ahead else []
    behind = _after(scope, cue, later)
    if cue.link > scope.first and scope.tokens[cue.link - 1].low == "which":
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
    if scope.tokens[behind[0]].text in _OPENING_QUOTES and _ends_quote(scope, ahead):
        # "We need unity," Scholz said, "and we must act."
        return [ahead, behind]
    return [ahead] if _ends_quote(scope, ahead) else [behind]


def _before(scope: Scope, cue: Cue, start: int) -> Range | None:
    """The words before "…, Stoltenberg said", if they can be said by somebody."""
    end = cue.link
    while end > start and scope.tokens[end - 1].low in ("as", "and", "but", "–", "—", "-"):
        end -= 1
    if end <= scope.first:
        # '"Are we ready?" Stoltenberg asked.' was split at the question mark.
        quote = scope.paragraph.quote_at(scope.first - 1) if scope.first else None
        return quote if quote and quote[1] == scope.first else None
    mark = scope.tokens[end - 1].text
    if mark not in _CLOSING_QUOTES | {",", "?", "!", "—", "–", "-"}:
        return None
    quote = scope.paragraph.quote_at(end - 1)
    first = min(start, quote[0]) if quote and quote[0] < start else start
    words = [token for token in scope.tokens[first:end] if token.is_word]
    if len(words) < 2 and mark == "," and not (words and words[0].is_capital):
        return None
    opens = next((token.low for token in words), "")
    colon = [at for at in range(first, end) if scope.tokens[at].text == ":"]
    if quote is None and colon and not scope.paragraph.quote_at(colon[-1]):
        first = colon[-1] + 1
    introduces = opens in _INTRODUCTORY - _CONDITIONS and not _has_clause(scope, first, end)
    if quote is None and introduces:
        return None
    return first, end - (mark in ",—–-")


def _referred(scope: Scope, which: int) -> list[Range]:
    """What "…, which the leader denies" denies: the words before, back to a preposition."""
    last = which - 1 if scope.tokens[which - 1].text == "," else which
    first = last
    while (
        first > scope.first
        and last - first < 8
        and scope.tokens[first - 1].is_word
        and (
            scope.tokens[first - 1].low not in _PREPOSITIONS | _FINITE | _SUBJECTS | {"and", "but"}
        )
    ):
        first -= 1
        if scope.tokens[first].low in _ARTICLES:
            break
    return [(first, last)] if first < last else []


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
    opens, then = scope.tokens[ahead[0]].low, scope.tokens[at + 1]
    if opens in _CONDITIONS:
        # "If Oslo joined, he said, every coast would be safe"
        goes_on = True
    elif any(_is_finite(token) for token in scope.tokens[ahead[0] : ahead[1]]):
        goes_on = then.low in _CONDITIONS | {"even"} or _is_joined(scope, at + 1)
    else:
        goes_on = any(_is_finite(token) for token in scope.tokens[at + 1 : min(end, at + 4)])
        goes_on = goes_on or (ahead[1] - ahead[0] < 4 and _is_present(then))
    return [(at + 1, end)] if goes_on else []


def _quoted_on(scope: Scope, at: int, later: Sequence[Cue]) -> list[Range]:
    """A quotation that goes on after its speaker: '…,” said Sample, the mayor, “and …”'."""
    stop = min((cue.link for cue in later), default=scope.last)
    for index in range(at, stop):
        quote = scope.paragraph.quote_at(index)
        if quote is not None and quote[0] == index and index < stop:
            goes_on = scope.tokens[index - 1].text == "," and quote[1] <= scope.last
            return [quote] if goes_on else []
    return []


def _is_half(scope: Scope, ahead: Range) -> bool:
    """Whether words say nothing unless they go on: "Oslo, he said" or "If Oslo joined, he said"."""
    if scope.paragraph.quote_at(ahead[0]):
        return False
    one = sum(token.is_word for token in scope.tokens[ahead[0] : ahead[1]]) < 2
    conditional = scope.tokens[ahead[0]].low in _CONDITIONS
    return one or (conditional and not _has_clause(scope, *ahead))


def _is_joined(scope: Scope, at: int) -> bool:
    """Whether a clause is joined to what is said, and no further deed: not "and left"."""
    if scope.tokens[at].low not in ("and", "but", "so") or at + 3 >= scope.last:
        return False
    then = scope.tokens[at + 1]
    deed = then.low.endswith("ed") or then.low in _PAST or then.low in PRONOUNS
    return then.is_word and not deed and not VERBS.get(then.low)


def _is_present(token: Token) -> bool:
    """Whether a word may be a verb in the present: "meets" of "Greece, she says, meets"."""
    return token.is_word and not token.is_capital and token.low.endswith("s")


def _ends_quote(scope: Scope, span: Range) -> bool:
    return any(
        scope.tokens[at].text in _CLOSING_QUOTES for at in range(max(span[0], span[1] - 2), span[1])
    )


def _has_clause(scope: Scope, first: int, end: int) -> bool:
    """Whether words that open like "In the end" hold a main clause after their first comma."""
    comma = next((at for at in range(first, end - 1) if scope.tokens[at].text == ","), None)
    return comma is not None and any(token.low in _FINITE for token in scope.tokens[comma:end])


def _after(scope: Scope, cue: Cue, later: Sequence[Cue]) -> Range | None:
    manner = cue.verb.manner
    at = cue.last
    if manner == "tell":
        at = _skip_listener(scope, at)
    objects = manner in ("judge", "urge")
    if manner == "raise" and at < scope.last and at + 1 not in scope.dated:
        objects = scope.tokens[at].low in ("of", "against", "about", "over")
    if not objects:
        at = _skip_adjuncts(scope, at)
    if at >= scope.last:
        return None
    at = _colon(scope, at)
    # "As Sample puts it, …"
    as_put = cue.verb.lemma == "put" and scope.tokens[scope.first].low == "as"
    first = scope.tokens[at]
    if (
        first.text in (":", ",")
        and at + 1 < scope.last
        and (scope.tokens[at + 1].text in _OPENING_QUOTES or first.text == ":" or as_put)
    ):
        at += 1
    following = scope.tokens[at + 1].low if at + 1 < scope.last else ""
    if scope.tokens[at].low.endswith("ly") and following == "that":
        at += 1
    explicit = scope.tokens[at].low in ("that", "how", "whether", "why", "what", "if")
    explicit = explicit and not (objects and scope.tokens[at].low == "that")
    quoted = scope.tokens[at].text in _OPENING_QUOTES
    if scope.tokens[at].low == "that" and not objects:
        at += 1
    if at >= scope.last or not (scope.tokens[at].is_word or quoted or scope.tokens[at].text == "$"):
        return None
    quote = scope.paragraph.quote_at(at)
    end = max(_end(scope, cue, at, later, explicit), quote[1] if quote else 0)
    if end == scope.last and (running := scope.paragraph.quote_at(end - 1)):
        # 'said it "confirms the goal. That is all."' goes on in the next sentence.
        end = max(end, running[1])
    while (
        end > at
        and not scope.tokens[end - 1].is_word
        and scope.tokens[end - 1].text not in (_CLOSING_QUOTES | {"%", ")"})
    ):
        end -= 1
    if not explicit and not quoted and manner in ("judge", "urge", "raise"):
        end = _without_date(scope, at, end)
        end = _without_manner(scope, at, end) if manner == "judge" else end
    if end <= at or not (quoted or first.text == ":" or _fits(scope, cue, at, end, explicit)):
        return None
    return at, end


def _colon(scope: Scope, at: int) -> int:
    """Where a colon before a quotation stands: 'put it more bluntly: “…”', 'added one thing: “…”'."""
    for index in range(at, min(at + 6, scope.last - 1)):
        if scope.tokens[index].text == ":" and scope.tokens[index + 1].text in _OPENING_QUOTES:
            return index
        if not scope.tokens[index].is_word:
            break
    return at


def _without_date(scope: Scope, at: int, end: int) -> int:
    """The end of an object without the day that follows it: "criticised the plan on Monday"."""
    last = end
    while last - 1 > at and last - 1 in scope.dated:
        last -= 1
    if end - last == 1 and scope.tokens[last].text.isdigit():
        # "the most important day since independence in 2006"
        return end
    if last < end and scope.tokens[last - 1].low in ("on", "in", "late", "early", "since"):
        last -= 1
    return last if last > at else end


def _without_manner(scope: Scope, at: int, end: int) -> int:
    """The end of a verdict without how it was given: "praised it in a written statement"."""
    for index in range(at + 1, end):
        low = scope.tokens[index].low
        following = [token.low for token in scope.tokens[index + 1 : min(index + 5, end)]]
        if scope.paragraph.quote_at(index) or not following:
            continue
        if (low == "in" and _MEDIA & set(following)) or (low == "on" and following[0] in _NETWORKS):
            return index
        if low in ("before", "after", "while") and following[0].endswith("ing"):
            return index
        if low in ("again", "once") and following[0] in _PREPOSITIONS | {"more"}:
            return index
    return end


def _fits(scope: Scope, cue: Cue, at: int, end: int, explicit: bool) -> bool:
    """Whether the verb can report these words; many are deeds when no clause follows."""
    words = scope.tokens[at:end]
    lows = {token.low for token in words}
    verb = cue.verb
    if verb.needs and not lows & verb.needs:
        return False
    if len(words) == 1 and words[0].low in _PREPOSITIONS | {"to"}:
        return False
    if verb.manner == "raise" and all(i in scope.dated for i in range(at + 1, end)):
        # "denied on Friday": what, was said before
        return False
    if verb.lemma == "claim" and words[0].low in ("no", "credit", "responsibility", "victory"):
        return False
    if verb.lemma == "ask" and lows & _UNNAMED and "not" in lows:
        return False
    if verb.lemma in ("call", "label", "brand") and not verb.particles:
        referred = scope.tokens[cue.link - 1].low == "which"
        return referred or (words[0].low not in ("a", "an", "off") and _has_verdict(words))
    if verb.lemma == "describe":
        return "as" in lows
    if verb.lemma == "ask":
        return explicit or "to" in lows or words[0].low == "for"
    if verb.manner == "judge":
        return True
    if verb.manner == "urge":
        return "to" in lows or bool(verb.particles) or "for" in lows
    if not explicit and words[0].low in _CIRCUMSTANCES:
        return False
    if words[0].low == "to":
        return verb.manner != "say" or verb.lemma == "agree"
    if explicit:
        return len(words) > 1
    clause = any(_is_finite(token) for token in words[1:])
    if verb.manner == "raise":
        if verb.lemma == "threaten":
            # "threatened Madrid with tariffs"
            return clause or "with" in lows
        return verb.lemma not in ("point", "make") or clause
    return verb.lemma in _CLAUSE_VERBS and (clause or (verb.lemma == "say" and len(words) > 3))


def _is_finite(token: Token) -> bool:
    return not token.is_capital and (token.low in _FINITE or token.low.endswith("ed"))


def _is_said(token: Token) -> bool:
    return any(verb.form in ("past", "s") for verb in VERBS.get(token.low, ()))


def _has_verdict(words: Sequence[Token]) -> bool:
    for place, token in enumerate(words[1:], start=1):
        if token.text in _OPENING_QUOTES or token.low in _VERDICTS:
            return True
        if token.low.endswith(_VERDICT_ENDINGS) and not token.is_capital and place <= 8:
            return True
    return False


def _end(scope: Scope, cue: Cue, at: int, later: Sequence[Cue], explicit: bool) -> int:
    """Where what is said ends: at the sentence's end, or where another attribution begins."""
    end = _attributed_end(scope, cue, at, later, explicit)
    noun = (
        not explicit and cue.verb.manner in ("judge", "raise") and not scope.paragraph.quote_at(at)
    )
    comma = next((i for i in range(at, min(at + 6, end)) if scope.tokens[i].text == ","), at + 6)
    noun = noun and not any(_is_finite(token) for token in scope.tokens[at : min(comma, end)])
    for index in range(at + 1, end):
        if scope.tokens[index].text == ";" and not scope.paragraph.quote_at(index):
            return index
        if noun and _opens_clause(scope, index):
            return index
        if _is_left_out(scope, index):
            return index
        aside = tuple(token.low for token in scope.tokens[index : index + 3])
        if len(aside) == 3 and aside[1] in _ARTICLES and aside[2] in _VERSIONS:
            if aside[0] == ",":
                return index
            if aside[0] in _CLOSING_QUOTES and scope.tokens[index - 1].text == ",":
                return index + 1
    return end


def _is_left_out(scope: Scope, comma: int) -> bool:
    """Whether the text's own words follow a comma: ", without naming a day", "while X was quoted"."""
    if (
        scope.tokens[comma].text != ","
        or scope.paragraph.quote_at(comma)
        or comma + 2 >= scope.last
    ):
        return False
    first, second = scope.tokens[comma + 1].low, scope.tokens[comma + 2].low
    if first in ("while", "whereas"):
        return any(token.low == "quoted" for token in scope.tokens[comma : scope.last])
    return first == "without" and second.endswith("ing")


def _opens_clause(scope: Scope, comma: int) -> bool:
    """Whether a clause of its own begins after a comma: "demanded more, and Stockholm has agreed"."""
    if scope.tokens[comma].text != "," or comma + 3 >= scope.last:
        return False
    if scope.tokens[comma + 1].low not in ("and", "but", "so", "while", "although"):
        return False
    return any(_is_finite(token) for token in scope.tokens[comma + 3 : min(comma + 8, scope.last)])


def _attributed_end(scope: Scope, cue: Cue, at: int, later: Sequence[Cue], explicit: bool) -> int:
    introduced = {token.low for token in scope.tokens[max(scope.first, cue.first - 2) : cue.first]}
    if introduced & {"who", "which"}:
        # "Moscow, which denies planning it, said …": the clause ends where the sentence goes on.
        for index in range(at + 1, scope.last - 1):
            after = scope.tokens[index + 1]
            if scope.tokens[index].text == "," and (_is_said(after) or _is_finite(after)):
                return index
    loose = cue.verb.manner in ("judge", "urge") or (cue.verb.manner == "raise" and not explicit)
    for other in later:
        if other.link <= at:
            continue
        if other.inherits:
            return other.link
        before = scope.tokens[other.link - 1]
        if before.text in (",", ";", "—", "–"):
            return other.link - 1
        if before.low in _TURNS | {"which"} and (comma := _comma_before(scope, other.link - 1)):
            # "said it was fair, while Sample warned", "not more," and he dismissed'
            return comma
        if loose and before.low in _SUBORDINATE:
            return other.link - 1
    for index in range(at + 1, scope.last - 1):
        if cue.verb.manner == "judge" and scope.tokens[index].low in _ASIDES:
            return index
        if scope.tokens[index].low == "according" and scope.tokens[index + 1].low == "to":
            return index
    return scope.last


def _comma_before(scope: Scope, at: int) -> int | None:
    """Where a comma, with its closing quotation mark if there is one, ends before token `at`."""
    if scope.tokens[at - 1].text == ",":
        return at - 1
    closed = scope.tokens[at - 1].text in _CLOSING_QUOTES and scope.tokens[at - 2].text == ","
    return at if closed else None


def _skip_listener(scope: Scope, at: int) -> int:
    """Pass over whom somebody tells: "reporters in Brussels", "CNN", "the German parliament"."""
    for index in range(at, min(at + 7, scope.last)):
        token = scope.tokens[index]
        if index > at and token.low == "that":
            return index
        if not token.is_word or _is_finite(token) or token.low in _SUBJECTS | {"that"}:
            break
    if at < scope.last and scope.tokens[at].low in _LISTENERS:
        return at + 1
    listener = phrase_starting(scope.tokens, at, scope.last)
    if listener is not None:
        return listener.last
    if at + 1 < scope.last and scope.tokens[at].low in _DETERMINERS:
        at += 1
        while (
            at < scope.last
            and scope.tokens[at].is_word
            and scope.tokens[at].low not in _PREPOSITIONS | _SUBJECTS | _DETERMINERS | _FINITE
        ):
            at += 1
    return at


def _skip_adjuncts(scope: Scope, at: int) -> int:
    """Pass over when, where and to whom: "on Sunday", "in a statement", "to reporters"."""
    while at < scope.last:
        token = scope.tokens[at]
        if at in scope.dated or token.low in _TIMES:
            at += 1
        elif token.low == "to" and at + 1 < scope.last and not _is_listener(scope.tokens[at + 1]):
            return at
        elif token.low in _PREPOSITIONS:
            end = _phrase_end(scope, at)
            if end == at:
                return at
            at = end
        elif (
            token.text == ","
            and at + 1 < scope.last
            and (scope.tokens[at + 1].low in _PREPOSITIONS)
        ):
            # "said, in a speech on Friday, that": a pair of commas around an adjunct.
            end = _phrase_end(scope, at + 1)
            closed = end + 1 < scope.last and scope.tokens[end].text == ","
            if not closed or scope.tokens[end + 1].low != "that":
                return at
            at = end + 1
        else:
            return at
    return at


def _is_listener(token: Token) -> bool:
    listens = token.low in _LISTENERS | _DETERMINERS or token.low in HEADS
    return listens or token.is_capital or token.is_possessive


def _phrase_end(scope: Scope, at: int) -> int:
    """Where the adjunct ends that the preposition at token `at` opens."""
    noun = False
    turn = at
    index = at + 1
    while index < scope.last:
        token = scope.tokens[index]
        if not token.is_word or token.low in _SUBJECTS or token.low in ("that", "how", "whether"):
            return index
        if index in scope.dated:
            noun = True
        elif token.low in _PREPOSITIONS:
            noun = False
        elif token.low in _DETERMINERS or token.low.endswith("'s"):
            if noun and _clause_follows(scope, index):
                return index
            noun = token.low.endswith("'s") and noun
        elif token.low in _FINITE and not token.is_capital:
            return turn if turn > at else at
        else:
            named, was_named = is_name(token), is_name(scope.tokens[index - 1])
            if noun and named != was_named:
                if named and _clause_follows(scope, index):
                    return index
                turn = index
            noun = True
        index += 1
    return index


def _clause_follows(scope: Scope, at: int) -> bool:
    return any(_is_finite(token) for token in scope.tokens[at : min(at + 14, scope.last)])


def _passive(scope: Scope, cue: Cue) -> list[Range]:
    """What stands between verb and "by", or whom the passive verb is about."""
    end = cue.last
    while scope.tokens[end].low != "by":
        end += 1
    if end > cue.last:
        return [(cue.last, end)]
    after = cue.speaker.last
    if after < scope.last - 1 and scope.tokens[after].low in ("of", "for"):
        # "was accused by Sample of hiding it"
        stop = next(
            (at for at in range(after, scope.last) if scope.tokens[at].text in (",", ";", ".")),
            scope.last,
        )
        return [(after, stop)]
    if scope.tokens[cue.link - 1].text == ",":
        about = around_apposition(scope, cue.link - 1)
        return [(about.first, about.last)] if about else []
    first = cue.link
    while (
        first > scope.first
        and cue.link - first < 8
        and scope.tokens[first - 1].is_word
        and (scope.tokens[first - 1].low not in _SUBORDINATE | _SUBJECTS | {"and", "but", "that"})
    ):
        first -= 1
    if first == cue.link and first > scope.first and scope.tokens[first - 1].low in PRONOUNS:
        # "He was criticised by Sample"
        first -= 1
    return [(first, cue.link)] if first < cue.link else []
