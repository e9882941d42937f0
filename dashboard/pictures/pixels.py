"""SVG to PNG, rendered in a subprocess.

The library holds Python's global lock while it renders, up to a second: in the server's own process
no other request would be answered meanwhile.
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
"""Maximum pixels of a picture; a larger one, of thousands of rows, is scaled down."""

_DRAW = (
    "import json, sys, resvg_py; svg = sys.stdin.buffer.read().decode(); "
    "png = resvg_py.svg_to_bytes(svg_string=svg, **json.loads(sys.argv[1])); "
    "sys.stdout.buffer.write(png)"
)
_EXTENT = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_at_once = BoundedSemaphore(os.cpu_count() or 1)
_MOST_WAITING = 8
"""Maximum waiting callers; each holds one of the server's few threads."""
_waiting = BoundedSemaphore(_MOST_WAITING)


def picture_png(svg: str, pixels: int = 1) -> bytes:
    """Render an SVG as PNG in our fonts, with `pixels` PNG pixels per SVG pixel in each direction.

    Raises DataError if it cannot be rendered, BusyError if too many callers wait.
    """
    extent = _EXTENT.search(svg)
    area = float(extent[1]) * float(extent[2]) if extent else 0.0
    options = {
        "zoom": min(pixels, (MOST_PIXELS / area) ** 0.5) if area else pixels,
        "skip_system_fonts": True,
        "font_files": [str(FOLDER / f"{name}.ttf") for name in FILES.values()],
        "sans_serif_family": FAMILY,
    }
    if not _waiting.acquire(blocking=False):
        raise BusyError("Many pictures are being drawn just now.", "Try again in a moment.")
    try:
        with _at_once:
            process = subprocess.run(  # noqa: S603 - our own program, the SVG on standard input
                [sys.executable, "-P", "-c", _DRAW, json.dumps(options)],
                input=svg.encode(),
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise DataError("The picture takes too long to draw.", "Ask for its SVG.") from error
    finally:
        _waiting.release()
    if process.returncode != 0:
        raise DataError("The picture cannot be drawn in pixels.", "Ask for its SVG.")
    return process.stdout
