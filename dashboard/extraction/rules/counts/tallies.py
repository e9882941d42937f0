"""Find the numbers that a tally of members comes to: "the number stood at ten", "from 3 to 11"."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.rules.counts.counted import Clauses

_FARTHEST = 16
_CLUB = "<percent> club|group|camp"


def tallied(sentence: Clauses, is_about: bool) -> Iterator[tuple[int, int, int | None]]:
    """Yield the numbers that a tally comes to: token, first token of its words, year.

    `is_about` says whether the text was counting members just before; if not, the sentence must
    name what it counts: "the number of allies that spend 2% has risen to 23 from three".
    """
    size = len(sentence.lows)
    for noun in range(size):
        if not _is_tally(sentence, noun, is_about):
            continue
        going = sentence.run_end(noun + 1, "!{going}|;*16 {going}") - 1
        if going <= noun:
            continue
        stop = min(sentence.run_end(going, "!;*"), going + _FARTHEST)
        numbers = [
            at
            for at in sentence.members
            if going <= at < stop and sentence.after(at + 1, "$|{tally-closing}")
            if sentence.before(at, "{tally-opening}|and {hedge}|now|still*")
            if not _is_dated_before(sentence, at)
        ]
        years = _years(sentence, numbers)
        for at in numbers:
            yield at, sentence.run_start(at, "{hedge}|now|still*") - 1, years.get(at)
        if numbers:
            return


def counts_meeting(sentence: Clauses, knows_guideline: bool) -> bool:
    """Whether a sentence names a number of members that meet a guideline, or meet "it"."""
    size = len(sentence.lows)
    if sentence.within(0, size, _CLUB):
        return True
    of_members = "{tally} .*4 {member} .*8 {meeting}|{passing}"
    if knows_guideline and sentence.within(0, size, f"{of_members} it|that|this"):
        return True
    line = "<percent>|{guideline}|level"
    return sentence.within(0, size, f"{of_members} .*8 {line}") or sentence.within(
        0, size, f"{{tally}} .*2 {line} .*4 {{member}} .*6 {{meeting}}|{{passing}}"
    )


def _is_tally(sentence: Clauses, at: int, is_about: bool) -> bool:
    """Whether token `at` stands for a number of members: "the number", "it", "the 2% club"."""
    if sentence.before(at + 1, _CLUB) or (is_about and sentence.after(at, "it {going}")):
        return True
    if not sentence.before(at + 1, "the|that|this|their|its {tally}"):
        return False
    # not "the number of recruits rose to 30"
    of = not sentence.after(at + 1, "of") or sentence.after(at + 2, ".*3 {member}")
    return of and (is_about or sentence.after(at, "number|tally"))


def _years(sentence: Clauses, numbers: Sequence[int]) -> dict[int, int]:
    """Return the year of each number: its own, or those of "from 3 to 11 between 2014 and 2023"."""
    years: dict[int, int] = {}
    for at, following in zip(numbers, [*numbers[1:], len(sentence.lows)], strict=False):
        end = min(following, sentence.clause_end(at))
        dates = [date for date in sentence.dates if at < date.first < end]
        if dates:
            years[at] = int(dates[0].value[:4])
    last = [d for d in sentence.dates if numbers and numbers[-1] < d.first]
    if len(numbers) == 2 and numbers[0] not in years and len(last) >= 2:
        return {at: int(date.value[:4]) for at, date in zip(numbers, last, strict=False)}
    return years


def bare_years(sentence: Clauses, taken: set[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the numbers of other years: "up from four in 2017 and three in 2014", "to 23 in 2024".

    Each as its first token, its number, its end and its year.
    """
    for at in sentence.members:
        if at in taken:
            continue
        dated = _is_dated_before(sentence, at)
        if dated is not None:
            yield dated[0], at, at + 1, dated[1]
            continue
        last = sentence.run_end(at + 1, "in|by|for <date>") or at + 1
        last = max(last, sentence.run_end(at + 1, "<date>"))
        start = sentence.run_start(at, "{hedge}|almost|nearly*")
        opened = sentence.run_start(start, "up|compared|down? {earlier}")
        if last == at + 1 or opened == start:
            continue
        date = next(date for date in sentence.dates if date.first >= at + 1)
        listed = sentence.before(start, "and|,")
        yield start if listed else opened, at, date.last, int(date.value[:4])


def _is_dated_before(sentence: Clauses, at: int) -> tuple[int, int] | None:
    """Return the begin and the year of a date right before a bare number: "last year 11"."""
    if not sentence.after(at + 1, ",|\\.|;|and|”"):
        return None
    for lead in range(at, max(-1, at - 5), -1):
        date = next((date for date in sentence.dates if date.last == lead), None)
        if date is not None:
            return date.first, int(date.value[:4])
        if not sentence.before(lead, "{leading-up}"):
            break
    return None
