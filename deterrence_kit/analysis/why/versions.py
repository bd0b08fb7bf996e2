"""What made the difference between a scenario's answer under earlier numbers and the present one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.why.shapley import shapley
from deterrence_kit.datasets.earlier_answers import Earlier
from deterrence_kit.model.assessment import Assessment, assess
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.scenario import Scenario


@dataclass(frozen=True)
class SinceThen:
    """A scenario's baseline then and now, and what the difference is made of.

    Attributes
    ----------
    then : Earlier
    now : Assessment
    credibility : dict of str to float
        Shares of the change of credibility: of what the protégé can do ``alone``, of the help all
        allies could ``add``, and of how much of it is ``expected``. They add up to the change.
    propensity : dict of str to float
        Of the yearly chance of an armed challenge: of the ``occasions`` and of what they are taken
        for, and of the ``prospects`` of an attack, credibility and threshold. They add up too.
    """

    then: Earlier
    now: Assessment
    credibility: dict[str, float]
    propensity: dict[str, float]


def since_then(scenario: Scenario, then: Earlier) -> SinceThen:
    """Compare a scenario's answer under earlier numbers with the present one.

    Credibility is ``alone + expected · add`` under both, so its change is shared out among the three
    by Shapley's rule. The chance a year is shared out in one order: what the present formulas say at
    the earlier credibility and threshold, then the present ones.

    Parameters
    ----------
    scenario : Scenario
        As shipped.
    then : Earlier

    Returns
    -------
    SinceThen

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.datasets.earlier_answers import earlier_answer
    >>> found = since_then(load_scenario("us-japan"), earlier_answer("us-japan", 2))
    >>> change = float(found.now.credibility) - found.then.credibility
    >>> abs(sum(found.credibility.values()) - change) < 1e-5
    True
    """
    now = assess(scenario)
    before = (then.alone, then.with_all - then.alone, then.expected)
    after = (now.denial_alone, now.denial - now.denial_alone, now.effective_resolve)
    parts = shapley(_worth(np.array(before), np.array([float(each) for each in after])))
    between = _propensity_at(scenario, then.credibility, then.threshold)
    yearly = {
        "occasions": between - then.propensity,
        "prospects": float(now.propensity) - between,
    }
    named = {
        name: float(part) for name, part in zip(("alone", "add", "expected"), parts, strict=True)
    }
    return SinceThen(then, now, named, yearly)


def _worth(before: Array, after: Array) -> Array:
    """Credibility where some of the three are as now and the others as before, shape (8,)."""
    mixed = [np.where([i >> place & 1 for place in range(3)], after, before) for i in range(8)]
    return np.array([alone + expected * add for alone, add, expected in mixed])


def _propensity_at(scenario: Scenario, credibility: float, threshold: float) -> float:
    """What the present formulas say of an attack that meets this credibility."""
    there = assess(
        scenario,
        formulas={
            "credibility": lambda denial: np.full_like(denial, credibility),
            "threshold": lambda denial: np.full_like(denial, threshold),
        },
    )
    return float(there.propensity)
