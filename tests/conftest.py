"""Stores for the suite: a tiny one whose every row can be seen, and the real one."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.settings import Settings, shipped
from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store
from dashboard.views.app_context import AppContext
from dashboard.web.routes import routes

LIMIT = 60.0
"""Seconds that a test waits for what must come, on however busy a machine."""

TINY = Path(__file__).parent / "tiny"


def settings(store: Path, data: Path) -> Settings:
    return Settings(store=store, data=data, sql=shipped("sql"), card_seconds=LIMIT)


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


@pytest.fixture(scope="session")
def app(real_store: Store) -> AppContext:
    """The application context over the data that ships, with caches for the whole run."""
    return AppContext.of(real_store)


@pytest.fixture
def client(app: AppContext) -> TestClient:
    """Our own routes over the real store, without the pages beside them."""
    return TestClient(Starlette(routes=routes(app)))
