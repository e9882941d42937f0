"""Check a workbook's sums and compare it with the previous release. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.errors import InputError
from dashboard.facts.figure import Figure
from dashboard.releases.workbook import Cell

_EXPENDITURE = ("expenditure_current_prices", "expenditure_constant_prices")
_ROUNDING = 0.5
"""Maximum rounding error of each summed figure: the coarsest tables give whole millions."""

Key = tuple[str, str, int]
"""Measure, entity, year."""


@dataclass(frozen=True)
class RevisedFigure:
    """One figure that differs from the previous release."""

    key: Key
    before: float
    after: float

    @property
    def change(self) -> float:
        """Change from before to after, in the measure's unit."""
        return self.after - self.before


@dataclass(frozen=True)
class Comparison:
    """New, revised and dropped figures of a release against the previous one."""

    new: list[Key]
    revised: list[RevisedFigure]
    """The largest first."""
    dropped: list[Key]


def refuse_wrong_sums(cells: Sequence[Cell], joined: Mapping[str, int]) -> None:
    """Raise InputError for a stated total that differs from the sum of its members.

    `joined` is alpha-3 → year of accession: a total includes the members of its year, as NATO notes
    below its tables.
    """
    values = {(cell.measure, cell.entity, cell.year): cell for cell in cells}
    for total in (cell for cell in cells if cell.entity == "NATO" or "_" in cell.entity):
        if total.measure not in _EXPENDITURE:
            continue
        summed = [
            cell.value
            for (measure, entity, year), cell in values.items()
            if (measure, year) == (total.measure, total.year)
            and joined.get(entity, 9999) <= year
            and (total.entity == "NATO" or entity != "USA")
        ]
        if summed and abs(sum(summed) - total.value) > _ROUNDING * len(summed) + _ROUNDING:
            raise InputError(
                f"{total.where}: the total {total.value:g} is not what its members add up to, "
                f"{sum(summed):.1f}.",
                "Look for a wrong or missing cell in that column.",
            )


def compare(before: Iterable[Figure], after: Iterable[Cell]) -> Comparison:
    """Compare a release's figures with those of the previous release.

    Shares are compared as shown, rounded to two decimals. A figure is dropped if the new release has
    the measure and the year, but not this cell.
    """
    old = {(figure.measure, figure.entity, figure.year): figure.value for figure in before}
    new = {(cell.measure, cell.entity, cell.year): cell.value for cell in after}
    covered = {(measure, year) for measure, _, year in new}
    changes = [
        RevisedFigure(key, round(old[key], 2), round(value, 2))
        for key, value in new.items()
        if key in old and round(old[key], 2) != round(value, 2)
    ]
    return Comparison(
        sorted(key for key in new if key not in old),
        sorted(changes, key=lambda figure: (-abs(figure.change), figure.key)),
        sorted(key for key in old if key not in new and (key[0], key[2]) in covered),
    )
