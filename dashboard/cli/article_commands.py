"""Commands that read articles: add, candidates, reanchor."""

import getpass
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dashboard.cli.console import By, StoreOption, busy, opened_store, out
from dashboard.settings import Settings


def add(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|ADDRESS…", help="Text or HTML files, at most 5 MB each, or web addresses."
        ),
    ],
    feed: Annotated[
        int, typer.Option(min=0, help="Take the addresses for feeds; add so many entries of each.")
    ] = 0,
    date: Annotated[str | None, typer.Option(help="When it was published: 2024-02-12.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    url: Annotated[str | None, typer.Option(help="Where readers find it.")] = None,
    llm: Annotated[
        bool, typer.Option("--llm", help="Ask the language model of PLEDGEWATCH_LLM_ADDRESS, too.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Read articles, keep their texts in the store and propose facts with their evidence.

    Example: pledgewatch add article.txt --date 2024-02-12 --publisher "The Example"

    Or from the web, where the program asks for nothing but the addresses you name:

      pledgewatch add https://example.org/report.html

      pledgewatch add --feed 5 https://example.org/news.rss
    """
    from dashboard.articles.intake import entries_of, from_address, from_file, is_address
    from dashboard.cli.printing import print_candidates, print_model_proposals
    from dashboard.extraction.llm.language_model import endpoint
    from dashboard.review.adding import add_article
    from dashboard.review.model_proposals import propose_more

    settings = Settings.from_environment()
    model = endpoint(settings.llm_address, settings.llm_model, settings.llm_key) if llm else None
    given = {"publisher": publisher, "title": title, "url": url, "published_on": date}
    names = list(articles)
    if feed:
        names = [entry.url for address in articles for entry in entries_of(address)[:feed]]
    read_articles = []
    for name in names:
        with busy(f"Reading {name}"):
            read_articles.append(
                from_address(name, given) if is_address(name) else from_file(Path(name), given)
            )
    opened = opened_store(store)
    for article in read_articles:
        with busy(f"Looking for facts in {article.source.title}"):
            added = add_article(opened, article, getpass.getuser())
        print_candidates(out, added)
        if model is not None:
            source = added.article.source.source_id
            with busy(f"Asking {model.model}"):
                more = propose_more(opened, source, model, getpass.getuser())
            print_model_proposals(out, more)


def candidates(
    files: Annotated[list[Path], typer.Argument(help="Text files, UTF-8.")],
    date: Annotated[str | None, typer.Option(help="When they were published.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="A JSON object each, on a line.")] = False,
) -> None:
    """Propose facts from text files and print them; nothing is recorded.

    Example: pledgewatch candidates article.txt --date 2024-02-12 --jsonl
    """
    import json
    import sys

    from dashboard.articles.text_reader import read_text_file
    from dashboard.cli.candidate_lines import candidate_lines
    from dashboard.cli.printing import print_lines
    from dashboard.review.adding import shipped_officials

    articles = [read_text_file(path, published_on=date) for path in files]
    officials = shipped_officials(Settings.from_environment().data)
    for article in articles:
        lines = candidate_lines(article, officials)
        if jsonl:
            for line in lines:
                # UTF-8 under any locale: the output is for programs.
                sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        else:
            print_lines(out, article, lines)


def reanchor(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="An article whose text changed.")],
    reviewer: By = None,
    store: StoreOption = None,
) -> None:
    """Move an article's facts to its newest text if it has their exact words; mark the rest.

    Example: pledgewatch reanchor example_a1b2c3d4
    """
    from dashboard.review.versions import move_to_newest

    opened = opened_store(store)
    with busy("Moving"):
        by = reviewer or getpass.getuser()
        revision = move_to_newest(opened, source, by, seen_revision=opened.ledger.head())
    out.print(Text(f"Revision {revision.revision} recorded: {revision.message}."))
