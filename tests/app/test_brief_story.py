"""The brief tells a story: what was changed and what that does, how sure, what it hangs on, the words."""

import re
from decimal import Decimal

import pytest

from deterrence_kit import load_scenario
from deterrence_kit.analysis import dependence, uncertainty
from deterrence_kit.analysis.doubt.uncertainty import AT_REST as DRAWS
from deterrence_kit.app.brief import brief
from deterrence_kit.app.state import State
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.compare_and_decide.page import DecisionReading
from deterrence_kit.pages.compare_and_decide.way_words import PENDING
from deterrence_kit.pages.crises_and_trust.page import CrisesReading
from deterrence_kit.pages.evidence.page import EvidenceReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from deterrence_kit.pages.regional_conflict.page import RegionReading
from deterrence_kit.pages.uncertainty.page import UncertaintyReading
from deterrence_kit.views.record_words import scenario_as_of

COMMITMENT = (
    ExplorerReading, AllianceReading, BurdenReading, GeographyReading, CrisesReading,
    DecisionReading, UncertaintyReading,
)  # fmt: skip
WAVERING = State("nato-estonia", {"readiness": 0.7, "will.USA": 0.2}, touched="will.USA")


@pytest.mark.parametrize("reading", COMMITMENT)
def test_from_every_page_it_says_first_what_was_changed_and_what_that_does(reading):
    said = brief(reading(WAVERING))
    asked, what = said["title"], said["lead"]
    assert asked.index("domestic will of the United States") < asked.index("readiness")
    now, before = (
        float(each.credibility) for each in (reading(WAVERING).now, reading(WAVERING).before)
    )
    levels = [float(number) for number in re.findall(r"0[.]\d{3}", what)][:2]
    assert levels == pytest.approx([now, before], abs=0.001)
    points = re.search(r"([\d.]+) points (higher|lower)", what)
    assert Decimal(points[1]) == abs(
        100 * (Decimal(f"{levels[0]:.3f}") - Decimal(f"{levels[1]:.3f}"))
    )
    assert (points[2] == "higher") == (now > before)


def test_how_sure_is_what_the_library_draws():
    reading = ExplorerReading(WAVERING)
    (_, lines), (_, hangs), (_, words) = brief(reading)["story"]
    drawn = uncertainty(reading.scenario, reading.changes, DRAWS)
    assert f"holds in {100 * drawn.holding:.0f} of 100" in lines[0]
    low, high = (float(n) for n in re.findall(r"0[.]\d\d", lines[0]))
    share = ((drawn.values("credibility") >= low) & (drawn.values("credibility") <= high)).mean()
    assert share == pytest.approx(0.9, abs=0.04)
    assert "Against the baseline" in lines[1]
    found = dependence(reading.scenario, reading.changes)
    assert reading.names[found.pivotal] in hangs[0]
    assert [line.partition(":")[0] for line in words][:3] == [
        "Credibility",
        "Threshold",
        "Armed challenge",
    ]
    assert any(line.startswith("Domestic will:") for line in words)


def test_at_the_baseline_nothing_is_asked_and_nothing_compared():
    said = brief(ExplorerReading(State("us-japan")))
    assert said["lead"] == ""
    assert "What if" not in said["title"]
    assert "Against the baseline" not in str(said["story"])


def test_pages_about_something_else_tell_their_own():
    for reading in (RegionReading, EvidenceReading):
        said = brief(reading(State()))
        assert said["story"] == []
        assert said["sentence"]


def test_ways_are_told_where_they_were_worked_out():
    reading = DecisionReading(State("us-korea", {"will.USA": 0.2}))
    assert brief(reading)["ways"][1:] == [PENDING]
    for _ in reading.refine():
        if reading.ways is not None:
            break
    goal, *lines = brief(reading)["ways"]
    assert goal == "Goal: as credible as at the baseline."
    assert len(lines) == len(reading.ways) >= 1
    for line, way in zip(lines, reading.ways, strict=True):
        assert way.costs.sentence() in line
        assert "To act:" in line


def test_the_source_names_day_version_and_numbers():
    said = brief(ExplorerReading(State("us-japan")))["source"]
    day = re.escape(scenario_as_of(load_scenario("us-japan")))
    assert re.search(rf"{day} deterrence_kit [\d.]+, numbers of version \d+[.]", said)
