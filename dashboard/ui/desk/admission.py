"""Asks who is at the page: at every drawing of it and again at every write."""

import getpass
import time
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.errors import InputError
from dashboard.review.editors import Visitor, editor_name, verified_email
from dashboard.review.uploads import SESSIONS
from dashboard.views.queries import store


def editor() -> str | None:
    """Return the name under which this session may record, or None."""
    settings = store().settings
    user: dict[str, Any] = dict(st.user) if st.user else {}
    expires = user.get("exp")
    visitor = Visitor(
        address=st.context.ip_address,
        host=st.context.headers.get("Host"),
        headers=tuple(st.context.headers),
        email=verified_email(user),
        expires=float(expires) if expires is not None else None,
    )
    return editor_name(visitor, settings.host, settings.editors, getpass.getuser(), time.time())


def required() -> str:
    """Return the editor's name; raise InputError if the visitor is not, or is no longer, an editor."""
    name = editor()
    if name is None:
        raise InputError("You may not edit here, or not any more.", "Sign in and try again.")
    return name


def admit_files() -> None:
    """Let this session send files, as long as an editor sits at it."""
    context = get_script_run_ctx()
    if context is None:
        return
    if editor() is None:
        SESSIONS.dismiss(context.session_id)
    else:
        SESSIONS.admit(context.session_id)


def sign_in() -> None:
    """Say that the desk is for editors, with the way in where the server has one."""
    st.title("Desk", anchor=False)
    st.text("Articles are added and facts are decided on by editors who have signed in.")
    if _has_provider():
        st.button("Sign in", on_click=st.login)


def _has_provider() -> bool:
    """Whether the server's secrets name an identity provider; without a file there is none."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False
