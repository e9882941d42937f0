"""The Streamlit script: page configuration and navigation, nothing else."""

import streamlit as st

from dashboard.settings import PACKAGE
from dashboard.ui.desk.admission import editor
from dashboard.ui.desk.desk_page import show_desk
from dashboard.ui.error_boundary import error_boundary
from dashboard.ui.glossary import show_glossary
from dashboard.ui.home import show_home
from dashboard.ui.menu import menu
from dashboard.ui.method import show_method
from dashboard.ui.script_context import app_context
from dashboard.ui.view_page import view_page
from dashboard.views.charts import views
from dashboard.views.result import menu_labels

st.set_page_config(
    page_title="Pledgewatch", page_icon=str(PACKAGE / "assets" / "icon.svg"), layout="wide"
)

with error_boundary():
    app = app_context()
    labels = menu_labels(app)
    pages = {
        slug: st.Page(view_page(app, views()[slug]), title=f"{label} · Pledgewatch", url_path=slug)
        for slug, label in labels.items()
    }
    method = st.Page(lambda: show_method(app), title="Method · Pledgewatch", url_path="method")
    glossary = st.Page(
        lambda: show_glossary(app), title="Glossary · Pledgewatch", url_path="glossary"
    )
    home = st.Page(
        lambda: show_home(app, pages, (method, glossary)),
        title="Pledgewatch",
        url_path="home",
        default=True,
    )
    desk = st.Page(lambda: show_desk(app), title="Desk · Pledgewatch", url_path="desk")
    page = st.navigation([home, *pages.values(), method, glossary, desk], position="hidden")
    # An embedded page has no navigation, and even an empty sidebar takes room.
    top_of_sidebar = None if st.context.is_embedded else st.sidebar.container()
    with error_boundary():
        page.run()
    # The menu's links carry the page's state, which is known only now.
    if top_of_sidebar is not None:
        with top_of_sidebar:
            menu(app, home, pages, labels, desk if editor(app) is not None else None)
