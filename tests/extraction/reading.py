"""What the rules read in a text of a test, on a given day."""

from dashboard.extraction.document import Document
from dashboard.extraction.rules.counts import counting
from dashboard.extraction.rules.speech import statements
from dashboard.extraction.rules.steps import membership
from dashboard.extraction.rules.steps.compatriots import StateOf
from dashboard.facts.article import Article
from dashboard.facts.evidence import sha256
from dashboard.facts.source import Source


def document(text: str, published_on: str | None) -> Document:
    """Return a text that was written for a test as extractors read it."""
    source = Source(
        source_id="written",
        publisher="The Example",
        title="Written for these tests",
        published_on=published_on,
        licence="ours",
        read_as="text",
        text_sha256=sha256(text),
    )
    return Document(Article(source, text))


def statements_in(text: str, day: str) -> tuple[statements.Statement, ...]:
    """Return the statements of a text."""
    return statements.statements_in(document(text, day))


def counted_in(text: str, day: str) -> list[counting.Attributed]:
    """Return what a text counts."""
    read = document(text, day)
    return counting.counted_in(read, statements.statements_in(read))


def steps_in(
    text: str, day: str, state_of: StateOf = lambda speaker: None
) -> list[membership.MemberStep]:
    """Return the steps towards the Alliance that a text reports."""
    read = document(text, day)
    return membership.steps_in(read, statements.statements_in(read), state_of)
