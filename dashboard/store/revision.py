"""A revision: a numbered change of the whole store, one immutable file."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Literal, Self

Activity = Literal["import", "add", "review", "release"]
"""Origin of a revision (PROV-O activity): the seed data, an article, a reviewer's decisions, or a
release of figures."""

TextRow = dict[str, str | None]


@dataclass(frozen=True)
class Revision:
    """Rows put and keys dropped, in order after the revision whose file hash is `previous`."""

    revision: int
    previous: str | None
    activity: Activity
    recorded_at: str
    """UTC, ISO 8601, to the second."""
    recorded_by: str
    message: str
    put: dict[str, list[TextRow]] = field(default_factory=dict)
    drop: dict[str, list[str]] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Return the canonical file: sorted keys, UTF-8, one line end at the end."""
        # Not `asdict`, which would copy every row of every table first.
        fields = vars(self)
        text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode("utf-8") + b"\n"

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Parse a revision's file; raise ValueError, TypeError or KeyError for any other file."""
        return cls(**json.loads(content.decode("utf-8")))

    @property
    def file_name(self) -> str:
        """``000012-<sha256 of the file>.json``: the name contains the hash of the content."""
        return f"{self.revision:06d}-{file_hash(self.to_bytes())}.json"


def file_hash(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
