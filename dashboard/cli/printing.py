"""Printing of tables in the terminal. Recorded text is literal, never markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dashboard.text.plain import printable

if TYPE_CHECKING:  # Commands that print facts need not load the workbook reader and the parser.
    import pandas as pd

    from dashboard.facts.article import Article
    from dashboard.facts.fact import Fact
    from dashboard.releases.comparison import Agreement, Key
    from dashboard.releases.release_import import PlannedRelease
    from dashboard.review.adding import AddedArticle
    from dashboard.review.model_proposals import RecordedProposals
    from dashboard.store.history import RowRevision

_MOST_SHOWN = 10


def print_candidates(out: Console, added: AddedArticle) -> None:
    """Print an article's candidates with their evidence."""
    source = added.article.source
    state = f"revision {added.revision.revision}" if added.revision else "already in the store"
    table = _table(
        ("fact", "what", "value", "when", "evidence", "exact words"),
        f"{source.title} · {source.publisher}, {source.published_on} · {state}",
    )
    for fact in added.candidates:
        table.add_row(*map(_plain_text, _cells(fact)))
    out.print(table)
    out.print(f"{len(added.candidates)} candidates. Decide with: pledgewatch review accept ID")
    if source.copy_of:
        notice = f"Most of this text stands in {source.copy_of} too: both count as one source."
        out.print(Text(notice))
    standing, gone = len(added.earlier.standing), len(added.earlier.gone)
    if standing or gone:
        notice = (
            f"Facts of its earlier text: {standing} still stand word for word, {gone} do not. "
            f"Move and mark them with: pledgewatch reanchor {source.source_id}"
        )
        out.print(Text(notice))


def print_model_proposals(out: Console, more: RecordedProposals) -> None:
    """Print a language model's additional proposals, and the number of dropped ones."""
    table = _table(("fact", "what", "value", "when", "evidence", "exact words"))
    for fact in more.proposals.candidates:
        table.add_row(*map(_plain_text, _cells(fact)))
    out.print(table)
    out.print(
        f"{len(more.proposals.candidates)} more candidates from the language model; "
        f"{more.proposals.dropped} dropped, whose words do not stand in the text or whose form is wrong."
    )


def _cells(fact: Fact) -> tuple[str, ...]:
    """Return a candidate's cells: id, kind, value, date, position, words."""
    row = fact.to_text()
    label = row.get("metric") or row.get("event") or f"statement, {row.get('stance')}"
    number = row.get("value")
    value = f"{float(number):g}" if number else row.get("speaker") or row.get("iso3") or ""
    when = row.get("reference_year") or row.get("happened_on") or row.get("stated_on") or ""
    return fact.fact_id, label, value, when, f"{fact.start}–{fact.end}", fact.exact or ""


def print_lines(out: Console, article: Article, lines: Sequence[Mapping[str, Any]]) -> None:
    """Print the proposals from an article that is not recorded."""
    table = _table(("what", "value", "when", "words"), article.source.title)
    for line in lines:
        label = line.get("metric") or line.get("event") or line["type"]
        value = line.get("value") or line.get("country") or line.get("speaker_id") or ""
        spans = line.get("content") or [line["evidence"]]
        words = " … ".join(span["exact"] for span in spans)
        when = line.get("year") or line.get("date") or ""
        table.add_row(*map(_plain_text, (label, str(value), str(when), words)))
    out.print(table)
    out.print(f"{len(lines)} proposals; nothing was recorded.")


def print_facts(out: Console, rows: pd.DataFrame) -> None:
    """Print the rows of the query that lists facts."""
    table = _table(
        ("fact", "kind", "status", "who or what", "when", "gist or exact words", "source")
    )
    for row in rows.astype("object").where(rows.notna(), "").to_dict("records"):
        names = ("fact_id", "kind", "status", "subject", "happened")
        table.add_row(
            *(_plain_text(str(row[name])) for name in names),
            _plain_text(row["gist"] or row["exact"]),
            _plain_text(row["source_id"]),
        )
    out.print(table)
    out.print(f"{len(rows)} facts.")


def print_history(out: Console, fact_id: str, revisions: Sequence[RowRevision]) -> None:
    """Print the history of a fact, one line per revision."""
    table = _table(("revision", "when", "who", "what changed"), fact_id)
    for revision in revisions:
        if revision.before is None:
            change: str = revision.activity
        elif revision.after is None:
            change = revision.sentence
        else:
            change = "; ".join(
                f"{name}: {before or '-'} → {after or '-'}"
                for name, (before, after) in sorted(revision.columns.items())
            )
        table.add_row(
            *map(
                _plain_text,
                (str(revision.revision), revision.recorded_at, revision.recorded_by, change),
            )
        )
    out.print(table)


def print_planned_release(out: Console, planned: PlannedRelease) -> None:
    """Print the figures that a release would add, revise and drop, by measure."""
    release, comparison = planned.release, planned.comparison
    against = planned.before.short_title if planned.before else "nothing"
    out.print(
        Text(
            f"{release.title}, published {release.published_on}, {release.completeness}: "
            f"{len(planned.figures)} figures, compared with {against}."
        )
    )
    table = _table(("measure", "new", "revised", "dropped"))
    for measure in sorted({figure.measure for figure in planned.figures}):
        counts = (
            comparison.new,
            [revised.key for revised in comparison.revised],
            comparison.dropped,
        )
        table.add_row(measure, *(str(_of(measure, keys)) for keys in counts))
    out.print(table)
    shares = [revised for revised in comparison.revised if revised.key[0] == "share_of_gdp"][
        :_MOST_SHOWN
    ]
    if shares:
        table = _table(("member", "year", "before", "after", "change"), "Largest revised shares")
        for share in shares:
            _, entity, year = share.key
            numbers = f"{share.before:.2f}", f"{share.after:.2f}", f"{share.change:+.2f}"
            table.add_row(Text(entity), str(year), *numbers)
        out.print(table)
    for table_left_out in planned.left_out:
        out.print(
            _plain_text(
                f"Left out: {table_left_out.title} ({table_left_out.where}): "
                f"{table_left_out.reason}."
            )
        )
    for cell, missing in planned.unchecked[:_MOST_SHOWN]:
        without = ", ".join(missing)
        out.print(_plain_text(f"Not held against a sum: {cell}; no figure of {without}."))
    if comparison.dropped:
        shown = ", ".join(" ".join(map(str, key)) for key in comparison.dropped[:_MOST_SHOWN])
        out.print(Text(f"No longer given: {shown}."))


def print_agreements(out: Console, agreements: Mapping[str, Agreement]) -> None:
    """Print how many cells of each measure are equal, unequal and missing on either side."""
    columns = ("measure", "equal", "unequal", "missing in the workbook", "missing in the store")
    table = _table(columns)
    for measure, of_measure in agreements.items():
        parts = (
            of_measure.equal,
            of_measure.unequal,
            of_measure.only_recorded,
            of_measure.only_in_workbook,
        )
        table.add_row(measure, *(str(len(part)) for part in parts))
    out.print(table)
    unequal = [key for of_measure in agreements.values() for key in of_measure.unequal]
    if unequal:
        shown = ", ".join(" ".join(map(str, key)) for key in unequal[:_MOST_SHOWN])
        out.print(Text(f"Unequal: {shown}."))


def _plain_text(text: str) -> Text:
    """Return recorded text on one line, without control characters for the terminal."""
    return Text(printable(" ".join(text.split())))


def _of(measure: str, keys: Sequence[Key]) -> int:
    return sum(key[0] == measure for key in keys)


def _table(columns: Sequence[str], title: str | None = None) -> Table:
    table = Table(title=_plain_text(title) if title else None)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
