"""The command that writes the results lists no error of a sealed article."""

import pytest
from rich.table import Table

from tests.evaluation.__main__ import RESULTS, SETS, main, markdown
from tests.evaluation.gold import SEALED


@pytest.mark.parametrize(
    "arguments", [["--write"], [str(next(SEALED.glob("*.gold.json")))]], ids=["all sets", "a file"]
)
def test_errors_of_sealed_articles_are_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["--errors", *arguments])
    assert refused.value.code == 2
    assert "sealed articles are not listed" in capsys.readouterr().err


def test_the_file_of_results_has_totals_of_every_set_and_no_text() -> None:
    parts = RESULTS.read_text("utf-8").split("\n## ")[1:]
    assert [part.splitlines()[0] for part in parts[-len(SETS) :]] == [name for name, _, _ in SETS]
    for part in parts[-len(SETS) :]:
        lines = [line for line in part.splitlines()[3:] if line]
        assert lines
        assert all(line.startswith("| ") for line in lines)


def test_a_table_is_written_asmarkdown() -> None:
    table = Table("Facts", "F1")
    table.add_row("count", "0.93")
    assert markdown(table) == "| Facts | F1 |\n| --- | --- |\n| count | 0.93 |"
