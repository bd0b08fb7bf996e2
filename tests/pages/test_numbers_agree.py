"""On one page all numbers agree: sentences, figures, bars and tables, in states moved at random."""

import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deterrence_kit.app.brief import brief
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import LEVERS
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from deterrence_kit.pages.regional_conflict.page import RegionReading

LEVEL = r"\d\.\d{2,4}"
SCENARIOS = ("nato-estonia", "us-japan", "us-philippines", "russia-dprk")
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def states(draw: st.DrawFn) -> State:
    names = draw(st.lists(st.sampled_from(sorted(LEVERS)), max_size=4, unique=True))
    share = {name: draw(st.floats(0, 1)) for name in names}
    ends = {name: (LEVERS[name].low, LEVERS[name].high) for name in names}
    values = {n: round(low + share[n] * (high - low), 3) for n, (low, high) in ends.items()}
    return State(draw(st.sampled_from(SCENARIOS)), values)


def change_of(words: str) -> Decimal:
    found = re.search(r"([\d.]+) points (higher|lower)", words)
    if found is None:
        return Decimal(0)
    return (1 if found[2] == "higher" else -1) * Decimal(found[1])


@FEW
@given(states())
def test_the_headline_agrees_with_itself_and_with_the_sentence(state: State) -> None:
    words = ExplorerReading(state).words()
    now, before = map(Decimal, words["credibility_against"].split(" against "))
    assert change_of(words["credibility_change"]) == 100 * (now - before)
    assert words["direction"] == (now > before) - (now < before)
    said = re.search(
        rf"credibility is ({LEVEL}), (just above|above|at|below|just below) the ({LEVEL})",
        words["sentence"],
    )
    assert said is not None
    assert (said[1], said[3]) == (words["credibility"], words["threshold"])
    assert words["verdict"] == f"{said[2].capitalize()} threshold {said[3]}"
    assert ("below" in said[2]) != words["holds"]
    assert f"({words['propensity']} a year)" in words["sentence"]
    parts = [Decimal(number) for number in re.findall(LEVEL, words["parts"])]
    assert sum(parts) == Decimal(words["credibility"])


@FEW
@given(states())
def test_the_waterfall_adds_up_to_the_headline(state: State) -> None:
    reading = ExplorerReading(state)
    words, bars = reading.words(), reading.columns()["waterfall"]
    numbers = [Decimal(text.replace("−", "-")) for text in bars["text"]]
    first, *parts, last = numbers
    now, before = map(Decimal, words["credibility_against"].split(" against "))
    assert (first, last) == (before, now)
    assert sum(parts) == 100 * (last - first) == change_of(words["credibility_change"])
    for told, change in zip(parts, bars["change"][1:-1], strict=True):
        assert told == Decimal(f"{100 * change:.1f}")
    for text in re.findall(
        r"−0\.0|-0\.0|\+0\.0", " ".join([*bars["text"], *reading.captions().values()])
    ):
        raise AssertionError(text)


@FEW
@given(states())
def test_the_ally_a_pact_hangs_on_costs_what_its_bar_says(state: State) -> None:
    reading = AllianceReading(state)
    sentence, bars = reading.captions()["ranking"], reading.columns()["losses"]
    if "points lower" not in sentence:
        return
    levels = [Decimal(number) for number in re.findall(LEVEL, sentence)][:2]
    assert abs(levels[0] - levels[1]) == -change_of(sentence) / 100
    largest = max(v for v in bars["lost"].tolist() if v == v)
    assert Decimal(f"{100 * largest:.1f}") >= -change_of(sentence)
    assert f"{-change_of(sentence):.1f}" in bars["text"]


@FEW
@given(states())
def test_an_obstacle_costs_what_its_bar_says(state: State) -> None:
    reading = GeographyReading(state.chosen("obstacle", "routes"))
    bars, sentence = reading.columns()["obstacles"], reading.captions()["obstacle"]
    told = dict(zip(bars["label"], bars["text"], strict=True))
    for way in ("sea", "land"):
        if found := re.search(
            rf"by {way}, credibility is ({LEVEL}) instead of ({LEVEL})", sentence
        ):
            change = 100 * (Decimal(found[1]) - Decimal(found[2]))
            shown = told[f"All routes by {way}"].replace("−", "-")
            assert change == Decimal(shown)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_brief_says_what_the_page_says(scenario: str) -> None:
    reading = ExplorerReading(State(scenario, {"readiness": 0.72, "will": 0.35}))
    words, said = reading.words(), brief(reading)
    assert said["figures"][0][1:] == [
        words["credibility"],
        f"{words['credibility_change']} than the baseline: {words['credibility_against']}",
    ]


@FEW
@given(states())
def test_a_yearly_chance_is_written_alike_wherever_it_stands(state: State) -> None:
    reading = ExplorerReading(state)
    words, rows = reading.words(), reading.blocks()["ladder"]["parts"][0]["rows"]
    rungs = re.findall(r"[\d.]+ %", words["rungs"])
    assert rungs[-1] == words["propensity"]
    for chance in (words["war"], rungs[0], words["propensity"]):
        assert f"({chance} a year)" in words["sentence"]
    assert [list(row.values())[1] for row in rows] == [words["war"], *rungs]


@FEW
@given(
    st.sampled_from(sorted(LEVERS)), st.floats(0, 1), st.sampled_from(("nato-estonia", "us-taiwan"))
)
def test_what_is_deterred_here_and_moved_elsewhere_adds_up(
    name: str, share: float, scenario: str
) -> None:
    lever = LEVERS[name]
    value = round(lever.low + share * (lever.high - lever.low), 3)
    reading = RegionReading(State(scenario, {name: value}))
    headline = reading.words()["headline"][-1]
    parts = re.findall(r"([+−]?\d+\.\d)(?= at| elsewhere)", headline["note"])
    if not parts:
        return
    here, elsewhere = (Decimal(part.replace("−", "-")) for part in parts)
    assert here + elsewhere == Decimal(headline["value"].replace("−", "-").replace("±", ""))
    told = re.search(
        r"([\d.]+) (fewer|more) challenges in 100 years at", reading.words()["sentence"]
    )
    if told:
        assert Decimal(told[1]) == abs(here)
