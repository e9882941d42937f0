"""Decide who may edit: the user of a server on loopback, or a signed-in editor."""

import ipaddress
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_PASSED_ON = frozenset(("forwarded", "via", "x-real-ip", "cf-connecting-ip", "true-client-ip"))


@dataclass(frozen=True)
class Visitor:
    """The server's data about a visitor; nothing comes from the page itself."""

    address: str | None = None
    """IP address of the client; None if the server does not give it, as on loopback."""
    host: str | None = None
    """The Host header: a foreign name reveals DNS rebinding."""
    headers: tuple[str, ...] = ()
    """Names of the request's headers: a proxy adds its own."""
    email: str | None = None
    """E-mail address of the account, verified by the identity provider."""
    expires: float | None = None
    """End of the sign-in, in seconds since 1970."""


def editor_name(
    visitor: Visitor, listens_at: str, editors: Collection[str], here: str, now: float
) -> str | None:
    """Return the name under which a visitor's decisions are recorded, or None.

    On loopback that is `here`, the user who runs the server. Anywhere else, and wherever there is
    a list of `editors`, it is the e-mail address of an account that is on the list and whose
    sign-in has not ended. Check it at every write: the list may change while a page is open.
    """
    if is_loopback(listens_at) and not editors:
        near = visitor.address is None or is_loopback(visitor.address)
        near = near and not _is_proxied(visitor.headers)
        return here if near and is_loopback(_name(visitor.host)) else None
    email = (visitor.email or "").strip().lower()
    if not email or email not in {address.strip().lower() for address in editors}:
        return None
    return email if visitor.expires is not None and visitor.expires > now else None


def verified_email(user: Mapping[str, Any]) -> str | None:
    """Return an account's e-mail address if its identity provider has verified it.

    Some providers state that as text; without the statement an account may claim any address.
    """
    is_checked = str(user.get("email_verified")).lower() == "true"
    return user.get("email") if is_checked else None


def _is_proxied(headers: Iterable[str]) -> bool:
    """Return whether a proxy forwarded the request: all its visitors seem to be on loopback."""
    names = [header.lower() for header in headers]
    return any(header.startswith("x-forwarded-") or header in _PASSED_ON for header in names)


def is_loopback(host: str) -> bool:
    """Return whether a name or address is this machine's own and no other's."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _name(host: str | None) -> str:
    """Return the name in a Host header without its port: ``[::1]:8501`` → ``::1``."""
    try:
        return urlsplit(f"//{host or ''}").hostname or ""
    except ValueError:
        return ""
