"""Who may edit: on loopback whoever is there, elsewhere a signed-in editor, and nobody else."""

import pytest

from dashboard.editors import Visitor, admitted

NOW = 1_000.0
EDITORS = ("Ada@example.org",)


@pytest.mark.parametrize(
    ("listens_at", "visitor", "expected"),
    [
        ("localhost", Visitor(None, "localhost:8501"), "me"),
        ("127.0.0.1", Visitor("127.0.0.1", "127.0.0.1:8501"), "me"),
        ("::1", Visitor("::1", "[::1]:8501"), "me"),
        ("localhost", Visitor("127.0.0.1", "evil.example"), None),  # a rebound name
        ("localhost", Visitor("203.0.113.9", "localhost"), None),
        ("localhost", Visitor(None, None), None),
        ("localhost", Visitor(None, "[broken"), None),
        ("0.0.0.0", Visitor("127.0.0.1", "localhost"), None),
        (
            "0.0.0.0",
            Visitor("203.0.113.9", "x.example", "ada@example.org", NOW + 1),
            "ada@example.org",
        ),
        (
            "0.0.0.0",
            Visitor("203.0.113.9", "x.example", " ADA@example.org", NOW + 1),
            "ada@example.org",
        ),
        ("0.0.0.0", Visitor("203.0.113.9", "x.example", "ada@example.org", NOW), None),  # ended
        ("0.0.0.0", Visitor("203.0.113.9", "x.example", "ada@example.org", None), None),
        ("0.0.0.0", Visitor("203.0.113.9", "x.example", "eve@example.org", NOW + 1), None),
        ("0.0.0.0", Visitor("203.0.113.9", "x.example", "", NOW + 1), None),
    ],
)
def test_who_may_edit(listens_at: str, visitor: Visitor, expected: str | None) -> None:
    assert admitted(visitor, listens_at, EDITORS, "me", NOW) == expected


def test_without_a_list_nobody_edits_from_afar() -> None:
    visitor = Visitor("203.0.113.9", "x.example", "", NOW + 1)
    assert admitted(visitor, "0.0.0.0", ("",), "me", NOW) is None
    assert admitted(visitor, "0.0.0.0", (), "me", NOW) is None
