"""Read the stored texts, and compare them with their hashes and the recorded evidence."""

from dashboard.facts.evidence import sha256
from dashboard.facts.tables import FACT_TYPES
from dashboard.store.atomic_files import wrap_os_errors
from dashboard.store.revision import TextRow
from dashboard.store.store import Store


def text_of_fact(store: Store, row: TextRow) -> str | None:
    """Return the text of a fact's evidence, or None if it is not stored."""
    return stored_text(store, row.get("text_sha256"))


def stored_text(store: Store, digest: str | None) -> str | None:
    """Return the stored text with this SHA-256, or None if it is not stored."""
    path = store.texts / f"{digest}.txt"
    with wrap_os_errors(store.folder):
        return path.read_bytes().decode("utf-8", "replace") if path.is_file() else None


def mismatched_evidence(store: Store) -> list[str]:
    """Return the ids of facts whose evidence does not match the stored text exactly."""
    state = store.state()
    mismatched: list[str] = []
    for cls in FACT_TYPES.values():
        for key, recorded in state[cls.table].items():
            evidence = cls.from_text(recorded.row, key).evidence
            path = store.texts / f"{recorded.row.get('text_sha256')}.txt"
            if evidence is None or not path.is_file():
                continue
            if not evidence.stands_in(path.read_bytes().decode("utf-8", "replace")):
                mismatched.append(key)
    return mismatched


def altered_texts(store: Store) -> list[str]:
    """Return the names of stored texts whose content does not match the hash in their name."""
    with wrap_os_errors(store.folder):
        paths = sorted(store.texts.glob("*.txt")) if store.texts.is_dir() else []
        return [
            p.name for p in paths if sha256(p.read_bytes().decode("utf-8", "replace")) != p.stem
        ]
