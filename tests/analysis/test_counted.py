"""Pillars that rise when a member is taken away: why, in every scenario, for every member."""

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario
from deterrence_kit.analysis.alliance.counted import MEANS, SEEN, counted
from deterrence_kit.app.membership import why_pillars
from deterrence_kit.app.state import State, scenario_of
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.explorer.page import ExplorerReading

OWN = ("arrival", "burden", "ideal_point", "strength")  # what means are taken of, member by member


def leavers(scenario):
    allies = [c for c in scenario.codes if c != scenario.codes[scenario.protege]]
    return allies if len(allies) > 1 else []


@pytest.mark.parametrize("name", scenario_names())
def test_every_rise_has_a_reason_and_nobody_else_does_more(name):
    scenario = load_scenario(name)
    before, own = assess(scenario), quantities(scenario, {}, OWN)
    for code in leavers(scenario):
        rest = scenario.without(code)
        now, there = assess(rest), quantities(rest, {}, OWN)
        found = {c.pillar: c for c in counted(scenario, rest, {})}
        rises = {p for p in MEANS if getattr(now, p) - getattr(before, p) >= SEEN}
        assert set(found) == rises, code
        assert (
            now.capability <= before.capability + 1e-12
        )  # a sum, so never explained by who is counted
        for pillar, each in found.items():
            assert each.reason, (code, pillar)
            assert each.rest == pytest.approx(float(getattr(now, pillar)))
        stays = np.array(scenario.codes) != code
        for word in OWN:
            assert there[word] == pytest.approx(own[word][stays]), (code, word)


@pytest.mark.parametrize("pillar", ["cohesion", "geography"])
def test_who_is_below_the_mean_raises_it_by_going_and_who_is_above_does_not(pillar):
    scenario = load_scenario("nato-estonia")
    values = quantities(scenario, {}, ("arrival", "geography"))
    for code, arrival in zip(scenario.codes, values["arrival"], strict=True):
        if code in leavers(scenario) and pillar == "geography":
            up = [c for c in counted(scenario, scenario.without(code), {}) if c.pillar == pillar]
            assert not up or arrival < values["geography"].item()
    found = counted(scenario, scenario.without("USA"), {})
    assert pillar in {c.pillar for c in found}


@pytest.mark.parametrize("page", [ExplorerReading, AllianceReading])
def test_the_page_says_why_beside_the_pillars_with_their_numbers(page):
    reading = page(State("nato-estonia", {"readiness": 0.7, "will.USA": 0.2}).moved("lift", 1000))
    assert reading.words()["pillars_why"] == ""
    reading = page(State("nato-estonia", {"readiness": 0.7}, left=("USA",)))
    said = reading.words()["pillars_why"]
    assert "the United States" in said
    assert f"cohesion {float(reading.now.cohesion):.2f} instead of" in said
    back = page(State("nato-estonia", joined=("UKR",)))
    assert ("With Ukraine" in back.words()["pillars_why"]) == bool(
        counted(scenario_of(back.state), back.shipped, {})
    )


def test_of_a_pillar_that_a_second_crisis_moves_too_nothing_is_said():
    state = State("nato-estonia", left=("USA",))
    reading = ExplorerReading(state)
    assert "geography" in why_pillars(state, {}, reading.now)
    busy = ExplorerReading(state.chosen("second", "nato-poland"))
    assert float(busy.now.geography) < float(reading.now.geography)
    assert "geography" not in busy.words()["pillars_why"]
    assert "cohesion" in busy.words()["pillars_why"]


STATES = [
    State("nato-estonia", left=left, joined=joined)
    for left in ((), ("USA",), ("TUR",), ("HUN", "DEU"), ("USA", "GBR", "FRA"))
    for joined in ((), ("UKR",), ("JPN", "KOR"), ("CHE",))
]


@pytest.mark.parametrize("state", STATES, ids=lambda s: "-".join((*s.left, "+", *s.joined)))
def test_who_left_and_who_joined_are_told_in_one_text(state):
    """It once said all twice where some had left and others had joined, and forgot whom it spoke of."""
    said = ExplorerReading(state).words()["pillars_why"]
    sentences = [each for each in said.removesuffix(".").split(". ") if each]
    assert len(sentences) in (0, 2)
    assert said.count("Some pillars are means") == bool(said)
    assert said.count("the members agree") + said.count("the members have") <= 1
    if "; " in said:
        first, last = said.split("; ")
        assert ". Without " in first
        assert last.startswith("with ")
        assert ", they " in last
