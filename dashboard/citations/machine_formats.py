"""A citation in the formats of bibliography programs: CSL-JSON, BibTeX and RIS."""

import json
import re
from typing import Any
from urllib.parse import quote

from dashboard.citations.citable import PUBLISHER, Citable

_BIBTEX = {"dataset": "dataset", "report": "report", "webpage": "online"}
_RIS = {"dataset": "DATA", "report": "RPRT", "webpage": "ELEC"}
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\lbrace{}",
    "}": r"\rbrace{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "#$%&_"},
}


def csl_item(citable: Citable) -> dict[str, Any]:
    """Return an item in the Citation Style Language, version 1.0.2."""
    day = citable.read_on
    item = {
        "id": citable.key,
        "type": citable.kind,
        "author": [{"literal": citable.author}],
        "title": citable.title,
        "issued": {"date-parts": [citable.issued_parts]} if citable.issued else None,
        "accessed": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": citable.url,
        "version": citable.version,
        "note": citable.note,
    }
    return {name: value for name, value in item.items() if value}


def csl_json(citable: Citable) -> str:
    """Return CSL-JSON: a list of one item, as programs expect it."""
    return json.dumps([csl_item(citable)], ensure_ascii=False, indent=2) + "\n"


def bibtex(citable: Citable) -> str:
    """Return a BibLaTeX entry, which BibTeX reads as type misc.

    Braces around author and title keep names together and capitals unchanged.
    """
    fields = {
        "author": f"{{{latex(citable.author)}}}",
        "title": f"{{{latex(citable.title)}}}",
        "date": citable.issued,
        "year": str(citable.issued_parts[0]) if citable.issued else None,
        "version": latex(citable.version),
        "publisher": PUBLISHER if citable.kind == "dataset" else None,
        "url": citable.url and quote(citable.url, safe=":/?#[]@!$&'()*+,;=%~"),
        "urldate": citable.read_on.isoformat(),
        "note": latex(citable.note),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{_BIBTEX[citable.kind]}{{{citable.key},\n{''.join(lines)}}}\n"


def latex(text: str) -> str:
    """Escape text so that LaTeX prints exactly these characters, without ligatures.

    Braces become commands instead of escapes: BibTeX also counts escaped braces.
    """
    escaped = "".join(_LATEX.get(character, character) for character in text)
    return re.sub(r"([-`',<>])(?=\1)|([?!])(?=`)", r"\1\2{}", escaped)


def ris(citable: Citable) -> str:
    """Return a RIS record, one field per line."""
    issued = [f"{part:02d}" for part in citable.issued_parts]
    fields = [
        ("TY", _RIS[citable.kind]),
        ("ID", citable.key),
        ("AU", citable.author),
        ("TI", citable.title),
        ("PY", issued[0] if issued else ""),
        ("DA", "/".join([*issued, *[""] * (4 - len(issued))]) if issued else ""),
        ("ET", citable.version),
        ("PB", PUBLISHER if citable.kind == "dataset" else ""),
        ("N1", citable.note),
        ("UR", citable.url or ""),
        ("Y2", citable.read_on.strftime("%Y/%m/%d/")),
    ]
    lines = [f"{tag}  - {value}\r\n" for tag, value in fields if value]
    return "".join(lines) + "ER  - \r\n"
