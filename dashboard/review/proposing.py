"""Propose the candidates of an article, from a long text in a subprocess with limits."""

import json
import sys

from dashboard.errors import InputError
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.proposals import extract_all
from dashboard.facts.article import Article
from dashboard.facts.fact import Fact
from dashboard.facts.official import Official
from dashboard.facts.source import Source
from dashboard.facts.tables import FACT_TYPES
from dashboard.system.sandbox import Limits, run_limited

PROPOSING = Limits(120.0, 3_000)

LONG = 100_000
"""Characters from which a text needs the subprocess: seconds of work, hundreds of megabytes."""

_PROGRAM = "from dashboard.review.proposing import print_candidates_of_stdin as run; run()"


def propose(article: Article, officials: Officials, limits: Limits | None = None) -> list[Fact]:
    """Return the candidates of an article; raise InputError where it exceeds the limits.

    Those are `limits`, and PROPOSING for a long text without any.
    """
    if limits is None and len(article.text) <= LONG:
        return extract_all(article, officials)
    return propose_in_sandbox(article, officials, limits or PROPOSING)


def propose_in_sandbox(
    article: Article, officials: Officials, limits: Limits = PROPOSING
) -> list[Fact]:
    """Return the candidates of an article; raise InputError where it exceeds `limits`."""
    question = {
        "source": article.source.to_text(),
        "text": article.text,
        "officials": [row.to_text() for row in officials.rows],
        "states": dict(officials.states),
        "bodies": dict(officials.bodies),
    }
    reply = run_limited(_PROGRAM, (), json.dumps(question).encode(), limits)
    if not reply:
        raise InputError(
            f"Looking for facts in {article.source.title} took too long and was stopped.",
            "Nothing was recorded: add the part of the text that matters.",
        )
    return [
        FACT_TYPES[fact_type].from_text(row, "a proposed fact") for fact_type, row in reply["facts"]
    ]


def print_candidates_of_stdin() -> None:
    """Print the candidates of the article on standard input, both as JSON: the subprocess's program."""
    question = json.load(sys.stdin)
    article = Article(Source.from_text(question["source"], "the article"), question["text"])
    rows = tuple(Official.from_text(row, "an official") for row in question["officials"])
    facts = extract_all(article, Officials(rows, question["states"], question["bodies"]))
    json.dump({"facts": [(fact.fact_type, fact.to_text()) for fact in facts]}, sys.stdout)
