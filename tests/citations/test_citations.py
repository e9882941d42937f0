"""Citations: styles against hand-made examples, files read back with libraries."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as some

from dashboard.citations.citable import Citable, of_source, of_view, one_line
from dashboard.citations.machine_formats import bibtex, csl_json, ris
from dashboard.citations.prose_styles import apa, chicago
from dashboard.citations.registry import STYLES, citations

PINNED = "https://pledge.example/share-of-gdp?member=DEU~POL&rev=3"
READ = date(2026, 11, 4)
VIEW = of_view(
    "share-of-gdp",
    "Who spends what?",
    3,
    "2026-07-12T08:00:00+00:00",
    PINNED,
    READ,
    release="July 2026",
    credit="Figures: NATO.",
)
ARTICLE = of_source(
    "err_2024", "ERR News", "A “wake-up” call", "2024-02-12", "https://err.example/a", READ
)
words = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)


def test_a_view_in_both_styles() -> None:
    assert apa(VIEW) == (
        "Pledgewatch. (2026, July 12). Who spends what? (Revision 3, NATO release of July 2026) "
        f"[Data set]. Retrieved November 4, 2026, from {PINNED}"
    )
    assert chicago(VIEW) == (
        "Pledgewatch. 2026. “Who spends what?” Revision 3, NATO release of July 2026. Data set. "
        f"July 12. Accessed November 4, 2026. {PINNED}."
    )


def test_a_source_in_both_styles() -> None:
    assert apa(ARTICLE) == (
        "ERR News. (2024, February 12). A “wake-up” call. "
        "Retrieved November 4, 2026, from https://err.example/a"
    )
    assert chicago(ARTICLE) == (
        "ERR News. 2024. “A ‘wake-up’ call.” February 12. "
        "Accessed November 4, 2026. https://err.example/a."
    )


@pytest.mark.parametrize(
    ("issued", "in_apa", "in_chicago"),
    [
        (None, "(n.d.).", "n.d."),
        ("2024", "(2024).", "2024."),
        ("2024-02", "(2024, February).", "February."),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(
    issued: str | None, in_apa: str, in_chicago: str
) -> None:
    citable = replace(ARTICLE, issued=issued, url=None)
    assert apa(citable) == f"ERR News. {in_apa} A “wake-up” call."
    assert in_chicago in chicago(citable)
    assert "Accessed" not in chicago(citable)
    (item,) = json.loads(csl_json(citable))
    assert item.get("issued", {"date-parts": [[]]})["date-parts"] == [citable.issued_parts]


@given(
    words, words, words, some.dates(), some.sampled_from([None, "2024", "2024-02", "2024-02-29"])
)
def test_files_say_what_they_were_given(
    author: str, title: str, note: str, day: date, issued: str | None
) -> None:
    citable = Citable("k_1", "dataset", author, title, issued, day, PINNED, "Revision 3", note)
    assert (citable.author, citable.title) == (one_line(author), one_line(title))
    _bibtex_says(citable)
    _ris_says(citable)
    (item,) = json.loads(csl_json(citable))
    assert item["URL"] == citable.url
    assert item.get("title", "") == citable.title
    assert item["author"][0]["literal"] == citable.author
    assert item["accessed"]["date-parts"] == [[day.year, day.month, day.day]]


def _bibtex_says(citable: Citable) -> None:
    read = parse_string(bibtex(citable))
    assert not read.failed_blocks
    (entry,) = read.entries
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("dataset", "k_1")
    assert fields["url"] == citable.url
    assert fields["urldate"] == citable.read_on.isoformat()
    assert fields.get("date") == citable.issued
    decoded = LatexDecodingMiddleware(keep_braced_groups=False).transform(read)
    set_as = {field.key: field.value for field in decoded.entries[0].fields}
    for name, said in (
        ("author", citable.author),
        ("title", citable.title),
        ("note", citable.note),
    ):
        # The decoder takes \textasciicircum for the accent alone.
        assert set_as.get(name, "").strip() == said.replace("^", "ˆ"), (name, fields.get(name))


def _ris_says(citable: Citable) -> None:
    (entry,) = rispy.loads(ris(citable))
    assert entry["type_of_reference"] == "DATA"
    assert entry.get("title", "") == citable.title
    assert entry.get("authors", [""])[0] == citable.author
    assert " ".join(entry.get("notes", [])) == citable.note
    assert entry["urls"] == [citable.url]
    assert entry["access_date"] == citable.read_on.strftime("%Y/%m/%d/")


def test_an_address_cannot_end_the_field_it_stands_in() -> None:
    broken = replace(ARTICLE, url="https://err.example/}\n@book{x,")
    (entry,) = parse_string(bibtex(broken)).entries
    assert entry.key == "err_2024"


def test_every_style_is_offered_under_its_name() -> None:
    texts = citations(VIEW)
    assert list(texts) == [style.label for style in STYLES.values()]
    assert all(re.search(r"member=DEU~POL", text) for text in texts.values())
