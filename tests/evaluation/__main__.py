"""Score the extractors on our own marked articles: ``uv run python -m tests.evaluation``.

``--errors`` lists what was missed, proposed beyond the marked facts or read wrong of a statement;
files named on the command line (``*.gold.json``, their texts beside them) are scored instead of
those of ``articles``. ``--write`` scores every set and writes ``RESULTS.md``. The errors of sealed
articles are never listed.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dashboard.articles.text_reader import read_text
from dashboard.cli.candidate_lines import candidate_lines
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.rules.words.parsing import model
from dashboard.review.adding import shipped_officials
from dashboard.settings import shipped
from tests.evaluation.fired import lists_fired, rules_fired
from tests.evaluation.fit_stance import report, training_texts
from tests.evaluation.gold import ARTICLES, LATER, SEALED, Fact, Marked, marked
from tests.evaluation.scoring import Scores, score

RESULTS = Path(__file__).with_name("RESULTS.md")
SETS = (
    ("articles", "The rules were written with these articles at hand.", ARTICLES),
    (
        "later",
        "Written after the rules, in five batches, by people who had not seen the rules; each batch "
        "was read once before a rule was changed for what it showed.",
        LATER,
    ),
    (
        "sealed",
        "Written by people who had not seen the rules, and scored as totals only: no error of these "
        "articles is ever listed, and no rule is changed for one.",
        SEALED,
    ),
)
"""Sets of marked articles: title, origin, folder."""
_HEAD = """# How good the proposals are

Written by `uv run python -m tests.evaluation --write`; do not edit it by hand. Every article is our
own writing, and every fact in it is marked by hand. Stances on which two annotators differed are
not marked. A statement is found *leniently* when at least half of its words and the speaker agree,
*strictly* when all words of content and speaker agree (`tests/evaluation/scoring.py`).
`tests/evaluation/test_reached.py` holds the least that `later` must reach. About ten articles of 750
words are read in a second on one core.

## First readings

The five batches of `later` were each read once before a rule was changed for what they showed. The
last batch then reached: statements, lenient, precision 0.95 and F1 0.93; statements, strict, F1
0.91; counts, precision 0.99 and recall 0.87; membership events, F1 0.90; dates, F1 0.97; speaker
0.98; stance 0.65. A stance is the least certain part of a proposal: on the first reading of the five
batches it was right in 0.63 to 0.75 of the statements found.
"""


def proposed(article: Marked, officials: Officials) -> list[Fact]:
    """Return what is proposed from an article, in the form that `pledgewatch candidates` prints."""
    read = read_text(article.text, published_on=article.published_on, title=article.name)
    if read.text != article.text:
        raise ValueError(f"{article.name} is not written as articles are kept.")
    return candidate_lines(read, officials)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores and how fast the articles were read, or write the file of results."""
    reader = argparse.ArgumentParser(
        prog="python -m tests.evaluation", description=(__doc__ or "").splitlines()[0]
    )
    reader.add_argument("gold", nargs="*", type=Path, help="*.gold.json; ours where none is named")
    reader.add_argument("--errors", action="store_true", help="list what was missed or is extra")
    reader.add_argument("--write", action="store_true", help=f"write {RESULTS.name} of every set")
    options = reader.parse_args(arguments)
    sealed = {path.name for path in SEALED.glob("*.gold.json")}
    if options.errors and (options.write or sealed & {path.name for path in options.gold}):
        reader.error("the errors of sealed articles are not listed: leave out --errors")
    model()  # loads once and is no part of the speed
    if options.write:
        RESULTS.write_text(results(), "utf-8")
        return
    articles, console = marked(options.gold or ARTICLES.glob("*.gold.json")), Console()
    began = time.process_time()
    scores = scored(articles)
    seconds = time.process_time() - began
    console.print(_table(scores))
    console.print(_attributes(scores))
    for line in _stance_in_folds(options.gold):
        console.print(line)
    if options.errors:
        for line in scores.errors:
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    words = sum(len(article.text.split()) for article in articles)
    console.print(
        f"{len(articles)} articles; invalid evidence: {scores.invalid}; "
        f"{words / 750 / seconds:.1f} articles of 750 words a second of CPU time"
    )


def scored(articles: Sequence[Marked]) -> Scores:
    """Return the scores of what is proposed from the articles."""
    officials, scores = shipped_officials(shipped("data")), Scores()
    for article in articles:
        score(article, proposed(article, officials), scores)
    return scores


def results() -> str:
    """Return the file of results: a section of totals for each set of articles."""
    sections = []
    for title, about, folder in SETS:
        articles = marked(folder.glob("*.gold.json"))
        scores = scored(articles)
        sections.append(
            f"## {title}\n\n{about} {len(articles)} articles; proposals whose evidence does not "
            f"stand in the text: {scores.invalid}.\n\n"
            f"{markdown(_table(scores))}\n\n{markdown(_attributes(scores))}\n"
        )
    folds = "\n".join(["## Stance in folds", "", *report(training_texts())]) + "\n"
    return "\n".join([_HEAD, folds, fired(), *sections])


def fired() -> str:
    """Return the section that says how often each rule and each list took effect.

    The articles are those of ``articles`` and ``later``: nothing of a sealed one is counted.
    """
    articles = marked([*ARTICLES.glob("*.gold.json"), *LATER.glob("*.gold.json")])
    officials = shipped_officials(shipped("data"))
    rules = rules_fired(lambda: [proposed(article, officials) for article in articles])
    lists = lists_fired(articles)
    by_rule, by_list = Table("Rule", "Fired"), Table("List", "Words", "Occurring", "Occurrences")
    for name, number in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
        by_rule.add_row(name, str(number))
    for name, numbers in sorted(lists.items(), key=lambda item: (-item[1][2], item[0])):
        by_list.add_row(name, *map(str, numbers))
    return (
        f"## How often each rule and list took effect\n\nOn the {len(articles)} articles of "
        "`articles` and `later`; a rule is a function of `dashboard/extraction` and fires when it "
        "returns something, a list is a class of `data/lexicon`.\n\n"
        f"{markdown(by_rule)}\n\n{markdown(by_list)}\n"
    )


def markdown(table: Table) -> str:
    """Return a table as Markdown."""
    heads = [str(column.header) for column in table.columns]
    rows = zip(*(column.cells for column in table.columns), strict=True)
    lines = [heads, ["---"] * len(heads), *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _stance_in_folds(gold: list[Path]) -> list[str]:
    """Say what the stance above is worth, where the articles are training data of its model."""
    folders = {path.resolve().parent for path in gold} or {ARTICLES}
    return report(training_texts()) if folders & {ARTICLES, LATER} else []


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
