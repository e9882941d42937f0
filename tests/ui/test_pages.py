"""Every page used like by a reader, through Streamlit's own test runner."""

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.settings import PACKAGE
from dashboard.store.store import Store
from dashboard.ui.script_context import install
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views

SLUGS = sorted(views())


@pytest.fixture(autouse=True)
def _in_the_real_store(app: AppContext) -> None:
    install(app)


def opened(slug: str, **query: str) -> AppTest:
    def script(slug: str) -> None:
        from dashboard.ui.script_context import app_context
        from dashboard.ui.view_page import show_view
        from dashboard.views.charts import views

        show_view(app_context(), views()[slug])

    page = AppTest.from_function(script, args=(slug,), default_timeout=60)
    for name, text in query.items():
        page.query_params[name] = text
    page.run()
    assert not page.exception
    return page


def title(page: AppTest) -> str:
    return str(page.title[0].value).replace("\\", "")


def written(page: AppTest) -> dict[str, str]:
    """Return the address's parameters as in a browser."""
    return {
        name: values if isinstance(values, str) else values[0]
        for name, values in page.query_params.items()
    }


def spec(page: AppTest) -> dict[str, list[dict[str, object]]]:
    loaded: dict[str, list[dict[str, object]]] = json.loads(page.get("plotly_chart")[0].proto.spec)
    return loaded


@pytest.mark.parametrize("slug", SLUGS)
def test_every_view_shows_its_finding_a_chart_and_the_credit(slug: str) -> None:
    page = opened(slug)
    assert any(character.isdigit() for character in title(page))
    assert spec(page)["data"]
    captions = " ".join(str(caption.value) for caption in page.caption)
    assert "revision 1" in captions
    assert not page.warning


@pytest.mark.parametrize("slug", SLUGS)
def test_every_view_shows_the_same_rows_as_a_table(slug: str, real_store: Store) -> None:
    page = opened(slug, tab="table")
    assert not page.get("plotly_chart")
    shown = page.dataframe[0].value
    assert len(shown) > 0
    assert {"mark", "evidence"} <= set(shown.columns)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_row_of_every_view_opens_evidence(slug: str, real_store: Store) -> None:
    rows = opened(slug, tab="table").dataframe[0].value
    assert rows["mark"].is_unique
    every = sorted({evidence_id for ids in rows["evidence"] for evidence_id in ids})
    evidence = real_store.current().query("evidence/by_id", ids=every)
    assert sorted(evidence["evidence_id"]) == every


@pytest.mark.parametrize("slug", SLUGS)
def test_hostile_parameters_are_named_and_the_page_stands(slug: str) -> None:
    hostile = {
        "member": "XXX~'; DROP TABLE members",
        "time": "1e999..nan",
        "asof": "2024-02-30",
        "rev": "99999",
        "mark": "<img src=x onerror=alert(1)>",
        "nonsense": "[click](javascript:alert(1))",
    }
    page = opened(slug, **hostile)
    named = page.warning[0].value.replace("\\", "")
    assert "nonsense=[click](javascript:alert(1))" in named
    assert "asof=2024-02-30" in named
    assert "[click](" not in page.warning[0].value
    assert title(page) == title(opened(slug))


def test_the_count_follows_release_and_as_of() -> None:
    slug = "members-meeting-guideline"
    assert title(opened(slug)).startswith("17 of 32 members met the 2% guideline in 2024")
    assert "23 of 32" in title(opened(slug, vintage="nato_2024_06", time="2024"))
    early = opened(slug, asof="2024-02-12", tab="table")
    assert "published 2023-07-07" in early.caption[0].value.replace("\\", "")
    rows = early.dataframe[0].value
    assert rows["published_on"].max().isoformat() <= "2024-02-12"
    assert rows["stated_on"].max().isoformat()[:10] <= "2024-02-12"


def test_an_as_of_date_before_the_first_release_names_the_first(real_store: Store) -> None:
    page = opened("share-of-gdp", asof="2010-01-01")
    assert title(page) == "Nothing to show"
    first = real_store.current().query("options/vintage").iloc[-1]["label"]
    day = pd.Timestamp(first.split("published ")[1].split(",")[0])
    assert f"{day:%Y-%m-%d}" in page.text[0].value


def test_a_release_of_a_month_says_so() -> None:
    caption = opened("share-of-gdp", vintage="nato_2022_06").caption[0].value
    assert "published in 2022\\-06\\, counted from 2022\\-06\\-30 on" in caption
    page = opened("share-of-gdp", vintage="nato_2022_06", asof="2022-06-29")
    assert title(page) == "Nothing to show"


def test_a_filter_changes_title_chart_and_address() -> None:
    page = opened("share-of-gdp")
    page.multiselect(key="filter_member").set_value(["POL"]).run()
    assert title(page).startswith("Poland spent")
    assert len(spec(page)["data"]) == 1
    assert written(page) == {"member": "~POL"}
    page.multiselect(key="filter_member").set_value([]).run()
    assert written(page) == {}


def test_an_address_that_moves_takes_the_widgets_with_it() -> None:
    page = opened("share-of-gdp", member="~POL")
    page.query_params["member"] = "DEU~EST"
    page.run()
    assert page.multiselect(key="filter_member").value == ["DEU", "EST"]


def test_a_mark_in_the_address_opens_its_evidence() -> None:
    page = opened("share-of-gdp", mark="POL.2024")
    texts = " ".join(str(text.value) for text in page.text)
    assert "row Poland, column 2024" in texts
    assert "published on 2026-07-10" in texts
    page = opened("reactions", mark="r02")
    assert "Pledgewatch editors" in " ".join(str(caption.value) for caption in page.caption)


def test_home_shows_nine_numbers() -> None:
    page = AppTest.from_file(str(PACKAGE / "ui" / "app.py"), default_timeout=60).run()
    assert not page.exception
    values = [str(element.value).replace("\\", "") for element in page.markdown]
    numbers = [value for value in values if "###" in value]
    assert len(numbers) == 9
    assert "### 22, not 23" in numbers


@pytest.mark.parametrize(
    ("slug", "vintage"),
    [("guidelines-2-and-20", "nato_2024_03"), ("revisions", "nato_2016_01")],
)
def test_the_latest_year_of_nothing_is_nothing(slug: str, vintage: str) -> None:
    assert title(opened(slug, vintage=vintage, time="latest")) == "Nothing to show"


def test_a_member_without_armed_forces_is_no_error() -> None:
    page = opened("members-meeting-guideline", member="~ISL")
    assert title(page).startswith("No year has all the figures")


def test_a_partly_held_release_claims_no_more_than_is_held() -> None:
    assert title(opened("share-of-gdp", vintage="nato_2026_03")).startswith("Of the 27 states")


def test_columns_are_a_year_wide_where_years_are_missing() -> None:
    page = opened("members-meeting-guideline", asof="2024-02-12")
    years = [year for trace in spec(page)["data"] if trace["type"] == "bar" for year in trace["x"]]  # type: ignore[attr-defined]
    assert sorted(years) == list(range(min(years), max(years) + 1))


def test_a_row_of_the_table_links_to_the_page_of_its_fact() -> None:
    table = opened("share-of-gdp", tab="table", member="~POL", rev="1").dataframe[0].value
    assert all(
        link.endswith(f"/fact/{ids[0]}?rev=1")
        for link, ids in zip(table["fact"], table["evidence"], strict=True)
    )
    counts = opened("members-meeting-guideline", tab="table").dataframe[0].value
    linked = counts["fact"].notna()
    assert counts[linked]["stated_by"].notna().all()
    assert counts[~linked]["stated_by"].isna().all()
    assert linked.any()
    assert not linked.all()
