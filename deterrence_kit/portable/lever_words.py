"""What a reader of a lever's "i" is told: a page without a session fetches it once it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deterrence_kit.app.controls import descriptions

LATER = ("meaning", "source", "evidence", "examples")


def at_once(parameters: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What a lever's slider shows at first.

    Parameters
    ----------
    parameters : mapping
        As `app.controls.descriptions` gives them.

    Returns
    -------
    dict

    Examples
    --------
    >>> at_once({"will": {"label": "Domestic will", "source": "Judgement."}})
    {'will': {'label': 'Domestic will'}}
    """
    return {
        name: {what: told for what, told in about.items() if what not in LATER}
        for name, about in parameters.items()
    }


def later() -> dict[str, dict[str, Any]]:
    """The rest.

    Returns
    -------
    dict

    Examples
    --------
    >>> sorted(later()["will"])
    ['evidence', 'examples', 'meaning', 'source']
    """
    return {name: {what: about[what] for what in LATER} for name, about in descriptions().items()}
