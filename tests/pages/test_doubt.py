"""How sure an answer is, beside the answer: at rest, one number everywhere, never louder than that."""

import re
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis.doubt.uncertainty import AT_REST, uncertainty
from deterrence_kit.app.brief import brief
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from deterrence_kit.views.doubt_words import doubted, in_hundred
from deterrence_kit.views.words import answer_words


@dataclass
class Drawn:
    holding: float

    def band(self, _outcome, _levels):
        return np.array([0.1, 0.6])


SHARED = (ExplorerReading, AllianceReading, BurdenReading, GeographyReading)
COUNT = re.compile(r"Deterrence (.+) in (\d+) of 100 draws")


@pytest.mark.parametrize("reading", SHARED)
def test_nothing_is_claimed_until_it_has_been_worked_out(reading):
    page = Page(reading, State("nato-estonia", {"readiness": 0.6}))
    assert page.reading.words()["sure"] == ""
    page.settle()
    found = uncertainty(load_scenario("nato-estonia"), {"readiness": 0.6}, AT_REST)
    verb, count = COUNT.match(page.reading.words()["sure"]).groups()
    assert int(count) == in_hundred(max(found.holding, 1 - found.holding))
    assert verb == ("holds" if found.holding >= 0.5 else "fails")
    page.move("readiness", 0.7)
    assert page.reading.words()["sure"] == ""


@pytest.mark.parametrize("name", scenario_names())
def test_answer_and_brief_say_one_number(name):
    page = Page(ExplorerReading, State(name))
    page.settle()
    told = page.reading.words()
    (in_brief,) = re.findall(
        r"deterrence (?:holds|would be restored) in (\d+) of 100",
        " ".join(str(v) for v in brief(page.reading).values()),
    )
    verb, count = COUNT.match(told["sure"]).groups()
    held = int(count) if verb in ("holds", "would be restored") else 100 - int(count)
    assert held == int(in_brief)


@given(
    share=st.floats(0, 1),
    credibility=st.floats(0, 1),
    name=st.sampled_from(["us-japan", "ecowas-benin"]),
)
def test_the_verdict_is_never_louder_than_the_draws(share, credibility, name):
    scenario = load_scenario(name)
    now = replace(assess(scenario), credibility=np.float64(credibility))
    told = doubted(answer_words(scenario, now, now), scenario, now, Drawn(share))
    agreeing = share if now.holds else 1 - share
    if scenario.war:
        assert told["verdict"] == "Deterrence has failed here"
    elif agreeing < 0.5:
        assert told["verdict"] == "In doubt"
    else:
        assert (
            told["verdict"].startswith("Above" if now.holds else "Below")
            or "threshold" in told["verdict"]
        )
    assert ("a close call" in told["verdict_why"]) == (0.5 <= agreeing < 0.65 and not scenario.war)
    said, count = COUNT.match(told["sure"]).groups()
    assert (said in ("holds", "would be restored")) == (share >= 0.5)
    assert int(count) >= 50
