"""Probabilities as people say them."""

from __future__ import annotations

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rounding import yearly

QUOTED = 40  # characters of a bad part that are quoted back


def quoted(text: str) -> str:
    """A text from outside as it can be shown: printable and short.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> quoted("clarity\\x00=7"), len(quoted("x" * 100))
    ('clarity�=7', 40)
    """
    printable = "".join(c if c.isprintable() else "�" for c in text)
    return printable if len(printable) <= QUOTED else printable[: QUOTED - 1] + "…"


def in_ten(probability: Array) -> str:
    """A probability as people say it: ``7 in 10``.

    Parameters
    ----------
    probability : float, or ndarray of shape ()

    Returns
    -------
    str

    Examples
    --------
    >>> in_ten(0.71), in_ten(0.02)
    ('7 in 10', '1 in 50')
    """
    p = float(probability)
    if 0.095 <= p <= 0.905:
        return f"{round(10 * p)} in 10"
    if p > 0.905:
        return f"{round(100 * p)} in 100"
    return f"1 in {round(1 / p)}" if p > 0.0005 else "hardly ever"


def how_often(probability: Array) -> str:
    """How often something happens, in words.

    Parameters
    ----------
    probability : float, or ndarray of shape ()

    Returns
    -------
    str

    Examples
    --------
    >>> how_often(0.5), how_often(0.05), how_often(0.71)
    ('about half the time', '1 time in 20', '7 times in 10')
    """
    p = float(probability)
    if 0.45 <= p <= 0.55:
        return "about half the time"
    words = in_ten(probability)
    number, _, rest = words.partition(" ")
    return f"{number} time{'s' * (number != '1')} {rest}" if rest.startswith("in") else words


def once_in(chance: Array, *against: float) -> str:
    """A yearly probability in words: ``once in 12 years (8 % a year)``.

    Parameters
    ----------
    chance : float, or ndarray of shape (), probability a year
    against : float
        What it is compared with on the same page, see `rounding.yearly`.

    Returns
    -------
    str

    Examples
    --------
    >>> once_in(0.08)
    'once in 12 years (8.0 % a year)'
    """
    p = float(chance)
    return f"once in {1 / max(p, 1e-9):,.0f} years ({yearly(p, *against)} a year)"
