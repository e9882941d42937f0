"""The method page: the origin of figures, facts and verdicts, for readers of the charts."""

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.views.app_context import AppContext
from dashboard.views.guide import method_sections


def show_method(app: AppContext) -> None:
    """Draw every section of ``data/method.yml``."""
    st.title("Method", anchor=False)
    for section in method_sections(app.settings.data):
        st.subheader(literal(section.heading), anchor=False)
        st.text(section.text)
