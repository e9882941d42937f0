"""Compares the kept texts with what was recorded of them."""

from dashboard.facts.evidence import sha256
from dashboard.facts.tables import FACT_TYPES
from dashboard.store.atomic_files import told_apart
from dashboard.store.revision import TextRow
from dashboard.store.store import Store


def kept_text(store: Store, row: TextRow) -> str | None:
    """Return the kept text that a fact's evidence stands in, or None where it is not kept."""
    return text_of(store, row.get("text_sha256"))


def text_of(store: Store, digest: str | None) -> str | None:
    """Return the kept text of that SHA-256, or None where it is not kept."""
    path = store.texts / f"{digest}.txt"
    with told_apart(store.folder):
        return path.read_bytes().decode("utf-8", "replace") if path.is_file() else None


def evidence_that_differs(store: Store) -> list[str]:
    """Return the facts whose evidence does not stand in the kept text to the letter."""
    state, found = store.state(), []
    for cls in FACT_TYPES.values():
        for key, recorded in state[cls.table].items():
            evidence = cls.from_text(recorded.row, key).evidence
            path = store.texts / f"{recorded.row.get('text_sha256')}.txt"
            if evidence is None or not path.is_file():
                continue
            if not evidence.stands_in(path.read_bytes().decode("utf-8", "replace")):
                found.append(key)
    return found


def texts_that_differ(store: Store) -> list[str]:
    """Return the kept texts whose bytes are no longer those that their name promises."""
    with told_apart(store.folder):
        paths = sorted(store.texts.glob("*.txt")) if store.texts.is_dir() else []
        return [
            p.name for p in paths if sha256(p.read_bytes().decode("utf-8", "replace")) != p.stem
        ]
