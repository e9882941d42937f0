"""Compare a workbook with the release before it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.facts.figure import Figure
from dashboard.releases.sheet_reader import Cell

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


@dataclass(frozen=True)
class Agreement:
    """How far a workbook and a recorded release agree on one measure; each cell is in one list."""

    equal: list[Key]
    unequal: list[Key]
    only_recorded: list[Key]
    only_in_workbook: list[Key]


def agreement(figures: Iterable[Figure], cells: Iterable[Cell]) -> dict[str, Agreement]:
    """Compare a workbook with a recorded release cell by cell; return measure → agreement.

    A cell is equal where value, to the places that are recorded, and mark of an estimate agree.
    """
    recorded = {(figure.measure, figure.entity, figure.year): figure for figure in figures}
    read = {(cell.measure, cell.entity, cell.year): cell for cell in cells}
    agreements: dict[str, Agreement] = {
        measure: Agreement([], [], [], [])
        for measure in sorted({key[0] for key in (*recorded, *read)})
    }
    for key in sorted({*recorded, *read}):
        of_measure = agreements[key[0]]
        if key not in read:
            of_measure.only_recorded.append(key)
        elif key not in recorded:
            of_measure.only_in_workbook.append(key)
        elif _is_equal(recorded[key], read[key]):
            of_measure.equal.append(key)
        else:
            of_measure.unequal.append(key)
    return agreements


def _is_equal(figure: Figure, cell: Cell) -> bool:
    places = 2 if figure.decimals_in_source is None else figure.decimals_in_source
    is_marked_alike = figure.is_estimate in (None, cell.is_estimate)
    return is_marked_alike and abs(figure.value - cell.value) <= 0.5 * 10.0**-places
