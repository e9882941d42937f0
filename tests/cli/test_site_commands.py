"""``bundle`` and ``verify`` as a person runs them, to their end and stopped on the way."""

import hashlib
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.test_commands import EXIT, error_line, pledgewatch


def test_a_bundle_is_written_verified_and_caught_when_it_was_touched(tmp_path: Path) -> None:
    store, site = tmp_path / "store", tmp_path / "site"
    done = pledgewatch(store, "bundle", str(site))
    assert done.returncode == 0
    assert "Revision 1: " in done.stdout
    assert "streamlit" not in done.stderr.lower()
    check = [sys.executable, "-m", "dashboard", "verify", str(site)]
    sound = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stderr) == (0, "")
    digest = hashlib.sha256((site / "manifest.json").read_bytes()).hexdigest()
    assert all(digest in one.stdout for one in (done, sound))
    again = pledgewatch(store, "bundle", str(site))
    assert again.returncode == EXIT["InputError"]
    assert "is not an empty folder" in error_line(again)
    unknown = pledgewatch(store, "bundle", str(tmp_path / "other"), "--revision", "99")
    assert unknown.returncode == EXIT["UnknownRevisionError"]
    (site / "claims" / "claims.csv").unlink()
    caught = subprocess.run(check, capture_output=True, text=True, check=False)
    assert caught.returncode == EXIT["DataError"]
    assert caught.stdout == "missing: claims/claims.csv\n"
    assert "files that differ: 1" in error_line(caught)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "store"]


def test_a_bundle_that_is_killed_leaves_nothing_in_its_place(tmp_path: Path) -> None:
    store, site = tmp_path / "store", tmp_path / "site"
    assert pledgewatch(store, "build").returncode == 0
    command = [sys.executable, "-m", "dashboard", "bundle", str(site), "--store", str(store)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".site.*.part")) and time.monotonic() < until:
            time.sleep(0.002)
    finally:
        running.kill()
        running.communicate()
    assert not site.exists()
    assert pledgewatch(store, "bundle", str(site)).returncode == 0
