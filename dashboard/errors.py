"""Every error a person may meet, each with one sentence, a remedy and an exit code.

    PledgewatchError              1
    ├── InputError                3   a file, an address or a value that we were given
    │   ├── EvidenceError         3   words that do not stand where they are said to
    │   ├── NotThereError         3   a view or format that does not exist
    │   └── DecidedSinceError     3   a fact that somebody decided on in the meantime
    ├── DataError                 4   a row that ships or is recorded and breaks its schema
    │   └── CheckError            4   rows that a check in sql/checks found
    ├── StoreError                5   the store's folder cannot be used as it is
    │   ├── UnknownRevisionError  5   a revision that the store does not have
    │   ├── StoreLockedError      6   another process is writing
    │   └── LedgerDamagedError    7   a recorded revision is not what was recorded
    └── ServeError                8   the server cannot start
        └── BusyError             8   too many requests at once

Exit code 2 is typer's own, for words on the command line that it cannot use.
"""


class PledgewatchError(Exception):
    """The base of the tree; its text is the sentence, `remedy` what the person can do.

    `public_message` replaces the sentence for visitors, where it names folders or processes.
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
    """A fact's words do not stand at its position in the text."""


class NotThereError(InputError):
    """A view or a format of that name does not exist."""


class DecidedSinceError(InputError):
    """Somebody decided on `fact_ids` after the revision that a reviewer had on the screen."""

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
