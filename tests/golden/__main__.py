"""Write or compare golden answers.

``uv run python -m tests.golden write http://localhost:8501 DIR`` asks a running server for every
view and form in several states and in every format, for pages, facts and the feed, and writes each
answer to a file. ``uv run python -m tests.golden compare DIR OTHER`` prints the answers that differ.
Run both servers on copies of one store and with the same ``--port``: addresses stand in the answers.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

_STATES: tuple[dict[str, str], ...] = (
    {},
    {"asof": "2024-02-12"},
    {"vintage": "nato_2024_06"},
    {"vintage": "nato_2026_07", "rev": "1"},
    {"member": "DEU~POL~ISL", "time": "2014..2025", "nonsense": "x"},
    {"guideline": "2~3.5"},
    {"time": "latest"},
    {"stance": "support~oppose", "days": "2024-02-10..2024-02-13"},
    {"asof": "2014-01-01"},
    {"tab": "table"},
)
"""Parameters of addresses; an answer reports those that its view does not have."""
_HEAVY = ("html", "png", "parquet", "xlsx", "zip")
"""Formats that are requested in the first states only."""
_MOST_FACTS = 60
_PICTURE_SIZES = ("og", "square", "print")
_CHANGING = re.compile(rb"nonce-[\w+/=-]+")
_MOST_LINES = 12


def addresses(server: str) -> Iterator[str]:
    """Yield the paths, with queries, of all golden answers of a running server."""
    description = json.loads(_answer(server, "/api/v1/openapi.json")[1])
    files = [
        path for path in description["paths"] if path.startswith("/api/v1/") and "{" not in path
    ]
    forms = {}
    for path in files:
        slug = path.removeprefix("/api/v1/").partition(".")[0]
        for parameter in description["paths"][path]["get"]["parameters"]:
            if parameter.get("name") == "form":
                forms[slug] = parameter["schema"]["enum"]
    slugs = list(dict.fromkeys(path.removeprefix("/api/v1/").partition(".")[0] for path in files))
    for path in files:
        slug, _, ending = path.removeprefix("/api/v1/").partition(".")
        for number, state in enumerate(_states(forms.get(slug, []))):
            if ending in _HEAVY and number > 1 and "form" not in state:
                continue
            yield path + _query({**state, "accessed": "2026-11-24"})
        if ending == "svg":
            for size in _PICTURE_SIZES:
                yield path + _query({"imType": size, "theme": "dark"})
    for slug in slugs:
        for state in _states(forms.get(slug, [])):
            yield f"/{slug}" + _query(state)
        yield f"/{slug}" + _query({"embed": "true"})
        yield "/oembed" + _query({"url": f"{server}/{slug}"})
    facts: dict[str, None] = {}
    for slug in slugs:
        rows = json.loads(_answer(server, f"/api/v1/{slug}.json?_shape=array")[1])
        for row in rows[:: max(1, len(rows) // 8)]:
            facts |= dict.fromkeys(row["evidence"][:1])
    for fact in list(facts)[:_MOST_FACTS]:
        yield f"/fact/{quote(fact)}"
        yield f"/fact/{quote(fact)}.json?rev=1"
    yield from ("/", "/desk", "/api", "/api/v1/openapi.json", "/feed.atom", "/healthz", "/readyz")
    yield from ("/api/v1/nothing.csv", "/api/v1/nothing", "/fact/nothing", "/api/x")
    yield "/api/v1/share-of-gdp.csv?rev=99"
    yield "/api/v1/sources/nato_2024_06.bib?accessed=2026-11-24"


def _states(forms: list[str]) -> list[dict[str, str]]:
    return [*_STATES, *({"form": form} for form in forms)]


def _query(parameters: dict[str, str]) -> str:
    return "?" + urlencode(parameters, safe="~") if parameters else ""


def _answer(server: str, path: str) -> tuple[int, bytes, dict[str, str]]:
    try:
        with urlopen(Request(server + path)) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except HTTPError as error:
        return error.code, error.read(), dict(error.headers)


def write(server: str, folder: Path) -> int:
    """Write every golden answer of a server to `folder`; return their number."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {}
    for path in addresses(server):
        # On a busy machine the first answer of a page may lack its summary; the next one has it.
        _answer(server, path)
        status, body, headers = _answer(server, path)
        if headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        name = hashlib.sha256(path.encode()).hexdigest()[:20]
        kept = {
            k: headers[k] for k in ("Content-Type", "ETag", "Link", "Cache-Control") if k in headers
        }
        (folder / name).write_bytes(
            f"{path}\n{status} {json.dumps(kept, sort_keys=True)}\n".encode()
            + _CHANGING.sub(b"", body)
        )
        names[name] = path
    (folder / "index.json").write_text(json.dumps(names, indent=1), "utf-8")
    return len(names)


def differences(before: Path, after: Path) -> list[str]:
    """Return lines on each answer that differs, is missing or is new, with its first differences."""
    lines = []
    old, new = (
        json.loads((folder / "index.json").read_text("utf-8")) for folder in (before, after)
    )
    for name in sorted({*old, *new}, key=lambda key: old.get(key) or new[key]):
        if name not in old or name not in new:
            lines.append(f"{'missing' if name in old else 'new'}: {old.get(name) or new[name]}")
            continue
        first, second = (before / name).read_bytes(), (after / name).read_bytes()
        if first != second:
            lines.append(f"differs: {old[name]}")
            old_lines, new_lines = (
                body.decode("utf-8", "replace").splitlines() for body in (first, second)
            )
            shown = list(unified_diff(old_lines, new_lines, n=0, lineterm=""))[2 : 2 + _MOST_LINES]
            lines += [f"    {line[:220]}" for line in shown]
    return lines


def main() -> None:
    """Run the command line; exit with 1 if two folders differ."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("action", choices=("write", "compare"))
    reader.add_argument("first", help="a server's address, or a folder")
    reader.add_argument("second", type=Path, help="a folder")
    given = reader.parse_args()
    if given.action == "write":
        sys.stdout.write(f"{write(given.first.rstrip('/'), given.second)} answers written.\n")
        return
    lines = differences(Path(given.first), given.second)
    sys.stdout.write(
        "\n".join([*lines, f"{sum(line[0] != ' ' for line in lines)} answers differ.\n"])
    )
    sys.exit(bool(lines))


if __name__ == "__main__":
    main()
