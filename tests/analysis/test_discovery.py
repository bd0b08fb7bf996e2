"""Boxes: the published example, and boxes that mean what their sentences say."""

import csv
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from deterrence_kit import load_scenario
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.doubt._nearest_case import nearest_case
from deterrence_kit.analysis.doubt.discovery import DiscoverySearch, discovered, discovery
from deterrence_kit.analysis.doubt.labelled_cases import labelled_cases
from deterrence_kit.analysis.doubt.prim import (
    MOST_LIMITS,
    Box,
    Limit,
    peeling_trajectory,
    prim_boxes,
)
from deterrence_kit.analysis.doubt.separate_process import SeparateProcess
from deterrence_kit.model.settings import ASSUMPTIONS, declared

philippines = load_scenario("us-philippines")


@pytest.fixture(scope="module")
def published():
    """The cases of Bryant & Lempert 2010, as they come with the EMA Workbench: values, verdicts."""
    workbench = pytest.importorskip("ema_workbench", reason="the EMA Workbench is not installed")
    path = Path(workbench.__path__[0]) / "examples" / "data" / "bryant et al 2010 data.csv"
    with path.open() as file:
        head, *rows = csv.reader(file)
    table = np.array(rows, dtype=float)
    return {head[i]: table[:, i] for i in range(2, 11)}, table[:, 15] == 1


@pytest.fixture(scope="module")
def found(published):
    return discovery(philippines, {})


def inside(box, values):
    """Which cases lie in the box, by its limits alone."""
    within = np.ones(len(next(iter(values.values()))), dtype=bool)
    for limit in box.limits:
        low = -np.inf if limit.low is None else limit.low
        high = np.inf if limit.high is None else limit.high
        within &= (values[limit.name] >= low) & (values[limit.name] <= high)
    return within


def test_the_published_example_comes_out_as_published(published):
    # The EMA Workbench's "Performing scenario discovery in Python", peeling a tenth at a time: its
    # log of the densest box, and box 21, which it goes on to inspect.
    values, wanted = published
    assert (len(wanted), wanted.sum()) == (882, 89)
    way = peeling_trajectory(values, wanted, peel=0.1)
    assert way[0] == Box((), 1.0, 89 / 882, 1.0)
    last = way[-1]
    assert last.mass == pytest.approx(0.05102040816326531)
    assert last.coverage == pytest.approx(0.5056179775280899)
    assert (last.density, len(last.limits)) == (1.0, 6)
    assert way[21].coverage == pytest.approx(0.752809, abs=1e-6)
    assert way[21].density == pytest.approx(0.770115, abs=1e-6)
    limits = {limit.name: (limit.low, limit.high) for limit in way[21].limits}
    assert set(limits) == {
        "Cellulosic cost", "Total biomass", "Demand elasticity", "Biomass backstop price",
    }  # fmt: skip
    assert limits["Total biomass"] == (None, pytest.approx(755.8, abs=0.01))
    assert limits["Demand elasticity"] == (pytest.approx(-0.422), None)


def test_the_chosen_box_of_the_published_example_says_as_much_in_fewer_words(published):
    values, wanted = published
    box, *_ = prim_boxes(values, wanted)
    assert len(box.limits) <= MOST_LIMITS
    assert box.score > 0.9 * max(one.score for one in peeling_trajectory(values, wanted))


def test_a_corner_is_found_again():
    pytest.importorskip("ema_workbench")
    drawn = np.random.default_rng(0).random((3, 2000))
    values = dict(zip("abc", drawn, strict=True))
    box, *_ = prim_boxes(values, (drawn[0] < 0.35) & (drawn[1] > 0.5))
    assert {limit.name for limit in box.limits} == {"a", "b"}
    limits = {limit.name: limit for limit in box.limits}
    assert (limits["a"].low, limits["b"].high) == (None, None)
    assert limits["a"].high == pytest.approx(0.35, abs=0.03)
    assert limits["b"].low == pytest.approx(0.5, abs=0.03)


def test_coverage_and_density_are_those_of_the_limits(found):
    drawn = labelled_cases(philippines, {})
    first = found.boxes[0].box
    within = inside(first, drawn.values)
    assert first.density == pytest.approx(drawn.wanted[within].mean(), abs=0.01)
    assert first.coverage == pytest.approx(within[drawn.wanted].mean(), abs=0.01)
    assert first.density > 0.5 > drawn.wanted.mean()


def test_the_case_lies_in_the_box_and_has_its_verdict(found):
    for region in found.boxes:
        case = {n: np.asarray([v]) for n, v in region.case.items()}
        assert inside(region.box, case).all()
        assert bool(assess_cases(philippines, case).holds[0]) == found.holds
        for name, value in region.case.items():
            parameter = declared(name)
            steps = (value - parameter.low) / parameter.step
            assert steps == pytest.approx(round(steps), abs=1e-6)


def holds_at(scenario, case):
    return bool(assess_cases(scenario, {n: np.asarray(v) for n, v in case.items()}).holds)


def test_a_case_lies_as_far_inside_the_box_as_it_takes():
    norway = load_scenario("nato-norway")
    drawn = labelled_cases(norway, {}, "levers", 500)
    box = Box((Limit("readiness", None, 0.37), Limit("sanctions", None, 0.81)), 0.6, 0.8, 0.2)
    case = nearest_case(norway, {}, box, drawn)
    assert holds_at(norway, {"readiness": 0.37, "sanctions": 0.5}), "the edge is not enough"
    assert not holds_at(norway, case)
    assert 0.1 < case["readiness"] < 0.37


def test_where_the_limits_are_not_enough_the_nearest_case_is_taken_whole():
    norway = load_scenario("nato-norway")
    drawn = labelled_cases(norway, {}, "levers", 500)
    box = Box((Limit("restraint", 0.4, None),), 0.6, 0.8, 0.2)  # which moves no verdict
    drawn.values["restraint"] = np.linspace(0, 1, 500)
    case = nearest_case(norway, {}, box, drawn)
    assert len(case) > 10
    assert case["restraint"] >= 0.4
    assert not holds_at(norway, case)


def test_what_is_not_varied_stays_where_the_sliders_are():
    strict, mild = (labelled_cases(philippines, {"loss": loss}, "levers", 500) for loss in (0.3, 3))
    assert strict.holds.mean() < mild.holds.mean()
    assert set(labelled_cases(philippines, {}, "assumptions", 250).values) == set(ASSUMPTIONS)


def test_a_search_in_a_process_of_its_own_finds_the_same(found):
    search = DiscoverySearch(philippines, {}, "levers")
    assert search.boxes() is None
    until = time.monotonic() + 120
    while (result := search.boxes()) is None and time.monotonic() < until:
        time.sleep(0.05)
    assert discovered(philippines, {}, search.drawn, result) == found


def test_work_can_be_stopped_and_then_says_so():
    work = SeparateProcess(time.sleep, 60)
    work.stop()
    with pytest.raises(RuntimeError, match="ended early"):
        work.result()


def test_a_fault_elsewhere_is_raised_here():
    with pytest.raises(ValueError, match="over 'levers' or over 'assumptions'"):
        SeparateProcess(labelled_cases, philippines, {}, "costs").result()


def test_where_the_verdict_is_too_rare_no_rule_is_sought():
    search = DiscoverySearch(load_scenario("us-japan"), {}, "assumptions")
    assert search.boxes() == ()
    assert not search.drawn.rarer
    assert search.drawn.wanted.mean() < 0.0125


def test_without_the_library_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ema_workbench", None)
    monkeypatch.setitem(sys.modules, "ema_workbench.analysis", None)
    with pytest.raises(ImportError, match=r'pip install "deterrence-kit\[ema\]"'):
        discovery(philippines, {})


def test_cases_over_something_else_are_refused_with_a_sentence():
    with pytest.raises(ValueError, match="over 'levers' or over 'assumptions', not over 'costs'"):
        labelled_cases(philippines, {}, "costs")
