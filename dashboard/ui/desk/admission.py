"""Admission of editors: checked at every rerun of the page and again at every write."""

from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.errors import InputError
from dashboard.review.editors import Visitor, verified_email
from dashboard.views.app_context import AppContext


def editor(app: AppContext) -> str | None:
    """Return the name under which this session may record, or None."""
    user: dict[str, Any] = dict(st.user) if st.user else {}
    expires = user.get("exp")
    visitor = Visitor(
        address=st.context.ip_address,
        host=st.context.headers.get("Host"),
        headers=tuple(st.context.headers),
        email=verified_email(user),
        expires=float(expires) if expires is not None else None,
    )
    return app.admission(app.settings, visitor)


def required_editor(app: AppContext) -> str:
    """Return the editor's name; raise InputError if the visitor is not, or is no longer, an editor."""
    name = editor(app)
    if name is None:
        raise InputError("You may not edit here, or not any more.", "Sign in and try again.")
    return name


def admit_files(app: AppContext) -> None:
    """Admit this session's uploads while its visitor is an editor."""
    context = get_script_run_ctx()
    if context is None:
        return
    if editor(app) is None:
        app.uploads.dismiss(context.session_id)
    else:
        app.uploads.admit(context.session_id)


def sign_in() -> None:
    """Draw the notice that the desk is for editors, with a sign-in button if there is a provider."""
    st.title("Desk", anchor=False)
    st.text("Articles are added and facts are decided on by editors who have signed in.")
    if _has_provider():
        st.button("Sign in", on_click=st.login)


def _has_provider() -> bool:
    """Return whether the server's secrets name an identity provider."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False
