"""Reading and proposing, on short articles that were written for these tests."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from dashboard.articles.text_reader import read_text_file
from dashboard.errors import EvidenceError
from dashboard.extraction.document import Document
from dashboard.extraction.linking.official_lookup import Officials
from dashboard.extraction.proposals import EXTRACTORS, extract_all
from dashboard.extraction.rules.rules_extractor import RulesExtractor
from dashboard.facts.article import Article
from dashboard.facts.count import Count
from dashboard.facts.evidence import LONGEST_EXACT, Evidence, sha256
from dashboard.facts.fact import Fact
from dashboard.facts.membership_event import MembershipEvent
from dashboard.facts.reaction import Reaction
from dashboard.facts.source import Source


def article(text: str, published_on: str = "2024-05-08") -> Article:
    source = Source(
        source_id="written",
        publisher="The Example",
        title="Written for these tests",
        published_on=published_on,
        licence="ours",
        read_as="text",
        text_sha256=sha256(text),
    )
    return Article(source, text)


def found(text: str, kind: type[Fact], *fields: str) -> list[tuple[Any, ...]]:
    return [
        tuple(getattr(fact, name) for name in fields)
        for fact in extract_all(article(text))
        if isinstance(fact, kind)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023, ten members met the 2% target.", ("members_meeting_guideline", 10, 2023)),
        ("Only five countries reached 2% of GDP in 2016.", ("members_meeting_guideline", 5, 2016)),
        ("The alliance now has 32 members in all.", ("members_total", 32, None)),
        (
            "Each ally should spend at least 2% of GDP on defence.",
            ("guideline_share_of_gdp", 2, None),
        ),
        (
            "Spending rose for nine consecutive years, the alliance says.",
            ("consecutive_years_of_increase", 9, None),
        ),
    ],
)
def test_counts(text: str, expected: tuple[Any, ...]) -> None:
    assert expected in found(text, Count, "metric", "value", "reference_year")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland joined NATO in April 2023.", [("FIN", "joined", "2023-04", None)]),
        ("In March 2024, Sweden joined the alliance.", [("SWE", "joined", "2024-03", None)]),
        ("Sweden will join NATO next year.", []),
        ("Sweden did not join NATO.", []),
        ("Austria, which is not a NATO member, watched.", [("AUT", "not_member", None, None)]),
        ("Georgia hopes to join NATO.", [("GEO", "aspirant", None, None)]),
        (
            "Hungary's parliament ratified Sweden's membership in the alliance.",
            [("SWE", "ratified", None, "HUN")],
        ),
    ],
)
def test_membership_steps(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert found(text, MembershipEvent, "iso3", "event", "happened_on", "ratified_by") == expected


@pytest.mark.parametrize(
    ("text", "speaker", "exact"),
    [
        (
            "Minister Ada Example said that every ally must pay more.",
            "Ada Example",
            "every ally must pay more",
        ),
        ("Every ally must pay more, Ada Example said.", "Ada Example", "Every ally must pay more"),
        ('"Pay up," said Ada Example, the defence minister.', "Ada Example", "Pay up"),
        (
            "According to Ada Example, the pledge still stands.",
            "Ada Example",
            "the pledge still stands",
        ),
        ("Ada Example called the remark careless.", "Ada Example", "the remark careless"),
        ("Ada Example spoke. She warned that time is short.", "Ada Example", "time is short"),
    ],
)
def test_statements_with_and_without_quotation_marks(text: str, speaker: str, exact: str) -> None:
    assert any(
        speaker in name and exact in words
        for name, words in found(text, Reaction, "speaker", "exact")
    )


def test_a_candidate_is_told_apart_from_a_fact_and_the_same_twice() -> None:
    text = "Finland joined NATO in April 2023. Ada Example said the alliance has 31 members."
    first, second = extract_all(article(text)), extract_all(article(text))
    assert first == second
    assert {fact.status for fact in first} == {"candidate"}
    assert all(fact.extractor and fact.decided_by is None for fact in first)


class Half:
    """An extractor that finds the membership events of the rules, and nothing else."""

    name, version = "half", "2"

    def extract(self, document: Document, registry: Officials) -> list[Fact]:
        """Return the events under its own name and ids."""
        proposed = RulesExtractor(self.name, self.version).extract(document, registry)
        events = [fact for fact in proposed if isinstance(fact, MembershipEvent)]
        return [fact.model_copy(update={"fact_id": f"{fact.fact_id}_h"}) for fact in events]


def test_what_two_extractors_propose_is_one_candidate_that_names_both() -> None:
    read = article("Finland joined NATO in April 2023. The alliance now has 32 members in all.")
    alone = extract_all(read)
    together = extract_all(read, extractors=(*EXTRACTORS, Half()))
    assert [fact.fact_id for fact in together] == [fact.fact_id for fact in alone]
    assert {fact.fact_type: fact.extractor for fact in together} == {
        "membership_event": "rules 1; half 2",
        "count": "rules 1",
    }
    (event,) = extract_all(read, extractors=(Half(),))
    assert event.extractor == "half 2"


WORDS = some.sampled_from(
    'said according to Finland Sweden NATO joined 2% of GDP in 2022 seven countries “ ” " , . he not '
    "\n\n member 31 warned that Ada Example on Sunday é 🙂 \u202e".split(" ")
)


@given(some.lists(WORDS, max_size=60).map(" ".join) | some.text(max_size=300))
@example("NATO in ” ” Sweden according Finland he Sweden he member Ada" + " said" * 8)
def test_any_text_gives_candidates_that_stand_in_it_to_the_letter(text: str) -> None:
    one = article(text)
    for fact in extract_all(one):
        assert fact.evidence is not None
        assert fact.evidence.stands_in(text)
        assert 0 < len(fact.evidence.exact) <= LONGEST_EXACT


@given(some.text(min_size=1, max_size=200), some.data())
def test_evidence_is_exact_and_notices_every_change(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text) - 1))
    end = data.draw(some.integers(start + 1, len(text)))
    evidence = Evidence.of(text, start, end)
    assert evidence.stands_in(text)
    assert text[start:end].startswith(evidence.exact)
    at = data.draw(some.integers(0, len(text) - 1))
    changed = text[:at] + ("b" if text[at] == "a" else "a") + text[at + 1 :]
    assert not evidence.stands_in(changed)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 99)])
def test_a_span_outside_the_text_is_no_evidence(start: int, end: int) -> None:
    with pytest.raises(EvidenceError):
        Evidence.of("ten chars.", start, end)


@pytest.mark.slow
def test_a_hundred_kilobytes_without_a_stop_are_read(tmp_path: Path) -> None:
    path = tmp_path / "long 2024-05-08.txt"
    path.write_text("said " * 20_000 + "x" * 100_000)
    read = read_text_file(path)
    assert read.source.published_on == "2024-05-08"
    extract_all(read)


def test_a_file_is_read_to_the_letter_with_what_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "A piece.txt"
    content = "\ufeffPARIS -\r\n2024-03-01\r\n\r\nFinland joined NATO.\r\nSources 1/ https://google.com/ 2/ https://news.example.org/a-b\r\n"
    path.write_bytes(content.encode("utf-8"))
    read = read_text_file(path)
    assert read.text == content
    assert read.source.published_on == "2024-03-01"
    assert read.source.url == "https://news.example.org/a-b"
    assert read.source.publisher == "news.example.org"
    assert read.source.source_id.startswith("a_piece_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister Ada Example said the two leaders had met and had agreed that more must be "
            "done.",
            ("Ada Example", "the two leaders had met and had agreed that more must be done"),
        ),
        (
            "If he said such a thing, it would be a scandal, one diplomat said.",
            ("one diplomat", "If he said such a thing, it would be a scandal"),
        ),
        (
            "Minister Ada Example was quoted by the daily Sample as saying that the plan was dead.",
            ("Ada Example", "the plan was dead"),
        ),
        (
            "Asked whether it was so, Minister Ada Example replied that it was not.",
            ("Ada Example", "it was not"),
        ),
    ],
)
def test_one_statement_and_no_other(text: str, expected: tuple[str, str]) -> None:
    assert found(text, Reaction, "speaker", "exact") == [expected]


def test_members_joined_where_the_paragraph_names_the_alliance() -> None:
    text = "Finland became the 31st member in April 2023 and Sweden joined on 7 March 2024. "
    dated = [("FIN", "joined", "2023-04"), ("SWE", "joined", "2024-03-07")]
    fields = ("iso3", "event", "happened_on")
    assert found(text + "NATO has 32 members.", MembershipEvent, *fields) == dated
    assert found(text + "The club has 32 members.", MembershipEvent, *fields) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister Ada Example told state television that talks had failed.",
            [("Ada Example", "talks had failed")],
        ),
        (
            "The ministry, which denies planning it, said it was drawing up a response.",
            [
                ("The ministry", "planning it"),
                ("The ministry", "it was drawing up a response"),
            ],
        ),
        (
            "China's mission to the EU rejected the declaration.",
            [("China's mission to the EU", "the declaration")],
        ),
    ],
)
def test_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, Reaction, "speaker", "exact") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A pronoun with a group: "one of them".
        ('"It is a strong word," one of them said.', []),
        # A participle with a subject of its own.
        (
            "The allies met, with the secretary general, Bo Sample, telling reporters the plan "
            "was sound.",
            [],
        ),
        # Who relays the words of others.
        (
            "Allies complained that it was too weak, two diplomats told the Example.",
            [("Allies", "it was too weak")],
        ),
    ],
)
def test_known_misses_of_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, Reaction, "speaker", "exact") == expected


def test_an_office_means_whom_the_text_gave_it() -> None:
    text = (
        "Polish President Ada Example spoke first. She left. "
        "The Polish president said the plan was dead."
    )
    assert found(text, Reaction, "speaker") == [("Ada Example",)]
