"""The house rules: what stands where, who may call whom, and what every view must have."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from dashboard.__main__ import app
from dashboard.charts import views
from dashboard.facts.evidence import LONGEST_EXACT
from dashboard.facts.tables import TABLES
from dashboard.filters import FILTERS, filters_of
from dashboard.metadata import metadata
from dashboard.snapshot import named_sql
from tests.lock import ROOT

TOP = {"pyproject.toml", "README.md", "LICENSE", "dashboard", "data", "sql", "tests"}

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "settings": set(),
    "editors": set(),
    "values": set(),
    "filters": {"values"},
    "plain_text": set(),
    "links": {"filters", "plain_text", "values"},
    "frames": {"links"},
    "language": set(),
    "facts": {"errors", "language"},
    "articles": {"errors", "facts", "language", "plain_text"},
    "ledger": {"errors", "facts"},
    "snapshot": {"errors"},
    "store": {"errors", "ledger", "settings", "snapshot"},
    "recording": {"articles", "errors", "facts", "ledger", "store"},
    "releases": {"errors", "facts", "ledger", "store"},
    "printing": {"facts", "plain_text", "recording", "releases"},
    "spreadsheet": set(),
    "export": {"errors", "facts", "ledger", "spreadsheet"},
    "metadata": {"errors"},
    "charts": {"filters"},
    "citing": set(),
    "pictures": {"charts", "errors"},
    "components": set(
        "charts citing errors facts filters frames links metadata plain_text settings snapshot store"
        " values".split()
    ),
    "app_pages": set("articles components editors errors facts recording uploads".split()),
    "app": {"app_pages", "charts", "components", "metadata", "settings"},
    "static_files": set(),
    "uploads": set(),
    "middleware": {"errors", "frames", "static_files", "uploads"},
    "feed": {"components", "links"},
    "api": set(
        "charts citing components errors filters frames links metadata pictures settings snapshot"
        " spreadsheet templates values".split()
    ),
    "templates": {"citing", "plain_text"},
    "fact_page": set(
        "api charts citing components errors facts ledger links metadata snapshot templates".split()
    ),
    "bundle": set(
        "api charts citing components errors fact_page ledger metadata pictures plain_text snapshot"
        " templates".split()
    ),
    "first_paint": set("api components links pictures settings templates".split()),
    "cards": set(
        "api charts components errors filters first_paint frames links pictures templates".split()
    ),
    "server": {
        "api",
        "cards",
        "fact_page",
        "feed",
        "first_paint",
        "app_pages",
        "charts",
        "components",
        "errors",
        "metadata",
        "middleware",
        "settings",
        "static_files",
        "uploads",
    },
    "commands": set(
        "articles bundle errors export plain_text printing recording releases settings store".split()
    ),
    "__main__": {"commands", "errors", "plain_text", "server"},
}
"""Room → the rooms it may call; every room may call itself."""

LANGUAGE: dict[str, set[str]] = {
    "words": set(),
    "speech": {"words"},
    "stance": {"speech", "words"},
    "counts": {"speech", "words"},
    "steps": {"counts", "speech", "words"},
}
"""Room of the language → those it stands on."""

ONLY_IN = {
    "streamlit": {"app", "app_pages", "components", "server"},
    "duckdb": {"snapshot", "ledger/build"},
    "plotly": {"charts"},
    "jinja2": {"templates"},
    "starlette": {"api", "fact_page", "middleware", "server"},
}
MODULES = sorted((ROOT / "dashboard").rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT / "dashboard").parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_the_top_level_is_what_it_is_meant_to_be() -> None:
    top = {Path(name).parts[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} == TOP
    assert "uv.lock" not in top


def test_every_room_calls_only_whom_it_may() -> None:
    for path in MODULES:
        if path.name == "__init__.py" and path.parent.name == "dashboard":
            continue
        rooms = {name.split(".")[1] for name in imported(path) if name.startswith("dashboard.")}
        rooms &= set(MAY_IMPORT)
        assert rooms <= MAY_IMPORT[room(path)] | {room(path)}, path


def test_the_rooms_of_language_stand_one_on_another() -> None:
    for path in MODULES:
        inside = path.relative_to(ROOT / "dashboard").parts
        if inside[0] != "language" or len(inside) < 3:
            continue
        rooms = {
            name.split(".")[2] for name in imported(path) if name.startswith("dashboard.language.")
        }
        assert rooms & set(LANGUAGE) <= LANGUAGE[inside[1]] | {inside[1]}, path


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_each_library_stays_in_its_rooms(library: str) -> None:
    for path in MODULES:
        inside = str(path.relative_to(ROOT / "dashboard")).removesuffix(".py")
        if any(name.split(".")[0] == library for name in imported(path)):
            assert room(path) in ONLY_IN[library] or inside in ONLY_IN[library], path


def test_charts_do_not_import_each_other() -> None:
    shared = {"dashboard.charts.view", "dashboard.charts.style"}
    for view in views().values():
        path = ROOT / "dashboard" / "charts" / f"{view.stem}.py"
        others = {
            f"dashboard.charts.{other.stem}" for other in views().values() if other is not view
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
    assert own <= {name for one in FILTERS for name in one.parameters}
    assert "asof" in {one.name for one in filters_of(own)}
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


def test_the_readme_says_what_each_dependency_is_for_and_lists_the_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for name in {Requirement(line).name for line in wanted}:
        assert f"| {name} |" in readme, name
    commands = [one.callback.__name__ for one in app.registered_commands if one.callback]
    assert commands
    for command in commands:
        assert f"pledgewatch {command.replace('_', '-')}" in readme, command
    for slug in views():
        assert f"`{slug}`" in readme
    assert readme.count("pip install uv && uv run pytest\n") == 1
