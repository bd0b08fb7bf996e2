"""How bad, in words: any challenge, force, deaths, war, so that no one takes a threat for a war."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rounding import yearly
from deterrence_kit.model.severity.ladder import reaching
from deterrence_kit.model.telling.saying import Speaker, Tree

#: The rungs as a reader meets them, from the worst.
RUNG_NAMES = {
    "war": "War, a year",
    "deaths": "Clash with deaths, a year",
    "force": "Use of force, a year",
    "propensity": "Any armed challenge, a year",
}
#: The rungs below war in one line, a tree of `deterrence_kit.model.telling`.
RUNGS_TOLD = (
    "with deaths {deaths}; force {force}; any armed challenge, a threat included, {propensity}"
)
#: Those and what stands beside each rung in a table.
LADDER_TOLD: dict[str, Tree] = {
    "rungs": RUNGS_TOLD,
    "rung_note": "baseline {was}{rung_interval}",
    "rung_interval": {
        "if": "low",
        "say": "; {low} to {high} over the intervals of the shares",
    },
}
#: Stability and instability, in a sentence.
STABILITY = (
    "Nuclear arms make war rarer and leave the rungs below it where they are: what is stable above may be "
    "unstable below (stability–instability)."
)


class Climbing(Protocol):
    """What has a yearly chance for each rung, an `Assessment` for one."""

    @property
    def propensity(self) -> Array:
        """Of any challenge."""

    @property
    def force(self) -> Array:
        """Of one that comes to force."""

    @property
    def deaths(self) -> Array:
        """Of one with deaths."""

    @property
    def war(self) -> Array:
        """Of one that grows into war."""


def ladder_rows(now: Climbing, before: Climbing, bands: Array) -> list[tuple[str, str, str]]:
    """Label, value, and what to compare it with: the worst rung first.

    Parameters
    ----------
    now, before : Assessment
    bands : ndarray, shape (3, 3)
        Shares by rung, see `share_bands`.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> from deterrence_kit.model.severity.rung_bands import share_bands
    >>> scenario = load_scenario("us-japan")
    >>> now = assess(scenario)
    >>> [label for label, *_ in ladder_rows(now, now, share_bands(scenario, {}))]
    ['War, a year', 'Clash with deaths, a year', 'Use of force, a year', 'Any armed challenge, a year']
    """
    rows = []
    for name, band in zip(RUNG_NAMES, [*bands[::-1], None], strict=True):
        value, was = float(getattr(now, name)), float(getattr(before, name))
        facts: dict[str, Any] = {"was": yearly(was, value), "low": None, "high": None}
        if band is not None:
            ends = reaching(np.asarray(now.propensity), band[[0, 2]])
            facts |= {"low": yearly(float(ends[0])), "high": yearly(float(ends[1]))}
        note = Speaker(LADDER_TOLD, {}).say("rung_note", facts)
        rows.append((RUNG_NAMES[name], yearly(value, was), note))
    return rows


def rungs_text(chances: Sequence[float], against: Sequence[float] = ()) -> str:
    """The rungs below war in one line.

    Parameters
    ----------
    chances : sequence of float
        Of any challenge, force and deaths.
    against : sequence of float, optional
        The same of what they are compared with.

    Examples
    --------
    >>> rungs_text([0.2, 0.167, 0.0975])
    'with deaths 9.8 %; force 17 %; any armed challenge, a threat included, 20 %'
    >>> rungs_text([0.2, 0.167, 0.0975], [0.203, 0.18, 0.102])
    'with deaths 9.8 %; force 17 %; any armed challenge, a threat included, 20.0 %'
    """
    pairs = zip(chances, against or chances, strict=True)
    told = [yearly(chance, other) for chance, other in pairs]
    facts = dict(zip(("propensity", "force", "deaths"), told, strict=True))
    return Speaker({"rungs": RUNGS_TOLD}, {}).say("rungs", facts)


def umbrella_words(scenario: Scenario, counts: bool) -> str:
    """Who has nuclear arms here, and what they change; nothing where nobody has.

    Parameters
    ----------
    scenario : Scenario
    counts : bool
        Whether nuclear arms count at the sliders.
    """
    here = scenario.nuclear_states
    names = dict(zip(scenario.codes, scenario.names, strict=True))
    pact = [names[code] for code in scenario.codes if code in here]
    rivals = zip(scenario.challenger_codes, scenario.challenger_names, strict=True)
    challengers = [name for code, name in rivals if code in here]
    if not (pact or challengers):
        return ""
    who = f"Nuclear arms in {scenario.year}: {_listed(pact) or 'nobody'} in the pact, " + (
        f"{_listed(challengers) or 'nobody'} on the other side."
    )
    return f"{who} {STABILITY if counts else 'They are switched off here.'}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
