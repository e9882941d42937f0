"""The method page, and the glossary page with every recorded code."""

from collections.abc import Callable
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.facts import figure_vocabulary, vocabulary
from dashboard.settings import shipped
from dashboard.ui.script_context import install
from dashboard.views.app_context import AppContext
from dashboard.views.guide import VOCABULARY, glossary_terms, method_sections


def opened(script: Callable[[], None]) -> AppTest:
    page = AppTest.from_function(script, default_timeout=60).run()
    assert not page.exception
    return page


def test_the_method_page_shows_every_section(app: AppContext) -> None:
    def script() -> None:
        from dashboard.ui.method import show_method
        from dashboard.ui.script_context import app_context

        show_method(app_context())

    install(app)
    page = opened(script)
    sections = method_sections(shipped("data"))
    assert [text.value for text in page.text] == [section.text for section in sections]
    assert len(page.subheader) == len(sections)


def test_the_glossary_page_shows_every_term_and_code(app: AppContext) -> None:
    def script() -> None:
        from dashboard.ui.glossary import show_glossary
        from dashboard.ui.script_context import app_context

        show_glossary(app_context())

    install(app)
    page = opened(script)
    assert len(page.markdown) == len(glossary_terms(shipped("data")))
    codes = [set(table.value["Code"]) for table in page.dataframe]
    assert codes == [set(terms) for terms in VOCABULARY.values()]


@pytest.mark.parametrize(
    ("codes", "terms"),
    [
        (vocabulary.Stance, vocabulary.STANCES),
        (vocabulary.Channel, vocabulary.CHANNELS),
        (vocabulary.SpeechForm, vocabulary.SPEECH_FORMS),
        (vocabulary.DateBasis, vocabulary.DATE_BASES),
        (vocabulary.Metric, vocabulary.METRICS),
        (vocabulary.Comparison, vocabulary.COMPARISONS),
        (vocabulary.Step, vocabulary.STEPS),
        (vocabulary.Status, vocabulary.STATUSES),
        (vocabulary.Verification, vocabulary.VERIFICATIONS),
        (figure_vocabulary.Measure, figure_vocabulary.MEASURES),
        (figure_vocabulary.Completeness, figure_vocabulary.COMPLETENESS),
        (figure_vocabulary.Rule, figure_vocabulary.RULES),
        (figure_vocabulary.Aggregate, figure_vocabulary.AGGREGATES),
        (figure_vocabulary.PlanKind, figure_vocabulary.PLAN_KINDS),
        (figure_vocabulary.PlanScope, figure_vocabulary.PLAN_SCOPES),
        (figure_vocabulary.RatificationStep, figure_vocabulary.RATIFICATION_STEPS),
    ],
)
def test_every_code_has_a_label_and_a_definition(codes: object, terms: object) -> None:
    assert isinstance(terms, dict)
    assert set(terms) == set(get_args(codes))
    assert terms in VOCABULARY.values()
    for term in terms.values():
        assert term.label
        assert term.definition.endswith(".")
