"""Every row of the table of patterns matches its own example."""

import pytest

from dashboard.errors import DataError
from dashboard.extraction.document import Document
from dashboard.extraction.lexicon_data import table
from dashboard.extraction.rules.counts.counted import CountSentence
from dashboard.extraction.rules.counts.token_patterns import compiled
from dashboard.extraction.rules.words.subjects import Subjects
from tests.extraction.test_proposals import article

ROWS = [(row["name"], row["pattern"], row["example"]) for row in table("count_patterns")]


@pytest.mark.parametrize(("name", "pattern", "example"), ROWS)
def test_a_pattern_matches_its_example(name: str, pattern: str, example: str) -> None:
    # A second sentence, so that the text is no heading.
    paragraph, doc, (sentence, _) = next(Document(article(f"{example}. It rained.")).body())
    subjects = Subjects(sentence.tokens, doc, paragraph.tokens[0].start)
    counted = CountSentence(sentence, subjects)
    assert counted.within(0, len(sentence.tokens), pattern)
    assert counted.within(0, len(sentence.tokens), f"[{name}]")
    assert not counted.within(0, len(sentence.tokens), "cheese")


def test_a_name_without_rows_is_named() -> None:
    with pytest.raises(DataError, match="no pattern missing-name"):
        compiled("[missing-name]")
