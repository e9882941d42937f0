"""An SVG as PNG, drawn in a process of its own.

The library holds Python's lock for as long as it draws, up to a second: in the server's process
nobody would be answered meanwhile.
"""

import json
import os
import re
import subprocess
import sys
from threading import BoundedSemaphore

from dashboard.errors import BusyError, DataError
from dashboard.pictures.fonts import FAMILY, FILES, FOLDER

SECONDS = 60.0
MOST_PIXELS = 40_000_000
"""A picture with more, of thousands of rows, comes out smaller."""

_DRAW = (
    "import json, sys, resvg_py; svg = sys.stdin.buffer.read().decode(); "
    "png = resvg_py.svg_to_bytes(svg_string=svg, **json.loads(sys.argv[1])); "
    "sys.stdout.buffer.write(png)"
)
_EXTENT = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_at_once = BoundedSemaphore(os.cpu_count() or 1)
_MOST_WAITING = 8
"""Each waiting caller holds one of the server's few threads; more would leave none for others."""
_waiting = BoundedSemaphore(_MOST_WAITING)


def picture_png(svg: str, pixels: int = 1) -> bytes:
    """Return an SVG as PNG, in our fonts; `pixels` of them for each of the SVG's, across.

    Raises DataError for one that cannot be drawn, BusyError where too many wait to be.
    """
    extent = _EXTENT.search(svg)
    area = float(extent[1]) * float(extent[2]) if extent else 0.0
    asked = {
        "zoom": min(pixels, (MOST_PIXELS / area) ** 0.5) if area else pixels,
        "skip_system_fonts": True,
        "font_files": [str(FOLDER / f"{name}.ttf") for name in FILES.values()],
        "sans_serif_family": FAMILY,
    }
    if not _waiting.acquire(blocking=False):
        raise BusyError("Many pictures are being drawn just now.", "Try again in a moment.")
    try:
        with _at_once:
            done = subprocess.run(  # noqa: S603 - our own program, the SVG on standard input
                [sys.executable, "-P", "-c", _DRAW, json.dumps(asked)],
                input=svg.encode(),
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise DataError("The picture takes too long to draw.", "Ask for its SVG.") from error
    finally:
        _waiting.release()
    if done.returncode != 0:
        raise DataError("The picture cannot be drawn in pixels.", "Ask for its SVG.")
    return done.stdout
