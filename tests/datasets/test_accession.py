"""A state joins: the row is that of a shipped member; what cannot be is refused in a sentence."""

import pytest

from deterrence_kit import assess, load_scenario
from deterrence_kit.datasets import ScenarioError, tables
from deterrence_kit.datasets.accession import with_member, with_members


def test_leaving_and_joining_again_without_stationed_forces_is_no_change():
    scenario = load_scenario("nato-poland")
    code = next(
        c for c, f, s in zip(scenario.codes, scenario.forward, scenario.why, strict=False)
        if f == 0 and c != "POL"
    )  # fmt: skip
    again = with_member(scenario.without(code), code)
    assert assess(again).credibility == pytest.approx(float(assess(scenario).credibility))


def test_the_row_comes_from_the_shipped_tables():
    joined = with_member(load_scenario("nato-estonia"), "UKR")
    state = tables.states()["UKR"]
    assert joined.names[-1] == "Ukraine"
    assert joined.gdp[-1] == state["gdp"]
    assert joined.distance[-1] == tables.distance("UKR", "EST")
    assert joined.protege_name == "Estonia"


def test_a_missing_figure_becomes_a_gap():
    joined = with_member(load_scenario("us-japan"), "YEM")
    assert any("Yemen" in gap for gap in joined.gaps)


@pytest.mark.parametrize(
    ("scenario", "code", "sentence"),
    [
        ("nato-estonia", "XXX", "not the code of a state"),
        ("nato-estonia", "POL", "Poland is a member already"),
        ("nato-estonia", "RUS", "Russia is the challenger"),
        ("poland-1939", "USA", "does not run on today's figures"),
        ("training", "USA", "does not run on today's figures"),
    ],
)
def test_what_cannot_join_is_refused_with_a_sentence(scenario, code, sentence):
    with pytest.raises(ScenarioError, match=sentence):
        with_member(load_scenario(scenario), code)


def test_a_package_goes_where_it_can():
    """Today's joiners find no place in a pact of the past, nor do those leave who are not there."""
    past, korea = load_scenario("korea-1950"), load_scenario("us-korea")
    assert with_members(past, left=["ISL", past.codes[past.protege]], joined=["JPN"]) is past
    there = with_members(korea, left=["USA"], joined=["JPN", korea.challenger_codes[0]])
    assert there.codes == ("KOR", "JPN")
    assert with_members(korea) is korea
