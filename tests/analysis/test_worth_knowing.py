"""What is worth knowing: against draws within draws, and where the answer is known."""

import numpy as np
import pytest

from deterrence_kit.analysis import worth_knowing

DRAWS = 4000


def test_the_value_of_knowing_one_of_two_normals_is_known():
    """E[max(a, 0)] is 1/√(2π); knowing both is √2 times as much; what is no part of it is worth nothing."""
    a, b, c = np.random.default_rng(0).normal(size=(3, DRAWS))
    found = worth_knowing({"a": a, "b": b, "c": c}, np.array([a + b, np.zeros(DRAWS)]))
    by_name = {one.name: one for one in found.each}
    assert by_name["a"].gain == pytest.approx(1 / np.sqrt(2 * np.pi), abs=0.04)
    assert found.gain == pytest.approx(1 / np.sqrt(np.pi), abs=0.04)
    assert by_name["c"].gain < 0.04
    assert not by_name["c"].clear
    assert by_name["a"].turning == pytest.approx(0.5, abs=0.05)


def test_it_agrees_with_draws_within_draws():
    """Three options, curved in x: for 300 values of x, the mean over 2,000 draws of all else."""
    rng = np.random.default_rng(3)

    def given(x, y, z):
        return np.array([np.tanh(2 * x) + 0.5 * y, 0.3 * z - 0.1 * x, 0.2 * np.ones_like(x + y)])

    x, y, z = rng.uniform(-1, 1, (3, DRAWS))
    found = worth_knowing({"x": x, "y": y}, given(x, y, z))
    outer, inner = rng.uniform(-1, 1, 300), rng.uniform(-1, 1, (2, 300, 2000))
    means = given(outer[:, None], *inner).mean(axis=-1)
    nested = means.max(axis=0).mean() - means.mean(axis=1).max()
    told = next(one for one in found.each if one.name == "x")
    assert told.gain == pytest.approx(nested, abs=0.04)
    turned = (means.argmax(axis=0) != means.mean(axis=1).argmax()).mean()
    assert told.turning == pytest.approx(turned, abs=0.06)


def test_no_single_one_is_worth_more_than_all():
    rng = np.random.default_rng(5)
    worlds = {name: rng.normal(size=DRAWS) for name in "abcd"}
    values = np.array([worlds["a"] * worlds["b"], worlds["c"], worlds["d"] - 0.5])
    found = worth_knowing(worlds, values)
    assert all(one.gain <= found.gain + 0.01 for one in found.each)
    assert all(one.turning <= 1 for one in found.each)


def test_one_option_is_refused_in_words():
    with pytest.raises(ValueError, match="nothing to choose"):
        worth_knowing({"a": np.zeros(3)}, np.zeros((1, 3)))
