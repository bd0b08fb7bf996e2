"""Membership of a pact, in every pair of a region."""

from deterrence_kit.datasets.region_members import region_with_members
from deterrence_kit.datasets.regions import load_region

EAST = load_region("europe-east")


def members(region, challenger, target):
    return region.commitment(challenger, target).scenario.codes


def test_a_target_that_leaves_keeps_its_allies_and_is_missing_elsewhere():
    left = region_with_members(EAST, "NATO", left=["POL"])
    assert members(left, "RUS", "POL") == members(EAST, "RUS", "POL")
    assert "POL" in members(EAST, "RUS", "EST")
    assert "POL" not in members(left, "RUS", "EST")


def test_who_joins_is_in_every_pair_but_not_against_itself():
    joined = region_with_members(EAST, "NATO", joined=["BLR"])
    inside = {
        c.challenger: "BLR" in c.scenario.codes for c in joined.commitments if c.pact == "NATO"
    }
    assert inside == {"RUS": True, "BLR": False}


def test_pairs_of_other_pacts_stay_as_they_are():
    changed = region_with_members(EAST, "NATO", left=["USA"], joined=["UKR"])
    for before, after in zip(EAST.commitments, changed.commitments, strict=True):
        assert (after is before) == (before.pact != "NATO")
