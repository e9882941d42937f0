"""The Streamlit script: page config and navigation, nothing else."""

import streamlit as st

from dashboard.settings import PACKAGE
from dashboard.ui.desk.admission import editor
from dashboard.ui.desk.desk_page import show_desk
from dashboard.ui.error_boundary import told_plainly
from dashboard.ui.home import show_home
from dashboard.ui.menu import menu
from dashboard.ui.view_page import view_page
from dashboard.views.captions import menu_labels
from dashboard.views.charts import views

st.set_page_config(
    page_title="Pledgewatch", page_icon=str(PACKAGE / "assets" / "icon.svg"), layout="wide"
)

with told_plainly():
    labels = menu_labels()
    pages = {
        slug: st.Page(view_page(views()[slug]), title=f"{label} · Pledgewatch", url_path=slug)
        for slug, label in labels.items()
    }
    home = st.Page(lambda: show_home(pages), title="Pledgewatch", url_path="home", default=True)
    desk = st.Page(show_desk, title="Desk · Pledgewatch", url_path="desk")
    page = st.navigation([home, *pages.values(), desk], position="hidden")
    # In a frame of another site nothing leads on, and even an empty sidebar would take its room.
    top_of_sidebar = None if st.context.is_embedded else st.sidebar.container()
    with told_plainly():
        page.run()
    # Only now is the page's state known, which the links of the menu take along.
    if top_of_sidebar is not None:
        with top_of_sidebar:
            menu(home, pages, labels, desk if editor() is not None else None)
