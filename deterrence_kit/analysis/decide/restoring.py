"""What it would take to restore deterrence where it has failed: which levers, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide.bill import bill_of, spent_today
from deterrence_kit.analysis.decide.reach import Reach, least_changes
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import from_to

NAMED = 3  # levers that a sentence names


@dataclass(frozen=True)
class Restoring:
    """What the model says it would take, from where the levers stand.

    Attributes
    ----------
    credibility, threshold : float, probability
        As things stand.
    able : tuple of Reach
        Levers that would do it alone, the cheapest first; empty where credibility is at or above the
        threshold already.
    spent : float
        The pact's military spending, billion international $ a year, in which costs are told.
    """

    credibility: float
    threshold: float
    able: tuple[Reach, ...]
    spent: float = 0.0

    def sentence(self) -> str:
        """The answer in plain English.

        Examples
        --------
        >>> Restoring(0.6, 0.5, ()).sentence()[:66]
        'By the model credibility (0.60) is above the threshold (0.50) now:'
        >>> Restoring(0.4, 0.5, ()).sentence()[:54]
        'By the model no lever alone would raise credibility (0'
        """
        if self.credibility >= self.threshold:
            return (
                f"By the model credibility ({self.credibility:.2f}) is above the threshold "
                f"({self.threshold:.2f}) now: where fighting goes on, that says that the model misses "
                "what it is about, or that the change would have to last to be believed."
            )
        gap = f"credibility ({self.credibility:.2f}) to the threshold ({self.threshold:.2f})"
        if not self.able:
            return f"By the model no lever alone would raise {gap}: it takes several together."
        first = "; ".join(_step(one, self.spent) for one in self.able[:NAMED])
        others = len(self.able) - NAMED
        more = f"; and {others} more" if others > 0 else ""
        return f"By the model any of these alone would raise {gap}: {first}{more}."


def _step(one: Reach, spent: float) -> str:
    """One lever's move, with what it costs."""
    price = "" if one.cost is None else f" ({bill_of({one.name: one.cost}, spent).sentence()})"
    lever = declared(one.name)
    ends = from_to(one.now, one.setting or 0.0, lever.unit)
    return f"{lever.label[:1].lower()}{lever.label[1:]} {ends}{price}"


def restoring(scenario: Scenario, changes: Mapping[str, float] | None = None) -> Restoring:
    """What it would take to bring credibility to the threshold, lever by lever.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping, optional
        Levers, assumptions and costs that differ from the scenario's own.

    Returns
    -------
    Restoring

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> told = restoring(load_scenario("ecowas-benin"))
    >>> told.credibility < told.threshold
    True
    """
    changes = dict(changes or {})
    now = assess_cases(scenario, changes)
    able: tuple[Reach, ...] = ()
    if not now.holds:
        found = least_changes(scenario, changes).values()
        able = tuple(sorted((r for r in found if r.setting is not None), key=_cost))
    spent = spent_today(scenario)
    return Restoring(float(now.credibility), float(now.threshold), able, spent)


def _cost(one: Reach) -> float:
    return float("inf") if one.cost is None else one.cost
