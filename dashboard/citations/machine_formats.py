"""A citation as bibliography programs read it: CSL-JSON, BibTeX and RIS."""

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
    **{one: f"\\{one}" for one in "#$%&_"},
}


def csl_item(one: Citable) -> dict[str, Any]:
    """Return an item of the Citation Style Language, 1.0.2."""
    read = one.read_on
    item = {
        "id": one.key,
        "type": one.kind,
        "author": [{"literal": one.author}],
        "title": one.title,
        "issued": {"date-parts": [one.issued_parts]} if one.issued else None,
        "accessed": {"date-parts": [[read.year, read.month, read.day]]},
        "URL": one.url,
        "version": one.version,
        "note": one.note,
    }
    return {name: value for name, value in item.items() if value}


def csl_json(one: Citable) -> str:
    """Return CSL-JSON: a list with the one item, as programs expect it."""
    return json.dumps([csl_item(one)], ensure_ascii=False, indent=2) + "\n"


def bibtex(one: Citable) -> str:
    """Return an entry for BibLaTeX, which BibTeX takes for one of kind misc.

    Braces around author and title keep names whole and capitals as they are.
    """
    fields = {
        "author": f"{{{latex(one.author)}}}",
        "title": f"{{{latex(one.title)}}}",
        "date": one.issued,
        "year": str(one.issued_parts[0]) if one.issued else None,
        "version": latex(one.version),
        "publisher": PUBLISHER if one.kind == "dataset" else None,
        "url": one.url and quote(one.url, safe=":/?#[]@!$&'()*+,;=%~"),
        "urldate": one.read_on.isoformat(),
        "note": latex(one.note),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{_BIBTEX[one.kind]}{{{one.key},\n{''.join(lines)}}}\n"


def latex(text: str) -> str:
    """Write text so that LaTeX sets just these characters: specials named, ligatures parted.

    Braces are named, not escaped: BibTeX counts them with a backslash too.
    """
    written = "".join(_LATEX.get(one, one) for one in text)
    return re.sub(r"([-`',<>])(?=\1)|([?!])(?=`)", r"\1\2{}", written)


def ris(one: Citable) -> str:
    """Return a record of RIS, a field a line."""
    issued = [f"{part:02d}" for part in one.issued_parts]
    fields = [
        ("TY", _RIS[one.kind]),
        ("ID", one.key),
        ("AU", one.author),
        ("TI", one.title),
        ("PY", issued[0] if issued else ""),
        ("DA", "/".join([*issued, *[""] * (4 - len(issued))]) if issued else ""),
        ("ET", one.version),
        ("PB", PUBLISHER if one.kind == "dataset" else ""),
        ("N1", one.note),
        ("UR", one.url or ""),
        ("Y2", one.read_on.strftime("%Y/%m/%d/")),
    ]
    lines = [f"{tag}  - {value}\r\n" for tag, value in fields if value]
    return "".join(lines) + "ER  - \r\n"
