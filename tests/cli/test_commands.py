"""The commands on the terminal: their output, their effects, and their exit codes."""

import csv
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.store.ledger import Ledger
from dashboard.store.store import Store
from tests.cli.terminal import EXIT, Ended, error_line, pledgewatch, pledgewatch_process
from tests.releases.workbooks import SHARE, write

pytestmark = pytest.mark.slow

ARTICLE = """\
LONDON-

Written for these tests on 2024-05-06.

In 2023, ten members met the 2% target, up from three in 2014, according to the alliance's office.

The alliance now has 32 members. Finland joined NATO in April 2023.

The plan is reckless and weakens every ally, Minister Ada Example said on Sunday.
"""


@pytest.fixture(scope="module")
def store(real_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that no command of this module may change."""
    folder = tmp_path_factory.mktemp("commands") / "store"
    return Path(shutil.copytree(real_store.folder, folder))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_add_review_and_see_it_in_the_facts(tmp_path: Path, article: Path) -> None:
    store = tmp_path / "store"
    # A subprocess without a store yet: a user's first start.
    added = pledgewatch_process(store, "add", str(article))
    assert added.returncode == 0
    for words in ("ten members met the 2% target", "three in 2014", "32 members", "2023-04", "Ada"):
        assert words in added.stdout
    assert "revision 2" in added.stdout

    again = pledgewatch(store, "add", str(article))
    assert "already in the store" in again.stdout
    assert Ledger(store).head() == 2

    listed = pledgewatch(store, "facts", "--status", "candidate", "--kind", "count")
    ids = re.findall(r"article_[0-9a-f]{8}_c\d\d", listed.stdout)
    assert len(set(ids)) >= 3
    done = pledgewatch(
        store, "review", "accept", ids[0], "--set", "note=checked", "--by", "A. Editor"
    )
    assert done.returncode == 0
    assert Ledger(store).head() == 3
    corrected = pledgewatch(store, "facts", "--status", "corrected")
    assert ids[0] in corrected.stdout

    assert pledgewatch(store, "check").returncode == 0
    folder = tmp_path / "out"
    assert pledgewatch(store, "export", str(folder)).returncode == 0
    with (folder / "counts.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["fact_id"]: row for row in csv.DictReader(file)}
    assert rows[ids[0]]["decided_by"] == "A. Editor"
    assert rows[ids[0]]["recorded_in"] == "3"
    statements = re.findall(r"article_[0-9a-f]{8}_s\d\d", added.stdout)
    kept = pledgewatch(store, "review", "accept", statements[-1])
    assert "No chart would show it: it has no event that it is about" in kept.stdout
    dated = pledgewatch(store, "add", str(article), "--date", "tomorrow")
    assert "published_on: is not a date: write 2024" in error_line(dated)
    assert "cell" not in error_line(dated)
    assert len(list((store / "texts").iterdir())) == 1


def _files(folder: Path) -> dict[str, Path]:
    files = {
        name: folder / name for name in ("empty", "spaces", "binary", "latin", "huge", "folder")
    }
    files["empty"].write_bytes(b"")
    files["spaces"].write_bytes(b" \n\t\n")
    files["binary"].write_bytes(b"\x7fELF\x00\x01")
    files["latin"].write_bytes("Türkiye".encode("latin-1"))
    with files["huge"].open("wb") as file:
        file.truncate(50_000_000)
    files["folder"].mkdir()
    files["endless"] = Path("/dev/zero")
    files["missing"] = folder / "missing"
    files["dateless"] = folder / "dateless"
    files["dateless"].write_text("Finland joined NATO. It has 31 members.")
    return files


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty", "is empty"),
        ("spaces", "is empty"),
        ("binary", "not plain text"),
        ("latin", "not text in UTF-8"),
        ("huge", "larger than 5 MB"),
        pytest.param(
            *("endless", "larger than 5 MB"),
            marks=pytest.mark.skipif(not Path("/dev/zero").exists(), reason="has no such device"),
        ),
        ("folder", "is a folder"),
        ("missing", "cannot be read"),
        ("dateless", "--date 2024-02-12"),
    ],
)
def test_a_file_that_is_no_article_is_refused(
    store: Path, tmp_path: Path, name: str, said: str
) -> None:
    done = pledgewatch(store, "add", str(_files(tmp_path)[name]))
    assert said in error_line(done)
    assert done.returncode == EXIT["InputError"]
    assert Ledger(store).head() == 1


def test_a_name_is_shown_and_never_obeyed(tmp_path: Path, real_copy: Path, article: Path) -> None:
    folder = tmp_path / "a[" / "b]\x1b[31m"
    folder.mkdir(parents=True)
    named = folder / "[red]text.txt"
    named.write_bytes(article.read_bytes())
    done = pledgewatch(real_copy, "add", str(named), "--title", "[/x]\x1b[31m\u202eevil")
    assert done.returncode == 0, done.stderr
    assert "[/x]" in done.stdout
    assert not {"\x1b", "\u202e"} & {*done.stdout, *done.stderr}
    missing = pledgewatch(real_copy, "add", str(folder / "[/no]"))
    assert "cannot be read" in error_line(missing)
    assert "\x1b" not in missing.stderr


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "x", "http://a/\n"])
def test_an_address_that_a_reader_cannot_follow_is_refused(
    store: Path, article: Path, url: str
) -> None:
    done = pledgewatch(store, "add", str(article), "--url", url)
    assert done.returncode == EXIT["InputError"]
    assert "is no web address" in error_line(done)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["review", "accept", "nothing"], "InputError", "No fact is called nothing"),
        (["review", "accept", "p01", "--set", "value"], "InputError", "sets nothing"),
        (["review", "accept", "p01", "--set", "value=many"], "DataError", "p01: value"),
        (["review", "accept", "p01", "--set", "members_total=5"], "CheckError", "counts__total"),
        (["build", "--revision", "99"], "StoreError", "Revision 99 is not in this store"),
        (["export", "."], "InputError", "is not empty"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_recorded(
    store: Path, words: list[str], code: str, said: str
) -> None:
    done = pledgewatch(store, *words)
    assert said in error_line(done)
    assert done.returncode == EXIT[code]
    assert Ledger(store).head() == 1


def test_a_place_that_cannot_be_a_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = pledgewatch(tmp_path / "file" / "store", "facts")
    assert "cannot be used" in error_line(done)
    assert done.returncode == EXIT["StoreError"]


@pytest.mark.slow
def test_a_full_disk_loses_nothing(real_copy: Path, article: Path) -> None:
    store = real_copy
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}

    def full() -> None:
        # A file of a few kilobytes is all that this process may write.
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = pledgewatch_process(store, "add", str(article), limit=full)
    assert done.returncode == EXIT["StoreError"]
    assert "cannot be" in error_line(done)
    after = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    assert before.items() <= after.items()
    assert not [path for path in after if path.suffix == ".part"]
    assert pledgewatch(store, "add", str(article)).returncode == 0


def test_a_damaged_ledger_is_named_and_left_alone(real_copy: Path) -> None:
    (path,) = (real_copy / "ledger").glob("*.json*")
    path.write_bytes(path.read_bytes()[:-10])
    done = pledgewatch(real_copy, "facts")
    assert path.name in error_line(done)
    assert done.returncode == EXIT["LedgerDamagedError"]


def test_two_writers_at_once(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with Ledger(store).writing():
        done = pledgewatch_process(store, "build")
    assert "is being written by process" in error_line(done)
    assert done.returncode == EXIT["StoreLockedError"]


@pytest.mark.slow
@pytest.mark.parametrize("words", [["candidates", "--jsonl"], ["candidates"], ["add"]])
def test_letters_that_a_terminal_lacks_end_no_command(tmp_path: Path, words: list[str]) -> None:
    named = tmp_path / "erdoğan.txt"
    named.write_text(
        "Written for these tests on 2024-02-12.\n\nIn 2023, ten members met the 2% target, Recep "
        "Erdoğan said on Monday.\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "dashboard", words[0], str(named), *words[1:]]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PLEDGEWATCH_STORE": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
    assert ("Erdoğan".encode() in done.stdout) is ("--jsonl" in words)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no such device")
def test_an_answer_that_finds_no_room_is_one_sentence(store: Path) -> None:
    command = [sys.executable, "-m", "dashboard", "facts", "--store", str(store)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == EXIT["StoreError"]
    assert "The answer cannot be written: No space left on device." in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.slow
def test_one_article_added_twice_at_once_is_one(real_copy: Path, article: Path) -> None:
    def add(_: int) -> Ended:
        return pledgewatch_process(real_copy, "add", str(article))

    with ThreadPoolExecutor(2) as both:
        done = list(both.map(add, range(2)))
    # On a slow machine the second may be refused during the first; then it tries again.
    assert {process.returncode for process in done} <= {0, EXIT["StoreLockedError"]}
    done = [process if process.returncode == 0 else add(0) for process in done]
    assert [process.returncode for process in done] == [0, 0], [process.stderr for process in done]
    assert sum("already in the store" in process.stdout for process in done) == 1
    assert Ledger(real_copy).head() == 2


def test_a_port_in_use(store: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = pledgewatch(store, "serve", "--headless", "--host", "127.0.0.1", "--port", port)
    assert f"port {port}" in error_line(done)
    assert done.returncode == EXIT["ServeError"]


COMMANDS = ["serve", "add", "facts", "review", "reanchor", "build", "check", "export"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(store: Path, command: str) -> None:
    done = pledgewatch(store, command, "--help")
    assert done.returncode == 0
    assert f"Example: pledgewatch {command}" in done.stdout


def test_a_release_is_shown_first_and_recorded_once_confirmed(
    tmp_path: Path, real_copy: Path
) -> None:
    store = real_copy
    rows = {"Bulgaria": [3.05, 2.0], "Türkiye": [1.5, 2.2]}
    book = write(tmp_path / "book.xlsx", (SHARE, [2019, "2024e"], rows))
    words = ("import-release", str(book), "--published", "2026-08-01")
    unconfirmed = pledgewatch(store, *words)
    assert unconfirmed.returncode == EXIT["InputError"]
    assert "--yes" in error_line(unconfirmed)
    assert "BGR" in unconfirmed.stdout
    assert "3.15" in unconfirmed.stdout
    assert Ledger(store).head() == 1
    assert pledgewatch(store, *words, "--yes").returncode == 0
    assert Ledger(store).revisions()[-1].activity == "release"
    again = pledgewatch(store, *words, "--yes")
    assert again.returncode == 0
    assert "in the store already" in again.stdout
    assert Ledger(store).head() == 2
    assert pledgewatch(store, "import-release", str(book), "--published", "soon").returncode == 2


def test_a_review_cannot_touch_the_words_that_a_fact_rests_on(
    real_copy: Path, article: Path
) -> None:
    store = real_copy
    assert pledgewatch(store, "add", str(article)).returncode == 0
    head = Ledger(store).head()
    (source,) = Ledger(store).revisions()[-1].put["sources"]
    fact = f"{source['source_id']}_c01"
    for change in ("exact=other words", "start=0", "fact_id=zzz", "status=rejected", "nofield=1"):
        refused = pledgewatch(store, "review", "accept", fact, "--set", change)
        assert refused.returncode == EXIT["InputError"]
        assert f"{change.split('=')[0]} cannot be corrected" in error_line(refused)
    assert Ledger(store).head() == head
    assert pledgewatch(store, "review", "accept", fact).returncode == 0
    again = pledgewatch(store, "review", "accept", fact)
    assert again.returncode == EXIT["InputError"]
    assert "accepted already" in error_line(again)
    assert pledgewatch(store, "check").returncode == 0


def test_a_changed_text_of_an_address_offers_what_still_stands(
    real_copy: Path, article: Path
) -> None:
    store = real_copy
    where = ["--url", "https://example.org/ten"]
    assert pledgewatch(store, "add", str(article), *where).returncode == 0
    article.write_text(ARTICLE.replace("Ada", "Bo"), "utf-8")
    added = pledgewatch(store, "add", str(article), *where)
    assert "still stand word for word" in added.stdout
    (source,) = set(re.findall(r"reanchor (article_[0-9a-f]{8})", added.stdout))
    moved = pledgewatch(store, "reanchor", source, "--by", "A. Editor")
    assert moved.returncode == 0
    assert "moved to version 2" in moved.stdout
    assert pledgewatch(store, "check").returncode == 0
    again = pledgewatch(store, "reanchor", source)
    assert "nothing to move" in error_line(again)
    assert again.returncode == EXIT["InputError"]
