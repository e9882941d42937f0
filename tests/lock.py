"""Lock every dependency: ``uv run python -m tests.lock`` takes the newest allowed versions.

uv resolves without this project's own pins, its result is written with hashes to
``.ci/requirements.txt``, and the versions go into pyproject.toml as constraints, so that ``uv run``
on a fresh machine installs exactly these. The build dependencies of our own wheel are pinned
separately, since uv resolves builds separately. No host is named anywhere: ``uv.lock``, which would
name one, is not kept.

uv's constraints have no hashes. ``uv run`` checks each download against its index's hashes, and
``tests/test_lock.py`` compares those with ours after the installation. ``pip install
--require-hashes -r .ci/requirements.txt`` checks them before it.
"""

import re
import subprocess
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT, LOCK = ROOT / "pyproject.toml", ROOT / ".ci" / "requirements.txt"
_HEAD = "# Locked by `uv run python -m tests.lock`: every version and hash, direct and indirect.\n"
_PINS = re.compile(r"\n# Pins of \.ci/requirements\.txt.*\Z", re.DOTALL)


def locked() -> list[str]:
    """Return the lock's requirements without hashes: ``colorama==0.4.6 ; sys_platform == …``."""
    lines = LOCK.read_text("utf-8").splitlines()
    return [line.rstrip(" \\") for line in lines if line and line[0] not in "# "]


def pinned(project: str, requirements: list[str]) -> str:
    """Return pyproject.toml with exactly these requirements as constraints.

    The build system and its dependencies are also build constraints.
    """
    builders = _closure(tomllib.loads(project)["build-system"]["requires"])
    building = [line for line in requirements if _name(line) in builders]
    return _PINS.sub("", project.rstrip()).rstrip() + (
        "\n\n# Pins of .ci/requirements.txt, written by `uv run python -m tests.lock`.\n"
        "[tool.uv]\n"
        "# Compile once at the installation: every command of the tests starts in a third of the "
        "time.\n"
        "compile-bytecode = true\n"
        f"constraint-dependencies = [\n{_listed(requirements)}]\n"
        f"build-constraint-dependencies = [\n{_listed(building)}]\n"
    )


def _listed(requirements: list[str]) -> str:
    return "".join(f'    "{line.replace(chr(34), chr(39))}",\n' for line in requirements)


def _name(requirement: str) -> str:
    return canonicalize_name(Requirement(requirement).name)


def _closure(requirements: list[str]) -> set[str]:
    """Return the names of requirements and of their installed dependencies."""
    names: set[str] = set()
    waiting = list(requirements)
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        marker = requirement.marker
        if name not in names and (marker is None or marker.evaluate({"extra": ""})):
            names.add(name)
            waiting += requires(name) or []
    return names


def main() -> None:
    """Resolve again and write both files."""
    PROJECT.write_text(_PINS.sub("\n", PROJECT.read_text("utf-8")), "utf-8")
    subprocess.run(["uv", "lock", "--upgrade", "--quiet"], cwd=ROOT, check=True)
    export = subprocess.run(
        [
            "uv",
            "export",
            "--frozen",
            "--no-emit-project",
            "--no-header",
            "--no-annotate",
            "--quiet",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    LOCK.write_text(_HEAD + export.stdout, "utf-8")
    PROJECT.write_text(pinned(PROJECT.read_text("utf-8"), locked()), "utf-8")


if __name__ == "__main__":
    main()
