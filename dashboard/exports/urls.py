"""Where a site has its pages and files: the addresses that answers name. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.views.url import address


@dataclass(frozen=True)
class Places:
    """The addresses of a server, whose own address is `base`; it takes parameters."""

    base: str

    def page(self, slug: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a view's page."""
        return address(self.base, slug, parameters)

    def file(self, slug: str, ending: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a view in the format of that ending."""
        return address(f"{self.base.rstrip('/')}/api/v1", f"{slug}.{ending}", parameters)

    def holds(self, ending: str) -> bool:
        """Whether every view is there in the format of that ending."""
        return True

    def shows(self, parameters: Mapping[str, str]) -> bool:
        """Whether some page shows what these parameters say."""
        return True

    def fact(self, fact_id: str, parameters: Mapping[str, str]) -> str:
        """Return the address of a fact's page; with ``.json`` behind the id, of its JSON."""
        return address(self.base, f"fact/{fact_id}", parameters)

    def source(self, source_id: str, ending: str) -> str:
        """Return the address of a source's citation in the style of that ending."""
        return address(self.base, f"api/v1/sources/{source_id}.{ending}", {})
