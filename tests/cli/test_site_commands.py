"""``bundle`` and ``verify`` on the terminal, completed and interrupted."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import EXIT, WrittenBundle, error_line, pledgewatch

pytestmark = pytest.mark.slow


def test_a_bundle_is_written_verified_and_caught_when_it_was_touched(
    tmp_path: Path, real_bundle: WrittenBundle
) -> None:
    done, store = real_bundle.ended, real_bundle.store
    assert "Revision 1: " in done.stdout
    assert "streamlit" not in done.stderr.lower()
    site = Path(shutil.copytree(real_bundle.folder, tmp_path / "site"))
    sound = pledgewatch(store, "verify", str(site))
    assert (sound.returncode, sound.stderr) == (0, "")
    digest = hashlib.sha256((site / "manifest.json").read_bytes()).hexdigest()
    assert all(digest in process.stdout for process in (done, sound))
    again = pledgewatch(store, "bundle", str(site))
    assert again.returncode == EXIT["InputError"]
    assert "is not an empty folder" in error_line(again)
    unknown = pledgewatch(store, "bundle", str(tmp_path / "other"), "--revision", "99")
    assert unknown.returncode == EXIT["UnknownRevisionError"]
    (site / "claims" / "claims.csv").unlink()
    caught = pledgewatch(store, "verify", str(site))
    assert caught.returncode == EXIT["DataError"]
    assert caught.stdout == "missing: claims/claims.csv\n"
    assert "files that differ: 1" in error_line(caught)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_bundle_that_is_killed_leaves_nothing_in_its_place(real_bundle: WrittenBundle) -> None:
    assert real_bundle.was_begun_and_killed
    assert not real_bundle.stood_when_killed
    assert real_bundle.ended.returncode == 0
