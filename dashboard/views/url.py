"""The codec between a page's state and its URL. Pure: no page, no store.

Defaults are omitted, codes are stable, and every parameter of an address is valid, missing or
invalid; an invalid parameter is reported and the rest still apply.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from dashboard.text.plain import printable
from dashboard.views.filter_types import UnreadableError, Value
from dashboard.views.filters import Filter

PageState = dict[str, Value]
"""Filter name → value, only if it differs from the filter's default."""

_LONGEST_ECHO = 40
_MOST_NAMED = 8
_NOT_OURS = ("utm_", "embed", "fbclid", "gclid")
"""Prefixes of parameters that mail programs, networks and embedding pages add; ignored."""


@dataclass(frozen=True)
class InvalidParameter:
    """A parameter that does not apply, for the reader: its name, its value, and the reason."""

    name: str
    given: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}={self.given} was left out: {self.why}."


def parse(
    query: Iterable[tuple[str, str]],
    filters: Sequence[Filter],
    allowed: Mapping[str, Collection[str]],
) -> tuple[PageState, list[InvalidParameter]]:
    """Parse `query` (decoded name and value pairs) into a state and the invalid parameters.

    `allowed` gives the codes of filters with choices in the store. At most eight invalid parameters
    are listed; a ninth entry gives the number of the others.
    """
    by_name = {filter_.name: filter_ for filter_ in filters}
    state: PageState = {}
    invalid: list[InvalidParameter] = []
    names: set[str] = set()
    for name, text in query:
        if name.startswith(_NOT_OURS):
            continue
        if name not in by_name:
            invalid.append(
                InvalidParameter(_shorten(name), _shorten(text), "this page has no such filter")
            )
        elif name in names:
            invalid.append(
                InvalidParameter(name, _shorten(text), "it is given twice and the first applies")
            )
        elif text:
            names.add(name)
            value = _read(by_name[name], text, allowed, invalid)
            if value is not None and value != by_name[name].default:
                state[name] = value
    if len(invalid) > _MOST_NAMED:
        more = len(invalid) - _MOST_NAMED
        invalid = [
            *invalid[:_MOST_NAMED],
            InvalidParameter("…", "…", f"and {more} more like these"),
        ]
    return state, invalid


def _read(
    filter_: Filter,
    text: str,
    allowed: Mapping[str, Collection[str]],
    invalid: list[InvalidParameter],
) -> Value | None:
    try:
        value, unknown = filter_.kind.read(text, filter_.choices or allowed.get(filter_.name, ()))
    except UnreadableError as error:
        invalid.append(InvalidParameter(filter_.name, _shorten(text), str(error)))
        return None
    if unknown:
        codes = _shorten("~".join(unknown))
        invalid.append(InvalidParameter(filter_.name, codes, f"{filter_.label} has no such choice"))
    return value


def serialise(state: Mapping[str, Value], filters: Sequence[Filter]) -> dict[str, str]:
    """Return the parameters of `state` in the filters' order, without defaults."""
    return {
        filter_.name: filter_.kind.write(state[filter_.name])
        for filter_ in filters
        if state.get(filter_.name) is not None and state[filter_.name] != filter_.default
    }


def address(base: str, slug: str, parameters: Mapping[str, str]) -> str:
    """Return the whole address of a view: ``https://host/share-of-gdp?member=DEU~POL``."""
    query = urlencode(parameters, quote_via=quote, safe="~")
    return f"{base.rstrip('/')}/{slug}" + (f"?{query}" if query else "")


def bind_parameters(state: Mapping[str, Value], filters: Sequence[Filter]) -> dict[str, object]:
    """Return the SQL parameters of `state`; a missing filter binds its default or None."""
    values: dict[str, object] = {}
    for filter_ in filters:
        values |= filter_.kind.bind(filter_.name, state.get(filter_.name, filter_.default))
    return values


def _shorten(text: str) -> str:
    """Shorten a given text and make it printable."""
    return printable(text, _LONGEST_ECHO)
