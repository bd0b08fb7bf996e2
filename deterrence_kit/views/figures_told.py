"""Changes, persons and names as sentences tell them."""

from __future__ import annotations

from deterrence_kit.model.rounding import difference

UNCHANGED = "unchanged"
ALL = 0.995  # of what allies deliver: from here on it is all or nearly all


def direction(change: float) -> int:
    """The sign of a change of a probability, as far as it is shown.

    Examples
    --------
    >>> direction(0.083), direction(-0.01), direction(0.0001)
    (1, -1, 0)
    """
    if abs(100 * change) < 0.05:
        return 0
    return 1 if change > 0 else -1


def points(change: float) -> str:
    """A change of a probability, in points.

    Examples
    --------
    >>> points(0.083), points(-0.01), points(0.0001)
    ('8.3 points higher', '1.0 points lower', 'unchanged')
    """
    if not direction(change):
        return UNCHANGED
    return f"{abs(100 * change):.1f} points {'higher' if change > 0 else 'lower'}"


def compared(now: float, before: float) -> str:
    """How much higher or lower one level is than another, in points.

    Examples
    --------
    >>> compared(0.424, 0.439), compared(0.4, 0.4)
    ('1.5 points lower', 'unchanged')
    """
    return points(float(difference(now, before)))


def named(name: str) -> str:
    """A state's name at the start of a sentence.

    Examples
    --------
    >>> named("United States"), named("Poland")
    ('The United States', 'Poland')
    """
    return f"The {name}" if name.startswith("United") else name


def inside(name: str) -> str:
    """The same inside a sentence, or names in a row.

    Examples
    --------
    >>> inside("United States"), inside("South Korea and United States"), inside("Poland")
    ('the United States', 'South Korea and the United States', 'Poland')
    """
    return name.replace("United", "the United", 1)


def about(count: float) -> str:
    """A number of persons, to two figures: the model knows no more.

    Examples
    --------
    >>> about(123456), about(87.2), about(0)
    ('120,000', '87', '0')
    """
    return f"{float(f'{count:.2g}'):,.0f}"
