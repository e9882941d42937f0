"""Escape cells against formula injection in spreadsheets. Pure."""

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def spreadsheet_safe(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run; numbers stay numbers.

    OWASP, CSV Injection: cells that begin with = + - @ (wide ones too), a tab or a line end.
    """
    if not cell.startswith(_FORMULA_STARTS):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell
