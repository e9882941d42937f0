"""The addresses of pages and files that answers name. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.views.url import address


@dataclass(frozen=True)
class SiteUrls:
    """The addresses of a server, whose own address is `base`; it takes parameters."""

    base: str

    def page(self, slug: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a view's page."""
        return address(self.base, slug, parameters)

    def file(self, slug: str, ending: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a view in the format of that ending."""
        return address(f"{self.base.rstrip('/')}/api/v1", f"{slug}.{ending}", parameters)

    def has_format(self, ending: str) -> bool:
        """Return whether the site has every view in the format of that ending."""
        return True

    def has_state(self, parameters: Mapping[str, str]) -> bool:
        """Return whether the site has a page for these parameters."""
        return True

    def fact(self, fact_id: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a fact's page; with ``.json`` behind the id, of its JSON."""
        return address(self.base, f"fact/{fact_id}", parameters)

    def source(self, source_id: str, ending: str) -> str:
        """Return the address of a source's citation in the style of that ending."""
        return address(self.base, f"api/v1/sources/{source_id}.{ending}", {})
