"""Embedding of a view as an iframe in another site's page: its address and HTML. Pure."""

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl

from dashboard.views.url import address

WIDTH, HEIGHT = 800, 860
"""Default size of a frame in pixels."""

FOLLOWING = """\
<script>
  addEventListener("message", ({data, source}) => {
    if (data?.type !== "pledgewatch.height") return;
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === source) frame.height = data.height;
  });
</script>"""
"""Script for the embedding page that adjusts the height of its frames."""

_MOST_FIELDS = 1000


def frame_address(base: str, slug: str, parameters: Mapping[str, str]) -> str:
    """Return the address of a view for a frame."""
    return address(base, slug, {**parameters, "embed": "true"})


def frame_code(where: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the iframe's HTML for the page at `where`; `title` is for screen readers.

    The frame is loaded lazily, when the reader scrolls near it.
    """
    return (
        f'<iframe src="{escape(where)}" title="{escape(title)}" width="{width}" '
        f'height="{height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )


def is_embed_query(query: str) -> bool:
    """Return whether a raw query string requests a framed page: every ``embed`` is ``true``."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return False
    return {text for name, text in pairs if name == "embed"} == {"true"}
