"""Who joins: a made-up past gives back what it was drawn from, and the real one the shipped numbers."""

import numpy as np
import pandas as pd
import pytest

from deterrence_kit import Assumptions
from deterrence_kit.evidence import coefficients
from deterrence_kit.evidence.joining import NAMES, at_reach, averages, joining, reach_of_concern
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.past_forces import PastForces
from deterrence_kit.evidence.regression import logit


def drawn(reach, dilution, cases=30_000, seed=5):
    """Disputes of up to 25 allies each, of whom each joins by chance, as near and as many they are."""
    draw = np.random.default_rng(seed)
    size = draw.integers(1, 26, cases // 10)
    dispute = np.repeat(np.arange(len(size)), size)
    rows = len(dispute)
    frame = pd.DataFrame({
        "dispnum": dispute, "year": 1970, "log_allies": np.log(size)[dispute],
        "km": draw.uniform(0, 3000, rows), "strength": draw.uniform(0.001, 0.1, rows),
        "persons": 20_000.0 * (draw.random(rows) < 0.2), "votes": draw.uniform(0, 2, rows),
    })  # fmt: skip
    index = -1 - dilution * frame["log_allies"] + 2.5 * np.exp(-frame["km"] / reach)
    return frame.assign(joined=draw.random(rows) < 1 / (1 + np.exp(-index)))


def test_dilution_comes_out_as_it_was_drawn():
    fit = logit(at_reach(drawn(200, 0.5), 200), "joined", NAMES, cluster="dispnum")
    assert abs(fit.value["log_allies"] + 0.5) < 3 * fit.error["log_allies"]
    assert fit.error["log_allies"] < 0.1
    assert abs(fit.value["near"] - 2.5) < 3 * fit.error["near"]


@pytest.mark.parametrize("reach", [150, 900])
def test_the_reach_comes_out_as_it_was_drawn(reach):
    found = reach_of_concern(drawn(reach, 0.3))
    assert abs(found.value - reach) < max(3 * found.se, 50)
    assert found.se < reach


def test_the_average_pact_is_the_mean_over_disputes():
    found = {c.name: c for c in averages(drawn(200, 0.5))}
    assert found["average.allies"].value == pytest.approx(
        np.exp(np.mean(np.log(range(1, 26)))), rel=0.05
    )
    assert 0 < found["average.stake"].value < 1
    assert 0 < found["average.agreement"].value < 1


def test_the_defaults_rest_on_the_shipped_fits():
    shipped, a = coefficients(), Assumptions()
    assert a.dilution == pytest.approx(-shipped["joins.dilution"].value, abs=0.01)
    low, high = shipped["joins.reach"].interval
    assert low < a.stake_range < high < 2000  # what it was before the fit
    for name in ("joins.near", "joins.troops"):  # one weight serves both ways to have a stake
        low, high = shipped[name].interval
        assert low < a.weight_ties < high, name


def test_the_real_past_gives_the_shipped_numbers(real):
    for found in joining(real, PastForces(real, Ledger())):
        assert found.value == pytest.approx(coefficients()[found.name].value, rel=1e-3), found.name
