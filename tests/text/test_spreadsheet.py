"""Cells that a spreadsheet would run, and characters that a workbook cannot contain."""

import io
from datetime import UTC, datetime

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.exports.formats import xlsx
from dashboard.text.spreadsheet import spreadsheet_safe


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-A1", "@x", "\t=1", "\r=1", "\n=1", "＝1+1"])
def test_what_would_run_begins_with_an_apostrophe(cell: str) -> None:
    assert spreadsheet_safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+2.5", "a=b", "", "’=1"])
def test_numbers_and_words_stay(cell: str) -> None:
    assert spreadsheet_safe(cell) == cell


def test_a_page_break_in_a_quotation_does_not_stop_the_workbook() -> None:
    rows = pd.DataFrame({"exact": ["one\x0ctwo\x00", '=HYPERLINK("https://evil.example")']})
    written = xlsx(rows, {"title": "t"}, datetime(2024, 1, 1, tzinfo=UTC))
    sheet = load_workbook(io.BytesIO(written))["Data"]
    assert sheet["A2"].value == "one�two�"
    assert sheet["A3"].value == '\'=HYPERLINK("https://evil.example")'
    assert sheet["A3"].data_type == "s"
