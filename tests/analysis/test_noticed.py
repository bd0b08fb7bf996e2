"""Small rules of the analysis and of files, each held by itself."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.analysis import response
from deterrence_kit.analysis.alliance.balance import balance
from deterrence_kit.analysis.outcomes import OUTCOMES
from deterrence_kit.analysis.why.response import STEPS, _crossing
from deterrence_kit.datasets.plain_text import one_line

CODES = "ABCDEF"
signs = st.dictionaries(
    st.sampled_from(list(combinations(CODES, 2))), st.sampled_from([1, -1]), max_size=15
)


@given(st.floats(0, 1))
def test_of_several_crossings_the_nearest_is_marked(now):
    """No shipped scenario crosses twice at its baseline, so the rule is asked by itself."""
    values = np.linspace(0, 1, STEPS)
    margin = np.cos(2 * np.pi * values)  # meets 0 at a quarter and at three quarters
    marked = _crossing(values, margin, now)
    assert abs(marked - now) <= min(abs(place - now) for place in (0.25, 0.75)) + 1e-3


def test_a_crossing_is_where_credibility_meets_the_threshold():
    """Put there, the lever leaves the margin at nothing, as nearly as between two steps it can."""
    found = 0
    for name in scenario_names():
        scenario = load_scenario(name)
        for lever in ("readiness", "will", "sanctions"):
            if (at := response(scenario, {}, lever).crossing) is not None:
                there = assess(scenario, scenario.levers_at({lever: at}))
                assert float(there.credibility - there.threshold) == pytest.approx(0, abs=0.01)
                found += 1
    assert found > 3


@given(signs)
def test_a_triangle_is_balanced_if_its_rivalries_are_even(ties):
    found = balance([p for p, s in ties.items() if s > 0], [p for p, s in ties.items() if s < 0])
    products = [
        ties[a, b] * ties[a, c] * ties[b, c]
        for a, b, c in combinations(CODES, 3)
        if {(a, b), (a, c), (b, c)} <= ties.keys()
    ]
    assert (found.triangles, found.balanced) == (len(products), products.count(1))


def test_better_is_what_a_defender_wants():
    """More readiness worsens nothing, and each outcome says in which direction better lies."""
    scenario = load_scenario("nato-estonia")
    before, after = assess(scenario), assess(scenario, scenario.levers_at({"readiness": 0.9}))
    for name in ("margin", "credibility", "propensity", "denial"):
        outcome = OUTCOMES[name]
        assert outcome.better * float(outcome.of(after) - outcome.of(before)) > 0, name
    assert {n for n, outcome in OUTCOMES.items() if outcome.better < 0} == {
        "propensity", "escalation", "force", "deaths", "war",
    }  # fmt: skip


def test_letters_that_join_stay_and_no_letters_are_marked():
    assert one_line("می\u200cروم") == "می\u200cروم"
    assert one_line("a\u202eb\u200bc") == "abc"
    assert one_line("a\ufffeb\uffffc\ud800d") == "a\ufffdb\ufffdc\ufffdd"
    assert one_line("a\u2028b\u2029c\nd") == "a b c d"
