"""What passages of news count about the Alliance, and what in them only looks like it.

`passages.txt` lists them, each with what it counts on the line below: ``meeting 23 2024`` as `read`
prints it, or ``nothing``; ``|`` parts paragraphs. A line that begins with ``@`` gives the day of
the articles that follow, one that begins with ``# missed:`` what the next passage counts in truth.
"""

from pathlib import Path

import pytest

from tests.extraction.test_counting import read

NEWS = "NATO ministers met on Monday to talk about budgets.\n\n"
"""Every passage stands in an article about the Alliance."""


def passages() -> list[tuple[str, str, str]]:
    """Return the day of each passage, its text and what it counts."""
    found, day, text = [], "", ""
    for line in (Path(__file__).parent / "passages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            day = line.removeprefix("@").strip()
        elif line.startswith("    "):
            found.append((day, text, line.strip()))
        elif not line.startswith("#"):
            text = line
    return found


@pytest.mark.parametrize(("day", "text", "expected"), passages())
def test_what_a_passage_counts(day: str, text: str, expected: str) -> None:
    counted = expected.split("; ") if expected != "nothing" else []
    found = read(NEWS + text.replace(" | ", "\n\n"), day=day)
    if "guideline" not in expected:
        # It may be named by the way ("the 2% goal"), of which the passage is no example.
        found = [one for one in found if not one.startswith("guideline")]
    assert sorted(found) == sorted(counted)
