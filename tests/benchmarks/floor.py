"""The floor: a static page with only a chart's SVG, the lower bound of all load times."""

import re
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import brotli  # type: ignore[import-untyped]

from tests.benchmarks.apps import App, Server

FLOOR = App("floor", (), "/", ("", ""))


class Floor:
    """Serve the SVG of our first paint in a wide window, compressed ahead of time."""

    def __init__(self, ours: Server) -> None:
        with urllib.request.urlopen(ours.url) as answer:
            html = answer.read().decode()
        charts = html[html.index('<div class="chart"') : html.index("<details>")]
        svgs = re.findall(r"<svg xmlns.*?</svg>(?=<svg xmlns|</div>)", charts, re.DOTALL)
        page = f'<!doctype html><meta charset="utf-8"><title>Floor</title>{max(svgs, key=len)}'
        body = brotli.compress(page.encode(), quality=11)

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Encoding", "br")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.app = FLOOR
        self._server = ThreadingHTTPServer(("localhost", 0), Answering)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        """Start the server."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
