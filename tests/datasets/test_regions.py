"""Region files: the shipped ones are whole and reuse the scenarios; a wrong pair is left out, told."""

import re
import tomllib

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario
from deterrence_kit.datasets import ScenarioError, tables
from deterrence_kit.datasets.pairs import closeness
from deterrence_kit.datasets.regions import FOLDER, load_region, parse_region, region_names
from deterrence_kit.datasets.shipped import shipped_contents
from tests.conftest import ROOT

PROMISED = {
    "europe-east", "balkans", "eastern-mediterranean", "caucasus", "gulf",
    "west-africa", "horn-and-great-lakes", "south-asia", "east-asia", "taiwan-strait",
    "south-america-north", "training",
}  # fmt: skip


def rows(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["pair"]


def test_the_promised_regions_are_there():
    assert set(region_names()) >= PROMISED
    assert (region_names()[0], region_names()[-1]) == ("europe-east", "training")


@pytest.mark.parametrize("name", region_names())
def test_a_region_is_whole(name):
    region = load_region(name)
    assert len(region.commitments) == len(rows(name)) >= 2
    assert not [gap for gap in region.gaps if gap.startswith("Left out")]
    assert len(region.challengers) >= (1 if name == "taiwan-strait" else 2)
    assert region.summary
    for c in region.commitments:
        assert np.isfinite(float(assess(c.scenario).propensity))
        assert (c.leader in c.scenario.codes) == bool(c.pact)


def test_the_docs_list_every_region_with_its_pairs():
    text = (ROOT / "docs" / "regions.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"\| `([\w-]+)\.toml` \| .* \| (\d+) \|", text))
    assert listed == {n: str(len(load_region(n).commitments)) for n in region_names()}


@pytest.mark.parametrize("name", region_names())
def test_every_statement_has_a_reason_and_a_source(name):
    """Each pair says why and on what source, or is a scenario that does; each lever has a reason."""
    region = load_region(name)
    for row, c in zip(rows(name), region.commitments, strict=True):
        assert "scenario" in row or (row["source"] and row["why"])
        assert all(crisis.source for crisis in c.scenario.record)
        for setting in c.scenario.settings:
            if "." not in setting:
                assert c.scenario.why.get(setting), f"{c.pair_name} sets {setting}, no reason"


@pytest.mark.parametrize("name", [n for n in region_names() if n != "training"])
def test_members_are_those_of_the_shipped_pacts(name):
    for row, c in zip(rows(name), load_region(name).commitments, strict=True):
        named = shipped_contents(row["scenario"]).get("members", ()) if "scenario" in row else ()
        pledged = tables.pact_members(c.pact) if c.pact else (c.target,)
        expected = tuple(named) or pledged
        assert c.scenario.codes == expected


def test_a_pair_that_is_a_scenario_says_what_the_scenario_says():
    flank = load_region("europe-east")
    for target, name in (("EST", "nato-estonia"), ("NOR", "nato-norway"), ("TUR", "nato-turkiye")):
        own = assess(flank.commitment("RUS", target).scenario)
        assert own.propensity == assess(load_scenario(name)).propensity


def test_a_scenario_with_two_challengers_becomes_two_pairs():
    asia = load_region("east-asia")
    south, far = asia.commitment("KOR", "PRK"), asia.commitment("USA", "PRK")
    assert south.scenario.contiguous == 1
    assert far.scenario.contiguous == closeness(far.scenario.challenger_distance[0]) == -0.5


def test_a_pair_like_a_scenario_takes_its_pact_and_record_but_not_its_theatre():
    flank = load_region("europe-east")
    romania, poland = flank.commitment("RUS", "ROU").scenario, load_scenario("nato-poland")
    assert romania.record == poland.record
    assert romania.settings["clarity"] == poland.settings["clarity"]
    usa = romania.codes.index("USA")
    assert romania.forward[usa] == 1000
    germany = romania.codes.index("DEU")
    assert poland.near[germany] > 0 == romania.near[germany] == romania.forward[germany]


def test_next_door_what_was_here_is_beside_and_what_was_beside_is_here():
    flank = load_region("europe-east")
    latvia, estonia = flank.commitment("RUS", "LVA").scenario, load_scenario("nato-estonia")
    assert np.array_equal(latvia.forward, estonia.near)
    assert np.array_equal(latvia.near, estonia.forward)
    assert latvia.forward.any()
    poland = flank.commitment("BLR", "POL").scenario  # the same state, seen from elsewhere
    assert np.array_equal(poland.forward, load_scenario("nato-poland").forward)


def test_invented_states_have_distances_of_their_own():
    training = load_region("training")
    corvia = training.commitment("GRV", "CVA").scenario
    eastmere = corvia.codes.index("EKM")
    assert corvia.distance[corvia.protege] == 0
    assert corvia.distance[eastmere] > 100
    assert corvia.water[eastmere] == 1
    assert corvia.world_milex == load_scenario("training").world_milex


TWO = """
title = "Two"
[[pair]]
challenger = "RUS"
target = "EST"
scenario = "nato-estonia"
"""


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ('challenger = "RUS"\ntarget = "XXX"', "'XXX' is not a state"),
        ('challenger = "RUS"\ntarget = "EST"\npact = "NATO"', "RUS – EST is there already"),
        ('challenger = "EST"\ntarget = "EST"', "EST cannot challenge itself"),
        ('challenger = "RUS"\ntarget = "MDA"\npact = "NATO"', "MDA is not in NATO"),
        ('challenger = "RUS"\ntarget = "MDA"\npact = "Nato"', "no pact called 'Nato'"),
        ('challenger = "RUS"\ntarget = "POL"\nscenario = "nato-estonia"', "is not of RUS and POL"),
        ('challenger = "RUS"\ntarget = "POL"\nlike = "nato-latvia"', "no scenario called"),
        ('challenger = "RUS"', "'target' is missing"),
        ('challenger = "RUS"\ntarget = "MDA"\ncrossing = 2', "'crossing'"),
        ('challenger = "RUS"\ntarget = "MDA"\nlevers = { clarity = 7 }', "clarity"),
        ('challenger = "RUS"\ntarget = "MDA"\nriwalry = true', "did you mean 'rivalry'"),
        (
            'challenger = "RUS"\ntarget = "MDA"\n[[pair.member]]\ncode = "USA"',
            "USA has figures here, but is not among the members",
        ),
    ],
)
def test_a_wrong_pair_is_left_out_with_a_sentence_and_the_rest_kept(pair, said):
    region = parse_region(f"{TWO}\n[[pair]]\n{pair}\n", "two.toml")
    assert [c.pair for c in region.commitments] == [("RUS", "EST")]
    (gap,) = region.gaps
    assert said in gap
    assert gap.startswith("Left out: two.toml, pair 2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title = "None"', "has no rival"),
        ('title = "None"\n[[pair]]\nchallenger = "RUS"\ntarget = "XXX"', "no pair is left"),
        ('[[pair]]\nchallenger = "RUS"\ntarget = "EST"', "has no 'title'"),
        ('title = "None"\npair = 3', "has to be rows"),
        (
            'title = "None"\nstates_from = "nowhere"\n[[pair]]\nchallenger = "A"',
            "no scenario called",
        ),
        ("title = ", "not valid TOML"),
        ("#" * 300_000, "larger than"),
    ],
)
def test_a_file_that_is_no_region_is_refused(text, said):
    with pytest.raises(ScenarioError, match=said):
        parse_region(text, "none.toml")


def test_a_file_of_ones_own_loads_and_a_missing_one_is_told(tmp_path):
    own = tmp_path / "two.toml"
    own.write_text(TWO, encoding="utf-8")
    assert load_region(own).name == "two"
    with pytest.raises(ScenarioError, match="cannot be read"):
        load_region(tmp_path / "no.toml")
    with pytest.raises(ScenarioError, match="no region called 'Atlantis'"):
        load_region("Atlantis")
