"""Golden candidates: what the extractors propose from every marked article and every passage.

``uv run python -m tests.extraction.golden`` prints the difference between the golden file and what
is proposed now; ``--write`` replaces the golden file. ``--corpus DIR --into FILE`` writes what is
proposed from a sample of the text files of a folder, to compare two versions of the rules on texts
that do not belong to this repository.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from functools import cache
from pathlib import Path

from dashboard.articles.text_reader import read_text
from dashboard.errors import InputError
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.proposals import extract_all
from dashboard.facts.article import Article
from dashboard.facts.fact import Fact
from dashboard.review.adding import shipped_officials
from dashboard.settings import shipped
from tests.evaluation.gold import ARTICLES, LATER, marked
from tests.extraction.test_count_passages import NEWS, passages

GOLDEN = Path(__file__).parent / "candidates.golden.txt"
_LEFT_OUT = frozenset(
    """fact_id source_id verification status extractor text_sha256 passage_sha256 start end
    exact_start exact""".split()
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def texts() -> Iterator[tuple[str, str, str]]:
    """Yield the name, the text and the day of every marked article and every passage."""
    for folder in (ARTICLES, LATER):
        for article in marked(folder.glob("*.gold.json")):
            yield article.name, article.text, article.published_on
    for number, (day, text, _) in enumerate(passages(), start=1):
        yield f"passage {number}", NEWS + text.replace(" | ", "\n\n"), day


def corpus(folder: Path, every: int) -> Iterator[tuple[str, str, str]]:
    """Yield one in `every` text files of a folder, with the first day that stands in its text."""
    for path in sorted(folder.rglob("*.md"))[::every]:
        text = path.read_text("utf-8")
        day = _DAY.search(text)
        if day is not None:
            yield path.name, text, day[0]


def lines(found: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return one line for each candidate: text, type, evidence, and the fields that are known."""
    written = []
    for name, text, day in found:
        try:
            _, candidates = read_once(name, text, day)
        except InputError as error:
            written.append(f"{name}\t{error.sentence}")
            continue
        written += [f"{name}\t{line(fact)}" for fact in candidates]
    return written


@cache
def shipped_registry() -> Officials:
    """Return the officials that ship."""
    return shipped_officials(shipped("data"))


@cache
def read_once(name: str, text: str, day: str) -> tuple[Article, tuple[Fact, ...]]:
    """Return an article and its candidates; a process reads the same article once.

    Raises InputError where the text is no article.
    """
    article = read_text(text, published_on=day, title=name)
    return article, tuple(extract_all(article, shipped_registry()))


def line(fact: Fact) -> str:
    """Return a candidate on one line; fields without a value are left out."""
    known = {
        key: value
        for key, value in fact.to_text().items()
        if value is not None and key not in _LEFT_OUT
    }
    fields = " ".join(f"{key}={value!r}" for key, value in sorted(known.items()))
    return f"{fact.fact_type} {fact.start}-{fact.end} {fields}"


def difference(now: list[str]) -> list[str]:
    """Return the lines in which `now` differs from the golden file, marked by - and +."""
    golden = GOLDEN.read_text("utf-8").splitlines()
    return list(unified_diff(golden, now, n=0, lineterm=""))[2:]


def main() -> None:
    """Run the command line; exit with 1 where something differs."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--write", action="store_true", help="replace the golden file")
    reader.add_argument("--corpus", type=Path, help="a folder of Markdown files")
    reader.add_argument("--every", type=int, default=40, help="take one file in so many")
    reader.add_argument("--into", type=Path, help="where to write what the corpus gives")
    given = reader.parse_args()
    if given.corpus and given.into:
        given.into.write_text("\n".join(lines(corpus(given.corpus, given.every))) + "\n", "utf-8")
        return
    now = lines(texts())
    if given.write:
        GOLDEN.write_text("\n".join(now) + "\n", "utf-8")
        return
    found = difference(now)
    sys.stdout.write("\n".join([*found, f"{len(found)} lines differ.\n"]))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
