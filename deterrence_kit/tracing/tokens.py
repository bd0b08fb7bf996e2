"""Places and brackets in the text of a function."""

from __future__ import annotations


def added(case: str, start: int, at: str) -> str:
    """A place in the rows of all cases.

    Parameters
    ----------
    case : str
        Where the row of the case begins.
    start : int
        Where in the row.
    at : str
        How far from there.

    Returns
    -------
    str

    Examples
    --------
    >>> added("x", 3, "4"), added("x", 3, "i"), added("x", 0, "i"), added("x", 0, "0")
    ('x + 7', 'x + 3 + i', 'x + i', 'x')
    """
    if at.isdigit():
        at, start = str(start + int(at)), 0
    parts = [case, *([str(start)] if start else []), *([at] if at != "0" else [])]
    return " + ".join(parts)


def unwrapped(expression: str) -> str:
    """An expression without brackets around all of it.

    Parameters
    ----------
    expression : str

    Returns
    -------
    str

    Examples
    --------
    >>> unwrapped("(a + b)"), unwrapped("(a) + (b)")
    ('a + b', '(a) + (b)')
    """
    if not (expression.startswith("(") and expression.endswith(")")):
        return expression
    depth = 0
    for i, letter in enumerate(expression):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if not depth and i < len(expression) - 1:
            return expression
    return expression[1:-1]
