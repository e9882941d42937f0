"""News as an Atom feed (RFC 4287)."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from dashboard.views.news import News
from dashboard.views.url import address

_ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"


def atom(news: Sequence[News], base: str, updated: str) -> bytes:
    """Return the feed of `news`; `base` is the site's address, `updated` an RFC 3339 time.

    An entry's id is made of its view, parameters and finding: a changed finding is a new entry.
    """
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", uuid5(NAMESPACE_URL, "pledgewatch/feed.atom").urn)
    _add(feed, "title", "Pledgewatch")
    _add(feed, "subtitle", "What the last NATO release and the last article changed")
    _add(feed, "updated", updated)
    _add(ElementTree.SubElement(feed, f"{{{_ATOM}}}author"), "name", "Pledgewatch")
    _add(feed, "link", rel="self", type=MEDIA_TYPE, href=f"{base.rstrip('/')}/feed.atom")
    for item in news:
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        where = address("", item.slug, item.parameters)
        _add(entry, "id", uuid5(NAMESPACE_URL, f"pledgewatch{where} {item.finding}").urn)
        _add(entry, "title", item.finding)
        _add(entry, "updated", f"{item.published_on.isoformat()}T00:00:00Z")
        _add(entry, "link", rel="alternate", href=address(base, item.slug, item.parameters))
        _add(entry, "summary", item.about)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add(to: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
    child = ElementTree.SubElement(to, f"{{{_ATOM}}}{name}", attributes)
    child.text = text or None
