"""The designs: made-up pasts give back what they were drawn from, the real one the shipped numbers."""

import numpy as np
import pandas as pd
import pytest

from deterrence_kit.evidence import coefficients
from deterrence_kit.evidence.designs.effects import absorbed, linear
from deterrence_kit.evidence.designs.honouring import pooled
from deterrence_kit.evidence.designs.power import OBSERVED, power, power_of
from deterrence_kit.evidence.designs.severity import armed
from deterrence_kit.evidence.designs.table import designs


def world(effect, rows=20_000, seed=3):
    """Challenges that a danger of each year of a target draws, and to which pacts are drawn too."""
    draw = np.random.default_rng(seed)
    target, challenger = draw.integers(0, 400, rows), draw.integers(0, 300, rows)
    danger = draw.random(400)[target]
    pact = (draw.random(rows) < danger).astype(float)
    chance = 0.1 + 0.4 * danger + effect * pact
    return pd.DataFrame({
        "dispute": (draw.random(rows) < chance).astype(float), "pact_free": pact,
        "target_year": target, "challenger_year": challenger, "year": 0, "pair": np.arange(rows) // 4,
    })  # fmt: skip


def test_effects_of_target_years_take_out_the_danger_that_pacts_are_drawn_to():
    frame = world(-0.1)
    naive = linear(frame, ["pact_free"], ["year"])
    held = linear(frame, ["pact_free"], ["target_year", "challenger_year"])
    assert naive.value["pact_free"] - 4 * naive.error["pact_free"] > -10  # selection hides it
    assert abs(held.value["pact_free"] + 10) < 3 * held.error["pact_free"]


def test_what_is_absorbed_has_no_mean_left_in_any_group():
    frame = world(0.0, rows=2000)
    moved = absorbed(frame, ["dispute"], ["target_year", "challenger_year"])["dispute"]
    for group in ("target_year", "challenger_year"):
        assert np.abs(moved.groupby(frame[group]).mean()).max() < 1e-6


def test_small_groups_lean_on_the_others_and_large_ones_do_not():
    (none, spread), (many, sure) = pooled([(0, 3), (300, 400)])
    assert 0.05 < none < 0.75
    assert many == pytest.approx(0.75, abs=0.01)
    assert sure < spread


def test_power_rises_with_the_effect_and_is_the_level_without_one():
    assert power_of(0.0, 1.0) == pytest.approx(0.05)
    assert power_of(-1.0, 0.3) > power_of(-0.5, 0.3) > power_of(-0.5, 0.9)
    assert power_of(0.4, 0.2) == power_of(-0.4, 0.2)


def test_what_could_show_shows_in_four_records_of_five():
    found = {c.name: c for c in power(coefficients())}
    for name in OBSERVED:
        kind = name.partition(".")[0]
        least = found[f"power.{kind}.detectable"]
        assert power_of(least.value, coefficients()[name].se) == pytest.approx(0.8, abs=1e-3)
        implied = found[f"power.{kind}.implied"].value
        assert (found[f"power.{kind}.power"].value > 0.8) == (implied < least.value)


def test_nobody_is_armed_before_the_first_test():
    states, years = pd.Series([2, 365, 200, 220, 710, 666]), pd.Series([1944] * 6)
    assert armed(states, years).sum() == 0
    assert armed(states, years + 40).sum() == 6


def test_wars_against_states_with_a_nuclear_defender_are_as_the_notes_on_the_model_have_them():
    found = designs()
    assert found["severity.war.nuclear"].value < found["severity.war.other"].value
    assert found["severity.war.controls"].interval[1] < 0
    assert found["helper.log_allies"].value < 0  # dilution, as the default has it


def test_the_real_past_gives_the_shipped_designs(real_panel, real):
    from deterrence_kit.evidence.designs.everything import all_designs

    shipped = designs()
    for found in all_designs(real, real_panel, records=2):
        if not found.name.startswith("power."):  # moves with the model's defaults
            assert found.value == pytest.approx(shipped[found.name].value, rel=1e-3), found.name


def test_simulated_records_are_fitted_as_the_real_one_is(real_panel):
    """On the real outcomes the quick fits give the estimates of the designs themselves."""
    from deterrence_kit.evidence.designs import simulation as room
    from deterrence_kit.evidence.designs.effects import design_frame
    from deterrence_kit.evidence.regression import logit

    frame = design_frame(real_panel)
    happened = frame["dispute"].to_numpy()[:, None]
    names = [room.PACT, *room.PLACE, *room.POLITICS, *room.PEACE]
    slow = logit(frame, "dispute", names, cluster="pair")
    ratio = slow.value[room.PACT] / slow.error[room.PACT]
    assert room.slopes_of_logits(frame, happened)[0] == pytest.approx(ratio, rel=5e-3)
    for name, groups in room.HELD.items():
        fit = linear(frame, [room.PACT, *room.NEAR], groups)
        ratio = fit.value[room.PACT] / fit.error[room.PACT]
        assert room._within(frame, groups)(happened)[0] == pytest.approx(ratio, rel=5e-3), name


def test_an_effect_put_in_is_there_and_the_number_of_challenges_stays(real_panel):
    from deterrence_kit.evidence.designs import simulation as room
    from deterrence_kit.evidence.designs.effects import design_frame

    frame = design_frame(real_panel)
    strong, none = (room.simulated(frame, effect, 4, seed=1) for effect in (-3.0, 0.0))
    pact = frame[room.PACT].to_numpy() > 0
    assert strong[pact].sum() < 0.5 * none[pact].sum()
    assert strong.sum() == pytest.approx(4 * frame["dispute"].sum(), rel=0.15)
    assert (room.slopes_of_logits(frame, strong) < -room.EDGE).all()


def test_power_by_simulation_and_by_formula_agree_roughly():
    """Where neither is certain of anything; the designs differ, so only roughly."""
    found = designs()
    by_formula = found["power.pact_free.power"].value
    simulated = found["power.controls.simulated"]
    assert simulated.value == pytest.approx(by_formula, abs=0.12)
    assert found["power.controls.false_alarm"].value < 0.1
