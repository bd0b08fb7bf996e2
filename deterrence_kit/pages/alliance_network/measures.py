"""How the pact holds together, in six measures from 0 to 1, now and at the baseline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Assessment, Scenario

if TYPE_CHECKING:
    from deterrence_kit.analysis.balance import Balance
    from deterrence_kit.analysis.dependence import Delivery, Dependence

NO_DATA = "not enough data"
OUTSIDE = -9.0  # where a mark without a value is drawn: off the picture
TABLE = (
    ("label", "Measure", "text"),
    ("value", "Now", "probability"),
    ("ghost", "Baseline", "probability"),
    ("text", "In words", "text"),
)


@dataclass(frozen=True)
class Standing:
    """Everything the measures are read from, for one state of the pact."""

    scenario: Scenario
    assessment: Assessment
    dependence: Dependence
    delivery: Delivery
    balance: Balance

    def name(self, code: str) -> str:
        """A member's name."""
        return self.scenario.names[self.scenario.codes.index(code)]

    def resolve(self, code: str) -> float:
        """A member's resolve."""
        return float(self.assessment.member_resolve[self.scenario.codes.index(code)])


def measures_columns(now: Standing, before: Standing) -> dict[str, dict[str, Any]]:
    """Columns of the measures: a row each, from the top."""
    rows, old = _rows(now), _rows(before)
    values = np.array([value for _, value, _ in rows])
    left = np.nan_to_num(values) > 0.5
    return {
        "gauges": {
            "y": [len(rows) - i - 0.5 for i in range(len(rows))],
            "label": [label for label, *_ in rows],
            "value": values,
            "ghost": np.array([value for _, value, _ in old]),
            "at": np.nan_to_num(values),
            "dot": np.nan_to_num(values, nan=OUTSIDE),
            "ring": np.nan_to_num([value for _, value, _ in old], nan=OUTSIDE),
            "text": [text for *_, text in rows],
            "align": ["right" if on_left else "left" for on_left in left],
            "offset": [-11 if on_left else 11 for on_left in left],
        }
    }


def _rows(it: Standing) -> list[tuple[str, float, str]]:
    """Label, value and words of each measure."""
    help_, hangs, triangles = it.delivery, it.dependence, it.balance.triangles
    rows = [
        ("Without one ally", float(hangs.without.min()), hangs.pivotal),
        ("Without two allies", hangs.without_pair, ", ".join(hangs.pair)),
        ("Lowest resolve", it.resolve(help_.weakest), help_.weakest),
        ("Help most in doubt", help_.doubt, help_.doubted),
        ("Concentration of help", help_.concentration, f"as of {help_.effective_allies:.1f} equal"),
        ("Balanced triangles", it.balance.share, f"of {triangles:,}"),
    ]
    return [(label, value, _told(value, what)) for label, value, what in rows]


def _told(value: float, what: str) -> str:
    if not what:
        return "there is only one ally"
    return f"{value:.2f} {what}" if np.isfinite(value) else NO_DATA


ROWS = 6
PLACES = tuple(ROWS - i - 0.5 for i in range(ROWS))


def row_names(columns: dict[str, dict[str, Any]]) -> dict[float, str]:
    """What stands at each place of the row axis."""
    return dict(zip(columns["gauges"]["y"], columns["gauges"]["label"], strict=True))
