"""Editors: on loopback any visitor, elsewhere a signed-in editor, and nobody else."""

import pytest

from dashboard.review.editors import Visitor, editor_name, verified_email

NOW = 1_000.0
EDITORS = ("Ada@example.org",)


def _far(email: str, expires: float | None) -> Visitor:
    return Visitor("203.0.113.9", "x.example", email=email, expires=expires)


@pytest.mark.parametrize(
    ("listens_at", "visitor", "expected"),
    [
        ("localhost", Visitor(None, "localhost:8501"), "me"),
        ("127.0.0.1", Visitor("127.0.0.1", "127.0.0.1:8501"), "me"),
        ("::1", Visitor("::1", "[::1]:8501"), "me"),
        ("localhost", Visitor("127.0.0.1", "evil.example"), None),  # a rebound name
        ("localhost", Visitor("203.0.113.9", "localhost"), None),
        ("localhost", Visitor(None, None), None),
        # Requests through a proxy on this machine seem to come from this machine.
        ("localhost", Visitor(None, "localhost", ("Host", "X-Forwarded-For")), None),
        ("localhost", Visitor(None, "localhost", ("host", "forwarded")), None),
        ("localhost", Visitor(None, "localhost", ("host", "via", "accept")), None),
        ("localhost", Visitor(None, "localhost", ("host", "accept")), "me"),
        ("localhost", Visitor(None, "[broken"), None),
        ("0.0.0.0", Visitor("127.0.0.1", "localhost"), None),
        (
            "0.0.0.0",
            _far("ada@example.org", NOW + 1),
            "ada@example.org",
        ),
        (
            "0.0.0.0",
            _far(" ADA@example.org", NOW + 1),
            "ada@example.org",
        ),
        ("0.0.0.0", _far("ada@example.org", NOW), None),  # ended
        ("0.0.0.0", _far("ada@example.org", None), None),
        ("0.0.0.0", _far("eve@example.org", NOW + 1), None),
        ("0.0.0.0", _far("", NOW + 1), None),
    ],
)
def test_who_may_edit(listens_at: str, visitor: Visitor, expected: str | None) -> None:
    editors = () if listens_at in ("localhost", "127.0.0.1", "::1") else EDITORS
    assert editor_name(visitor, listens_at, editors, "me", NOW) == expected


def test_without_a_list_nobody_edits_from_afar() -> None:
    visitor = _far("", NOW + 1)
    assert editor_name(visitor, "0.0.0.0", ("",), "me", NOW) is None
    assert editor_name(visitor, "0.0.0.0", (), "me", NOW) is None


def test_where_editors_are_listed_the_server_s_own_user_signs_in_too() -> None:
    here = Visitor(None, "localhost:8501")
    assert editor_name(here, "localhost", (), "me", NOW) == "me"
    assert editor_name(here, "localhost", EDITORS, "me", NOW) is None
    signed_in = Visitor(None, "localhost", email="ada@example.org", expires=NOW + 1)
    assert editor_name(signed_in, "localhost", EDITORS, "me", NOW) == "ada@example.org"


@pytest.mark.parametrize(
    ("said", "counts"),
    [(True, True), ("true", True), (False, False), ("false", False), (None, False), (1, False)],
)
def test_an_address_counts_that_the_provider_has_checked(said: object, counts: bool) -> None:
    user = {"email": "ada@example.org", "email_verified": said}
    assert verified_email(user) == ("ada@example.org" if counts else None)


def test_an_address_of_which_the_provider_says_nothing_does_not_count() -> None:
    assert verified_email({"email": "ada@example.org"}) is None
    assert verified_email({}) is None
