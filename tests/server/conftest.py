"""One server for the tests that act as its clients."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.site import Site, serving


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(Path(tmp_path_factory.mktemp("served"))) as served:
        yield served
