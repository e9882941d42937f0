"""Read a text file into an Article without changing a character, or raise InputError."""

import re
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.errors import DataError, InputError
from dashboard.extraction.lexicon_data import words
from dashboard.extraction.rules.words.dates import dates_in
from dashboard.extraction.rules.words.sentences import tokens
from dashboard.facts.article import Article
from dashboard.facts.evidence import sha256
from dashboard.facts.source import Source
from dashboard.text.plain import printable

LARGEST = 5_000_000
"""Maximum bytes of an article's file."""
LONGEST = 2_000_000
"""Maximum characters of an article."""

_FIRST_LINES, _LAST_LINES = 5, 8
_LONGEST_NAME = 300
_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,500}")
# "CNN-", "AP —": acronyms of agencies and broadcasters; place names before a dash are longer.
_DATELINE = re.compile(r"([A-Z]{2,4}) ?(?:-|—|–)")
_SEARCH_ENGINES = frozenset({"google.com", "bing.com", "duckduckgo.com", "yahoo.com"})
_BYLINE, _WHOLE_DAY = 16, len("2024-02-12")
_IN_SENTENCES = frozenset("on since from by until till before after of in".split())
_FEWEST_WORDS = 50
"""A shorter text says too little about its language; it is read as it is."""
_SMALLEST_SHARE = 0.15
"""English news has about one in three; German, French, Dutch and Swedish less than one in twelve."""
_FUNCTION_WORDS = words("function-word")
_WORD = re.compile(r"[^\W\d_]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
"""Unicode control characters (category Cc) except tabs, line ends and page breaks."""


def read_text_file(path: Path, *, published_on: str | None = None) -> Article:
    """Return the article in a UTF-8 text file; offsets count the code points of its exact text.

    Missing metadata are searched for: the date in the first lines or the file's name, the address
    in the last lines, the publisher in a dateline or the address. Without any date the source's
    `published_on` is None. Raise InputError for a file that is missing, a folder, empty, binary
    or over 5 MB (which is not read), and for an invalid date.
    """
    return read_text(
        decode_text(read_bytes(path), printable(str(path))),
        label=printable(path.name),
        published_on=published_on,
    )


def read_text(
    text: str,
    *,
    label: str = "pasted text",
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published_on: str | None = None,
) -> Article:
    """Return the article that `text` is; `label` names its origin in messages.

    Missing metadata are searched for as in `read_text_file`. Raises InputError for a text that is
    empty, has control characters, is longer than LONGEST or not in English, and for an invalid date
    or address.
    """
    _refuse_no_article(text, label)
    lines = text.splitlines()
    stem = label.rpartition(".")[0] or label
    found_url = _web(url) if url else _address(lines[-_LAST_LINES:])
    values: dict[str, str | None] = {
        "source_id": f"{_slug(stem)}_{sha256(text)[:8]}",
        "publisher": _line(publisher) or _outlet(lines[:_FIRST_LINES]) or _host(found_url),
        "title": _line(title) or _heading(lines) or _first_words(lines),
        "published_on": published_on or _date([*lines[:_FIRST_LINES], label]),
        "url": found_url,
        "licence": "all rights reserved by the publisher; only facts taken",
        "read_as": "text file",
        "text_sha256": sha256(text),
    }
    try:
        return Article(Source.from_text(values, label), text)
    except DataError as error:
        raise InputError(error.sentence, error.remedy) from error


def _line(text: str | None) -> str | None:
    """Return a name on one line, without control characters that change its order or colour."""
    return printable(" ".join((text or "").split()), _LONGEST_NAME) or None


def _web(url: str) -> str:
    """Return an http or https address; raise InputError for any other."""
    if not (url.lower().startswith(("https://", "http://")) and url.isprintable()):
        raise InputError(
            f"{printable(url, 80)} is no web address.", "Give one that begins with https://."
        )
    return url


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raise InputError for a missing file, a folder, or more than 5 MB."""
    name = printable(str(path))
    try:
        if path.is_dir():
            raise InputError(f"{name} is a folder.", "Name the text files in it.")
        # A device reports size 0 and may never end.
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(
            f"{name} cannot be read: {error.strerror or error}.", "Check the name and try again."
        ) from error
    if len(content) > LARGEST:
        raise InputError(
            f"{name} is larger than {LARGEST // 1_000_000} MB.", "Add one article per file."
        )
    return content


def decode_text(content: bytes, label: str) -> str:
    """Decode bytes by their byte order mark or else as UTF-8; raise InputError for other bytes."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{label} is not text in UTF-8.", "Save it as plain UTF-8 text."
        ) from error


def _refuse_no_article(text: str, label: str) -> None:
    if len(text) > LONGEST:
        raise InputError(
            f"{label} is longer than {LONGEST // 1_000_000} million characters.",
            "Add one article at a time.",
        )
    if _CONTROL.search(text):
        raise InputError(f"{label} is not plain text.", "Save it as plain UTF-8 text.")
    if not text.strip("\ufeff \t\r\n\f"):
        raise InputError(f"{label} is empty.", "Give an article's text.")
    if not _reads_as_english(text):
        raise InputError(
            f"{label} does not read as English, the one language that is read here.",
            "Add an English report of it.",
        )


def _reads_as_english(text: str) -> bool:
    """Return whether enough of the first thousand words are English function words."""
    read = [match[0].lower() for match in _WORD.finditer(text[:20_000])][:1000]
    if len(read) < _FEWEST_WORDS:
        return True
    return sum(word in _FUNCTION_WORDS for word in read) / len(read) >= _SMALLEST_SHARE


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60] or "article"


def _date(lines: list[str]) -> str | None:
    """Return the article's day from its lines: 2024-02-12, 12 February 2024, Feb. 12, 2024.

    A day in words counts near a line's beginning, as in bylines, and not after "on" or "since", as
    in sentences.
    """
    iso = [match[1] for line in lines for match in [_DATE.search(line[:2000])] if match]
    return iso[0] if iso else next(filter(None, map(_byline_date, lines)), None)


def _byline_date(line: str) -> str | None:
    words = tokens(line[:2000])[:_BYLINE]
    for day in dates_in(words, None):
        before = words[day.first - 1].low if day.first else ""
        if len(day.value) == _WHOLE_DAY and before not in _IN_SENTENCES:
            return day.value
    return None


def _address(lines: list[str]) -> str | None:
    addresses = [address for line in lines for address in _ADDRESS.findall(line[:20_000])]
    return next(
        (
            address.rstrip(".,;)")
            for address in addresses
            if _bare_host(address) not in _SEARCH_ENGINES
        ),
        None,
    )


def _heading(lines: list[str]) -> str | None:
    """Return the heading: the first line with words, if it is short and has no full stop."""
    for line in lines[:_FIRST_LINES]:
        words = line.strip()
        if len(words.split()) >= 3 and _byline_date(words) is None:
            is_heading = len(words) <= 120 and words[-1] not in ".!?,;:-–—"
            return printable(words) if is_heading and not _DATE.search(words) else None
    return None


def _first_words(lines: list[str]) -> str:
    """Return the first words of a text as its title in lists."""
    undated = [
        line for line in lines if _byline_date(line) is None and not _DATE.search(line[:2000])
    ]
    words = printable(" ".join(" ".join(undated or lines).split()[:8])[:80])
    return f"{words} …"


def _outlet(lines: list[str]) -> str | None:
    for line in lines:
        match = _DATELINE.fullmatch(line.strip()[:60])
        if match:
            return match[1].strip()
    return None


def _bare_host(url: str) -> str:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


def _host(url: str | None) -> str:
    return (_bare_host(url) if url else "") or "unknown publisher"
