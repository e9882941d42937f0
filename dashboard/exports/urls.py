"""Addresses of pages and files in responses. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.views.url import address


@dataclass(frozen=True)
class SiteUrls:
    """The addresses of a server at `base`, with parameters."""

    base: str

    def page(self, slug: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a view's page."""
        return address(self.base, slug, parameters)

    def file(self, slug: str, ending: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a view in a format."""
        return address(f"{self.base.rstrip('/')}/api/v1", f"{slug}.{ending}", parameters)

    def has_format(self, ending: str) -> bool:
        """Return whether the site has every view in a format."""
        return True

    def has_state(self, parameters: Mapping[str, str]) -> bool:
        """Return whether the site has a page for these parameters."""
        return True

    def fact(self, fact_id: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a fact's page, or of its JSON for an id ending in ``.json``."""
        return address(self.base, f"fact/{fact_id}", parameters)

    def source(self, source_id: str, ending: str) -> str:
        """Return the address of a source's citation in a style."""
        return address(self.base, f"api/v1/sources/{source_id}.{ending}", {})
