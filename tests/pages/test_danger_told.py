"""Where a challenge is likelier though credibility is higher, or the reverse, the answer says by what."""

import random

from deterrence_kit.app.state import State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.rounding import difference, yearly
from deterrence_kit.model.settings import LEVERS, OPPONENT, SETTINGS
from deterrence_kit.pages.explorer.page import ExplorerReading

SEEN = "Though credibility is "


def states():
    """Two settings moved at a time, in peace, some with the strongest ally gone."""
    dice = random.Random(22)
    tables = {**LEVERS, **{n: SETTINGS[n] for n in OPPONENT}}
    for name in scenario_names():
        for _ in range(6):
            moved = dice.sample(sorted(tables), 2)
            yield State(name, {n: dice.choice((tables[n].low, tables[n].high)) for n in moved})
    yield State("nato-estonia", {"readiness": 0.6}, left=("USA",), joined=("UKR",))


def test_who_reads_two_figures_that_do_not_fit_reads_why():
    said = {"higher": 0, "lower": 0, "threshold": 0, "occasions": 0}
    for state in states():
        reading = ExplorerReading(state)
        now, before = reading.now, reading.before
        if reading.scenario.war:
            continue
        text = reading.words()["sentence"]
        change = float(difference(now.credibility, before.credibility))
        chances = float(now.propensity), float(before.propensity)
        seen = yearly(*chances) != yearly(*reversed(chances))
        apart = seen and change * (chances[0] - chances[1]) > 0
        assert (SEEN in text) == apart, (state, text)
        for word in said:
            said[word] += apart and word in text.partition(SEEN)[2]
        if apart:
            assert f"{SEEN}{'higher' if change > 0 else 'lower'} than before" in text
            risen = "has risen" in text, "has fallen" in text
            rise = float(now.threshold) - float(before.threshold)
            assert risen == (False, False) or risen == (rise > 0, rise < 0)
    assert min(said.values()) > 0, said  # each kind was met
