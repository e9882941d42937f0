"""Write the generated tables of the documents: ``uv run python -m tests.documents``.

A table is between two comments, ``<!-- table NAME -->`` and ``<!-- end NAME -->``. A test fails if
a table differs from the code. ``--names`` also computes the table of old and new module names,
which needs Git's whole history.
"""

import argparse
import ast
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import yaml

from dashboard.exports.formats import FORMATS, PARAMETERS
from dashboard.settings import shipped
from dashboard.views.charts import views
from dashboard.views.metadata import metadata
from tests.lock import ROOT
from tests.test_repository import LAYERS

NAMES = "dashboard/README.md", "module names"
"""Document and name of the table of module names, which needs Git's history."""
BEFORE, MOVED = "f0c0b1f", "099f4d3"
"""The last commit before the code was moved into rooms, and the commit that moved it."""


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; a bar inside a cell is escaped."""
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in lines
    )


def first_line(path: Path) -> str:
    """Return the first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").splitlines()[0]


def rooms() -> str:
    """Return layer and room → the first line of the package or module."""
    rows = []
    for number, layer in enumerate(LAYERS, start=1):
        for room in layer:
            package = ROOT / "dashboard" / room / "__init__.py"
            module = ROOT / "dashboard" / f"{room}.py"
            is_package = package.exists()
            name = f"`{room}/`" if is_package else f"`{room}.py`"
            rows.append((str(number), name, first_line(package if is_package else module)))
    return table(("layer", "room", "what stands there"), rows)


def views_table() -> str:
    """Return slug → question of every view, in the order of the menu."""
    records = [(slug, metadata(shipped("data"), view.stem)) for slug, view in views().items()]
    records.sort(key=lambda record: record[1].order)
    return table(
        ("view", "name in the menu"), ((f"`{slug}`", words.menu) for slug, words in records)
    )


def forms() -> str:
    """Return view → the codes and labels of its other forms."""
    return table(
        ("view", "`form=`", "label"),
        (
            (f"`{slug}`", f"`{form.code}`", form.label)
            for slug, view in views().items()
            for form in view.forms
        ),
    )


def formats() -> str:
    """Return ending → description and API parameters of a view's file."""
    return table(
        ("ending", "what it holds", "media type", "own parameters"),
        (
            (
                f"`.{ending}`",
                file.description,
                " or ".join(
                    filter(
                        None,
                        (
                            f"`{file.media_type}`",
                            file.other_media_type and f"`{file.other_media_type}`",
                        ),
                    )
                ),
                " ".join(f"`{name}`" for name in file.parameters) or "-",
            )
            for ending, file in FORMATS.items()
        ),
    )


def parameters() -> str:
    """Return the API parameters with their meaning, default and an example."""
    return table(
        ("parameter", "meaning", "default", "example"),
        (
            (f"`{name}`", own.description, own.default or "-", f"`{name}={own.example}`")
            for name, own in PARAMETERS.items()
            if own.example
        ),
    )


def glossary() -> str:
    """Return term → definition, in the order of ``data/glossary.yml``."""
    entries = yaml.safe_load((ROOT / "data" / "glossary.yml").read_text("utf-8"))
    return table(
        ("term", "definition"), ((entry["term"], entry["definition"]) for entry in entries)
    )


def module_names() -> str:
    """Return old module → new module; raise if Git does not have the commits of the move.

    Modules with the same name, and modules that no longer exist, are listed by folder.
    """
    later = _renames(MOVED, "HEAD")
    renamed = []
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    merged: dict[tuple[str, str], list[str]] = defaultdict(list)
    for old, moved in _renames(BEFORE, MOVED).items():
        new = later.get(moved, moved)
        folders = old.parent.as_posix(), new.parent.as_posix()
        if not (ROOT / "dashboard" / new).is_file():
            merged[folders].append(old.stem)
        elif old.name == new.name:
            same[folders].append(old.stem)
        else:
            renamed.append((f"`{old.as_posix()}`", f"`{new.as_posix()}`"))
    listed = [
        (f"{_folder(old)}: {', '.join(sorted(stems))}", f"{_folder(new)}, {how}")
        for how, groups in (("same names", same), ("merged into other modules", merged))
        for (old, new), stems in sorted(groups.items())
    ]
    return table(("old", "new"), [*sorted(renamed), *listed])


def _renames(first: str, last: str) -> dict[Path, Path]:
    """Return old path → new path of the modules of ``dashboard`` that were renamed."""
    command = ["git", "diff", "-M", "--diff-filter=R", "--name-status", first, last]
    done = subprocess.run(
        [*command, "--", "dashboard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    pairs = [
        [Path(name).relative_to("dashboard") for name in line.split("\t")[1:]]
        for line in done.stdout.splitlines()
    ]
    return {old: new for old, new in pairs if old.suffix == ".py" and old.stem != "__init__"}


def _folder(name: str) -> str:
    return "`dashboard/`" if name == "." else f"`{name}/`"


TABLES: dict[tuple[str, str], Callable[[], str]] = {
    ("README.md", "views"): views_table,
    ("dashboard/README.md", "rooms"): rooms,
    ("dashboard/web/README.md", "forms"): forms,
    ("dashboard/web/README.md", "formats"): formats,
    ("dashboard/web/README.md", "parameters"): parameters,
    ("data/README.md", "glossary"): glossary,
}
"""Document and name of a table → its function."""


def rewritten(text: str, name: str, content: str) -> str:
    """Return a document with the table `name` replaced; raise ValueError if it has none."""
    block = re.compile(
        rf"(<!-- table {re.escape(name)} -->\n).*?(<!-- end {re.escape(name)} -->)", re.DOTALL
    )
    if len(block.findall(text)) != 1:
        raise ValueError(f"The document needs one place for the table {name!r}.")
    return block.sub(lambda match: f"{match[1]}{content}\n{match[2]}", text)


def main() -> None:
    """Rewrite every table, and that of module names on request."""
    reader = argparse.ArgumentParser(prog="python -m tests.documents")
    reader.add_argument("--names", action="store_true", help="also old and new module names")
    options = reader.parse_args()
    names = {NAMES: module_names} if options.names else {}
    for (document, name), write in {**TABLES, **names}.items():
        path = ROOT / document
        path.write_text(rewritten(path.read_text("utf-8"), name, write()), "utf-8")


if __name__ == "__main__":
    main()
