"""The documents agree with the code: tables, paths, commands, variables and lengths."""

import re

import pytest

from dashboard import errors
from dashboard.__main__ import app
from dashboard.errors import PledgewatchError
from dashboard.exports.embed import FOLLOWING
from dashboard.views.charts import views
from dashboard.views.filters import EVERYWHERE, FILTERS
from tests.documents import NAMES, TABLES, rewritten
from tests.lock import ROOT

DOCUMENTS = (
    "README.md",
    ".github/CONTRIBUTING.md",
    "dashboard/README.md",
    "dashboard/web/README.md",
    "data/README.md",
    "sql/README.md",
)
MOST_WORDS = 900
"""Maximum words of the first document, for five minutes of reading."""

_CODE = re.compile(r"```.*?```", re.DOTALL)
_PATH = re.compile(r"`((?:\.ci|\.github|dashboard|data|sql|tests)/[\w./-]*)`")
_LINK = re.compile(r"\]\(([^)#\s]+)\)")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize(("document", "name"), sorted(TABLES))
def test_every_generated_table_is_what_the_code_says(document: str, name: str) -> None:
    text = read(document)
    assert rewritten(text, name, TABLES[document, name]()) == text, (
        "Write it with `python -m tests.documents`"
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    prose = _CODE.sub("", read(document)).partition("## Old and new names")[0]
    paths = {ROOT / path for path in _PATH.findall(prose)}
    paths |= {
        (ROOT / document).parent / link
        for link in _LINK.findall(prose)
        if not link.startswith(("http:", "https:"))
    }
    assert not [str(path) for path in paths if not path.exists()]


def test_every_new_module_name_is_a_module() -> None:
    document, name = NAMES
    table = re.search(
        rf"<!-- table {name} -->\n(.*?)\n<!-- end {name} -->", read(document), re.DOTALL
    )
    assert table
    named: set[str] = set()
    for row in table[1].splitlines()[2:]:
        old, new = (cell.strip() for cell in row.strip("|").split("|"))
        [place] = re.findall(r"`([^`]+)`", new)
        if place.endswith(".py"):
            named.add(place)
        elif new.endswith("same names"):
            named |= {f"{place}{stem}.py" for stem in old.partition(": ")[2].split(", ")}
    assert named
    missing = [path for path in sorted(named) if not (ROOT / "dashboard" / path).is_file()]
    assert not missing, "Write the table with `python -m tests.documents --names`"


def test_the_readme_is_short_and_has_its_two_commands() -> None:
    readme = read("README.md")
    assert len(readme.split()) <= MOST_WORDS
    lines = readme.splitlines()
    for command in ("pip install uv && uv run pledgewatch", "pip install uv && uv run pytest"):
        assert lines.count(command) == 1
    for slug in views():
        assert f"`{slug}`" in readme


def test_every_command_and_every_exit_code_is_documented() -> None:
    document = read("dashboard/web/README.md")
    names = [command.callback.__name__ for command in app.registered_commands if command.callback]
    assert names
    for name in names:
        assert f"`pledgewatch {name.replace('_', '-')}" in document, name
    codes = {
        cls.exit_code
        for cls in vars(errors).values()
        if isinstance(cls, type) and issubclass(cls, PledgewatchError)
    }
    documented = re.findall(r"^\| ([0-9]) \|", document, re.MULTILINE)
    assert set(map(int, documented)) == codes | {0, 2}


def test_every_environment_variable_is_documented() -> None:
    settings = read("dashboard/settings.py")
    variables = set(re.findall(r'"(PLEDGEWATCH_[A-Z_]+)"', settings))
    assert variables
    documented = re.findall(
        r"^\| `(PLEDGEWATCH_[A-Z_]+)` \|", read("dashboard/web/README.md"), re.M
    )
    assert sorted(documented) == sorted(variables)


def test_every_filter_is_documented() -> None:
    rows = [line for line in read("dashboard/web/README.md").splitlines() if line.startswith("| `")]
    for filter_ in (*FILTERS, *EVERYWHERE):
        assert any(f"`{filter_.name}`" in row.split(" | ")[0] for row in rows), filter_.name


def test_the_script_for_frames_is_documented() -> None:
    assert FOLLOWING in read("dashboard/web/README.md")


def test_every_folder_of_sql_is_documented() -> None:
    document = read("sql/README.md")
    for folder in (ROOT / "sql").iterdir():
        if folder.is_dir():
            assert f"`{folder.name}/`" in document, folder.name


def test_a_document_without_a_place_for_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="one place for the table 'rooms'"):
        rewritten("# Rooms\n", "rooms", "")


def test_rewriting_keeps_the_text_around_a_table() -> None:
    before = "a\n<!-- table t -->\nold\n<!-- end t -->\nb\n"
    assert rewritten(before, "t", "new \\1") == "a\n<!-- table t -->\nnew \\1\n<!-- end t -->\nb\n"
