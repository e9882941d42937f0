"""Locks every dependency: ``uv run python -m tests.lock`` takes the newest that the ranges allow.

uv resolves without this project's own pins, its result is written with hashes to
``.ci/requirements.txt``, and the versions go into pyproject.toml as constraints, so that ``uv run``
on a fresh machine installs just these. No host is named anywhere: ``uv.lock``, which would, is not
kept.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT, LOCK = ROOT / "pyproject.toml", ROOT / ".ci" / "requirements.txt"
_HEAD = "# Locked by `uv run python -m tests.lock`: every version and hash, direct and indirect.\n"
_PINS = re.compile(r"\n# Pins of \.ci/requirements\.txt.*\Z", re.DOTALL)


def locked() -> list[str]:
    """Return the lock's requirements without hashes: ``colorama==0.4.6 ; sys_platform == …``."""
    lines = LOCK.read_text("utf-8").splitlines()
    return [line.rstrip(" \\") for line in lines if line and line[0] not in "# "]


def pinned(project: str, requirements: list[str]) -> str:
    """Return pyproject.toml with exactly these requirements as constraints, also when building."""
    listed = "".join(f'    "{one.replace(chr(34), chr(39))}",\n' for one in requirements)
    return _PINS.sub("", project.rstrip()).rstrip() + (
        "\n\n# Pins of .ci/requirements.txt, written by `uv run python -m tests.lock`.\n"
        f"[tool.uv]\nconstraint-dependencies = [\n{listed}]\n"
        f"build-constraint-dependencies = [\n{listed}]\n"
    )


def main() -> None:
    """Resolve anew and write both files."""
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
