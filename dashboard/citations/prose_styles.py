"""APA 7 and Chicago (18th edition, author-date) as plain text.

Written here because citeproc-py with the published CSL styles omits the day of reading of every item
with a date, and ends a quoted question with ``?”.``; our two kinds of items need four sentences
each. Titles keep their publisher's spelling.
"""

from datetime import date

from dashboard.citations.citable import MONTHS, Citable


def apa(citable: Citable) -> str:
    """Return an APA reference: ``Publisher. (2024, June 17). Title. Retrieved …``."""
    year, *rest = _date_words(citable.issued_parts)
    title = citable.title
    if citable.kind == "dataset":
        title = f"{title} ({citable.version}) [Data set]"
    parts = [
        _with_full_stop(citable.author),
        f"({', '.join([year, *rest])}).",
        _with_full_stop(title),
    ]
    if citable.url:
        parts.append(f"Retrieved {_day(citable.read_on)}, from {citable.url}")
    return " ".join(parts)


def chicago(citable: Citable) -> str:
    """Return a Chicago reference: ``Publisher. 2024. “Title.” June 17. Accessed …``."""
    year, *rest = _date_words(citable.issued_parts)
    inside = citable.title.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "'"})
    parts = [_with_full_stop(citable.author), f"{year}.", f"“{_with_full_stop(inside)}”"]
    if citable.version:
        parts.append(_with_full_stop(citable.version))
    if citable.kind == "dataset":
        parts.append("Data set.")
    parts += [f"{day}." for day in rest]
    if citable.url:
        parts.append(f"Accessed {_day(citable.read_on)}. {citable.url}.")
    return " ".join(parts)


def _date_words(issued: list[int]) -> list[str]:
    """Return the year, and the month with its day if known, in words."""
    if not issued:
        return ["n.d."]
    year, *rest = issued
    if not rest:
        return [str(year)]
    return [str(year), " ".join([MONTHS[rest[0] - 1], *map(str, rest[1:])])]


def _day(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _with_full_stop(text: str) -> str:
    """Add a full stop unless the sentence already ends with a mark."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
