"""Settings, read once from the environment and passed down."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import platformdirs

PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder ``data`` or ``sql``: inside the package in a wheel, beside it in a checkout."""
    packed = PACKAGE / f"_{name}"
    return packed if packed.is_dir() else PACKAGE.parent / name


@dataclass(frozen=True)
class Settings:
    """Folders and server settings."""

    store: Path
    """The user's store: ledger, texts, snapshots."""
    data: Path
    """The folder of the seed data."""
    sql: Path
    host: str = "localhost"
    summary_seconds: float = 2.0
    """Maximum seconds that a page waits for the summary in its first HTML."""
    editors: tuple[str, ...] = ()
    """E-mail addresses of the accounts that may edit if the server is not on loopback."""
    agents: bool = False
    """Whether programs may use the pages through Streamlit's agent and MCP endpoints."""
    llm_address: str | None = None
    """Base address of an OpenAI-compatible API for more candidates; None disables it."""
    llm_model: str = ""
    llm_key: str = ""

    @classmethod
    def from_environment(cls) -> Self:
        """Read ``PLEDGEWATCH_STORE``; without it the platform's data folder is the store.

        ``PLEDGEWATCH_EDITORS`` lists addresses between commas; ``PLEDGEWATCH_AGENTS=1`` lets
        programs drive the pages; ``PLEDGEWATCH_LLM_ADDRESS``, ``_MODEL`` and ``_KEY`` name a
        language model.
        """
        store = os.environ.get("PLEDGEWATCH_STORE")
        return cls(
            store=Path(store).expanduser() if store else platformdirs.user_data_path("pledgewatch"),
            data=shipped("data"),
            sql=shipped("sql"),
            editors=tuple(
                name.strip()
                for name in os.environ.get("PLEDGEWATCH_EDITORS", "").split(",")
                if name.strip()
            ),
            agents=os.environ.get("PLEDGEWATCH_AGENTS", "") == "1",
            llm_address=os.environ.get("PLEDGEWATCH_LLM_ADDRESS") or None,
            llm_model=os.environ.get("PLEDGEWATCH_LLM_MODEL", ""),
            llm_key=os.environ.get("PLEDGEWATCH_LLM_KEY", ""),
        )

    def at(self, store: Path | None) -> Self:
        """Return these settings with another store, if one is given."""
        return self if store is None else replace(self, store=store)
