"""SVG elements and their serialization, with every value escaped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

Value = str | float | None

_COLOURED = ("fill", "stroke")


@dataclass
class Element:
    """One element: its name, its attributes (None is omitted), and its elements or text inside."""

    name: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    children: Sequence["Element | str"] = ()


def element(name: str, *children: "Element | str", **attributes: Value) -> Element:
    """Return an element; an underscore in an attribute's name becomes a hyphen."""
    return Element(
        name, {key.replace("_", "-"): value for key, value in attributes.items()}, children
    )


def group(children: Sequence[Element], **attributes: Value) -> Element:
    """Return a ``<g>`` element."""
    return element("g", *children, **attributes)


def number(value: float) -> str:
    """Format a number with at most two decimals, enough for a picture."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def to_xml(root: Element, dark: Element | None = None) -> str:
    """Serialize an element to XML text.

    `dark` is the same element drawn for dark mode: a colour that differs there is written as CSS
    ``light-dark()``, beside the light one for programs that do not know it.
    """
    parts: list[str] = []
    _write(root, dark, parts)
    return "".join(parts)


def _write(node: Element, dark: Element | None, parts: list[str]) -> None:
    parts.append(f"<{node.name}")
    style = str(node.attributes.get("style") or "")
    for name, value in node.attributes.items():
        if value is None or name == "style":
            continue
        text = value if isinstance(value, str) else number(value)
        parts.append(f' {name}="{_escaped(text)}"')
        if dark is not None and name in _COLOURED:
            other = dark.attributes.get(name)
            if other is not None and other != value:
                style += f"{name}:light-dark({value},{other});"
    if style:
        parts.append(f' style="{_escaped(style)}"')
    if not node.children:
        parts.append("/>")
        return
    parts.append(">")
    for at, part in enumerate(node.children):
        if isinstance(part, str):
            parts.append(_escaped(part))
        else:
            other_part = dark.children[at] if dark is not None else None
            _write(part, other_part if isinstance(other_part, Element) else None, parts)
    parts.append(f"</{node.name}>")


def _escaped(text: str) -> str:
    """Escape text for XML and remove forbidden characters."""
    if text.isascii() and text.isprintable():
        return escape(text)
    return escape(text.translate(_NEVER))


_NEVER = dict.fromkeys(
    at
    for first, after in (
        *((0, 0x20), (0x7F, 0xA0), (0xD800, 0xE000), (0xFFFE, 0x10000)),
        *((0x202A, 0x202F), (0x2066, 0x206A)),
    )
    for at in range(first, after)
)
"""Removed characters: those that XML forbids (controls, lone surrogates), and marks of text
direction, which could show a number backwards."""
