"""The record: help given and help refused move trust, a consultation never does."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.model.record import OUTCOMES, Crisis

SCENARIOS = {name: load_scenario(name) for name in scenario_names()}
SHOWN = ("record_trust", "resolve", "denial", "credibility", "threshold", "propensity")


def crises(outcomes):
    return st.builds(
        Crisis, year=st.integers(1900, 2026), asked=st.just("x"), outcome=st.sampled_from(outcomes),
        source=st.just("x"), disputed=st.booleans(),
    )  # fmt: skip


def values(scenario):
    now = assess(scenario)
    return [float(np.squeeze(getattr(now, name))) for name in SHOWN]


@given(
    st.sampled_from(sorted(SCENARIOS)),
    st.lists(crises(["consulted"]), min_size=1, max_size=6),
    st.data(),
)
def test_a_consultation_never_moves_credibility(name, met, data):
    """However many there were, whenever, and wherever in the record they stand."""
    scenario = SCENARIOS[name]
    record = data.draw(st.permutations([*scenario.record, *met]))
    assert values(replace(scenario, record=tuple(record))) == pytest.approx(
        values(scenario), abs=1e-12
    )


@given(st.sampled_from(sorted(SCENARIOS)), crises(["honoured"]))
def test_help_given_raises_trust_and_help_refused_lowers_it(name, kept):
    scenario = SCENARIOS[name]
    kept = replace(kept, year=min(kept.year, scenario.year))
    before = assess(scenario).record_trust.item()
    for crisis, sign in ((kept, 1), (replace(kept, outcome="failed"), -1)):
        after = assess(replace(scenario, record=(*scenario.record, crisis))).record_trust.item()
        assert sign * (after - before) > 0


def test_a_record_of_consultations_alone_is_as_good_as_none():
    scenario = SCENARIOS["nato-estonia"]
    met = tuple(c for c in scenario.record if c.outcome == "consulted")
    assert met
    assert values(replace(scenario, record=met)) == values(replace(scenario, record=()))


def _every_record():
    for name, scenario in SCENARIOS.items():
        yield name, scenario.record
    for name in region_names():
        for commitment in load_region(name).commitments:
            yield commitment.scenario.name, commitment.scenario.record


@pytest.mark.parametrize(
    ("name", "record"), list(_every_record()), ids=lambda v: v if isinstance(v, str) else ""
)
def test_each_row_of_a_record_has_date_outcome_and_source(name, record):
    for crisis in record:
        assert crisis.outcome in OUTCOMES
        assert crisis.source.strip()
        assert crisis.asked.strip()
        assert crisis.doubt or not crisis.disputed, f"{name}: {crisis.asked} says not why"


def test_what_is_only_a_call_for_consultations_is_not_called_honoured():
    """Article 4 of the North Atlantic Treaty is a duty to meet."""
    for name, record in _every_record():
        for crisis in record:
            if crisis.asked.startswith("Article 4 consultations"):
                assert crisis.outcome == "consulted", (name, crisis.asked)
