"""History is put through the model's own formulas: the same answer as assess() gives."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from deterrence_kit import assess, load_scenario
from deterrence_kit.evidence.dyads import (
    HALF_THE_WORLD,
    QUANTITIES,
    THEATRE_SHARE,
    model_quantities,
)
from deterrence_kit.evidence.past_forces import across_water, landmass

SAME = ("resolve", "denial", "denial_alone", "credibility", "threshold", "challenge", "propensity")


def scenario_of(pair, past, world):
    """The same case as a scenario: the target and its defenders as members."""
    target, year = int(pair["ccode2"]), int(pair["year"])
    found = past.defenders(pd.DataFrame([pair]))
    codes = [target, *found["ally"].tolist()]
    years, towards = np.full(len(codes), year), np.full(len(codes), target)
    strength = past.strength(np.array(codes), years)
    land, n = pair["conttype"] == 1, len(codes)
    start, spent = load_scenario("training"), 0.02
    sea = not land and across_water([pair["ccode1"]], [target])[0] > 0
    return replace(
        start, codes=tuple(map(str, codes)), names=tuple(map(str, codes)), protege=0,
        pledged=n - 1, gdp=strength, spending_today=np.full(n, 0.02), personnel=np.ones(n), record=(),
        **{name: np.zeros(n) for name in ("population", "reserves", "near", "elsewhere")},
        theatre_share=np.full(n, THEATRE_SHARE), world_reserves=0.0,
        challenger_milex=spent * past.strength([pair["ccode1"]], [year]),
        **{f"challenger_{name}": np.zeros(1) for name in ("population", "gdp", "personnel", "reserves")},
        ideal_point=past.ideal_point(np.array(codes), years), forward=np.zeros(n),
        distance=np.where(np.arange(n) == 0, 0, past.distance(np.array(codes), towards, years)),
        water=np.where(np.arange(n) == 0, 0, across_water(codes, towards)),
        latitude=np.zeros(n), longitude=np.zeros(n), world_milex=spent, world_personnel=1e30,
        challenger_distance=np.array([0.0 if land else pair["distance"]]),
        crossing=0.7 if sea else 0.15, contiguous=float(land),
        settings={"rivalry": float(pair["rivalry"]), "quiet_years": float(pair["peace_years"])},
    )  # fmt: skip


@pytest.mark.parametrize("target", [20, 2, 710, 500])
def test_a_case_of_the_past_is_assessed_as_a_scenario_is(target, world, panel):
    rows = panel.rows[(panel.rows["year"] == 1990) & (panel.rows["ccode2"] == target)]
    ours = model_quantities(rows, panel.past)
    for position in (0, 5, 9):
        pair = rows.iloc[position]
        scenario = scenario_of(pair, panel.past, world)
        # There is nobody in uniform there, so strength is spending, less the weight of heads.
        fair = {
            "fair_share": lambda average_fair_share: average_fair_share,
            "exposure": lambda home: np.atleast_1d(HALF_THE_WORLD),
        }
        theirs = assess(scenario, scenario.levers, formulas=fair)
        for name in SAME:
            expected = float(getattr(theirs, name))
            assert ours.iloc[position][name] == pytest.approx(expected, rel=1e-9), name


def test_an_ally_pledged_to_the_challenger_too_does_not_count(world, panel):
    """State 2 is pledged to 20, to 200 and to 740: against 200 it does not defend 20."""
    rows = panel.rows[(panel.rows["year"] == 1990) & (panel.rows["ccode2"] == 20)]
    allies = rows.set_index("ccode1")["allies"]
    assert allies[365] == 1
    assert allies[200] == 0
    assert allies[2] == 0  # the challenger itself


def test_stronger_friends_make_it_more_credible(panel):
    rows = panel.rows[panel.rows["year"] == 1990]
    defended = rows[rows["allies"] > 0]
    assert (defended["added"] > 0).all()
    assert (rows.loc[rows["allies"] == 0, "added"] == 0).all()


def test_settings_move_the_past_as_they_move_the_present(panel):
    rows = panel.rows[panel.rows["year"] == 1990]
    base, decisive = (
        model_quantities(rows, panel.past, {"contest_exponent": m}) for m in (0.5, 1.0)
    )
    weaker = base["denial_alone"] < 0.5
    assert (decisive["denial_alone"] <= base["denial_alone"])[weaker].all()
    with pytest.raises(ValueError, match="no lever or assumption"):
        model_quantities(rows, panel.past, {"luck": 1})


def test_every_pair_and_year_has_an_answer(panel):
    assert np.isfinite(panel.rows[list(QUANTITIES)].to_numpy()).all()
    assert panel.rows["credibility"].between(0, 1).all()


def test_who_has_to_cross_a_sea():
    assert across_water([2, 200, 220, 740], [20, 220, 365, 365]).tolist() == [0, 1, 0, 1]
    assert landmass([2, 255, 900]).tolist() == [1, 2, 900]
