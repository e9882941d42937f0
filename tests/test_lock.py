"""The installed packages are the locked ones, by version and hash."""

import re
import tomllib
from importlib.metadata import distributions

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.lock import LOCK, PROJECT, ROOT, locked, pinned

OURS_OR_THE_INSTALLERS = {"pledgewatch", "pip", "setuptools", "uv", "wheel"}


def test_what_is_installed_is_what_is_locked() -> None:
    wanted = {}
    for line in locked():
        requirement = Requirement(line)
        if canonicalize_name(requirement.name) in OURS_OR_THE_INSTALLERS:
            continue
        if requirement.marker is None or Marker(str(requirement.marker)).evaluate():
            wanted[canonicalize_name(requirement.name)] = str(requirement.specifier).removeprefix(
                "=="
            )
    installed = {
        canonicalize_name(distribution.name): distribution.version
        for distribution in distributions()
        if canonicalize_name(distribution.name) not in OURS_OR_THE_INSTALLERS
    }
    assert installed == wanted


def test_the_projects_pins_are_those_of_the_lock() -> None:
    project = PROJECT.read_text("utf-8")
    assert pinned(project, locked()) == project
    named = {Requirement(line).name for line in locked()}
    parsed = tomllib.loads(project)
    direct = [*parsed["project"]["dependencies"], *parsed["dependency-groups"]["dev"]]
    assert {Requirement(line).name for line in direct} <= named


def test_every_locked_version_has_hashes_and_no_host_is_named() -> None:
    text = LOCK.read_text("utf-8")
    entries = [part for part in re.split(r"\n(?=[a-z0-9])", text) if "==" in part]
    assert len(entries) == len(locked())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert re.search(r"https?://|--(extra-)?index-url|--find-links", text) is None


def test_what_uv_downloaded_has_the_locked_hashes() -> None:
    path = ROOT / "uv.lock"
    if not path.is_file():
        pytest.fail("run the suite with `uv run pytest`, whose uv.lock this test reads")
    packages = tomllib.loads(path.read_text("utf-8"))["package"]
    known = set(re.findall(r"sha256:[0-9a-f]{64}", LOCK.read_text("utf-8")))
    for package in packages:
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        assert {file["hash"] for file in files} <= known, package["name"]
