"""Scores the extractor on our own articles: ``uv run python -m tests.evaluation``.

``--errors`` lists what was missed, proposed beyond the marked facts or read wrong of a statement,
files named on the command line (``*.gold.json``, their texts beside them) are scored instead of ours.
"""

import argparse
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dashboard.articles.text_reader import read_text
from dashboard.extraction.candidate_json import candidate_lines
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.rules.words.parsing import model
from dashboard.review.adding import shipped_officials
from dashboard.settings import shipped
from tests.evaluation.gold import ARTICLES, Fact, Marked, marked
from tests.evaluation.scoring import Scores, score


def proposed(article: Marked, officials: Officials) -> list[Fact]:
    """Return what is proposed from an article, in the form that `pledgewatch candidates` prints."""
    read = read_text(article.text, published_on=article.published_on, title=article.name)
    if read.text != article.text:
        raise ValueError(f"{article.name} is not written as articles are kept.")
    return candidate_lines(read, officials)


def main() -> None:
    """Print the scores, and how fast the articles were read."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("gold", nargs="*", type=Path, help="*.gold.json; ours where none is named")
    reader.add_argument("--errors", action="store_true", help="list what was missed or is extra")
    asked = reader.parse_args()
    articles = marked(asked.gold or ARTICLES.glob("*.gold.json"))
    officials, scores, console = shipped_officials(shipped("data")), Scores(), Console()
    model()  # what loads once is no part of the speed
    began = time.process_time()
    found = [proposed(article, officials) for article in articles]
    seconds = time.process_time() - began
    for article, facts in zip(articles, found, strict=True):
        score(article, facts, scores)
    console.print(_table(scores))
    console.print(_attributes(scores))
    if asked.errors:
        for line in scores.errors:
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    words = sum(len(article.text.split()) for article in articles)
    console.print(
        f"{len(articles)} articles; invalid evidence: {scores.invalid}; "
        f"{words / 750 / seconds:.1f} articles of 750 words a second of CPU time"
    )


def _table(scores: Scores) -> Table:
    table = Table("Facts", "Precision", "Recall", "F1", "Proposed", "Marked")
    for name, tally in sorted(scores.tallies.items()):
        numbers = (tally.precision, tally.recall, tally.f1)
        table.add_row(name, *(f"{n:.2f}" for n in numbers), str(tally.proposed), str(tally.wanted))
    return table


def _attributes(scores: Scores) -> Table:
    table = Table("Of statements found", "Right", "Of")
    for name, tally in scores.attributes.items():
        table.add_row(name.replace("_", " "), _share(tally.agreed, tally.wanted), str(tally.wanted))
    for confidence, tally in sorted(scores.confidence.items(), reverse=True):
        label = f"proposed with confidence {confidence}"
        table.add_row(label, _share(tally.agreed, tally.proposed), str(tally.proposed))
    return table


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


if __name__ == "__main__":
    main()
