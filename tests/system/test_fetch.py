"""Fetch of an address: a misbehaving local server, and a fake resolver."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dashboard.errors import InputError
from dashboard.system.fetch import MOST_BYTES, Fetched, fetch, is_public

PAGE = b"<html><body><p>Written for these tests.</p></body></html>"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, f"_{self.path.strip('/').partition('?')[0]}")()

    def _send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in {
            **given,
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _page(self) -> None:
        self._send(PAGE)

    def _packed(self) -> None:
        self._send(gzip.compress(PAGE), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._send(gzip.compress(bytes(20 * MOST_BYTES)), Content_Encoding="gzip")

    def _torn(self) -> None:
        self._send(gzip.compress(PAGE)[:-9], Content_Encoding="gzip")

    def _brotli(self) -> None:
        self._send(PAGE, Content_Encoding="br")

    def _large(self) -> None:
        self._send(b"x" * (MOST_BYTES + 1))

    def _short(self) -> None:
        self._send(PAGE, Content_Length=str(len(PAGE) + 50))

    def _picture(self) -> None:
        self._send(PAGE, Content_Type="image/png")

    def _gone(self) -> None:
        self._send(PAGE, 410)

    def _on(self) -> None:
        self._send(b"", 302, Location="/page")

    def _loop(self) -> None:
        self._send(b"", 302, Location="/loop")

    def _file(self) -> None:
        self._send(b"", 302, Location="file:///etc/passwd")

    def _broken(self) -> None:
        self._send(b"", 302, Location="http://[")

    def _inside(self) -> None:
        self._send(
            b"",
            302,
            Location=f"http://inside.example:{self.headers['Host'].rpartition(':')[2]}/page",
        )

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(1000):
            time.sleep(0.1)
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def resolve(host: str, _: int) -> list[str]:
    """Resolve public names to 127.0.0.1, and names of internal machines to 127.0.0.2."""
    if host in ("public.example", "xn--bcher-kva.example"):
        return ["127.0.0.1"]
    return ["127.0.0.1", "127.0.0.2"] if host == "both.example" else ["127.0.0.2"]


def got(port: int, path: str, host: str = "public.example", seconds: float = 60) -> Fetched:
    return fetch(
        f"http://{host}:{port}/{path}",
        resolve=resolve,
        allow=lambda address: address == "127.0.0.1",
        ports={"http": port},
        seconds=seconds,
    )


@pytest.mark.parametrize("path", ["page", "packed", "on"])
def test_what_is_published_is_fetched(port: int, path: str) -> None:
    response = got(port, path)
    assert (response.content, response.media_type) == (PAGE, "text/html")
    assert response.url.endswith("/packed" if path == "packed" else "/page")


@pytest.mark.parametrize("path", ["page?q=café noir&x=%C3%A9", "page?#straße"])
def test_letters_of_all_alphabets_may_stand_in_an_address(port: int, path: str) -> None:
    assert got(port, path).content == PAGE
    assert got(port, path, "bücher.example").content == PAGE


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("bomb", "larger than 5 MB"),
        ("large", "larger than 5 MB"),
        ("torn", "broke off"),
        ("brotli", "a form nobody asked for"),
        ("short", "could not be fetched"),
        ("picture", "no page of text but image/png"),
        ("gone", "status 410"),
        ("loop", "without end"),
        ("file", "no web address"),
        ("broken", "no web address"),
        ("inside", "not an address on the public internet"),
    ],
)
def test_what_misbehaves_is_refused_in_a_sentence(port: int, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        got(port, path)


@pytest.mark.parametrize("host", ["inside.example", "both.example"])
def test_a_name_that_leads_inside_is_refused(port: int, host: str) -> None:
    with pytest.raises(InputError, match="not an address on the public internet"):
        got(port, "page", host)


def test_what_trickles_in_is_given_up(port: int) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError, match="did not answer in time"):
        got(port, "drip", seconds=1)
    assert time.monotonic() - begun < 50, "waited for all of it"


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
    ],
)
def test_no_spelling_of_this_machine_is_fetched(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://public.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//public.example/",
        "http://user:word@public.example/",
        "http://public.example:8080/",
        "http://public.example:x/",
        "http://[broken",
        "",
    ],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url, resolve=resolve)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("::7f00:1", False),
        ("2001:0:7f00:1::", False),
        ("ff02::1", False),
        ("no address", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public
