"""Cases over levers or over assumptions, each with its verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.doubt.draws import assumption_draws, unit_draws
from deterrence_kit.analysis.doubt.ranking import PACT_LEVERS
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared

CASES = 2000


@dataclass(frozen=True, eq=False)
class LabelledCases:
    """Cases to look for boxes in.

    Attributes
    ----------
    over : {"levers", "assumptions"}
    values : dict of str to ndarray, shape (cases,)
    holds : ndarray of bool, shape (cases,)
    """

    over: str
    values: dict[str, Array]
    holds: NDArray[np.bool_]

    @property
    def rarer(self) -> bool:
        """The verdict of fewer cases: True where deterrence holds in less than half of them."""
        return bool(self.holds.mean() < 0.5)

    @property
    def wanted(self) -> NDArray[np.bool_]:
        """The cases with that verdict."""
        mask: NDArray[np.bool_] = self.holds == self.rarer
        return mask


def labelled_cases(
    scenario: Scenario,
    changes: Mapping[str, float],
    over: str = "levers",
    cases: int = CASES,
    seed: int = 0,
) -> LabelledCases:
    """Cases over the levers' whole ranges, or over the assumptions' declared ranges and shapes.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.
    over : {"levers", "assumptions"}
        What varies; the others stand where `changes` has them.
    cases, seed : int

    Returns
    -------
    LabelledCases

    Raises
    ------
    ValueError
        If `over` is neither.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = labelled_cases(load_scenario("nato-estonia"), {}, "assumptions", 500)
    >>> bool(0 < found.wanted.mean() <= 0.5)
    True
    """
    if over not in ("levers", "assumptions"):
        raise ValueError(f"Cases vary over 'levers' or over 'assumptions', not over {over!r}.")
    values = _levers(cases, seed) if over == "levers" else assumption_draws(changes, cases, seed)
    fixed = {n: np.asarray(v, float) for n, v in changes.items() if n not in values}
    found = assess_cases(scenario, {**fixed, **values})
    return LabelledCases(over, values, np.broadcast_to(found.holds, cases))


def _levers(cases: int, seed: int) -> dict[str, Array]:
    units = unit_draws(PACT_LEVERS, cases, seed)
    return {n: declared(n).low + u * (declared(n).high - declared(n).low) for n, u in units.items()}
