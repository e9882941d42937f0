"""The parser: the very weights that were checked, and whose subjects it finds."""

import hashlib
from importlib.metadata import distribution
from pathlib import Path

from dashboard.extraction.rules.words import parsing
from tests.extraction.reading import statements_in

# SHA-256 of the files of en_core_web_sm 3.8.0 as its makers released it; the package holds more
# (a loader, a readme), but every file that takes part in a parse is one of these.
WEIGHTS = Path(__file__).with_name("en_core_web_sm-3.8.0.sha256")
TEXT = (
    "The plan is reckless, Minister Ada Example said on Monday. "
    "The White House called the remark appalling.\n"
)


def installed() -> dict[str, str]:
    files = distribution(parsing.MODEL.replace("_", "-")).files or []
    return {
        "/".join(one.parts[2:]): hashlib.sha256(Path(str(one.locate())).read_bytes()).hexdigest()
        for one in files
        if len(one.parts) > 2 and one.parts[0] == parsing.MODEL and one.name != "meta.json"
    }


def test_the_weights_are_the_ones_that_were_checked() -> None:
    lines = (line.split("  ", 1) for line in WEIGHTS.read_text("utf-8").splitlines())
    wanted = {name: digest for digest, name in lines}
    found = {name: digest for name, digest in installed().items() if name in wanted}
    assert found == wanted
    others = set(installed()) - set(wanted)
    assert others <= {"LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json"}


def test_a_subject_in_the_parse_is_marked() -> None:
    beside = '"It is fair," said Ada Example.'
    assert {said.found_by for said in statements_in(TEXT, "2024-05-08")} == {"parse"}
    assert {said.found_by for said in statements_in(beside, "2024-05-08")} == {"words"}
