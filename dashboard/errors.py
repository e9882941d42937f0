"""Every error for users, each with one sentence, a remedy and an exit code.

    PledgewatchError              1
    ├── InputError                3   an unusable file, address or value from the user
    │   ├── EvidenceError         3   words that are not at their position in the text
    │   ├── NotThereError         3   a view or format that does not exist
    │   └── DecidedSinceError     3   a fact on which somebody decided in the meantime
    ├── DataError                 4   a row of the seed data or the ledger that breaks its schema
    │   └── CheckError            4   rows selected by a check in sql/checks
    ├── StoreError                5   an unusable store folder
    │   ├── UnknownRevisionError  5   a revision that is not in the store
    │   ├── StoreLockedError      6   another process is writing
    │   └── LedgerDamagedError    7   a revision's file was altered
    └── ServeError                8   the server cannot start
        └── BusyError             8   too many requests at once

Exit code 2 is typer's own, for an invalid command line.
"""


class PledgewatchError(Exception):
    """The base of the tree; its text is the sentence, `remedy` the advice to the user.

    `public_message` replaces the sentence for visitors if it names folders or processes.
    """

    exit_code = 1

    def __init__(self, sentence: str, remedy: str = "", *, public_message: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy
        self._public_message = public_message

    @property
    def public(self) -> str:
        """The message without folders and processes, for visitors."""
        return self._public_message or str(self)

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()


class InputError(PledgewatchError):
    """An input cannot be used: it is empty, binary, too large or missing."""

    exit_code = 3


class EvidenceError(InputError):
    """A fact's words are not at its position in the text."""


class NotThereError(InputError):
    """A view or a format of that name does not exist."""


class DecidedSinceError(InputError):
    """Somebody decided on `fact_ids` after the revision on the reviewer's screen."""

    def __init__(self, sentence: str, remedy: str, fact_ids: tuple[str, ...]) -> None:
        super().__init__(sentence, remedy)
        self.fact_ids = fact_ids


class DataError(PledgewatchError):
    """A row breaks its schema; the sentence names the file and the row."""

    exit_code = 4


class CheckError(DataError):
    """A check in sql/checks found rows that must not be there; the build has stopped."""


class StoreError(PledgewatchError):
    """The store's folder cannot be read or written."""

    exit_code = 5


class UnknownRevisionError(StoreError):
    """The store has no revision of that number."""


class StoreLockedError(StoreError):
    """Another process holds the store's write lock; the sentence names it."""

    exit_code = 6


class LedgerDamagedError(StoreError):
    """A revision file does not match its own name or the file before it."""

    exit_code = 7


class ServeError(PledgewatchError):
    """The server cannot start: the port is in use or the address is not ours."""

    exit_code = 8


class BusyError(ServeError):
    """Too many requests run at once; this one may be repeated later."""
