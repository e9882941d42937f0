"""The store: any revision is reproducible, and damage is repaired or refused."""

import gc
import shutil
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import LedgerDamagedError, StoreError
from dashboard.settings import Settings
from dashboard.store.replay import StoreState
from dashboard.store.snapshot import Snapshot
from dashboard.store.store import MOST_OPEN, Store

pytestmark = pytest.mark.slow


def facts(snapshot: Snapshot) -> pd.DataFrame:
    return snapshot.query("evidence/facts", status=None, kind=None, source=None)


def note_on_a_member(store: Store, note: str) -> Snapshot:
    """Record another revision that changes a row with evidence."""
    state: StoreState = store.state()
    row = {**next(iter(state["members"].values())).row, "note": note}
    with store.ledger.writing():
        store.ledger.append("review", "tests", note, {"members": [row]}, {})
        return store.publish()


def members(snapshot: Snapshot) -> pd.DataFrame:
    return snapshot.query("options/member")


def test_the_first_revision_is_what_ships_and_opening_again_adds_none(
    tiny_settings: Settings,
) -> None:
    first = Store(tiny_settings).prepare()
    again = Store(tiny_settings).prepare()
    assert (first.revision, again.revision) == (1, 1)
    assert len(facts(first)) > 0
    pd.testing.assert_frame_equal(facts(first), facts(again))


def test_shipped_data_are_compared_again_where_they_may_differ(
    tiny_settings: Settings, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(tiny_settings.data, tmp_path / "data"))
    settings = replace(tiny_settings, data=data)
    store = Store(settings)
    assert store.prepare().revision == 1

    # A row that a revision dropped comes back.
    with store.ledger.writing():
        key = next(iter(store.state()["members"]))
        store.ledger.append("review", "tests", "drop a row", {}, {"members": [key]})
    assert Store(settings).prepare().revision == 3
    assert key in store.state()["members"]

    # A note that cannot be read, or that is of another ledger, costs a comparison and no more.
    for note in (b"\xff\xfe", b"", (settings.store / "seed").read_bytes() + b"x"):
        (settings.store / "seed").write_bytes(note)
        assert Store(settings).prepare().revision == 3

    # Changed data are imported.
    path = data / "members.csv"
    changed = path.read_text("utf-8").replace(",Germany,", ",Deutschland,")
    assert changed != path.read_text("utf-8")
    path.write_text(changed, "utf-8")
    assert Store(settings).prepare().revision == 4


def test_an_old_revision_is_served_and_rebuilt_with_the_same_facts(
    tiny_store: Store, tiny_settings: Settings
) -> None:
    store = tiny_store
    before = facts(store.current())
    assert note_on_a_member(store, "changed").revision == 2
    pd.testing.assert_frame_equal(facts(store.at(1)), before)
    for path in (tiny_settings.store / "snapshots").glob("*.duckdb"):
        path.unlink()
    fresh = Store(tiny_settings)
    pd.testing.assert_frame_equal(facts(fresh.at(1)), before)
    assert fresh.current().revision == 2


def test_a_running_reader_sees_the_next_revision(tiny_settings: Settings) -> None:
    reader = Store(tiny_settings)
    assert reader.prepare().revision == 1
    note_on_a_member(Store(tiny_settings), "by another process")
    assert reader.current().revision == 2


@pytest.mark.parametrize("revision", [0, 2, 10**9])
def test_a_revision_that_is_not_there_is_refused(tiny_store: Store, revision: int) -> None:
    store = tiny_store
    with pytest.raises(StoreError, match=f"Revision {revision} is not in this store"):
        store.at(revision)


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [_truncate, _flip, Path.unlink, lambda p: p.write_text("text")])
def test_a_damaged_snapshot_is_rebuilt_with_a_notice(
    tiny_store: Store, tiny_settings: Settings, damage: Callable[[Path], None]
) -> None:
    before = facts(tiny_store.current())
    damage(next((tiny_settings.store / "snapshots").glob("*.duckdb")))
    lines: list[str] = []
    snapshot = Store(tiny_settings, lines.append).current()
    pd.testing.assert_frame_equal(facts(snapshot), before)
    assert any("damaged" in line for line in lines)


def test_a_ledger_that_lost_its_end_is_refused(tiny_store: Store, tiny_settings: Settings) -> None:
    store = tiny_store
    note_on_a_member(store, "will be lost")
    sorted((tiny_settings.store / "ledger").iterdir())[-1].unlink()
    with pytest.raises(LedgerDamagedError, match="Revision 2 was published"):
        Store(tiny_settings).prepare()


def test_a_snapshot_refuses_everything_but_reading(tiny_snapshot: Snapshot, tmp_path: Path) -> None:
    hostile = {
        "read_a_file": "select * from read_text('/etc/hostname')",
        "write_a_file": f"copy (select 1) to '{tmp_path / 'out.csv'}'",
        "attach": f"attach '{tmp_path / 'other.duckdb'}'",
        "settings": "set memory_limit = '10GB'",
        "for_ever": "with recursive n as (select 1 as i union all select i + 1 from n) "
        "select count(*) from n",
        "change": "delete from members",
    }
    for name, text in hostile.items():
        (tmp_path / f"{name}.sql").write_text(text)
        hardened = Snapshot(tiny_snapshot.path, tmp_path)
        with pytest.raises(StoreError, match=f"The query {name} could not be answered"):
            hardened.query(name)


def test_a_revision_has_the_same_day_everywhere(
    tiny_store: Store, tiny_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tiny_store
    (revision,) = store.ledger.revisions()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        at = Store(tiny_settings).current().recorded_at
        assert at == revision.recorded_at.replace("T", " ")
    monkeypatch.undo()
    time.tzset()


def test_eight_threads_get_their_own_answers(tiny_snapshot: Snapshot) -> None:
    codes = list(members(tiny_snapshot)["code"])
    wrong: list[str] = []

    def ask(iso3: str) -> None:
        for _ in range(20):
            rows = tiny_snapshot.query("evidence/by_id", ids=[f"member/{iso3}"])
            if list(rows["evidence_id"]) != [f"member/{iso3}"]:
                wrong.append(iso3)

    threads = [threading.Thread(target=ask, args=(codes[n % len(codes)],)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_whoever_asks_for_every_revision_leaves_few_of_them_open(tiny_store: Store) -> None:
    store = tiny_store
    held = store.current()
    expected = members(held)
    for number in range(MOST_OPEN + 3):
        note_on_a_member(store, f"note {number}")
    head = store.current().revision
    assert head == MOST_OPEN + 4
    opened = {weakref.ref(store.at(revision)) for revision in range(2, head + 1)}
    gc.collect()
    assert sum(is_open() is not None for is_open in opened) <= MOST_OPEN
    # A running query on an evicted snapshot continues, and the snapshot can be opened again.
    pd.testing.assert_frame_equal(members(held), expected)
    pd.testing.assert_frame_equal(members(store.at(1)), expected)
