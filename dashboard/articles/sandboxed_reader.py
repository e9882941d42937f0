"""Read a page or a feed in a subprocess with limits."""

from typing import Any, Literal

from dashboard.errors import InputError
from dashboard.system.sandbox import Limits, run_limited

READING = Limits(15.0, 1_500)

_PROGRAM = "import sys; from dashboard.articles.page_reader import print_result; print_result(sys.argv[1], sys.argv[2])"


def read_in_sandbox(kind: Literal["page", "feed"], content: bytes, url: str = "") -> dict[str, Any]:
    """Run `page_reader` on the bytes of a page or a feed and return its result.

    Raises InputError if it exceeds the limits READING, or if it fails.
    """
    result = run_limited(_PROGRAM, (kind, url), content, READING)
    if not result:
        raise InputError(
            f"The {kind} is built in a way that cannot be read.",
            "Paste the article's text instead.",
        )
    return result
