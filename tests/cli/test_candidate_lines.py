"""The form by which extraction is measured, on a text that was written for these tests."""

import json

from dashboard.cli.candidate_lines import candidate_lines
from dashboard.facts.article import Article
from dashboard.facts.evidence import sha256
from dashboard.facts.source import Source

TEXT = """On Tuesday, Minister Ada Example said the plan is reckless and weakens every ally.

In 2023, ten members met the 2% target. Finland joined NATO in April 2023.
"""


def test_every_kind_of_candidate_has_spans_that_stand_in_the_text() -> None:
    source = Source(
        source_id="written",
        publisher="The Example",
        title="Written for these tests",
        published_on="2024-05-08",
        licence="ours",
        read_as="text",
        text_sha256=sha256(TEXT),
    )
    lines = candidate_lines(Article(source, TEXT))
    said = next(line for line in lines if line["type"] == "statement")
    assert said["speaker"]["exact"] == "Minister Ada Example"
    assert said["cue"]["exact"] == "said"
    assert [part["exact"] for part in said["content"]] == [
        "the plan is reckless and weakens every ally"
    ]
    assert (said["date"], said["stance"]) == ("2024-05-07", "oppose")
    count = next(line for line in lines if line.get("metric") == "members_meeting_2pct")
    assert (count["value"], count["year"], count["unit"]) == (10, 2023, "countries")
    event = next(line for line in lines if line["type"] == "membership_event")
    assert (event["country"], event["event"], event["date"]) == ("FIN", "joined", "2023-04")
    dates = [line["value"] for line in lines if line["type"] == "date"]
    assert dates == ["2024-05-07", "2023", "2023-04"]
    for line in json.loads(json.dumps(lines)):
        assert line["doc"] == source.text_sha256
        spans = [
            line.get("speaker"),
            line.get("cue"),
            line.get("evidence"),
            *line.get("content", []),
        ]
        for span in filter(None, spans):
            assert TEXT[span["start"] : span["end"]] == span["exact"]
