"""Stores for the suite: a tiny one whose every row can be seen, and the real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.settings import Settings, shipped
from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store

TINY = Path(__file__).parent / "tiny"


def settings(store: Path, data: Path) -> Settings:
    return Settings(store=store, data=data, sql=shipped("sql"))


@pytest.fixture
def tiny_settings(tmp_path: Path) -> Settings:
    """An empty store over the tiny data."""
    return settings(tmp_path / "store", TINY)


@pytest.fixture(scope="session")
def tiny_snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The tiny data's first revision."""
    return Store(settings(tmp_path_factory.mktemp("tiny"), TINY)).prepare()


@pytest.fixture(scope="session")
def real_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store over the data that ships."""
    store = Store(settings(tmp_path_factory.mktemp("real"), shipped("data")))
    store.prepare()
    return store


@pytest.fixture
def client(real_store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Our own routes over the real store, without the pages beside them."""
    import streamlit as st

    from dashboard.server.asgi import OUR_ROUTES

    monkeypatch.setenv("PLEDGEWATCH_STORE", str(real_store.folder))
    st.cache_resource.clear()
    yield TestClient(Starlette(routes=OUR_ROUTES))
    st.cache_resource.clear()
