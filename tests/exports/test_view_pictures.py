"""Pictures over HTTP: the same rows as every other format, cached, drawn once for all visitors."""

import io
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, ClassVar
from xml.etree import ElementTree

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.exports.formats import FORMATS, PARAMETERS
from dashboard.pictures.picture import SIZES
from dashboard.store.store import Store
from dashboard.ui.share_dialog import _PICTURES
from dashboard.views.app_context import AppContext, Caches
from dashboard.views.cache import SingleFlightCache
from dashboard.views.charts import views
from dashboard.views.filters import EVERYWHERE, FILTERS
from dashboard.web.routes import routes

ADDRESSES = [
    *((slug, "") for slug in views()),
    *((slug, f"form={form.code}") for slug, view in views().items() for form in view.forms),
]


def text(svg: bytes) -> str:
    return " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())


@pytest.mark.parametrize(("slug", "query"), ADDRESSES)
def test_every_view_and_form_has_its_finding_credit_and_pinned_address(
    client: TestClient, slug: str, query: str
) -> None:
    answer = client.get(f"/api/v1/{slug}.svg?{query}")
    assert answer.headers["content-type"] == "image/svg+xml"
    about = client.get(f"/api/v1/{slug}.json?{query}").json()["about"]
    said = text(answer.content)
    for words in (about["credit"].split(". ")[0], f"revision {about['revision']}"):
        assert words in said
    assert about["address"] in said.replace(" ", "")


def test_a_picture_has_the_numbers_of_its_filters(client: TestClient) -> None:
    rows = client.get("/api/v1/share-of-gdp.json?member=~POL&vintage=nato_2024_06").json()["rows"]
    said = text(client.get("/api/v1/share-of-gdp.svg?member=~POL&vintage=nato_2024_06").content)
    assert f"Poland {rows[-1]['share']:.2f}" in said
    assert "Lithuania" not in said


@pytest.mark.parametrize(
    ("query", "years"), [("", "2014 to 2026"), ("vintage=nato_2019_06", "2012 to 2019")]
)
def test_the_years_said_are_those_of_the_release_shown(
    client: TestClient, query: str, years: str
) -> None:
    said = text(client.get(f"/api/v1/members-meeting-guideline.svg?{query}").content)
    assert f"(members) · {years} · NATO release" in said


def test_what_is_higher_than_the_picture_is_drawn_coarser(client: TestClient) -> None:
    """The chart has a lane per official, or per stance if there is no room."""
    assert "Kaja Kallas" in text(client.get("/api/v1/reactions.svg").content)
    for name in ("og", "twitter", "square"):
        said = text(client.get(f"/api/v1/reactions.svg?imType={name}").content)
        assert "Kaja Kallas" not in said
        assert "Criticises (27)" in said
        assert "27 of 46 reactions criticise" in said
    few = client.get("/api/v1/reactions.svg?imType=og&official=~kaja-kallas")
    assert text(few.content).count("Kaja Kallas") > 1


@pytest.mark.parametrize("name", SIZES)
def test_a_png_has_the_size_that_was_asked_for(client: TestClient, name: str) -> None:
    size = SIZES[name]
    answer = client.get(f"/api/v1/claims.png?imType={name}&theme=dark")
    assert answer.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(answer.content)) as image:
        assert image.width == size.width * size.pixels
        assert size.height is None or image.height == size.height * size.pixels


def test_tags_tell_sizes_and_themes_apart_and_known_ones_are_not_sent_again(
    client: TestClient,
) -> None:
    tags = set()
    for query in ("", "imType=og", "imType=og&theme=dark", "imType=square", "rev=1&imType=og"):
        answer = client.get(f"/api/v1/claims.svg?{query}")
        tags.add(answer.headers["etag"])
        assert ("immutable" in answer.headers["cache-control"]) == ("rev=1" in query)
        known = {"If-None-Match": answer.headers["etag"]}
        assert client.get(f"/api/v1/claims.svg?{query}", headers=known).status_code == 304
    # The pinned picture of the newest revision is the same one.
    assert len(tags) == 4


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("claims.svg?imType=poster", "imType=poster"),
        ("claims.png?imType=", "imType= "),
        ("claims.svg?theme=sepia", "theme=sepia"),
        ("claims.png?theme=%3Cb%3E", "theme=<b>"),
    ],
)
def test_an_unknown_size_or_theme_is_refused_naming_what_there_is(
    client: TestClient, path: str, named: str
) -> None:
    answer = client.get(f"/api/v1/{path}")
    body = answer.json()
    assert answer.status_code == body["status"] == 400
    assert named in body["error"]
    assert "og, twitter, square, print" in body["errors"][0] or "light, dark" in body["errors"][0]


@pytest.mark.parametrize("query", ["time=1990..1991", "asof=1990-01-01"])
def test_of_no_rows_there_is_a_picture_that_says_so(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/v1/share-of-gdp.svg?{query}")
    assert answer.status_code == 200
    assert "Nothing to show" in text(answer.content)
    assert client.get(f"/api/v1/share-of-gdp.png?{query}").content.startswith(b"\x89PNG")


def test_the_parameters_are_no_filter_and_the_dialog_names_sizes_that_there_are() -> None:
    filters = {filter_.name for filter_ in (*FILTERS, *EVERYWHERE)} | {"form"}
    assert not filters & set(PARAMETERS)
    for kind, own in _PICTURES.values():
        assert set(own) <= set(FORMATS[kind].parameters)
        assert own.get("imType", "og") in SIZES


def test_a_picture_that_many_ask_for_at_once_is_drawn_once(real_store: Store) -> None:
    class Counting(SingleFlightCache):
        """Count computations."""

        computed: ClassVar[list[Hashable]] = []

        def get(self, key: Hashable, compute: Callable[[], Any]) -> Any:
            def counted() -> Any:
                self.computed.append(key)
                return compute()

            return super().get(key, counted)

    caches = Caches(pictures=Counting(8))
    app = AppContext(real_store.settings, real_store, caches)
    client, together = TestClient(Starlette(routes=routes(app))), Barrier(8)

    def ask(kind: str) -> bytes:
        together.wait()
        return client.get(f"/api/v1/reactions.{kind}?imType=twitter").content

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, ["svg", "png"] * 4))
    assert len(Counting.computed) == 2  # the SVG once and the PNG once
    assert len(set(answers)) == 2


def test_what_fails_is_made_anew_and_keeps_nobody_waiting() -> None:
    kept = SingleFlightCache(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)
    assert kept.get("a", lambda: 3) == 3
