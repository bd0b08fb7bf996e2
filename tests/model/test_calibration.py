"""Calibration: the figures of the literature that the defaults have to reproduce."""

from dataclasses import replace

import numpy as np
import pytest

from deterrence_kit import Assumptions, assess, load_scenario, scenario_names
from deterrence_kit.model import conflict, resolve

AVERAGE = {
    "ties": np.zeros(1), "politics": np.zeros(1), "institutions": np.zeros(1), "home": np.zeros(1),
}  # fmt: skip


def resolve_of(trust, **terms):
    a = Assumptions()
    weights = {
        n: getattr(a, n)
        for n in (
            "weight_ties",
            "weight_politics",
            "weight_institutions",
            "weight_trust",
            "base_rate",
        )
    }
    return float(
        resolve.member_resolve(
            **{**AVERAGE, **terms},
            **weights,
            record_trust=trust,
            will=np.array([0.5]),
            will_reach=np.array([0.9]),
        )[0]
    )


def test_the_average_pact_honours_as_often_as_the_base_rate():
    """73 of 146 commitments in war were honoured, 1816-2003 (Berkemeier & Fuhrmann 2018)."""
    assert resolve_of(np.array([0.5])) == pytest.approx(73 / 146, abs=0.005)


def test_mean_resolve_of_the_shipped_pacts_lies_between_the_two_codings():
    """Between 0.50 (Berkemeier & Fuhrmann 2018) and 0.75 (Leeds, Long & Mitchell 2000)."""
    mean = np.mean([assess(load_scenario(n)).resolve for n in scenario_names()])
    assert 0.5 <= mean <= 0.75


def test_regime_change_moves_honouring_as_much_as_observed():
    """Leeds & Anac 2005, recomputed: .79 without, .47 with a change of regime."""
    assert resolve_of(np.array([0.79]), politics=np.array([-1.0])) == pytest.approx(0.47, abs=0.02)


def test_original_target_moves_honouring_as_much_as_observed():
    """Leeds & Anac 2005, recomputed: .82 against the original target, .55 otherwise."""
    assert resolve_of(np.array([0.82]), ties=np.array([-1.0])) == pytest.approx(0.55, abs=0.02)


def yearly(contiguous, rivalry):
    """Propensity of a pair at the threshold, with average restraint."""
    a = Assumptions()
    rate = conflict.occasions(
        a.dispute_rate,
        contiguous,
        a.contiguity_ratio,
        rivalry,
        a.rivalry_ratio,
        0.5,
        a.emboldenment,
    )
    return float(conflict.propensity(rate, 0.5))


# Politically relevant directed dyads 1946-1989: dyad-years by land contiguity and rivalry.
CELLS = {(0, 0): 58_856, (0, 1): 656, (1, 0): 12_788, (1, 1): 3_324}


def mean_over(chosen):
    return sum(yearly(*c) * CELLS[c] for c in chosen) / sum(CELLS[c] for c in chosen)


def test_base_rate_of_a_politically_relevant_pair():
    """0.95 % a year over 1946-2010, 1.13 % over 1946-1989."""
    assert 0.0095 <= mean_over(CELLS) <= 0.0113


def test_base_rate_of_a_contiguous_pair():
    """3.35 % a year over 1946-1989: 539 of 16,112."""
    assert mean_over([(1, 0), (1, 1)]) == pytest.approx(539 / 16_112, rel=0.12)


def test_base_rate_of_a_rival_pair():
    """10.9 % a year over 1946-1989: 433 of 3,980; rare rivals without a border are understated."""
    assert mean_over([(0, 1), (1, 1)]) == pytest.approx(433 / 3_980, rel=0.2)


def test_a_pact_makes_challenges_rarer_but_not_by_much():
    """In data a defence pact goes with an odds ratio of 0.8 to 1.0, and selection hides more."""
    ratios = []
    for name in scenario_names():
        answer = assess(load_scenario(name))
        legibility = float(answer.legibility)
        odds = -legibility * 2 * float(answer.added)  # V + L = 2 at the defaults
        ratios.append(np.exp(odds))
    assert 0.55 <= np.mean(ratios) <= 1.0


def test_conditional_pacts_see_fewer_challenges():
    """Benson 2011: -18 % for conditional pacts."""
    a = Assumptions()
    rates = [
        conflict.occasions(
            a.dispute_rate, 0, a.contiguity_ratio, 0, a.rivalry_ratio, r, a.emboldenment
        )
        for r in (0.5, 1.0)
    ]
    assert rates[1] / rates[0] == pytest.approx(0.82, abs=0.005)


def test_what_others_would_add_is_not_hidden_by_a_neutral_record():
    """A pact without any record starts from the base rate."""
    scenario = replace(load_scenario("nato-poland"), record=())
    assert float(assess(scenario).record_trust) == pytest.approx(Assumptions().base_rate)
