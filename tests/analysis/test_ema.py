"""The adapter: the EMA Workbench runs the model, gets the model's numbers, and finds boxes in them."""

import pickle
import warnings

import numpy as np
import pytest

from deterrence_kit import load_scenario
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.sweeps.ema import ema_model

pytestmark = pytest.mark.usefixtures("workbench")
ESTONIA = load_scenario("nato-estonia")
LEVERS = {"readiness": (0.2, 0.9), "clarity": None, "will.USA": None}
UNCERTAINTIES = ["contest_exponent", "base_rate"]


@pytest.fixture(scope="module")
def workbench():
    """Imported for a test alone: it takes long, and each worker collects all tests."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("ema_workbench")


@pytest.fixture(scope="module")
def experiments(workbench):
    model = ema_model(ESTONIA, LEVERS, UNCERTAINTIES)
    with workbench.SequentialEvaluator(model) as evaluator:
        return evaluator.perform_experiments(scenarios=30, policies=10)


def test_its_experiments_are_the_models_cases(experiments):
    cases, outcomes = experiments
    settings = {name.replace("__", "."): cases[name].to_numpy(float) for name in cases.columns[:5]}
    assert set(settings) == {*LEVERS, *UNCERTAINTIES}
    ours = assess_cases(ESTONIA, settings)
    for name, values in outcomes.items():
        assert len(values) == 300
        np.testing.assert_allclose(values, np.broadcast_to(getattr(ours, name), 300), rtol=1e-12)


def test_ranges_and_defaults_are_those_of_the_tables():
    model = ema_model(ESTONIA, LEVERS, UNCERTAINTIES)
    found = {p.name: (p.lower_bound, p.upper_bound, p.default) for p in model.levers}
    assert found["readiness"] == (0.2, 0.9, ESTONIA.default_of("readiness"))
    assert found["will__USA"] == (0, 1, ESTONIA.default_of("will.USA"))


def test_its_prim_finds_where_deterrence_fails(experiments):
    from ema_workbench.analysis import prim

    cases, outcomes = experiments
    fails = outcomes["credibility"] < np.quantile(outcomes["credibility"], 0.3)
    search = prim.Prim(cases.iloc[:, :5], fails, threshold=0.5, peel_alpha=0.1)
    box = search.find_box()
    limits = box.box_lims[-1]
    inside = np.ones(len(cases), dtype=bool)
    for name in limits.columns:
        inside &= cases[name].between(*limits[name]).to_numpy()
    density = fails[inside].mean()
    assert density == pytest.approx(box.density)
    assert density > 0.7 > fails.mean()


def test_the_model_can_be_sent_to_other_processes():
    function = ema_model(ESTONIA, LEVERS).function
    again = pickle.loads(pickle.dumps(function))
    assert again(readiness=0.7, will__USA=0.2) == function(readiness=0.7, will__USA=0.2)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Nothing varies"),
        ((["loss"], ["loss"]), "loss is given as a lever and as an uncertainty"),
        ((["los"],), "did you mean 'loss'"),
        (({"loss": (2, 1)},), "the range from 2 to 1 is reversed"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        ema_model(ESTONIA, *arguments)


def test_what_is_changed_does_not_vary():
    with pytest.raises(ValueError, match="varies and is changed at once"):
        ema_model(ESTONIA, ["readiness"], changes={"readiness": 0.5})
    model = ema_model(ESTONIA, ["readiness"], changes={"clarity": 0.9})
    alone = assess_cases(ESTONIA, {"readiness": np.asarray(0.5), "clarity": np.asarray(0.9)})
    assert model.function(readiness=0.5)["credibility"] == pytest.approx(float(alone.credibility))
