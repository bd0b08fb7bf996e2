"""Why an answer changed, while a slider is dragged among many that were moved."""

import pytest
from changed import stepped

from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import ASSUMPTIONS
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.portable.test_alike import event

MANY = ["will", "will.USA", "presence", "clarity", "stocks", "interoperability", "readiness"]
MORE = [*MANY, *[name for name in ASSUMPTIONS if name not in MANY][:8]]
DRAGGED = (0.6, 0.7, 0.6, 0.55)


def waterfall(link):
    """What Python has for a link."""
    return ExplorerReading(state_from(link)[0]).columns()["waterfall"]


@pytest.mark.parametrize("names", [MANY, MORE], ids=["each by itself", "the smallest together"])
def test_what_is_kept_from_move_to_move_is_what_python_finds(alone, names):
    start = {"kind": "start", "query": f"?{query_of(State('nato-estonia', stepped(names)))}"}
    moves = [
        event("move", number, name="readiness", own=False, value=value)
        for number, value in enumerate(DRAGGED, 1)
    ]
    walks = [[start, *moves[:count]] for count in range(1, len(moves) + 1)]
    for there in alone(steps=walks)["walked"]:
        told = there["columns"]["waterfall"]  # what differs from the move before
        found = waterfall(f"?{there['page']['query']}")
        assert "change" in told
        for name, values in told.items():
            assert values == pytest.approx(found[name], abs=1e-12), name
