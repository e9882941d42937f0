"""Stores for the suite: a tiny one with few rows, and the real one."""

import os
import pickle
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import hypothesis
import pytest
from filelock import FileLock
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.settings import Settings, shipped
from dashboard.store.snapshot import Snapshot
from dashboard.store.store import Store
from dashboard.views.app_context import AppContext
from dashboard.web.routes import routes
from tests.cli.terminal import WrittenBundle, write_real_bundle
from tests.waiting import PROCESS_SECONDS

TINY = Path(__file__).parent / "tiny"
Value = TypeVar("Value")

# Every process of the suite compiles our modules once and finds them compiled the next time, even
# where the environment forbids it: otherwise each command compiles all of them, for seconds.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


# No deadline per example, because machines may be slow. HYPOTHESIS_PROFILE=thorough runs more
# examples in tests that do not set their own number.
hypothesis.settings.register_profile(
    "quick",
    deadline=None,
    max_examples=60,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "thorough", parent=hypothesis.settings.get_profile("quick"), max_examples=1000
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

_MARKS = {"browser": pytest.mark.browser, "server": pytest.mark.slow}
"""Folder → the marker of every test in it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        if folder in _MARKS:
            item.add_marker(_MARKS[folder])


def settings(store: Path, data: Path) -> Settings:
    return Settings(store=store, data=data, sql=shipped("sql"), summary_seconds=PROCESS_SECONDS)


def once_per_run(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Value]
) -> Value:
    """Return what `make` makes of a folder, made by the first process of the run that asks.

    The processes of one run have one folder above their own; the value is pickled there.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    pickled = shared / f"{name}.pickle"
    with FileLock(shared / f"{name}.lock"):
        if not pickled.exists():
            folder = shared / name
            folder.mkdir(exist_ok=True)
            pickled.write_bytes(pickle.dumps(make(folder)))
    value: Value = pickle.loads(pickled.read_bytes())
    return value


def _prepared(folder: Path, data: Path) -> Path:
    """Build a store over `data` in a folder and return the folder."""
    Store(settings(folder, data)).prepare()
    return folder


@pytest.fixture
def tiny_settings(tmp_path: Path) -> Settings:
    """Return the settings of an empty store over the tiny data."""
    return settings(tmp_path / "store", TINY)


@pytest.fixture(scope="session")
def tiny_snapshot(_tiny_folder: Path) -> Snapshot:
    """Return the snapshot of the tiny data's first revision."""
    return Store(settings(_tiny_folder, TINY)).current()


@pytest.fixture(scope="session")
def real_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store over the seed data."""
    folder = once_per_run(tmp_path_factory, "real", lambda made: _prepared(made, shipped("data")))
    return Store(settings(folder, shipped("data")))


@pytest.fixture(scope="session")
def app(real_store: Store) -> AppContext:
    """Return the application context over the seed data, with caches for the whole run."""
    return AppContext.of(real_store)


@pytest.fixture(scope="session")
def _tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once_per_run(tmp_path_factory, "tiny", lambda made: _prepared(made, TINY))


@pytest.fixture
def tiny_store(tiny_settings: Settings, _tiny_folder: Path) -> Store:
    """Return a copied store over the tiny data that the test may change."""
    shutil.copytree(_tiny_folder, tiny_settings.store)
    return Store(tiny_settings)


@pytest.fixture
def real_copy(real_store: Store, tmp_path: Path) -> Path:
    """Return the folder of a built store over the seed data, which the test may change."""
    return Path(shutil.copytree(real_store.folder, tmp_path / "store"))


@pytest.fixture(scope="session")
def real_bundle(real_store: Store, tmp_path_factory: pytest.TempPathFactory) -> WrittenBundle:
    """Return the bundle of the seed data, for reading."""
    return once_per_run(
        tmp_path_factory, "bundle", lambda made: write_real_bundle(real_store.folder, made / "site")
    )


@pytest.fixture
def client(app: AppContext) -> TestClient:
    """Return a client of our own routes over the real store, without Streamlit's pages."""
    return TestClient(Starlette(routes=routes(app)))
