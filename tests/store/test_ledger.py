"""The ledger: append-only, and a damaged chain is refused with the file's name."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.errors import LedgerDamagedError, StoreError, StoreLockedError
from dashboard.store.atomic_files import write_whole
from dashboard.store.ledger import Ledger
from dashboard.store.replay import StoreState, difference, replay
from dashboard.store.revision import Revision, TextRow

ROWS = some.dictionaries(
    some.sampled_from("abcde"), some.text(max_size=5) | some.none(), max_size=5
).map(lambda drawn: [organisation(key, name) for key, name in drawn.items()])


def organisation(key: str, name: str | None) -> TextRow:
    return {"organisation_id": key, "name": name, "iso3": None}


def put(ledger: Ledger, *rows: TextRow, drop: tuple[str, ...] = ()) -> Revision:
    with ledger.writing():
        return ledger.append(
            "import", "tests", "a change", {"organisations": list(rows)}, {"organisations": [*drop]}
        )


def names(state: StoreState) -> dict[str, str | None]:
    return {key: recorded.row["name"] for key, recorded in state["organisations"].items()}


def test_each_revision_carries_the_hash_of_the_one_before(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    first, second = put(ledger, organisation("a", "A")), put(ledger, organisation("a", "B"))
    assert [revision.revision for revision in ledger.revisions()] == [1, 2]
    assert first.previous is None
    assert second.previous == first.file_name.split("-")[1].removesuffix(".json")
    assert names(replay(ledger.revisions(upto=1))) == {"a": "A"}
    assert names(replay(ledger.revisions())) == {"a": "B"}


@given(
    some.lists(some.tuples(ROWS, some.lists(some.sampled_from("abcde"), unique=True)), max_size=8)
)
def test_a_prefix_replays_the_same_whatever_comes_after(
    changes: list[tuple[list[TextRow], list[str]]],
) -> None:
    revisions = [
        Revision(
            n, None, "import", "2026-01-01", "t", "m", {"organisations": p}, {"organisations": d}
        )
        for n, (p, d) in enumerate(changes, start=1)
    ]
    expected: dict[str, str | None] = {}
    for upto, (rows, dropped) in enumerate(changes, start=1):
        for key in dropped:
            expected.pop(key, None)
        expected |= {str(row["organisation_id"]): row["name"] for row in rows}
        assert names(replay(revisions[:upto])) == expected
        restored = [Revision.from_bytes(revision.to_bytes()) for revision in revisions[:upto]]
        assert replay(restored) == replay(revisions[:upto])


@given(ROWS, ROWS)
def test_a_difference_leads_to_what_ships_and_then_is_empty(
    before: list[TextRow], shipped: list[TextRow]
) -> None:
    first = Revision(1, None, "import", "2026-01-01", "t", "m", {"organisations": before})
    more, gone = difference(replay([first]), {"organisations": shipped})
    second = Revision(2, None, "import", "2026-01-01", "t", "m", more, gone)
    after = replay([first, second])
    assert names(after) == {str(row["organisation_id"]): row["name"] for row in shipped}
    assert difference(after, {"organisations": shipped}) == ({}, {})


@given(ROWS, ROWS, ROWS)
def test_rows_put_after_an_import_make_no_difference(
    shipped: list[TextRow], added: list[TextRow], reviewed: list[TextRow]
) -> None:
    # The store relies on it: it compares the shipped data again only after a revision with drops.
    revisions = [
        Revision(1, None, "import", "2026-01-01", "t", "m", {"organisations": shipped}),
        Revision(2, None, "add", "2026-01-02", "t", "m", {"organisations": added}),
        Revision(3, None, "review", "2026-01-03", "t", "m", {"organisations": reviewed}),
    ]
    assert difference(replay(revisions), {"organisations": shipped}) == ({}, {})


def test_an_import_leaves_alone_what_a_user_recorded() -> None:
    added = Revision(
        1, None, "add", "2026-01-01", "t", "m", {"organisations": [organisation("a", "Mine")]}
    )
    assert difference(replay([added]), {"organisations": []}) == ({}, {})
    assert difference(replay([added]), {"organisations": [organisation("a", "Theirs")]}) == ({}, {})


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "foreign", "gone", "renamed"])
def test_a_damaged_file_is_refused_by_name_and_nothing_is_overwritten(
    tmp_path: Path, damage: str
) -> None:
    ledger = Ledger(tmp_path)
    for name in "ABC":
        put(ledger, organisation("a", name))
    path = sorted(ledger.folder.iterdir())[1]
    content = path.read_bytes()
    match damage:
        case "flip":
            path.write_bytes(content.replace(b'"B"', b'"X"'))
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "empty":
            path.write_bytes(b"")
        case "foreign":
            path.write_bytes(b'{"some": "json"}')
        case "gone":
            path.unlink()
        case "renamed":
            path.rename(path.with_name("000009-" + path.name.split("-")[1]))
    before = {file.name: file.read_bytes() for file in ledger.folder.iterdir()}
    with pytest.raises(LedgerDamagedError, match=r"revision 2"):
        ledger.revisions()
    with pytest.raises(LedgerDamagedError), ledger.writing():
        ledger.append("import", "tests", "one more", {}, {})
    assert {file.name: file.read_bytes() for file in ledger.folder.iterdir()} == before


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    with (
        ledger.writing(),
        pytest.raises(StoreLockedError, match=r"process \d+ on ") as error,
        Ledger(tmp_path).writing(),
    ):
        raise AssertionError("two writers at once")
    assert error.value.public == "Somebody else is saving just now. Try again in a moment."
    with ledger.writing():
        pass


def test_two_who_save_at_the_same_moment_both_do(tmp_path: Path) -> None:
    def save(name: str) -> int:
        with Ledger(tmp_path).writing():
            time.sleep(0.1)
            return Ledger(tmp_path).append("import", name, "change", {}, {}).revision

    with ThreadPoolExecutor(4) as many:
        assert sorted(many.map(save, "abcd")) == [1, 2, 3, 4]


def test_a_place_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(StoreError, match="cannot be used") as error,
        Ledger(tmp_path / "file").writing(),
    ):
        raise AssertionError("wrote through a file")
    assert str(tmp_path) in str(error.value)
    assert str(tmp_path) not in error.value.public


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "file"
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, None)  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert [file.name for file in path.parent.iterdir()] == ["file"]
