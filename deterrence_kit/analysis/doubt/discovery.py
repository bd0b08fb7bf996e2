"""In plain words, when does deterrence fail? Boxes in the space of the levers, or of the assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.agreement import POLICY
from deterrence_kit.analysis.apart import Apart
from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.draws import assumption_draws, unit_draws
from deterrence_kit.analysis.nearest_case import nearest_case
from deterrence_kit.analysis.prim import Box, boxes
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import declared

CASES = 2000
MOST_BOXES = 2
# With fewer cases than this a box would be drawn around chance.
FEWEST = 25


@dataclass(frozen=True)
class Region:
    """A box, and a case in it.

    Attributes
    ----------
    box : Box
    case : dict of str to float
        Settings that bring the sliders into the box, where the verdict is the one looked for.
    """

    box: Box
    case: dict[str, float]


@dataclass(frozen=True)
class Discovery:
    """Where deterrence fails, or where it holds.

    Attributes
    ----------
    over : {"levers", "assumptions"}
        What was varied; the others stood where the sliders stand.
    holds : bool
        Which verdict the regions are about: the rarer of the two.
    share : float
        Share of all cases with that verdict.
    cases : int
    regions : tuple of Region
        Empty where the verdict is too rare, or follows no simple rule.
    """

    over: str
    holds: bool
    share: float
    cases: int
    regions: tuple[Region, ...]


@dataclass(frozen=True, eq=False)
class Sample:
    """Cases to look for boxes in.

    Attributes
    ----------
    over : {"levers", "assumptions"}
    values : dict of str to ndarray, shape (cases,)
    holds : ndarray of bool, shape (cases,)
    """

    over: str
    values: dict[str, np.ndarray]
    holds: np.ndarray

    @property
    def rarer(self) -> bool:
        """The verdict of fewer cases: True where deterrence holds in less than half of them."""
        return bool(self.holds.mean() < 0.5)

    @property
    def wanted(self) -> np.ndarray:
        """The cases with that verdict."""
        return self.holds == self.rarer


def sample(
    scenario: Scenario,
    changes: Mapping[str, float],
    over: str = "levers",
    cases: int = CASES,
    seed: int = 0,
) -> Sample:
    """Cases over the levers' whole ranges, or over the assumptions' declared ranges and shapes.

    Raises
    ------
    ValueError
        If `over` is neither.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = sample(load_scenario("nato-estonia"), {}, "assumptions", 500)
    >>> found.rarer, bool(0 < found.wanted.mean() < 0.5)
    (False, True)
    """
    if over not in ("levers", "assumptions"):
        raise ValueError(f"Cases vary over 'levers' or over 'assumptions', not over {over!r}.")
    values = _levers(cases, seed) if over == "levers" else assumption_draws(changes, cases, seed)
    fixed = {n: np.asarray(v, float) for n, v in changes.items() if n not in values}
    found = assess_cases(scenario, {**fixed, **values})
    return Sample(over, values, np.broadcast_to(found.holds, cases))


def _levers(cases: int, seed: int) -> dict[str, np.ndarray]:
    units = unit_draws(POLICY, cases, seed)
    return {n: declared(n).low + u * (declared(n).high - declared(n).low) for n, u in units.items()}


def discovery(
    scenario: Scenario,
    changes: Mapping[str, float],
    over: str = "levers",
    cases: int = CASES,
    seed: int = 0,
) -> Discovery:
    """Find the boxes here; see `Search` for doing so in a process of its own.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own. What is not varied stays as it is here.
    over : {"levers", "assumptions"}
    cases, seed : int

    Returns
    -------
    Discovery

    Raises
    ------
    ImportError
        Without the EMA Workbench: ``pip install "deterrence-kit[ema]"``.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = discovery(load_scenario("us-philippines"), {})  # doctest: +SKIP
    >>> found.regions[0].box.limits[0].name                     # doctest: +SKIP
    'readiness'
    """
    drawn = sample(scenario, changes, over, cases, seed)
    found = boxes(drawn.values, drawn.wanted, MOST_BOXES) if _enough(drawn) else ()
    return discovered(scenario, changes, drawn, found)


class Search:
    """The same in a process of its own, see `deterrence_kit.analysis.apart`.

    The library takes two seconds and a quarter of a gigabyte, which a session need not keep.

    Parameters
    ----------
    scenario, changes, over, cases, seed
        As of `discovery`.
    """

    def __init__(
        self,
        scenario: Scenario,
        changes: Mapping[str, float],
        over: str = "levers",
        cases: int = CASES,
        seed: int = 0,
    ) -> None:
        self.sample = sample(scenario, changes, over, cases, seed)
        asked = self.sample.values, self.sample.wanted, MOST_BOXES
        self._work = Apart(boxes, *asked) if _enough(self.sample) else None

    def boxes(self) -> tuple[Box, ...] | None:
        """What was found, for `discovered`; None while it is still being looked for.

        Raises
        ------
        ImportError
            Without the EMA Workbench.
        RuntimeError
            If the process came to grief; the sentence says how.
        """
        if self._work is None:
            return ()
        return self._work.result() if self._work.done else None

    def stop(self) -> None:
        """End the process, if it is still at it."""
        if self._work is not None:
            self._work.stop()


def _enough(drawn: Sample) -> bool:
    return int(drawn.wanted.sum()) >= FEWEST


def discovered(
    scenario: Scenario, changes: Mapping[str, float], drawn: Sample, found: tuple[Box, ...]
) -> Discovery:
    """Boxes with a case in each of them, seen from where the sliders stand.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Where the sliders stand.
    drawn : Sample
        What the boxes were found in.
    found : tuple of Box
    """
    regions = tuple(Region(box, nearest_case(scenario, changes, box, drawn)) for box in found)
    share = float(drawn.wanted.mean())
    return Discovery(drawn.over, drawn.rarer, share, len(drawn.holds), regions)
