"""Laws of dependence: leaving out in one call is leaving, pairs cost what pairs cost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis import assess_cases, attribution
from deterrence_kit.analysis.alliance.balance import balance
from deterrence_kit.analysis.alliance.delivery import delivery
from deterrence_kit.analysis.alliance.dependence import dependence
from deterrence_kit.analysis.why.attribution import MEMBERSHIP
from deterrence_kit.datasets.accession import with_member
from deterrence_kit.model.members import MEMBER_ARRAYS

CHANGES = {"readiness": 0.62, "spending_floor": 2.5, "interoperability": 0.6}


@pytest.mark.parametrize("name", scenario_names())
def test_without_an_ally_is_the_scenario_without_it(name):
    scenario = load_scenario(name)
    found = dependence(scenario, CHANGES)
    for code, left in zip(found.codes, found.without, strict=True):
        slow = assess_cases(scenario.without(code), CHANGES).credibility
        assert left == pytest.approx(float(slow), abs=1e-12)
    assert found.credibility == pytest.approx(float(assess_cases(scenario, CHANGES).credibility))


@pytest.mark.parametrize("name", ["nato-estonia", "gcc-kuwait", "csto-armenia", "training"])
def test_the_worst_pair_is_the_worst_of_all_pairs(name):
    scenario = load_scenario(name)
    found = dependence(scenario, {})
    first, second = found.pair
    both = assess(scenario.without(first).without(second)).credibility
    assert found.without_pair == pytest.approx(float(both), abs=1e-12)
    some = [c for c in found.codes if c not in found.pair][:6]
    for other in some:
        without = assess(scenario.without(first).without(other)).credibility
        assert found.without_pair <= without + 1e-9


def test_one_ally_has_no_pair():
    found = dependence(load_scenario("us-japan"), {})
    assert found.pair == ()
    assert np.isnan(found.without_pair)
    alone = assess(load_scenario("us-japan")).denial_alone
    assert found.without[0] == pytest.approx(float(alone))


@given(st.integers(1, 12))
def test_equal_allies_are_as_many_as_they_are(count):
    codes = [f"A{i:02}" for i in range(count)]
    assert _equal(codes).effective_allies == pytest.approx(count)


def _equal(codes):
    from dataclasses import replace

    japan = load_scenario("us-japan")
    place = np.r_[[japan.protege], np.repeat(1 - japan.protege, len(codes))]
    scenario = replace(
        japan, codes=("JPN", *codes), names=("Japan", *codes), protege=0, settings={},
        **{n: getattr(japan, n)[place] for n in MEMBER_ARRAYS},
    )  # fmt: skip
    return delivery(scenario, assess(scenario))


def test_the_doubt_is_a_share_of_what_stays_away():
    scenario = load_scenario("gcc-kuwait")
    assessment = assess(scenario)
    found = delivery(scenario, assessment)
    away = assessment.delivered * (1 - assessment.member_resolve)
    assert found.doubt == pytest.approx(away.max() / away.sum())
    assert scenario.codes[int(np.argmax(away))] == found.doubted
    assert scenario.codes[int(np.argmin(assessment.member_resolve))] == found.weakest


@pytest.mark.parametrize(
    ("rivals", "balanced"), [((), 1), (("AB",), 0), (("AB", "BC"), 1), (("AB", "BC", "AC"), 0)]
)
def test_a_triangle_is_balanced_with_an_even_number_of_rivalries(rivals, balanced):
    friends = {"AB", "BC", "AC"} - set(rivals)
    found = balance([tuple(p) for p in friends], [tuple(p) for p in rivals])
    assert (found.triangles, found.balanced) == (1, balanced)


def test_without_triangles_there_is_not_enough_data():
    assert np.isnan(balance([("A", "B")], [("B", "C")]).share)


@given(st.sets(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")), max_size=20))
def test_triangles_are_those_counted_one_by_one(pairs):
    from itertools import combinations

    edges = {frozenset(p) for p in pairs if p[0] != p[1]}
    slow = sum(
        {frozenset((a, b)), frozenset((b, c)), frozenset((a, c))} <= edges
        for a, b, c in combinations("ABCDEF", 3)
    )
    found = balance([tuple(e) for e in edges], [])
    assert found.triangles == found.balanced == slow


@pytest.mark.parametrize("outcome", ["credibility", "propensity"])
@pytest.mark.parametrize(
    "changes", [{}, CHANGES, {"will.UKR": 0.9}, {"will.UKR": 0.9, "will": 0.3, "clarity": 0.2}]
)
def test_the_waterfall_stays_exact_when_members_change(changes, outcome):
    shipped = load_scenario("nato-estonia")
    changed = with_member(shipped, "UKR").without("USA")
    why = attribution(shipped, changes, outcome, members=changed)
    assert why.before == pytest.approx(float(getattr(assess(shipped), outcome)))
    assert why.after == pytest.approx(float(getattr(assess_cases(changed, changes), outcome)))
    assert sum(why.parts.values()) == pytest.approx(why.after - why.before, abs=1e-12)
    assert MEMBERSHIP in why.parts
