"""Elements of an SVG and the one place where they are written: every value is escaped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

Value = str | float | None

_COLOURED = ("fill", "stroke")


@dataclass
class Element:
    """One element: its name, its attributes (None is left out), and elements or text inside."""

    name: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    inside: Sequence["Element | str"] = ()


def element(name: str, *inside: "Element | str", **attributes: Value) -> Element:
    """Return an element; ``stroke_width`` is written ``stroke-width``."""
    return Element(name, {key.replace("_", "-"): one for key, one in attributes.items()}, inside)


def group(inside: Sequence[Element], **attributes: Value) -> Element:
    """Return a group."""
    return element("g", *inside, **attributes)


def number(value: float) -> str:
    """Write a number with at most two decimals, as pictures need no more."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def written(one: Element, dark: Element | None = None) -> str:
    """Return an element as text.

    `dark` is the same element drawn for dark mode: a colour that differs there is written as CSS
    ``light-dark()``, beside the light one for programs that do not know it.
    """
    parts: list[str] = []
    _write(one, dark, parts)
    return "".join(parts)


def _write(one: Element, dark: Element | None, parts: list[str]) -> None:
    parts.append(f"<{one.name}")
    style = str(one.attributes.get("style") or "")
    for name, value in one.attributes.items():
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
    if not one.inside:
        parts.append("/>")
        return
    parts.append(">")
    for at, part in enumerate(one.inside):
        if isinstance(part, str):
            parts.append(_escaped(part))
        else:
            other_part = dark.inside[at] if dark is not None else None
            _write(part, other_part if isinstance(other_part, Element) else None, parts)
    parts.append(f"</{one.name}>")


def _escaped(text: str) -> str:
    """Escape, and leave out what is in no picture."""
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
"""What XML may not hold: control characters, halves of pairs; and what turns the direction of text,
by which a number would read backwards."""
