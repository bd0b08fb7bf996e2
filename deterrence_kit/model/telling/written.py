"""A setting's value as sentences have it: with its unit, in digits that a reader can picture."""

from __future__ import annotations


def in_unit(value: float, unit: str) -> tuple[float, str]:
    """A value and its unit as sentences have them: a share that is added is said in per cent of forces.

    Parameters
    ----------
    value : float
    unit : str
        As it is declared.

    Returns
    -------
    tuple of float and str

    Examples
    --------
    >>> in_unit(0.015, "share, added"), in_unit(5, "days")
    ((1.5, '% of forces'), (5, 'days'))
    """
    return (100 * value, "% of forces") if unit == "share, added" else (value, unit)


def number_text(value: float, unit: str) -> str:
    """A number with its unit, the unit left out where it is a bare scale.

    Parameters
    ----------
    value : float
    unit : str
        As it is declared.

    Returns
    -------
    str

    Examples
    --------
    >>> number_text(0.625, "share"), number_text(12.4, "days")
    ('0.625', '12.4 days')
    >>> number_text(1, "years"), number_text(0.015, "share, added")
    ('1 year', '1.5 % of forces')
    """
    value, unit = in_unit(value, unit)
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    bare = unit in ("share", "0 to 1", "exponent", "probability", "logits")
    if text == "1":
        unit = {"days": "day", "years": "year"}.get(unit, unit)
    return text if bare else f"{text} {unit}"


def from_to(start: float, end: float, unit: str) -> str:
    """Two values of a setting in a sentence, the unit once, with the digits that tell them apart.

    Parameters
    ----------
    start, end : float
    unit : str
        As it is declared.

    Returns
    -------
    str

    Examples
    --------
    >>> from_to(1, 2.6, "times as long"), from_to(15, 8, "days"), from_to(0.5, 0.62, "0 to 1")
    ('from 1 to 2.6 times as long', 'from 15 to 8 days', 'from 0.5 to 0.62')
    >>> from_to(0, -0.025, "share, added"), from_to(0.5, 0.50004, "share")
    ('from 0 to −2.5 % of forces', 'from 0.5 to 0.50004')
    """
    (start, _), (end, unit) = in_unit(start, unit), in_unit(end, unit)
    first, last = number_text(start, "share"), number_text(end, unit)
    if first == number_text(end, "share"):
        first, last = f"{start:.6g}", last.replace(first, f"{end:.6g}", 1)
    return f"from {first} to {last}".replace("-", "−")
