"""The API's routes over the real store, without the pages beside them."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server import OUR_ROUTES
from dashboard.store import Store


@pytest.fixture
def client(real_store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    import streamlit as st

    monkeypatch.setenv("PLEDGEWATCH_STORE", str(real_store.folder))
    st.cache_resource.clear()
    yield TestClient(Starlette(routes=OUR_ROUTES))
    st.cache_resource.clear()
