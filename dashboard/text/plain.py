"""Remove characters from foreign text that change its display. Pure."""

_REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")


def expose_bidi_controls(text: str) -> str:
    """Replace each bidirectional control by a visible sign, one for one.

    Unicode Standard Annex 9: embeddings, overrides and isolates.
    """
    return text.translate(_REORDERING)


def printable(text: str, most: int | None = None) -> str:
    """Replace control characters by a sign, and cut the text to `most` characters."""
    visible = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return visible if most is None or len(visible) <= most else visible[: most - 1] + "…"
