"""How sure the ladder is: its shares with every rung at the low, or the high, end of its interval."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.parameter import Array, parameters_of
from deterrence_kit.model.scenario import Scenario
from deterrence_kit.model.severity.rungs import Rungs

#: The shares of challenges, from the lowest rung above the challenge itself.
SHARES = ("force_share", "deaths_share", "war_share")
LESS_WAR = ("umbrella",)  # more of it is less war


def share_bands(scenario: Scenario, changes: Mapping[str, float]) -> Array:
    """The shares of challenges that get so far: as they are, and at both ends of the intervals.

    All rungs stand at the same end at once, so the band is wider than an interval of 95 %.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Levers and assumptions that differ from the scenario's own.

    Returns
    -------
    ndarray, shape (3, 3), share
        A row for force, deaths and war: low, as it is, high.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> bands = share_bands(load_scenario("us-japan"), {})
    >>> bool((np.diff(bands, axis=1) >= 0).all()), bool((np.diff(bands, axis=0) <= 0).all())
    (True, True)
    """
    low, high = rung_ends()
    rows = [
        [float(share[0]) for share in quantities(scenario, {**changes, **ends}, SHARES).values()]
        for ends in (low, {}, high)
    ]
    return np.sort(np.array(rows).T, axis=1)


def rung_ends() -> tuple[dict[str, float], dict[str, float]]:
    """What the shares are made of, at the end of each interval with fewer, and with more, of each rung.

    Returns
    -------
    tuple of dict of str to float
        Of assumptions by name: low, high.

    Examples
    --------
    >>> low, high = rung_ends()
    >>> low["force_border"] < high["force_border"], low["umbrella"] > high["umbrella"]
    (True, True)
    """
    low, high = {}, {}
    for name, p in parameters_of(Rungs).items():
        low[name], high[name] = sorted((p.low, p.high), reverse=name in LESS_WAR)
    return low, high
