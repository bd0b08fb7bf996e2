"""Two files that tell of the same two states name the same year for their latest dispute."""

import tomllib
from collections import defaultdict
from importlib.resources import files

import pytest

DATA = files("deterrence_kit.datasets")


def contents(folder):
    found = sorted(DATA.joinpath(folder).iterdir(), key=lambda p: p.name)
    return {p.name: tomllib.loads(p.read_text("utf-8")) for p in found if p.name.endswith("toml")}


def of_today():
    """(two states, year, where) for each scenario and pair of today that names a dispute."""
    regions = contents("regions")
    today = max(told["year"] for told in regions.values())
    for name, told in contents("scenarios").items():
        for row in told["challenger"] if told["year"] == today else ():
            if "code" in row and len(told["challenger"]) == 1:
                yield (row["code"], told["protege"]), told["theatre"].get("last_dispute"), name
    for name, told in regions.items():
        for pair in told["pair"] if told["year"] == today else ():
            if "last_dispute" in pair:
                yield (pair["challenger"], pair["target"]), pair["last_dispute"], name


def by_states():
    found = defaultdict(set)
    for states, year, where in of_today():
        found[frozenset(states)].add((year, where))
    return found


TOLD_TWICE = {states: told for states, told in by_states().items() if len(told) > 1}


def test_some_states_are_told_of_twice():
    assert frozenset({"RUS", "FIN"}) in TOLD_TWICE
    assert frozenset({"KOR", "PRK"}) in TOLD_TWICE


@pytest.mark.parametrize("states", TOLD_TWICE, ids=lambda s: "-".join(sorted(s)))
def test_the_latest_dispute_is_the_same_in_both(states):
    assert len({year for year, _ in TOLD_TWICE[states]}) == 1, sorted(TOLD_TWICE[states])
