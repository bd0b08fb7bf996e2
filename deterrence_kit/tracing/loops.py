"""Loops inside loops: what is gathered for each of several rows."""

from __future__ import annotations

from deterrence_kit.tracing.operations import FOLDS


def folded_rows(
    array: str, rows: int, inner: int, part: str, name: str, *, scan: bool
) -> list[str]:
    """A sum (or product, maximum …) along each row, at once or as it grows.

    Parameters
    ----------
    array : str
        Where the results go.
    rows, inner : int
        How many rows there are, of how many elements.
    part : str
        An element, in terms of `o` (row) and `i`.
    name : str
        The operation.
    scan : bool
        Whether each step is kept.

    Returns
    -------
    list of str

    Examples
    --------
    >>> print("\\n".join(folded_rows("sum$", 3, 2, "x$[2 * o + i]", "add", scan=False)))
    for (let o = 0; o < 3; o++) {
      let s = 0;
      for (let i = 0; i < 2; i++) {
        s = s + x$[2 * o + i];
      }
      sum$[o] = s;
    }
    """
    begin, step = FOLDS[name]
    return [
        f"for (let o = 0; o < {rows}; o++) {{",
        f"  let s = {begin};",
        f"  for (let i = 0; i < {inner}; i++) {{",
        f"    s = {step.format('s', part)};",
        *([f"    {array}[{inner} * o + i] = s;"] if scan else []),
        "  }",
        *([] if scan else [f"  {array}[o] = s;"]),
        "}",
    ]


def ordered_rows(array: str, rows: int, inner: int, part: str) -> list[str]:
    """Places in order along each row, each put where it belongs among those before it.

    Parameters
    ----------
    array, rows, inner, part
        As of `folded_rows`.

    Returns
    -------
    list of str

    Examples
    --------
    >>> ordered_rows("order$", 1, 4, "x$[i]")[2].strip()
    'insert(order$, 4 * o, i, x$[i]);'
    """
    return [
        f"for (let o = 0; o < {rows}; o++) {{",
        f"  for (let i = 0; i < {inner}; i++) {{",
        f"    insert({array}, {inner} * o, i, {part});",
        "  }",
        "}",
    ]
