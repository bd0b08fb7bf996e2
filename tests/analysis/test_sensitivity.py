"""Sobol indices against the functions whose indices are known, and the tornado against the model."""

import numpy as np
import pytest

from deterrence_kit import load_scenario
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.doubt.sensitivity import sensitivity
from deterrence_kit.analysis.doubt.sobol import sobol_indices
from deterrence_kit.analysis.doubt.tornado import tornado

pytest.importorskip("SALib")

JAPAN = load_scenario("us-japan")
ESTONIA = load_scenario("nato-estonia")
PI = np.pi


def by_name(found, table):
    return dict(zip(found.names, table[-1], strict=True))


def test_ishigamis_indices_are_those_published():
    """Ishigami & Homma 1990 with a = 7, b = 0.1: the values SALib's documentation gives."""
    from SALib.test_functions import Ishigami

    ranges = {"x1": (-PI, PI), "x2": (-PI, PI), "x3": (-PI, PI)}
    found = sobol_indices(Ishigami.evaluate, ranges, size=4096)
    first, total = by_name(found, found.first), by_name(found, found.total)
    assert first == pytest.approx({"x1": 0.3139, "x2": 0.4424, "x3": 0.0}, abs=0.01)
    assert total == pytest.approx({"x1": 0.5576, "x2": 0.4424, "x3": 0.2437}, abs=0.01)
    assert found.names == ("x1", "x2", "x3")
    assert found.interaction == pytest.approx(0.2437, abs=0.02)


def test_the_g_functions_indices_are_those_published():
    """Sobol's G with a = (0, 1, 4.5, 9, 99, 99, 99, 99): the values SALib's source gives."""
    from SALib.test_functions import Sobol_G

    ranges = {f"x{i}": (0.0, 1.0) for i in range(1, 9)}
    found = sobol_indices(Sobol_G.evaluate, ranges, size=2048)
    published = [0.7165, 0.1791, 0.0237, 0.0072, 0.0001, 0.0001, 0.0001, 0.0001]
    expected = dict(zip(ranges, published, strict=True))
    assert by_name(found, found.first) == pytest.approx(expected, abs=0.015)
    exact = dict(zip(ranges, Sobol_G.total_sensitivity_index(Sobol_G_A), strict=True))
    assert by_name(found, found.total) == pytest.approx(exact, abs=0.015)


Sobol_G_A = [0, 1, 4.5, 9, 99, 99, 99, 99]


def test_confidence_narrows_as_the_sample_doubles_and_holds_the_truth():
    ranges = {"a": (0, 1), "b": (0, 1), "c": (0, 1)}
    found = sobol_indices(lambda x: x @ [1.0, 2.0, 3.0], ranges, size=2048)
    assert found.sizes.tolist() == [64, 128, 256, 512, 1024, 2048]
    width = found.total_confidence.mean(axis=1)
    assert width[-1] < 0.4 * width[0]
    truth = np.array([9, 4, 1]) / 14
    assert np.all(np.abs(found.total[-1] - truth) <= found.total_confidence[-1] + 0.01)
    assert found.settled == (
        max(found.first_confidence[-1].max(), found.total_confidence[-1].max()) <= 0.05
    )
    assert not sobol_indices(lambda x: x @ [1.0, 2.0, 3.0], ranges, size=64).settled


def test_a_small_sample_is_the_beginning_of_a_large_one():
    one, two = (sensitivity(JAPAN, ["loss", "penalty"], "threshold", size=n) for n in (64, 256))
    np.testing.assert_allclose(one.first[0], two.first[0], rtol=1e-12)
    assert two.cases == 256 * 4


def test_the_model_sends_its_variance_where_its_formulas_say():
    """The threshold reads stakes, loss, penalty and sanctions, and nothing else."""
    found = sensitivity(JAPAN, ["loss", "penalty", "base_rate"], "threshold", size=512)
    total = by_name(found, found.total)
    assert total["base_rate"] == pytest.approx(0, abs=1e-9)
    assert found.names[0] == "loss"
    assert sum(by_name(found, found.first).values()) == pytest.approx(1, abs=0.1)


def test_an_outcome_that_does_not_vary_has_no_variance_to_share_out():
    found = sensitivity(JAPAN, ["readiness", "clarity"], "threshold", size=64)
    assert not found.total.any()
    assert found.deviation == 0 == found.interaction


def test_a_tornado_is_the_model_at_both_ends():
    changes = {"readiness": 0.7, "loss": 2.0}
    found = tornado(ESTONIA, {"loss": (0.5, 3), "will.USA": None, "clarity": None}, changes=changes)
    assert dict(zip(found.names, found.low, strict=True))["loss"] == 0.5
    assert list(found.swing) == sorted(found.swing, reverse=True)
    assert found.now == pytest.approx(_alone(changes))
    for i, name in enumerate(found.names):
        assert found.at_low[i] == pytest.approx(_alone({**changes, name: found.low[i]})), name
        assert found.at_high[i] == pytest.approx(_alone({**changes, name: found.high[i]})), name


def _alone(changes):
    return float(assess_cases(ESTONIA, {n: np.asarray(v) for n, v in changes.items()}).credibility)


def test_an_ally_follows_the_pact_until_it_is_moved_itself():
    found = tornado(ESTONIA, ["will.USA"], changes={"will": 0.9})
    assert found.now == pytest.approx(_alone({"will": 0.9}))


@pytest.mark.parametrize("analysis", [sensitivity, tornado])
@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "Nothing varies"),
        ({"loss": (2, 1)}, "the range from 2 to 1 is reversed"),
        ({"loss": (1, np.nan)}, "not nan"),
        ({"los": None}, "did you mean 'loss'"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(analysis, settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        analysis(JAPAN, settings)


def test_a_sample_that_is_no_power_of_two_is_refused():
    with pytest.raises(ValueError, match="size must be a power of 2"):
        sensitivity(JAPAN, ["loss"], size=1000)
    with pytest.raises(ValueError, match="varies and is changed at once"):
        sensitivity(JAPAN, ["loss"], changes={"loss": 1.0})
