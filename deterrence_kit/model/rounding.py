"""THE rule by which probabilities and their differences are written, so that they agree everywhere.

A level that stands alone has two digits, and more where it would otherwise look the same as one that
it is compared with. A difference is that of the two levels as they are written to a tenth of a point:
who subtracts what stands on the page finds what the page says. Parts of a difference add up to it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.model.parameter import Array

TENTHS = 1000  # of a point, in a whole: the finest that a difference is told to
FEWEST, MOST = 2, 4  # digits of a level
SAME = 1e-7  # chances that differ by less are told alike
LEAST = 5e-4  # % a year, below which a chance is told as none


def in_tenths(level: Array | float) -> Array:
    """A level, or several, to a tenth of a point.

    Parameters
    ----------
    level : float, or ndarray of any shape, 0 to 1

    Returns
    -------
    ndarray, of the same shape

    Examples
    --------
    >>> float(in_tenths(0.42449))
    0.424
    """
    told: Array = np.rint(TENTHS * np.asarray(level, dtype=float)) / TENTHS
    return told


def difference(now: Array | float, before: Array | float) -> Array:
    """How much higher one level is than another, as both are written to a tenth of a point.

    Parameters
    ----------
    now, before : float, or ndarray of any shape, 0 to 1

    Returns
    -------
    ndarray, of their common shape
        Exactly 0 where they differ by less than half a tenth of a point.

    Examples
    --------
    >>> float(difference(0.4244, 0.4396)), float(difference(0.42451, 0.42449))
    (-0.016, 0.0)
    """
    now, before = np.asarray(now, dtype=float), np.asarray(before, dtype=float)
    written = np.rint(TENTHS * (in_tenths(now) - in_tenths(before))) / TENTHS
    told: Array = np.where(np.abs(now - before) < 0.5 / TENTHS, 0.0, written) + 0.0
    return told


def beside(now: float, before: float) -> tuple[str, str]:
    """Two levels whose difference is told beside them, both to a tenth of a point.

    Parameters
    ----------
    now, before : float, 0 to 1

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> beside(0.4244, 0.4396), beside(0.42451, 0.42449)
    (('0.424', '0.440'), ('0.424', '0.424'))
    """
    first = float(in_tenths(np.asarray(before)))
    return f"{first + float(difference(now, before)):.3f}", f"{first:.3f}"


def level(value: float, *against: float) -> str:
    """A level alone, or compared: with as many digits as it takes to tell it from each of `against`.

    Parameters
    ----------
    value : float, 0 to 1
    against : float
        What it is compared with; what is exactly equal asks for no more digits.

    Returns
    -------
    str

    Examples
    --------
    >>> level(0.4244), level(0.3982, 0.4), level(0.4, 0.3982), level(0.4, 0.4)
    ('0.42', '0.398', '0.400', '0.40')
    """
    return f"{value:.{_digits(value, *against)}f}"


def _digits(value: float, *against: float) -> int:
    for digits in range(FEWEST, MOST):
        if all(
            other == value or f"{value:.{digits}f}" != f"{other:.{digits}f}" for other in against
        ):
            return digits
    return MOST


def side(value: float, bound: float) -> str:
    """On which side of a bound a level is: "above", "below", or "at"; with "just" where digits fail.

    Parameters
    ----------
    value, bound : float, 0 to 1

    Returns
    -------
    str

    Examples
    --------
    >>> side(0.45, 0.4), side(0.398, 0.4), side(0.4, 0.4), side(0.399999, 0.4)
    ('above', 'below', 'at', 'just below')
    """
    if value == bound:
        return "at"
    word = "above" if value > bound else "below"
    return f"just {word}" if level(value, bound) == level(bound, value) else word


def two_parts(value: float, part: float, *against: float) -> tuple[str, str]:
    """A part of a level and the rest, so that both add up to the level as `level` writes it.

    Parameters
    ----------
    value, part : float, 0 to 1
    against : float
        What the level is compared with.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> two_parts(0.4549, 0.0951), two_parts(0.3982, 0.1, 0.4)
    (('0.10', '0.35'), ('0.100', '0.298'))
    """
    digits = _digits(value, *against)
    first, whole = round(part, digits), round(value, digits)
    return f"{first:.{digits}f}", f"{whole - first + 0.0:.{digits}f}"


def rounded_parts(parts: Mapping[str, float], total: float) -> dict[str, float]:
    """Parts of a difference in tenths of a point, which add up to the difference as it is told.

    Parameters
    ----------
    parts : mapping of str to float
    total : float
        As `difference` has it.

    Returns
    -------
    dict of str to float

    Notes
    -----
    The method of largest remainders: all are cut, and what is left goes to those cut most.

    Examples
    --------
    >>> rounded_parts({"a": 0.0104, "b": 0.0104}, 0.021)
    {'a': 0.011, 'b': 0.01}
    """
    if not parts:
        return {}
    exact = TENTHS * np.array(list(parts.values()))
    told = np.floor(exact)
    left = round(TENTHS * total - told.sum())
    order = np.argsort(-(exact - told), kind="stable")
    each, more = divmod(left, len(told))
    told += each
    told[order[:more]] += 1
    return {name: float(t) / TENTHS + 0.0 for name, t in zip(parts, told, strict=True)}


def percent(value: float, *against: float) -> str:
    """A probability in per cent: two figures, and the decimals that tell it from `against`.

    Parameters
    ----------
    value : float, 0 to 1
    against : float
        What it is compared with.

    Returns
    -------
    str

    Examples
    --------
    >>> percent(0.1012), percent(0.08), percent(0.0035), percent(0.1013, 0.1012), percent(0)
    ('10 %', '8.0 %', '0.35 %', '10.13 %', '0.0 %')
    """
    size = 100 * value
    fewest = 0 if size >= 9.95 else 1
    while fewest < MOST and 0 < size < 0.95 * 10 ** (1 - fewest):
        fewest += 1
    for digits in range(fewest, max(fewest, 1) + 2):
        text = f"{size:.{digits}f}"
        if all(abs(o - value) < SAME or f"{100 * o:.{digits}f}" != text for o in against):
            break
    return f"{text} %"


def yearly(chance: float, *against: float) -> str:
    """A yearly chance, written as `percent` writes it; one that is next to nothing is 0 %.

    Parameters
    ----------
    chance : float, probability a year
    against : float
        What it is compared with.

    Returns
    -------
    str

    Examples
    --------
    >>> yearly(0.1042), yearly(0.02), yearly(0.00031), yearly(0.0), yearly(0.0173, 0.0174)
    ('10 %', '2.0 %', '0.031 %', '0 %', '1.73 %')
    """
    nothing = 100 * chance < LEAST
    if nothing and all(100 * o < LEAST or abs(o - chance) <= SAME for o in against):
        return "0 %"
    return percent(chance, *against)
