"""The candidates of every marked article and passage are those of the golden file."""

import pytest

from tests.extraction.golden import difference, lines, texts

pytestmark = pytest.mark.slow


def test_candidates_are_those_of_the_golden_file() -> None:
    found = difference(lines(texts()))
    assert not found, (
        "Look at the difference; write it with `python -m tests.extraction.golden --write`"
    )
