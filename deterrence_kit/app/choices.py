"""What a reader can choose on a page besides levers: which outcome, which layout, which order.

A page offers its own in its `choices` module. A choice is part of the state, so it is in the link
and can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.views.words import OUTCOMES

# name in links -> {value in links: what the page calls it}; the first value is the default.
CHOICES: dict[str, Mapping[str, str]] = {}


def offer(name: str, values: Mapping[str, str]) -> None:
    """Offer a choice under its name in links; the first value is what it is at first.

    Raises
    ------
    ValueError
        If another page offers other values under that name: a link would mean two things.
    """
    if CHOICES.setdefault(name, values) != values:
        raise ValueError(f"Two pages offer a choice called {name!r}: give yours another name.")


def default_choice(name: str) -> str:
    """The value a choice has before anybody chooses.

    Examples
    --------
    >>> default_choice("why")
    'credibility'
    """
    return next(iter(CHOICES[name]))


offer("why", OUTCOMES)

# How a room looks at a page together, see `workshop`.
WORKSHOP = {
    "screen": {"desk": "One reader", "projector": "Large letters, one picture"},
    "numbers": {"shown": "Shown", "hidden": "Hidden"},
    "guess": {"off": "Answers at once", "first": "Guess first"},
}
for _name, _values in WORKSHOP.items():
    offer(_name, _values)
