"""Ahead-of-time compression of Streamlit's scripts and styles, and preparation of its index.html."""

import base64
import contextlib
import gzip
import hashlib
import html
import importlib.metadata
import json
import os
import re
import tempfile
import zlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import brotli  # type: ignore[import-untyped]

ENDINGS = {"br": ".br", "gzip": ".gz"}
"""Content codings of prepared bodies, best first, with the endings of their files."""

_SUFFIXES = frozenset({".css", ".html", ".js", ".json", ".svg", ".wasm"})
_WORTHWHILE = 1024
_BROTLI_OFTEN, _BROTLI_SELDOM, _GZIP = 11, 9, 9
_BROTLI_AT_ONCE, _GZIP_AT_ONCE = 5, 6
"""Quality for bodies made on request: 2 ms for a view's HTML, where the best takes 300 ms."""
_OFTEN = (
    "index",
    "PlotlyChart",
    "DataFrame",
    "Button",
    "ButtonGroup",
    "Checkbox",
    "DateInput",
    "DownloadButton",
    "LinkButton",
    "Metric",
    "Multiselect",
    "NumberInput",
    "PageLink",
    "Pagination",
    "Radio",
    "Selectbox",
    "Slider",
    "Table",
    "TextArea",
    "TextInput",
)


def compress_ahead(
    static_dir: Path, cache_dir: Path, progress: Callable[[int, int], None] | None = None
) -> Path:
    """Write a brotli and a gzip body for every compressible file of `static_dir`.

    The bodies are written to ``prepared_dir(static_dir, cache_dir)``, which is returned: the body of
    ``static/js/a.js`` is ``static/js/a.js.br``. The modules of charts, tables and filters come first
    and get the best compression. An intact body is kept, a damaged one is written again. `progress`
    is called with the number of finished files and their total.

    If the folder cannot be written (read-only, full), the work stops without an error: a file
    without a body is served uncompressed. Several processes may do this at once: bodies are written
    atomically.
    """
    folder = prepared_dir(static_dir, cache_dir)
    often = set(modules(static_dir, _OFTEN))
    names = sorted(compressible(static_dir), key=lambda name: (name not in often, name))
    for done, name in enumerate(names, start=1):
        quality = _BROTLI_OFTEN if name in often else _BROTLI_SELDOM
        try:
            content = (static_dir / name).read_bytes()
            _prepare(
                folder / (name + ENDINGS["br"]),
                content,
                partial(brotli.compress, quality=quality),
                brotli.decompress,
            )
            _prepare(
                folder / (name + ENDINGS["gzip"]),
                content,
                partial(gzip.compress, compresslevel=_GZIP, mtime=0),
                gzip.decompress,
            )
        except OSError:
            break
        if progress is not None:
            progress(done, len(names))
    return folder


def compressed(content: bytes) -> dict[str, bytes]:
    """Compress `content` in every coding of ``ENDINGS`` with the best quality."""
    return {
        "br": bytes(brotli.compress(content, quality=_BROTLI_OFTEN)),
        "gzip": gzip.compress(content, compresslevel=_GZIP, mtime=0),
    }


def compressed_at_once(content: bytes, coding: str) -> bytes:
    """Compress `content` in one coding with a fast quality; return it unchanged without a coding."""
    if coding == "br":
        return bytes(brotli.compress(content, quality=_BROTLI_AT_ONCE))
    if coding == "gzip":
        return gzip.compress(content, compresslevel=_GZIP_AT_ONCE, mtime=0)
    return content


def prepared_dir(static_dir: Path, cache_dir: Path) -> Path:
    """Return the folder of the bodies, named by Streamlit's version and a hash of its files."""
    fingerprint = hashlib.sha256(repr((_BROTLI_OFTEN, _BROTLI_SELDOM, _GZIP, _OFTEN)).encode())
    for name, digest in compressible(static_dir).items():
        fingerprint.update(f"{name} {digest}\n".encode())
    return cache_dir / f"{importlib.metadata.version('streamlit')}-{fingerprint.hexdigest()[:16]}"


def compressible(static_dir: Path) -> dict[str, str]:
    """Return the names of compressible files, relative to `static_dir`, with their SHA-256.

    Fonts and pictures are omitted: their formats are already compressed.
    """
    digests = {}
    for path in sorted(static_dir.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file() and path.stat().st_size > _WORTHWHILE:
            content = path.read_bytes()
            digests[path.relative_to(static_dir).as_posix()] = hashlib.sha256(content).hexdigest()
    return digests


def modules(static_dir: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Return the scripts and styles of the named modules and of their static imports.

    They are paths relative to `static_dir`, each once, a module before its imports. The graph is
    Streamlit's ``manifest.json``; without it, or for an unknown name, the list is empty.
    """
    try:
        graph = json.loads((static_dir / "manifest.json").read_bytes())
    except (OSError, ValueError):
        return ()
    waiting = [key for name in names for key, part in graph.items() if part.get("name") == name]
    reached: dict[str, None] = dict.fromkeys(waiting)
    files: dict[str, None] = {}
    while waiting:
        part = graph[waiting.pop(0)]
        files.update(dict.fromkeys([part["file"], *part.get("css", [])]))
        new = [key for key in part.get("imports", []) if key not in reached]
        reached.update(dict.fromkeys(new))
        waiting += new
    return tuple(files)


def prepare_index_html(
    index_html: str,
    static_dir: Path,
    *,
    title: str = "Pledgewatch",
    description: str = "",
    elements: Sequence[str] = ("PlotlyChart",),
    scripts: Sequence[str] = (),
    start: str = "",
) -> str:
    """Return Streamlit's `index_html` with our title and with preloads for the page's elements.

    Streamlit loads the code of an element only when the script sends one; `elements` (names as in
    Streamlit's ``manifest.json``) are preloaded with the page instead, after the page's entry
    modules, which they must not delay. `scripts` are addresses of our own deferred scripts. Scripts,
    styles and fonts move to the end of the body, so that the browser paints the HTML before them
    without waiting. With the script `start`, they stand there in a template with the id ``later``,
    which it activates. The links to the agent interface are removed, because its routes are closed.
    A pattern that is not found changes nothing.
    """
    page = re.sub(r"<html\b[^>]*>", '<html lang="en">', index_html, count=1)
    page = re.sub(r"<!--(?:(?!-->).)*agent API.*?-->\s*", "", page, count=1, flags=re.DOTALL)
    page = re.sub(r'<link rel="service-desc"[^>]*>\s*', "", page, count=1)
    page = re.sub(
        r"<noscript>.*?</noscript>",
        "<noscript><p>This page draws its charts with JavaScript, which is off.</p></noscript>",
        page,
        count=1,
        flags=re.DOTALL,
    )
    head = f"<title>{html.escape(title)}</title>"
    if description:
        head += f'\n    <meta name="description" content="{html.escape(description)}" />'
    page = re.sub(r"<title>.*?</title>", lambda _: head, page, count=1, flags=re.DOTALL)
    links = "".join(
        f'  <link rel="modulepreload" crossorigin href="./{name}">\n  '
        for name in modules(static_dir, elements)
        if name.endswith(".js") and name not in page
    )
    links += "".join(f'  <script defer src="./{name}"></script>\n  ' for name in scripts)
    font = _FONT.search(page)
    if font:
        page = page.replace("</head>", _fallback_fonts(font[1]) + "</head>", 1)
    if "</body>" not in page:
        return page.replace("</head>", links + "</head>", 1)
    late = "".join(match[0] for match in _LATE.finditer(page)) + f"\n  {links}"
    if start:
        late = f'<template id="later">{late}</template>\n  <script>{start}</script>\n  '
    return _LATE.sub("", page).replace("</body>", f"{late}</body>", 1)


_LATE = re.compile(
    r'\s*<(?:script type="module"[^>]*></script>|link\s+rel="(?:modulepreload|preload|stylesheet)"[^>]*>)'
)
_FONT = re.compile(r'<link\s+rel="preload"\s+href="([^"]+)"\s+as="font"[^>]*>')


def _fallback_fonts(font: str) -> str:
    """Return style rules for the font that Streamlit preloads, and for a fallback of equal width.

    Streamlit's own rule comes with its styles and hides text until the font is loaded. The factors
    fit Arial to Source Sans, measured over a page of our text.
    """
    return f"""
    <style>
      @font-face {{ font-family: "First Paint"; src: url("{font}") format("woff2");
        font-weight: 100 900; font-display: swap; }}
      @font-face {{ font-family: "First Paint Until";
        src: local("Arial"), local("Liberation Sans");
        size-adjust: 91.2%; ascent-override: 109.6%;
        descent-override: 35.7%; line-gap-override: 0%; }}
    </style>
  """


def script_hashes(page: str) -> tuple[str, ...]:
    """Return the CSP sources (``'sha256-…'``) of an HTML page's inline scripts."""
    bare = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL).replace("\r\n", "\n")
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", bare, flags=re.DOTALL)
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
        for attributes, body in scripts
        if not re.search(r"\bsrc\s*=", attributes)
    )


def _prepare(
    body: Path,
    content: bytes,
    compress: Callable[[bytes], bytes],
    decompress: Callable[[bytes], bytes],
) -> None:
    with contextlib.suppress(OSError, EOFError, zlib.error, brotli.error):
        # Browsers would cache a damaged body for a year, so its existence is not enough.
        if decompress(body.read_bytes()) == content:
            return
    body.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=body.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(compress(content))
        Path(name).replace(body)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
