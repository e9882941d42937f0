"""Text that others wrote, without the characters that change how it is shown. Pure."""

_REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")


def as_it_stands(text: str) -> str:
    """Return text with every control that would show it in another order made visible, one for one.

    Unicode Standard Annex 9: embeddings, overrides and isolates.
    """
    return text.translate(_REORDERING)


def printable(text: str, most: int | None = None) -> str:
    """Return text as a sentence may show it: nothing that a terminal might obey, at most so long."""
    shown = "".join(one if one.isprintable() else "\ufffd" for one in text)
    return shown if most is None or len(shown) <= most else shown[: most - 1] + "…"
