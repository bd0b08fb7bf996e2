"""Packages: values, regret, ranks and flips against a slow look; the front against known ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from deterrence_kit import load_scenario
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.decide.compare import compare
from deterrence_kit.analysis.decide.comparison import TODAY, regret
from deterrence_kit.analysis.decide.evolution import nsga2
from deterrence_kit.analysis.decide.flips import flips
from deterrence_kit.analysis.decide.front import front
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.pareto import crowding_distance, front_ranks, nondominated
from deterrence_kit.analysis.decide.prices import price
from deterrence_kit.analysis.decide.robustness import robustness
from deterrence_kit.analysis.decide.strategy import Strategy
from deterrence_kit.analysis.outcomes import OUTCOMES
from deterrence_kit.datasets.accession import with_member
from deterrence_kit.model.settings import declared

READY = Strategy("Ready", {"readiness": 0.7})
FORWARD = Strategy("Forward", {"presence": 0.08, "stocks": 0.5})
WILLING = Strategy("Willing", {"will": 0.9, "will.USA": 0.8, "clarity": 0.9})
PACKAGES = (READY, FORWARD, WILLING)
SCENARIOS = tuple(load_scenario(n) for n in ("nato-estonia", "us-philippines", "csto-armenia"))


def test_every_value_is_the_assessment_of_that_package_there():
    world = {"loss": 1.5, "cost_readiness": 20}
    found = compare(PACKAGES, SCENARIOS, world)
    assert found.strategies == (TODAY, "Ready", "Forward", "Willing")
    for i, scenario in enumerate(SCENARIOS):
        for j, package in enumerate([Strategy(TODAY), *PACKAGES]):
            own = {
                n: v
                for n, v in package.changes.items()
                if n != "will.USA" or "csto" not in scenario.name
            }
            case = assess_cases(scenario, {"loss": 1.5, **own})
            for name, outcome in OUTCOMES.items():
                assert found.values[name][i, j] == float(outcome.of(case))
            assert found.cost[i, j] == float(price(scenario, {**own, "cost_readiness": 20}))


@given(arrays(float, (4, 3), elements=st.floats(-1, 1)), st.sampled_from([1, -1]))
def test_regret_is_what_the_best_would_have_given(values, better):
    found = regret(values, better)
    assert (found >= 0).all()
    assert (found.min(axis=1) == 0).all()
    for row, good in zip(found, better * values, strict=True):
        for one, value in zip(row, good, strict=True):
            assert one == pytest.approx(max(good) - value)


def test_regret_and_rank_go_together():
    found = compare(PACKAGES, SCENARIOS)
    for outcome in ("credibility", "propensity", "escalation"):
        rank, behind = found.rank(outcome), found.regret(outcome)
        assert ((rank == 1) == (behind <= 1e-9)).all()
        assert (found.most_regret(outcome) >= found.mean_regret(outcome)).all()
    order = np.argsort(found.values["propensity"][0])
    assert found.rank("propensity")[0, order].tolist() == [1, 2, 3, 4]


def test_a_dearer_and_weaker_package_is_dominated():
    dear = Strategy("Dear", {"readiness": 0.6, "sanctions": 1})
    found = compare([READY, dear], SCENARIOS[:2], {"cost_sanctions": 100})
    assert found.dominated == (False, False, True)


def test_who_leaves_and_who_joins():
    estonia = SCENARIOS[0]
    gone = Strategy("Without the United States", {}, left=("USA",))
    found = compare([gone], [estonia, SCENARIOS[2]])
    without = float(assess_cases(estonia.without("USA"), {}).credibility)
    assert found.values["credibility"][0, 1] == without
    assert found.values["credibility"][1, 1] == found.values["credibility"][1, 0]  # no member there
    more = Strategy("With Japan", {}, joined=("JPN",))
    with pytest.raises(ValueError, match="JPN join"):
        compare([more], [estonia])
    joined = compare(
        [more], [estonia], membership=lambda s, p: with_member(s, "JPN") if p.joined else s
    )
    assert joined.values["credibility"][0, 1] != joined.values["credibility"][0, 0]


def test_every_flip_turns_the_first_place_exactly_there():
    found = flips(PACKAGES, SCENARIOS)
    assert found
    assert [f.distance for f in found] == sorted(f.distance for f in found)
    for flip in found[:8]:
        scenario = next(s for s in SCENARIOS if s.name == flip.scenario)
        lever = declared(flip.assumption)
        step = 0.004 * (lever.high - lever.low) * np.sign(flip.value - flip.now)
        for at, first in ((flip.value - step, flip.leader), (flip.value + step, flip.overtaker)):
            if not lever.low <= at <= lever.high or (at - flip.now) * step < 0:
                continue
            near = compare(PACKAGES, [scenario], {flip.assumption: float(at)})
            assert near.strategies[int(np.argmax(near.values["credibility"][0]))] == first
        assert flip.leader in flip.sentence()


def test_no_flip_is_nearer_than_the_one_found():
    scenario = next(s for s in SCENARIOS if flips(PACKAGES, [s]))
    found = {f.assumption: f for f in flips(PACKAGES, [scenario])}
    flip = next(iter(found.values()))
    for at in np.linspace(flip.now, flip.value, 9)[:-1]:
        near = compare(PACKAGES, [scenario], {flip.assumption: float(at)})
        assert near.strategies[int(np.argmax(near.values["credibility"][0]))] == flip.leader


def test_agreement_over_draws():
    found = robustness(PACKAGES, SCENARIOS[:2], draws=100, seed=3)
    np.testing.assert_allclose(found.first.sum(axis=1), 1, atol=0.02)  # hardly ever level
    assert ((found.holding >= 0) & (found.holding <= 1)).all()
    again = robustness(PACKAGES, SCENARIOS[:2], draws=100, seed=3)
    np.testing.assert_array_equal(found.first, again.first)
    assert (found.holding[:, 1] >= found.holding[:, 0]).all()  # more readiness never hurts


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: compare([], []), "at least one"),
        (lambda: compare([Strategy(str(i)) for i in range(7)], SCENARIOS), "6 packages can be"),
        (lambda: compare([Strategy("A"), Strategy("A")], SCENARIOS), "names of their own"),
        (lambda: compare([Strategy(TODAY)], SCENARIOS), "names of their own"),
        (lambda: Strategy("A", {"readiness": 7}), "readiness must be"),
        (lambda: Strategy("A", {"readiness": float("nan")}), "readiness must be"),
        (lambda: Strategy("A", {"loss": 2}), "made of levers"),
    ],
)
def test_bad_comparisons_get_a_sentence(call, words):
    with pytest.raises(ValueError, match=words):
        call()


# --- the front ---------------------------------------------------------------------------------

points = st.integers(1, 12).flatmap(
    lambda n: arrays(float, (n, 3), elements=st.sampled_from([0.0, 0.25, 0.5, 1.0]))
)


def _beats(one, other):
    return all(a <= b for a, b in zip(one, other, strict=True)) and tuple(one) != tuple(other)


@given(points)
def test_nondominated_equals_brute_force(values):
    slow = [not any(_beats(other, one) for other in values) for one in values]
    assert nondominated(values).tolist() == slow


@given(points)
def test_ranks_are_fronts_taken_away_one_by_one(values):
    found, left, rank = front_ranks(values), list(range(len(values))), 0
    while left:
        front_now = [i for i in left if not any(_beats(values[j], values[i]) for j in left)]
        assert sorted(front_now) == np.flatnonzero(found == rank).tolist()
        left, rank = [i for i in left if i not in front_now], rank + 1
    assert crowding_distance(values).shape == (len(values),)


def _zdt(x, shape):
    g = 1 + 9 * x[:, 1:].mean(axis=1)
    return np.stack([x[:, 0], g * shape(x[:, 0], g)], axis=1)


PROBLEMS = {  # Zitzler, Deb & Thiele 2000: the front has g = 1
    "zdt1": (lambda f, g: 1 - np.sqrt(f / g)),
    "zdt2": (lambda f, g: 1 - (f / g) ** 2),
    "zdt3": (lambda f, g: 1 - np.sqrt(f / g) - f / g * np.sin(10 * np.pi * f)),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_search_finds_known_fronts_of_two(name):
    shape = PROBLEMS[name]
    *_, (_, f) = nsga2(lambda x: _zdt(x, shape), 10, population=80, generations=200)
    away = np.abs(f[:, 1] - shape(f[:, 0], 1.0))  # a population at random is 2 to 4 away
    assert away.mean() < 0.01
    assert away.max() < 0.1
    assert np.ptp(f[:, 0]) > 0.8
    gaps = np.diff(np.sort(f[:, 0]))
    assert name == "zdt3" or gaps.max() < 0.08  # spread over the front; that of zdt3 has holes


def test_the_search_finds_a_known_front_of_three():
    def dtlz2(x):  # Deb, Thiele, Laumanns & Zitzler 2002: the front is the unit sphere
        radius = 1 + ((x[:, 2:] - 0.5) ** 2).sum(axis=1)
        a, b = x[:, 0] * np.pi / 2, x[:, 1] * np.pi / 2
        parts = [np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)]
        return np.stack([radius * part for part in parts], axis=1)

    *_, (_, f) = nsga2(dtlz2, 7, population=100, generations=150)
    away = np.linalg.norm(f, axis=1) - 1
    assert -1e-12 <= away.min() <= away.mean() < 0.04
    assert (np.ptp(f, axis=0) > 0.9).all()


def test_pymoo_sorts_the_same_way():
    sorting = pytest.importorskip(
        "pymoo.util.nds.non_dominated_sorting", reason="pymoo is not here"
    )
    values = np.random.default_rng(0).random((60, 3)).round(1)
    fronts = sorting.NonDominatedSorting().do(values)
    for rank, members in enumerate(fronts):
        assert sorted(members) == np.flatnonzero(front_ranks(values) == rank).tolist()


def test_the_front_of_packages_holds_what_it_says():
    scenario = load_scenario("us-philippines")
    found = front(scenario, {"cost_will": 10, "readiness": 0.9}, generations=30)
    objectives = np.stack([found.cost, -found.credibility, found.escalation], axis=1)
    assert nondominated(objectives)[1:].all()
    assert found.packages[0] == {}  # what stands, without the lever that was set
    for i in (0, len(found) // 2, len(found) - 1):
        package = found.packages[i]
        case = assess_cases(scenario, package)
        assert found.credibility[i] == pytest.approx(float(case.credibility))
        assert found.escalation[i] == pytest.approx(float(case.propensity * case.resolve))
        assert found.cost[i] == pytest.approx(float(price(scenario, package, {"cost_will": 10})))
    again = front(scenario, {"cost_will": 10}, generations=30)
    np.testing.assert_array_equal(found.cost, again.cost)


def test_the_front_comes_near_the_cheapest_package():
    from deterrence_kit.analysis.decide.cheapest import cheapest

    scenario = load_scenario("us-korea")
    found = front(scenario)
    for bound in (0.69, 0.71):
        best = cheapest(scenario, Goal("credibility", bound)).cost
        there = found.cost[found.credibility >= bound]
        assert there.min() <= best * 1.35 + 1
