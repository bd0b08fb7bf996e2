"""Why an answer changed, while a slider is dragged among many that were moved."""

import pytest

from deterrence_kit.app.links import query_of
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import ASSUMPTIONS, SETTINGS

MANY = ["will", "will.USA", "presence", "clarity", "stocks", "interoperability", "readiness"]
MORE = [*MANY, *[name for name in ASSUMPTIONS if name not in MANY][:8]]
DRAGGED = (0.6, 0.7, 0.6, 0.55)


def changed(names):
    """A step more than at rest, or less where there is none above."""
    for name in names:
        about = SETTINGS[name.split(".")[0]]
        up = about.default + about.step
        yield name, up if up <= about.high else about.default - about.step


@pytest.mark.parametrize("names", [MANY, MORE], ids=["each by itself", "the smallest together"])
def test_what_is_kept_from_move_to_move_is_what_a_fresh_page_finds(alone, names):
    start = {"kind": "start", "query": f"?{query_of(State('nato-estonia', dict(changed(names))))}"}
    moves = [
        {
            "kind": "move",
            "line": "a",
            "number": i,
            "name": "readiness",
            "own": False,
            "value": value,
        }
        for i, value in enumerate(DRAGGED, 1)
    ]
    walks = [[start, *moves[:count]] for count in range(1, len(moves) + 1)]
    dragged = alone(steps=walks)["walked"]
    fresh = alone(links=[f"?{each['page']['query']}" for each in dragged])["shown"]
    for there, whole in zip(dragged, fresh, strict=True):
        told = there["columns"]["waterfall"]  # what differs from the move before
        assert told == {name: whole["columns"]["waterfall"][name] for name in told}
        assert "change" in told
