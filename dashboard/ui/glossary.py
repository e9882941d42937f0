"""The glossary page: the words of the project, and every code that is recorded, with its label."""

import pandas as pd
import streamlit as st

from dashboard.text.markdown import literal
from dashboard.views.app_context import AppContext
from dashboard.views.guide import VOCABULARY, glossary_terms


def show_glossary(app: AppContext) -> None:
    """Draw ``data/glossary.yml``, then a table for each part of the vocabulary."""
    st.title("Glossary", anchor=False)
    for entry in glossary_terms(app.settings.data):
        st.markdown(f"**{literal(entry.term)}**: {literal(entry.definition)}")
    st.header("Codes", anchor=False)
    st.caption("What files and addresses hold, and what readers see instead.")
    for heading, terms in VOCABULARY.items():
        st.subheader(literal(heading), anchor=False)
        st.dataframe(
            pd.DataFrame(
                [
                    {"Code": code, "Label": term.label, "Definition": term.definition}
                    for code, term in terms.items()
                ]
            ),
            hide_index=True,
            height="content",
        )
