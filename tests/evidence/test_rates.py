"""The rates of the four kinds of pairs and recency, against the real files where they are in place."""

import numpy as np
import pytest

from deterrence_kit import Assumptions, Levers, parameters_of
from deterrence_kit.evidence.scores import auc
from deterrence_kit.model import occasions, pair_kind
from deterrence_kit.model.conflict import propensity
from deterrence_kit.model.formulas import arguments

# Land border, rivalry -> initiations and dyad-years, 1946-1989.
CELLS = {(0, 0): (233, 58_856), (1, 0): (185, 12_788), (0, 1): (79, 656), (1, 1): (354, 3_324)}
DECADES = range(1946, 1990, 10)


def chances(rows, **changes):
    """Yearly chance at the threshold, with average restraint, from the model's own formulas."""
    known = {**vars(Assumptions(**changes)), "restraint": np.array(0.5)}
    known["contiguous"] = (rows["conttype"] == 1).to_numpy(float)
    known["rivalry"] = rows["rivalry"].to_numpy(float)
    known["quiet_years"] = rows["peace_years"].to_numpy(float)
    for formula in (pair_kind.kind_rate, pair_kind.usual_quiet, occasions.occasions):
        known[formula.__name__] = formula(*(np.asarray(known[n]) for n in arguments(formula)))
    return propensity(known["occasions"], np.array(0.5))


@pytest.fixture(scope="module")
def past(real_panel):
    rows = real_panel.rows[real_panel.rows["year"] >= 1946]
    return rows.assign(happened=rows["init_hostlev"] >= 2, told=chances(rows))


def cell_of(rows, cell):
    border, rival = cell
    return rows[((rows["conttype"] == 1) == border) & (rows["rivalry"] == rival)]


def spread(rows):
    """Standard error of the rate, clustered by pair."""
    pair = rows[["ccode1", "ccode2"]].min(axis=1) * 1000 + rows[["ccode1", "ccode2"]].max(axis=1)
    left = (rows["happened"] - rows["happened"].mean()).groupby(pair).sum()
    return float(np.sqrt((left**2).sum()) / len(rows))


@pytest.mark.parametrize("cell", CELLS)
def test_each_kind_of_pair_has_its_own_rate(past, cell):
    part = cell_of(past, cell)
    assert (part["happened"].sum(), len(part)) == CELLS[cell]
    assert part["told"].mean() == pytest.approx(part["happened"].mean(), rel=0.04)


@pytest.mark.parametrize("first", DECADES)
def test_each_decade_is_told_within_a_third(past, first):
    """Rates drift: the 1940s and 1950s were more quarrelsome than what followed."""
    part = past[past["year"].between(first, first + 9)]
    assert part["told"].mean() == pytest.approx(part["happened"].mean(), rel=1 / 3)


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("first", DECADES)
def test_each_kind_in_each_decade_is_told_within_its_error(past, cell, first):
    part = cell_of(past[past["year"].between(first, first + 9)], cell)
    assert abs(part["told"].mean() - part["happened"].mean()) < 3 * spread(part)


@pytest.mark.parametrize(("low", "high"), [(0, 0), (1, 3), (4, 15), (16, 500)])
def test_each_stretch_of_quiet_is_told_within_a_third(past, low, high):
    part = past[past["peace_years"].between(low, high)]
    assert part["told"].mean() == pytest.approx(part["happened"].mean(), rel=1 / 3)


def test_recency_tells_dangerous_pairs_apart_better_than_kinds_alone(past):
    with_it, without = (
        auc(past["happened"].to_numpy(), told)
        for told in (past["told"].to_numpy(), chances(past, recency=0))
    )
    assert with_it > without + 0.03


def test_the_product_of_ratios_missed_rivals_without_a_border(past):
    """What the four kinds replaced: a base rate times 3.7 for a border times 7.5 for rivals."""
    part = cell_of(past, (0, 1))
    assert part["happened"].mean() - 2 * spread(part) > 0.004 * 7.5
    assert abs(part["told"].mean() - part["happened"].mean()) < spread(part)


def test_among_rivals_distance_cannot_be_told_from_nothing(past):
    """A logit on rivals: border and distance beside quiet years, both within their errors of 0."""
    from deterrence_kit.evidence.regression import logit

    rivals = past[past["rivalry"] == 1].dropna(subset=["distance"])
    frame = rivals.assign(
        happened=rivals["happened"].astype(float), land=(rivals["conttype"] == 1).astype(float),
        far=np.log1p(rivals["distance"] / 100), quiet=np.log1p(rivals["peace_years"]),
        pair=rivals[["ccode1", "ccode2"]].min(axis=1) * 1000 + rivals[["ccode1", "ccode2"]].max(axis=1),
    )  # fmt: skip
    fit = logit(frame, "happened", ["land", "far", "quiet"], cluster="pair")
    for name in ("land", "far"):
        assert abs(fit.value[name]) < 1.96 * fit.error[name]
    assert fit.value["quiet"] < -3 * fit.error["quiet"]


def test_a_switch_of_rivalry_and_of_recency_is_in_the_tables():
    assert parameters_of(Assumptions)["recency"].low == 0
    assert (parameters_of(Levers)["rivalry"].low, parameters_of(Levers)["rivalry"].high) == (0, 1)
