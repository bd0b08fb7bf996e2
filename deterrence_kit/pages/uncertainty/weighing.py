"""What can be chosen between here, and what knowing one assumption would be worth for that."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.doubt.uncertainty import uncertainty
from deterrence_kit.analysis.doubt.worth_knowing import WorthKnowing, worth_knowing
from deterrence_kit.app.packages import unpacked
from deterrence_kit.app.state import State, scenario_of
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import ASSUMPTIONS

DRAWS = 1000


@dataclass(frozen=True)
class Weighed:
    """The options by name, and what knowing would be worth; one option is weighed against the threshold."""

    options: tuple[str, ...]
    found: WorthKnowing


def weigh(state: State) -> Weighed:
    """What is worth knowing to choose among what is on the sliders and kept packages; or the verdict.

    Parameters
    ----------
    state : State

    Examples
    --------
    >>> weigh(State("nato-estonia")).options
    ('what is on the sliders',)
    """
    assumed = {n: v for n, v in state.changes.items() if n in ASSUMPTIONS}
    cases = {"what is on the sliders": state}
    cases |= {f"“{package.name}”": unpacked(state, package) for package in state.packages}
    worlds, values = _over_draws(list(cases.values()), assumed)
    if len(values) == 1:
        values = np.vstack([values, np.zeros_like(values)])
    return Weighed(tuple(cases), worth_knowing(worlds, values))


def _over_draws(cases: list[State], assumed: dict[str, float]) -> tuple[dict[str, Array], Array]:
    """The draws, and what each case has over the threshold in them."""
    drawn = [
        uncertainty(scenario_of(case), {**case.changes_in("levers"), **assumed}, DRAWS)
        for case in cases
    ]
    margins = [one.cases.credibility - one.cases.threshold for one in drawn]
    return drawn[0].worlds, np.array(margins)
