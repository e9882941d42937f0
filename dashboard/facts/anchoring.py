"""Find the words of a fact in another text of its article, exactly or not at all. Pure.

As with the Web Annotation selectors, the quote must match to the letter; its context decides between
equal quotes, and the position between equal contexts.
"""

from collections.abc import Iterator
from itertools import islice

from dashboard.facts.evidence import Evidence, sha256

CONTEXT = 32
"""Characters of context before and after a passage that distinguish it from an equal one."""
_MOST_PLACES = 1000
_SPANS = ("named_at", "cued_at", "said_at")


def find_passage(evidence: Evidence, text: str, before: str | None = None) -> Evidence | None:
    """Return the evidence for the same passage in `text`, or None if it is missing there.

    `before` is the present text of the evidence; without it the passage's hash is compared. Only
    exact matches count: one different letter makes another passage.
    """
    lead, length = evidence.exact_start - evidence.start, evidence.end - evidence.start
    places = [
        at - lead
        for at in islice(_places(evidence.exact, text), _MOST_PLACES)
        if at >= lead and sha256(text[at - lead : at - lead + length]) == evidence.passage_sha256
    ]
    if not places:
        return None
    context = before if before is not None and evidence.stands_in(before) else None

    def nearness(place: int) -> tuple[int, int]:
        around = 0 if context is None else _context(context, evidence.start, text, place, length)
        return around, -abs(place - evidence.start)

    start = max(places, key=nearness)
    exact = (start + lead, start + lead + len(evidence.exact))
    return Evidence.of(text, start, start + length, exact)


def moved_columns(row: dict[str, str | None], to: Evidence) -> dict[str, str | None]:
    """Return the changed columns of a fact's recorded row if its evidence becomes `to`.

    Spans inside the passage move with it; a column with a span outside of it becomes None.
    """
    first, last = int(row["start"] or 0), int(row["end"] or 0)
    changed: dict[str, str | None] = {name: str(value) for name, value in to.model_dump().items()}
    for name in _SPANS:
        if recorded := row.get(name):
            ends = [[int(offset) for offset in span.split("-")] for span in recorded.split("~")]
            inside = all(first <= start and end <= last for start, end in ends)
            by = to.start - first
            spans = "~".join(f"{start + by}-{end + by}" for start, end in ends)
            changed[name] = spans if inside else None
    return changed


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _context(text: str, start: int, other: str, place: int, length: int) -> int:
    """Return the number of equal characters around both positions, counted outwards."""
    lead = zip(
        reversed(text[max(0, start - CONTEXT) : start]),
        reversed(other[max(0, place - CONTEXT) : place]),
        strict=False,
    )
    tail = zip(
        text[start + length : start + length + CONTEXT],
        other[place + length : place + length + CONTEXT],
        strict=False,
    )
    return _agreeing(lead) + _agreeing(tail)


def _agreeing(pairs: Iterator[tuple[str, str]]) -> int:
    count = 0
    for mine, other in pairs:
        if mine != other:
            break
        count += 1
    return count
