"""The fits find what a made-up past was drawn from, and the real one gives the shipped numbers."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from deterrence_kit.evidence import FITTED, coefficients, reproduced
from deterrence_kit.evidence.commitments import KINDS, RULES, honoured_shares, kinds, moderators
from deterrence_kit.evidence.contest import contest_exponents, strength_parts
from deterrence_kit.evidence.defaults import departure
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.panel_fits import fitting_frame, rates
from deterrence_kit.evidence.regression import firth, logit, natural_spline, within
from deterrence_kit.evidence.reproduction import reproduce
from deterrence_kit.model.settings import ASSUMPTIONS

from . import past_worlds


@pytest.fixture(scope="module")
def draws():
    rng = np.random.default_rng(7)
    x = rng.normal(size=4000)
    chance = 1 / (1 + np.exp(-(-2 + 1.0 * x)))
    frame = pd.DataFrame({"x": x, "y": rng.random(4000) < chance, "pair": np.arange(4000) // 4})
    return frame.astype({"y": float})


def test_the_logit_agrees_with_statsmodels(draws):
    ours = logit(draws, "y", ["x"], cluster="pair")
    theirs = sm.Logit(draws["y"], sm.add_constant(draws[["x"]])).fit(
        disp=0, cov_type="cluster", cov_kwds={"groups": draws["pair"]}
    )
    assert ours.value["x"] == pytest.approx(theirs.params["x"], rel=1e-5)
    assert ours.error["x"] == pytest.approx(theirs.bse["x"], rel=0.01)


def test_firth_is_near_plain_likelihood_in_large_samples_and_finite_where_that_is_not(draws):
    plain, penalised = (f(draws, "y", ["x"], cluster="pair") for f in (logit, firth))
    assert penalised.value["x"] == pytest.approx(plain.value["x"], abs=0.01)
    assert penalised.error["x"] == pytest.approx(plain.error["x"], rel=0.05)
    parted = pd.DataFrame(
        {"x": [0.0] * 20 + [1.0] * 20, "y": [0.0] * 20 + [1.0] * 20, "pair": range(40)}
    )
    # A group without and a group with all events: ½ is added to each cell (Firth 1993).
    assert firth(parted, "y", ["x"], cluster="pair").value["x"] == pytest.approx(
        2 * np.log(41), abs=1e-4
    )


def test_effects_of_pairs_take_out_what_does_not_change_within_them():
    rng = np.random.default_rng(3)
    pair = np.repeat(np.arange(200), 20)
    danger = rng.normal(size=200)[pair]
    pact = (rng.normal(size=4000) + 2 * danger > 0).astype(float)
    frame = pd.DataFrame({"pair": pair, "pact": pact, "y": danger - 0.3 * pact})
    assert within(frame, "y", ["pact"], cluster="pair").value["pact"] == pytest.approx(-0.3)
    across = np.polyfit(pact, frame["y"], 1)[0]
    assert across > 0.5  # selection alone turns the sign


def test_a_natural_spline_is_linear_outside_its_knots():
    curve = natural_spline(np.array([10.0, 11, 12, -3, -2, -1]), (0, 1, 3, 6))
    assert np.allclose(np.diff(curve[:3], n=2, axis=0), 0)
    assert np.allclose(np.diff(curve[3:], n=2, axis=0), 0)


def test_the_panel_gives_back_the_rates_it_was_drawn_from(panel):
    found = {c.name: c for c in rates(panel)}
    for name, true in (("land_border", past_worlds.BORDER), ("rivalry", past_worlds.RIVALRY)):
        estimate = found[f"dispute.{name}"]
        assert abs(estimate.value - true) < 3 * estimate.se
        assert estimate.se < 0.2
    neither = found["rate.neither"]
    assert abs(neither.value - 1 / (1 + np.exp(-past_worlds.CONSTANT))) < 3 * neither.se
    assert abs(found["dispute.joint_democracy"].value) < 3 * found["dispute.joint_democracy"].se


def test_a_pact_without_effect_shows_none(panel):
    frame = fitting_frame(panel)
    fit = logit(frame, "dispute", ["pact", "land_border", "rivalry"], cluster="pair")
    assert abs(fit.value["pact"]) < 3 * fit.error["pact"]
    assert fit.error["pact"] < 0.2


def test_the_contest_gives_back_its_exponent(world, panel):
    panel.past.ledger.counts.clear()
    rows = contest_exponents_of_disputes(world, panel)
    assert abs(rows.value - past_worlds.EXPONENT) < 3 * rows.se
    assert rows.n == 2500
    assert "disputes with a winner: 2,500 rows read, 2,500 used." in panel.ledger.text()


def contest_exponents_of_disputes(world, panel):
    from deterrence_kit.evidence import contest

    frame = contest.decided_disputes(world.folder, panel.past)
    return contest._coefficient("disputes", frame, False, "made up")


# --- the shipped table ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", FITTED)
def test_a_default_is_its_estimate_or_says_why_not(name):
    """Within a step of the slider, or a written reason; and the estimate's interval is in range."""
    fitted = FITTED[name]
    assert abs(departure(name)) <= 1 or len(fitted.reason) > 40
    if abs(departure(name)) <= 1:
        assert not fitted.reason


def test_every_assumption_called_fitted_rests_on_the_table():
    called = {name for name, p in ASSUMPTIONS.items() if p.evidence == "fitted"}
    assert called <= set(FITTED)


def test_heads_add_nothing_to_money_in_disputes_that_were_decided():
    """So the composite index's half for heads is a convention, the top of the range."""
    money, heads = (coefficients()[f"strength_parts.{name}"] for name in ("money", "heads"))
    assert money.interval[0] > 0
    assert heads.value < 0 < heads.interval[1]
    assert money.n == heads.n > 100
    assert ASSUMPTIONS["weight_heads"].high == 0.5


def test_what_departs_from_its_estimate_is_still_in_its_range():
    for name, fitted in FITTED.items():
        low, high = fitted.interval()
        assert low <= ASSUMPTIONS[name].high
        assert high >= ASSUMPTIONS[name].low


def test_every_number_has_error_sample_years_source_and_command():
    for row in coefficients().values():
        assert row.n > 0
        assert 1800 < row.first <= row.last
        assert row.se > 0
        assert row.citation
        assert row.command.startswith("deterrence-kit evidence fit")


def test_the_real_files_give_the_shipped_numbers(real, real_panel):
    """All but the slowest fits, anew."""
    anew = [
        *contest_exponents(real, real_panel.past),
        *strength_parts(real, real_panel.past),
        *honoured_shares(real, Ledger()),
        *moderators(real, Ledger()),
        *kinds(real, Ledger()),
        *rates(real_panel),
    ]
    shipped = coefficients()
    assert len(anew) > 60
    for row in anew:
        assert row.value == pytest.approx(shipped[row.name].value, rel=1e-3, abs=1e-5), row.name
        assert row.se == pytest.approx(shipped[row.name].se, rel=1e-2), row.name
        assert row.n == shipped[row.name].n


def test_nearer_is_more_dangerous_and_distance_takes_from_the_border():
    """The shipped rows of distance, on both lists of disputes."""
    found = coefficients()
    for outcome in ("dispute", "dispute_COW"):
        assert found[f"{outcome}_with_distance.log_distance"].interval[1] < 0
        near, alone = (found[f"{o}.land_border"] for o in (f"{outcome}_with_distance", outcome))
        assert near.value < alone.value
        assert near.n == alone.n


def test_both_codings_ship_every_kind_of_commitment_on_the_rows_of_the_shares():
    found = coefficients()
    for rule in RULES:
        for kind in (*KINDS.values(), "constant"):
            row, share = found[f"resolve.{rule}.{kind}"], found[f"honoured.{rule}.all"]
            assert (row.n, row.events, row.clusters) == (share.n, share.events, share.clusters)
            assert RULES[rule] in row.sample


def test_the_comparison_with_the_literature_is_the_shipped_one(real):
    anew = reproduce(real, coefficients().values())
    assert [(r.check, r.ours, r.verdict) for r in anew] == [
        (r.check, r.ours, r.verdict) for r in reproduced()
    ]


def test_what_is_not_reproduced_is_said():
    verdicts = {row.verdict for row in reproduced()}
    assert verdicts == {"reproduced", "in part", "not reproduced", "not testable here"}
