"""A number stands at the bar that it is of, not at what the bar is compared with."""

import numpy as np
import pytest

from deterrence_kit.app.state import State
from deterrence_kit.views.scales import NEAR
from tests.app.test_every_page import READINGS

MOVED = ({"will.USA": 0.0}, {"access": 0.3, "lift": 200}, {"will": 1, "readiness": 0.9})


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.__name__)
def test_the_number_of_a_bar_stands_at_its_end_whatever_was_moved(reading):
    """Every picture whose bars have numbers and a mark of the baseline."""
    for changes in MOVED:
        for name, rows in reading(State("nato-estonia", changes)).columns().items():
            if not {"edge", "points"} <= rows.keys():
                continue
            ends, places = (
                np.nan_to_num(np.asarray(rows[column])) for column in ("points", "edge")
            )
            marks = np.nan_to_num(np.asarray(rows.get("ghost_points", rows.get("ghost"))))
            scale = max(np.abs(ends).max(), np.abs(marks).max())
            assert (np.abs(places - ends) <= NEAR * scale + 1e-9).all(), (name, changes)
