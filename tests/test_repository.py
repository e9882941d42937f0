"""The repository's rules: layout, allowed imports, and the parts of every view."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from dashboard.facts.evidence import LONGEST_EXACT
from dashboard.facts.tables import TABLES
from dashboard.store.snapshot import named_sql
from dashboard.views.charts import views
from dashboard.views.filters import FILTERS, filters_of
from dashboard.views.metadata import metadata
from tests.lock import ROOT

TOP = {"pyproject.toml", "README.md", "LICENSE", "dashboard", "data", "sql", "tests"}

LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "settings", "text"),
    ("system", "facts"),
    ("extraction", "store"),
    ("articles",),
    ("review", "releases"),
    ("views", "citations"),
    ("pictures",),
    ("exports",),
    ("ui", "web"),
    ("server",),
    ("cli",),
    ("__main__",),
)
"""The rooms in order. A room may import every room of an earlier layer, and no other room."""

LOOSE = {"__init__", "__main__", "errors", "settings"}
"""The only modules outside a room."""

RULES: dict[str, set[str]] = {
    "words": set(),
    "speech": {"words"},
    "stance": {"speech", "words"},
    "counts": {"speech", "words"},
    "steps": {"counts", "speech", "words"},
}
"""Folder of the rules over English → the folders it may import."""

ONLY_IN = {
    "streamlit": {"ui", "server"},
    "starlette": {"web", "server"},
    "duckdb": {"store"},
    "plotly": {"views"},
    "jinja2": {"exports"},
    "spacy": {"extraction"},
    "vaderSentiment": {"extraction"},
    "openai": {"extraction"},
    "typer": {"cli", "__main__"},
    "httpcore2": {"system", "extraction"},
    "trafilatura": {"articles"},
    "openpyxl": {"releases", "exports"},
}
"""Library → the rooms that may import it."""

MODULES = sorted((ROOT / "dashboard").rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT / "dashboard").parts[0].removesuffix(".py")


@cache
def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_the_top_level_is_what_it_is_meant_to_be() -> None:
    top = {Path(name).parts[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} == TOP
    assert "uv.lock" not in top


def test_the_rooms_are_those_of_the_layers() -> None:
    rooms = {room(path) for path in MODULES} - {"__init__"}
    assert rooms == {room for layer in LAYERS for room in layer}
    assert {path.stem for path in (ROOT / "dashboard").glob("*.py")} == LOOSE


def test_every_room_imports_rooms_of_earlier_layers_only() -> None:
    level = {room: number for number, layer in enumerate(LAYERS) for room in layer}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if room(path) != "__init__"
        for name in sorted(imported(path))
        if name.startswith("dashboard.")
        for other in [name.split(".")[1]]
        if other != room(path) and level[other] >= level[room(path)]
    ]
    assert not wrong


def test_the_folders_of_the_rules_keep_their_order() -> None:
    for path in MODULES:
        inside = path.relative_to(ROOT / "dashboard").parts
        if inside[:2] != ("extraction", "rules") or len(inside) < 4:
            continue
        others = {
            name.split(".")[3]
            for name in imported(path)
            if name.startswith("dashboard.extraction.rules.")
        }
        assert others & set(RULES) <= RULES[inside[2]] | {inside[2]}, path


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_each_library_stays_in_its_rooms(library: str) -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name.split(".")[0] == library for name in imported(path))
        and room(path) not in ONLY_IN[library]
    ]
    assert not wrong


def test_no_two_modules_and_no_two_public_classes_share_a_name() -> None:
    stems = Counter(path.stem for path in MODULES if path.stem != "__init__")
    classes = Counter(
        node.name
        for path in MODULES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert not [name for name, number in (stems + classes).items() if number > 1]


def test_the_store_loads_no_rule_and_no_language_library() -> None:
    program = (
        "import sys, dashboard.store.store; "
        "print(*(n for n in sys.modules if n.startswith(('dashboard.extraction', 'spacy', 'vader'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_charts_do_not_import_each_other() -> None:
    shared = {"dashboard.views.charts.view", "dashboard.views.charts.style"}
    for view in views().values():
        path = ROOT / "dashboard" / "views" / "charts" / f"{view.stem}.py"
        others = {
            f"dashboard.views.charts.{other.stem}"
            for other in views().values()
            if other is not view
        }
        assert not imported(path) & (others - shared), path


def test_every_module_begins_with_one_sentence() -> None:
    for path in [*MODULES, *(ROOT / "tests").rglob("*.py")]:
        doc = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        assert doc, path
        assert doc.split("\n\n")[0].rstrip().endswith((".", ":")), path


@pytest.mark.parametrize("slug", sorted(views()))
def test_every_view_has_its_query_its_words_and_its_columns(slug: str) -> None:
    view = views()[slug]
    _, own = named_sql(ROOT / "sql", f"charts/{view.stem}")
    assert own <= {name for filter_ in FILTERS for name in filter_.parameters}
    assert "asof" in {filter_.name for filter_ in filters_of(own)}
    for stem in (view.stem, *(form.stem for form in view.forms)):
        _, parameters = named_sql(ROOT / "sql", f"charts/{stem}")
        assert parameters <= own, stem
        assert metadata(ROOT / "data", stem).columns
        text = (ROOT / "sql" / "charts" / f"{stem}.sql").read_text("utf-8")
        assert text.startswith("-- One row per "), stem


def test_every_query_and_its_words_belong_to_a_view() -> None:
    stems = {view.stem for view in views().values()}
    stems |= {form.stem for view in views().values() for form in view.forms}
    assert {path.stem for path in (ROOT / "sql" / "charts").glob("*.sql")} == stems
    assert {path.stem for path in (ROOT / "data" / "metadata").glob("*.yml")} == stems


def test_every_table_has_its_staging_and_every_mart_says_its_grain() -> None:
    staged = {path.stem for path in (ROOT / "sql" / "staging").glob("*.sql")}
    assert staged == {f"stg_{table}" for table in TABLES}
    for path in (ROOT / "sql" / "marts").glob("*.sql"):
        assert re.match(r"-- One row per .*", path.read_text("utf-8")), path
        assert "; key" in path.read_text("utf-8").split("\nselect")[0].split("\nwith")[0], path


def test_of_an_article_few_exact_words_are_kept() -> None:
    for path in (ROOT / "data" / "articles").glob("*/facts.yml"):
        for fact in yaml.safe_load(path.read_text("utf-8")):
            held = fact.get("exact", "")
            assert len(held) <= LONGEST_EXACT
            assert fact["gist"]
            assert held not in fact["gist"] or len(held.split()) < 8


def test_no_sql_is_put_together_and_no_html_is_let_through() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        assert "unsafe_allow_html" not in text, path
        assert not re.search(r"execute\(f|\.sql\(f", text), path


def test_every_dependency_is_explained_beside_its_line() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)
    for line in [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["llm"],
        *project["dependency-groups"]["dev"],
    ]:
        explained = re.escape(f'    "{line}",') + r" # \w.*"
        assert re.search(f"^{explained}$", text, re.MULTILINE), line
