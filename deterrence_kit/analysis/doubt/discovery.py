"""In plain words, when does deterrence fail? Boxes in the space of the levers, or of the assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deterrence_kit.analysis.doubt._nearest_case import nearest_case
from deterrence_kit.analysis.doubt.labelled_cases import CASES, LabelledCases, labelled_cases
from deterrence_kit.analysis.doubt.prim import Box, prim_boxes
from deterrence_kit.analysis.doubt.separate_process import SeparateProcess
from deterrence_kit.model import Scenario

MOST_BOXES = 2
# With fewer cases than this a box would be drawn around chance.
FEWEST = 25


@dataclass(frozen=True)
class DiscoveredBox:
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
        Which verdict the boxes are about: the rarer of the two.
    share : float
        Share of all cases with that verdict.
    cases : int
    boxes : tuple of DiscoveredBox
        Empty where the verdict is too rare, or follows no simple rule.
    """

    over: str
    holds: bool
    share: float
    cases: int
    boxes: tuple[DiscoveredBox, ...]


def discovery(
    scenario: Scenario,
    changes: Mapping[str, float],
    over: str = "levers",
    cases: int = CASES,
    seed: int = 0,
) -> Discovery:
    """Find the boxes here; see `DiscoverySearch` for doing so in a process of its own.

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
    >>> import pytest
    >>> workbench = pytest.importorskip("ema_workbench")
    >>> found = discovery(load_scenario("us-philippines"), {}, cases=500)
    >>> found.over, found.boxes[0].box.density > 0.5
    ('levers', True)
    """
    drawn = labelled_cases(scenario, changes, over, cases, seed)
    found = prim_boxes(drawn.values, drawn.wanted, MOST_BOXES) if _enough(drawn) else ()
    return discovered(scenario, changes, drawn, found)


class DiscoverySearch:
    """The same in a process of its own, see `deterrence_kit.analysis.doubt.separate_process`.

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
        self.drawn = labelled_cases(scenario, changes, over, cases, seed)
        asked = self.drawn.values, self.drawn.wanted, MOST_BOXES
        self._work = SeparateProcess(prim_boxes, *asked) if _enough(self.drawn) else None

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


def _enough(drawn: LabelledCases) -> bool:
    return int(drawn.wanted.sum()) >= FEWEST


def discovered(
    scenario: Scenario, changes: Mapping[str, float], drawn: LabelledCases, found: tuple[Box, ...]
) -> Discovery:
    """Boxes with a case in each of them, seen from where the sliders stand.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Where the sliders stand.
    drawn : LabelledCases
        What the boxes were found in.
    found : tuple of Box

    Returns
    -------
    Discovery

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.analysis import labelled_cases
    >>> korea = load_scenario("us-korea")
    >>> drawn = labelled_cases(korea, {}, cases=500)
    >>> discovered(korea, {}, drawn, ()).cases
    500
    """
    inside = tuple(DiscoveredBox(box, nearest_case(scenario, changes, box, drawn)) for box in found)
    share = float(drawn.wanted.mean())
    return Discovery(drawn.over, drawn.rarer, share, len(drawn.holds), inside)
