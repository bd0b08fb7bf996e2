"""What happened in the past that a scenario is of: kept apart, for those who ask."""

from __future__ import annotations

from typing import NamedTuple

from deterrence_kit.datasets.shipped import scenario_names, shipped_contents


class Outcome(NamedTuple):
    """How a crisis of the past ended.

    Attributes
    ----------
    text : str
    source : str
    """

    text: str
    source: str


def what_happened(name: str) -> Outcome | None:
    """How the crisis of a shipped scenario of the past ended; None for one of today.

    Nothing is computed from it, and no answer, preview or export holds it: who reads a scenario of
    the past should first judge it by what was known then.

    Parameters
    ----------
    name : str
        The name of a scenario.

    Returns
    -------
    Outcome or None

    Examples
    --------
    >>> what_happened("korea-1950").text[:32]
    'North Korea attacked on 25 June '
    >>> what_happened("us-korea") is None
    True
    """
    contents = shipped_contents(name) if name in scenario_names() else {}
    if "happened" not in contents:
        return None
    return Outcome(contents["happened"], contents.get("happened_source", ""))
