"""What a reader can choose on a page besides levers: which outcome, which layout, which order.

A choice is declared once; it is part of the state, so it is in the link and can be undone.
"""

from __future__ import annotations

from deterrence_kit.views.words import OUTCOMES

# name in links -> {value in links: what the page calls it}; the first value is the default.
CHOICES: dict[str, dict[str, str]] = {
    "why": OUTCOMES,
}


def default_choice(name: str) -> str:
    """The value a choice has before anybody chooses.

    Examples
    --------
    >>> default_choice("why")
    'credibility'
    """
    return next(iter(CHOICES[name]))
