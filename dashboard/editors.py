"""Says who may edit: whoever sits at a server that listens on loopback, or a signed-in editor."""

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Visitor:
    """What the server knows of whoever asks; nothing here comes from the page itself."""

    address: str | None = None
    """Of the other end of the connection; None where the server does not tell, as on loopback."""
    host: str | None = None
    """The Host header: a name that only seems to be ours gives a rebound address away."""
    email: str | None = None
    """Of the account, verified by the identity provider."""
    expires: float | None = None
    """When the sign-in ends, in seconds since 1970."""


def admitted(
    visitor: Visitor, listens_at: str, editors: Collection[str], here: str, now: float
) -> str | None:
    """Return the name under which a visitor's decisions are recorded, or None.

    On loopback that is `here`, the user who runs the server. Anywhere else it is the e-mail
    address of an account that is on the list of `editors` and whose sign-in has not ended. To be
    asked at every write, not once: a list may change while a page is open.
    """
    if is_loopback(listens_at):
        near = visitor.address is None or is_loopback(visitor.address)
        return here if near and is_loopback(_name(visitor.host)) else None
    email = (visitor.email or "").strip().lower()
    if not email or email not in {one.strip().lower() for one in editors}:
        return None
    return email if visitor.expires is not None and visitor.expires > now else None


def is_loopback(host: str) -> bool:
    """Return whether a name or address is this machine's own and no other's."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _name(host: str | None) -> str:
    """The name in a Host header without its port: ``[::1]:8501`` → ``::1``."""
    try:
        return urlsplit(f"//{host or ''}").hostname or ""
    except ValueError:
        return ""
