"""A view in a frame of another site's page: its address and the HTML that holds it. Pure."""

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl

from dashboard.views.url import address

WIDTH, HEIGHT = 800, 860
"""Pixels of a frame where nothing else is asked for."""

FOLLOWING = """\
<script>
  addEventListener("message", ({data, source}) => {
    if (data?.type !== "pledgewatch.height") return;
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === source) frame.height = data.height;
  });
</script>"""
"""The script for another site's page that sets the height of its frames."""

_MOST_FIELDS = 1000


def frame_address(base: str, slug: str, parameters: Mapping[str, str]) -> str:
    """Return the address of a view as it stands in a frame."""
    return address(base, slug, {**parameters, "embed": "true"})


def frame_code(where: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the HTML that puts the page at `where` into another one; `title` is for readers
    who do not see the frame. The frame is fetched when it comes near the window.
    """
    return (
        f'<iframe src="{escape(where)}" title="{escape(title)}" width="{width}" '
        f'height="{height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )


def asks_for_frame(query: str) -> bool:
    """Return whether a raw query string asks for a framed page: every ``embed`` in it is ``true``."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return False
    return {text for name, text in pairs if name == "embed"} == {"true"}
