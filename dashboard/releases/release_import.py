"""Import of a release: planned and shown first, then recorded as one revision."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from dashboard.errors import InputError
from dashboard.facts.figure import Figure, Release
from dashboard.facts.member import Member
from dashboard.facts.source import Source
from dashboard.releases.comparison import Agreement, Comparison, Key, agreement, compare
from dashboard.releases.sheet_reader import DECIMALS, Cell, LeftOut
from dashboard.releases.workbook import ReleaseTables, read_workbook
from dashboard.store.replay import StoreState
from dashboard.store.revision import Revision, TextRow
from dashboard.store.store import Store

LICENCE = (
    "NATO terms of use: credit NATO; not to be sold or used for advertising (terms as summarised "
    "by a third-party repository, not read at NATO)"
)


@dataclass(frozen=True)
class PlannedRelease:
    """A release before it is recorded, and its comparison with the previous one."""

    source: Source
    release: Release
    figures: list[Figure]
    before: Release | None
    """The newest dated release published before it, with figures."""
    comparison: Comparison
    left_out: list[LeftOut]
    """Tables that were recognised and not taken."""
    unchecked: list[tuple[str, list[str]]]
    """Cells of totals that no sum was held against → the members without a figure."""
    is_known: bool
    """Whether the store already has exactly this release."""

    @property
    def rows(self) -> dict[str, list[TextRow]]:
        """The rows that recording adds, by table."""
        return {
            Source.table: [self.source.to_text()],
            Release.table: [self.release.to_text()],
            Figure.table: [figure.to_text() for figure in self.figures],
        }


def plan_release(
    store: Store, path: Path, published_on: date, vintage: str | None, title: str, url: str | None
) -> PlannedRelease:
    """Read a workbook and compare it with the previous release; nothing is recorded.

    Raise InputError for a workbook that cannot be used, and for a release that the store holds
    with other figures; raise CheckError where figures contradict each other.
    """
    if published_on > date.today():
        raise InputError(
            f"{published_on} is in the future.", "Say on which day NATO published the workbook."
        )
    state = store.state()
    members = [Member.from_text(recorded.row, key) for key, recorded in state[Member.table].items()]
    tables = read_workbook(path, {member.name: member.iso3 for member in members})
    cells = tables.cells
    code = vintage or f"nato_{published_on:%Y_%m}"
    release, source = _release_and_source(path, published_on, code, title, url, tables, members)
    figures = [
        Figure(
            vintage=code,
            measure=cell.measure,
            entity=cell.entity,
            year=cell.year,
            value=cell.value,
            is_estimate=cell.is_estimate,
            decimals_in_source=DECIMALS,
            cell=cell.where,
            source_id=source.source_id,
            verification="one_source",
        )
        for cell in cells
    ]
    before = _previous_release(state, published_on, code)
    old = [] if before is None else _figures(state, before.vintage)
    planned = PlannedRelease(
        source,
        release,
        figures,
        before,
        compare(old, cells),
        tables.left_out,
        [],
        _is_known(state, release, cells),
    )
    if planned.is_known:
        return planned
    with store.rehearsal(planned.rows) as snapshot:
        sums = snapshot.query("evidence/unchecked_sums", vintage=code)
    unchecked = [(str(row["cell"]), list(row["missing"])) for _, row in sums.iterrows()]
    return replace(planned, unchecked=unchecked)


def record_release(store: Store, planned: PlannedRelease, recorded_by: str) -> Revision:
    """Record a planned release as one revision and publish it; built for rehearsal first."""
    put = planned.rows
    with store.ledger.writing():
        store.rehearse(put)
        message = f"{planned.release.title}, published {planned.release.published_on}"
        revision = store.ledger.append("release", recorded_by, message, put, {})
        store.publish()
        return revision


def compare_workbook(store: Store, path: Path, vintage: str) -> dict[str, Agreement]:
    """Compare a workbook with the recorded release `vintage` cell by cell, by measure.

    Raise InputError for a workbook that cannot be used and a release that is not in the store.
    """
    state = store.state()
    if vintage not in state[Release.table]:
        raise InputError(
            f"There is no release {vintage} in the store.",
            f"Name one of {', '.join(sorted(state[Release.table]))}.",
        )
    members = [Member.from_text(recorded.row, key) for key, recorded in state[Member.table].items()]
    tables = read_workbook(path, {member.name: member.iso3 for member in members})
    return agreement(_figures(state, vintage), tables.cells)


def _release_and_source(
    path: Path,
    published_on: date,
    code: str,
    title: str,
    url: str | None,
    tables: ReleaseTables,
    members: list[Member],
) -> tuple[Release, Source]:
    shares = {(c.entity, c.year) for c in tables.cells if c.measure == "share_of_gdp"}
    years = sorted({year for _, year in shares})
    expected = {
        (member.iso3, year)
        for member in members
        if member.has_armed_forces and member.accession_on <= published_on.isoformat()
        for year in years
        if year >= int(member.accession_on[:4])
    }
    source = Source(
        source_id=f"{code}_workbook",
        publisher="NATO",
        title=title,
        published_on=published_on.isoformat(),
        url=url,
        licence=LICENCE,
        read_as=f"NATO's workbook, SHA-256 {sha256(path.read_bytes()).hexdigest()[:12]}",
    )
    release = Release(
        vintage=code,
        title=f"{title} ({years[0]}-{years[-1]})",
        short_title=f"{published_on:%B %Y}",
        published_on=published_on.isoformat(),
        first_year=years[0],
        last_year=years[-1],
        price_base_year=tables.price_base_year,
        concept="defence expenditure",
        completeness="full" if expected <= shares else "partial",
        source_id=source.source_id,
        verification="one_source",
    )
    return release, source


def _previous_release(state: StoreState, published_on: date, code: str) -> Release | None:
    """Return the newest release with figures that was published before a day."""
    vintages = {key.split("/")[0] for key in state[Figure.table]}
    releases = [
        Release.from_text(recorded.row, key) for key, recorded in state[Release.table].items()
    ]
    dated = [
        release
        for release in releases
        if release.vintage in vintages - {code}
        and (release.published_on or "9") < published_on.isoformat()
    ]
    return max(dated, key=lambda release: release.published_on or "", default=None)


def _figures(state: StoreState, vintage: str) -> list[Figure]:
    return [
        Figure.from_text(recorded.row, key)
        for key, recorded in state[Figure.table].items()
        if key.startswith(f"{vintage}/")
    ]


def _is_known(state: StoreState, release: Release, cells: list[Cell]) -> bool:
    """Return whether the release is recorded with these figures; raise InputError for others."""
    if release.vintage not in state[Release.table]:
        return False
    values: dict[Key, float] = {
        (f.measure, f.entity, f.year): f.value for f in _figures(state, release.vintage)
    }
    for cell in cells:
        value = values.get((cell.measure, cell.entity, cell.year))
        if value is None or round(value, 2) != round(cell.value, 2):
            old = "nothing" if value is None else f"{value:.2f}"
            raise InputError(
                f"The release {release.vintage} is in the store with other figures: {cell.where} "
                f"gives {cell.value:.2f} where it has {old}.",
                "Name this one with --vintage, for instance --vintage "
                f"{release.vintage}_corrected.",
            )
    return True
