"""Responses to a browser through the real middleware around a small app."""

import asyncio
import contextlib
import gzip
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Scope

from dashboard.errors import ServeError
from dashboard.review.uploads import UploadSessions
from dashboard.web.compression import compress_ahead, prepared_dir
from dashboard.web.response_middleware import CompressedStatic, FirstHtml
from dashboard.web.security_middleware import ClosedDoors, SecurityHeaders
from tests.waiting import PROCESS_SECONDS

SCRIPT = "/static/js/index.DormvYxC.js"
TEXT = b"export const draw = 1;\n" * 400
PAGE = "<html><head><title>Streamlit</title><script>alert('Hello, world.');</script></head></html>"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(app: ASGIApp, path: str, method: str = "GET", query: str = "", **headers: str) -> Answer:
    """Send one request through the ASGI interface; header names have underscores."""
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
        ],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(_until_done(app(scope, receive, send)))
    [start] = [message for message in sent if message["type"] == "http.response.start"]
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    pairs = {name.decode(): value.decode() for name, value in start["headers"]}
    assert len(pairs) == len(start["headers"])
    return Answer(start["status"], pairs, body)


async def _until_done(work: Awaitable[None]) -> None:
    # The app's exception is raised again for the server's log after the response.
    with contextlib.suppress(ZeroDivisionError):
        await work


@pytest.fixture
def static_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "package" / "static"
    for name, content in {
        SCRIPT: TEXT,
        "/static/js/unhashed.js": TEXT,
        "/static/js/small.aaaaaaaa.js": b"small()",
        "/static/media/font.bbbbbbbb.woff2": TEXT,
        "/index.html": PAGE.encode().ljust(2000),
        "/../secret.js": TEXT,
    }.items():
        path = folder / name.removeprefix("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


async def beneath(request: Request) -> Response:
    return PlainTextResponse(f"beneath {request.scope['path']}")


@pytest.fixture
def app(static_dir: Path, tmp_path: Path) -> ASGIApp:
    prepared = compress_ahead(static_dir, tmp_path / "cache")
    inner = Starlette(routes=[Route("/{path:path}", beneath)])
    return CompressedStatic(inner, static_dir=static_dir, prepared=prepared)


UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "": bytes,
}


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("br;q=0, *;q=0.1", "gzip"),
        ("*;q=0", ""),
        ("identity", ""),
        ("br;q=nonsense", ""),
        ("", ""),
    ],
)
def test_the_body_follows_what_the_client_takes(app: ASGIApp, accept: str, coding: str) -> None:
    answer = ask(app, SCRIPT, accept_encoding=accept)
    assert answer.status == 200
    assert answer.headers.get("content-encoding", "") == coding
    assert UNPACK[coding](answer.body) == TEXT
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"


def test_head_has_the_headers_without_the_body(app: ASGIApp) -> None:
    whole = ask(app, SCRIPT, accept_encoding="br")
    head = ask(app, SCRIPT, "HEAD", accept_encoding="br")
    assert (head.status, head.headers, head.body) == (200, whole.headers, b"")


def test_a_body_that_the_client_holds_is_not_sent_again(app: ASGIApp) -> None:
    first = ask(app, SCRIPT, accept_encoding="br")
    tag = first.headers["etag"]
    for held in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = ask(app, SCRIPT, accept_encoding="br", if_none_match=held)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["vary"] == "Accept-Encoding"
    assert ask(app, SCRIPT, accept_encoding="gzip", if_none_match=tag).status == 200


def test_a_name_without_a_hash_is_asked_for_each_time(app: ASGIApp) -> None:
    assert ask(app, "/static/js/unhashed.js").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/static/js/small.aaaaaaaa.js",
        "/static/media/font.bbbbbbbb.woff2",
        "/static/js/missing.aaaaaaaa.js",
        "/static/../../secret.js",
        "/static/js/../../../secret.js",
        "/static//js/index.DormvYxC.js",
        "/static/js/index.DormvYxC.js/",
        "/static/js/index.DormvYxC.js.br",
        "//static/js/index.DormvYxC.js",
        "/static/js/index.DormvYxC.js\0",
        "/static\\js\\index.DormvYxC.js",
    ],
)
def test_everything_else_passes_through(app: ASGIApp, path: str) -> None:
    assert ask(app, path, accept_encoding="br").body == f"beneath {path}".encode()


def test_other_methods_pass_through(app: ASGIApp) -> None:
    assert ask(app, SCRIPT, "POST").status == 405


def test_bodies_may_appear_after_the_start_and_go_again(static_dir: Path, tmp_path: Path) -> None:
    prepared = prepared_dir(static_dir, tmp_path)
    inner = Starlette(routes=[Route("/{path:path}", beneath)])
    app = CompressedStatic(inner, static_dir=static_dir, prepared=prepared)
    assert "content-encoding" not in ask(app, SCRIPT, accept_encoding="br, gzip").headers
    compress_ahead(static_dir, tmp_path)
    assert ask(app, SCRIPT, accept_encoding="br, gzip").headers["content-encoding"] == "br"
    (prepared / f"{SCRIPT[1:]}.br").unlink()
    assert ask(app, SCRIPT, accept_encoding="br, gzip").headers["content-encoding"] == "gzip"
    (prepared / f"{SCRIPT[1:]}.gz").unlink()
    assert ask(app, SCRIPT, accept_encoding="br, gzip").body == TEXT
    (static_dir / SCRIPT[1:]).unlink()
    assert ask(app, SCRIPT, accept_encoding="br").body == f"beneath {SCRIPT}".encode()


def test_pages_have_their_own_first_html() -> None:
    inner = Starlette(routes=[Route("/{path:path}", beneath)])
    app = FirstHtml(
        inner,
        pages={"/": "home " * 99, "/share-of-gdp": "share " * 99},
        summary=None,
        seconds=PROCESS_SECONDS,
    )
    for coding, unpack in UNPACK.items():
        home = ask(app, "/", accept_encoding=coding)
        assert unpack(home.body) == b"home " * 99
        assert home.headers["content-type"] == "text/html; charset=utf-8"
        assert home.headers["cache-control"] == "no-cache"
        assert home.headers["vary"] == "Accept-Encoding"
        tag = home.headers["etag"]
        assert ask(app, "/", accept_encoding=coding, if_none_match=tag).status == 304
    assert ask(app, "/share-of-gdp").body == b"share " * 99
    assert ask(app, "/elsewhere").body == b"beneath /elsewhere"
    assert ask(app, "/", "POST").status == 405


def test_what_goes_wrong_with_a_summary_costs_the_summary_and_not_the_page(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(_: HTTPConnection) -> None:
        raise ZeroDivisionError("a secret of the inside")

    answer = ask(
        FirstHtml(Starlette(), pages={"/": "home"}, summary=fails, seconds=PROCESS_SECONDS), "/"
    )
    assert (answer.status, answer.body) == (200, b"home")
    assert "no summary for /" in caplog.text


async def broken(request: Request) -> Response:
    raise ZeroDivisionError("a secret of the inside")


async def card(request: Request) -> Response:
    return HTMLResponse("card", headers={"content-security-policy": "default-src 'none'"})


def guarded(frame_ancestors: str = "'none'") -> Starlette:
    return Starlette(
        routes=[
            Route("/broken", broken),
            Route("/card", card),
            Route("/{path:path}", beneath),
        ],
        middleware=[
            Middleware(SecurityHeaders, index_html=PAGE, frame_ancestors=frame_ancestors),
            Middleware(ClosedDoors),
        ],
    )


@pytest.mark.parametrize("path", ["/", "/static/a.js", "/_stcore/metrics", "/broken"])
def test_every_answer_has_the_headers(path: str) -> None:
    headers = ask(guarded(), path).headers
    policy = headers["content-security-policy"].split("; ")
    assert "default-src 'self'" in policy
    assert "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_an_error_shows_nothing_of_the_inside() -> None:
    answer = ask(guarded(), "/broken")
    assert (answer.status, answer.body) == (500, b"Internal Server Error")


def test_a_policy_that_an_answer_brings_is_kept() -> None:
    assert ask(guarded(), "/card").headers["content-security-policy"] == "default-src 'none'"


def test_who_may_embed_is_a_setting() -> None:
    policy = ask(guarded("'self' https://example.org"), "/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://example.org")


@pytest.mark.parametrize(
    ("path", "query", "who"),
    [
        ("/share-of-gdp", "embed=true", "*"),
        ("/share-of-gdp", "member=~POL&embed=true&embed_options=dark_theme", "*"),
        ("/share-of-gdp", "", "'none'"),
        ("/share-of-gdp", "embed=false&embed=true", "'none'"),
        ("/share-of-gdp", "x=embed%3Dtrue", "'none'"),
        ("/", "embed=true", "'none'"),
        ("/desk", "embed=true", "'none'"),
    ],
)
def test_only_a_chart_in_a_frame_may_be_embedded_by_anybody(
    path: str, query: str, who: str
) -> None:
    inner = Starlette(routes=[Route("/{path:path}", beneath)])
    app = SecurityHeaders(inner, index_html=PAGE, framed=["/share-of-gdp"])
    policy = ask(app, path, query=query).headers["content-security-policy"]
    assert policy.endswith(f"frame-ancestors {who}")


@pytest.mark.parametrize("list_of_sites", ["", "*; script-src *", "a, b", "a\r\nb", " a"])
def test_a_list_of_sites_cannot_change_the_policy(list_of_sites: str) -> None:
    with pytest.raises(ServeError):
        SecurityHeaders(guarded(), index_html=PAGE, frame_ancestors=list_of_sites)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/share-of-gdp", 200),
        ("/media/a.csv", 200),
        ("/component/a/b.js", 200),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/_stcore/stream", 200),
        ("/_stcore/bidi-components/a.js", 200),
        ("/base/_stcore/health", 200),
        ("/_stcore/metrics", 404),
        ("/_stcore/metrics/", 404),
        ("/_stcore/upload_file/session/file", 404),
        ("/_stcore/agent/interact", 404),
        ("/_stcore/agent/openapi.json", 404),
        ("/_stcore/agent/mcp", 404),
        ("/page/_stcore/agent/mcp", 404),
        ("/_stcore/health/_stcore/metrics", 404),
        ("/_stcore/script-health-check", 404),
        ("/_stcore", 404),
    ],
)
def test_doors_that_are_open_and_closed(path: str, status: int) -> None:
    assert ask(guarded(), path).status == status


def test_doors_open_to_agents_where_that_is_set() -> None:
    app = ClosedDoors(Starlette(routes=[Route("/{path:path}", beneath)]), agents=True)
    for path in ("agent/interact", "agent/openapi.json", "agent/mcp"):
        assert ask(app, f"/_stcore/{path}").status == 200
    for path in ("agent", "agent/other", "agent/mcp/more", "metrics", "upload_file/a/b"):
        assert ask(app, f"/_stcore/{path}").status == 404


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
def test_uploads_are_closed_for_every_method(method: str) -> None:
    assert ask(guarded(), "/_stcore/upload_file/session/file", method).status == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("one/file", 200),
        ("one", 404),
        ("one/", 404),
        ("one/more/file", 404),
        ("two/file", 404),
        ("/file", 404),
        ("gone/file", 404),
    ],
)
def test_files_pass_only_to_the_sessions_of_editors(path: str, status: int) -> None:
    sessions = UploadSessions()
    app = ClosedDoors(Starlette(routes=[Route("/{path:path}", beneath)]), uploads=sessions)
    assert ask(app, f"/_stcore/upload_file/{path}", "PUT").status == 404
    sessions.admit("one")
    sessions.admit("gone")
    sessions.dismiss("gone")
    assert ask(app, f"/_stcore/upload_file/{path}").status == status


def test_a_session_sends_no_files_long_after_its_editor_was_seen() -> None:
    sessions = UploadSessions(seconds=0.0)
    sessions.admit("one")
    assert not sessions.takes("/_stcore/upload_file/one/file")


def test_the_closed_doors_are_those_of_the_installed_streamlit() -> None:
    routes = Path(streamlit.__file__).parent / "web/server/starlette/starlette_routes.py"
    text = routes.read_text()
    for name in ("upload_file", "metrics", "health", "host-config"):
        assert f'{{BASE_ROUTE_CORE}}/{name}"' in text
