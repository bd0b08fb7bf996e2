"""What is worth knowing, by regression, against nested draws and against what is known exactly."""

import numpy as np
import pytest
from scipy.stats import norm

from deterrence_kit import load_scenario
from deterrence_kit.analysis import assess_cases, assumption_draws, worth_knowing


def test_two_options_with_normal_worths_have_the_known_value():
    chance = np.random.default_rng(1)
    worlds = {"large": chance.normal(0, 2, 20_000), "small": chance.normal(0, 0.5, 20_000)}
    better = 0.6 + worlds["large"] + worlds["small"]
    found = worth_knowing(worlds, np.column_stack([np.zeros(20_000), better]))
    for name, spread in (("large", 2.0), ("small", 0.5)):
        place = found.names.index(name)
        loss = spread * norm.pdf(0.6 / spread) - 0.6 * norm.cdf(-0.6 / spread)
        assert found.gain[place] == pytest.approx(loss, abs=0.03)
        assert found.changing[place] == pytest.approx(norm.cdf(-0.6 / spread), abs=0.015)
    assert found.names == ("large", "small")
    assert found.chosen == 1


def nested(scenario, options, name, outer, inner):
    """The share of changed choices and the gain, with inner draws for each value that is known."""
    values = assumption_draws({}, outer, seed=5)[name]
    worlds = {n: np.tile(v, outer) for n, v in assumption_draws({}, inner, seed=6).items()}
    worlds[name] = np.repeat(values, inner)
    each = [assess_cases(scenario, {**worlds, **option}).credibility for option in options]
    given = np.stack(each, axis=1).reshape(outer, inner, len(options)).mean(axis=1)
    chosen = given.mean(axis=0).argmax()
    gain = given.max(axis=1).mean() - given.mean(axis=0).max()
    return float((given.argmax(axis=1) != chosen).mean()), float(gain)


def test_it_agrees_with_nested_draws_of_the_model():
    scenario = load_scenario("us-korea")
    options = ({"readiness": 0.75}, {"will": 0.75})
    worlds = assumption_draws({}, 2000)
    benefit = [assess_cases(scenario, {**worlds, **option}).credibility for option in options]
    found = worth_knowing(worlds, np.column_stack(benefit))
    for name in {found.names[0], found.names[-1], "base_rate"}:
        place = found.names.index(name)
        share, gain = nested(scenario, options, name, 60, 200)
        assert found.changing[place] == pytest.approx(share, abs=0.12)
        assert found.gain[place] == pytest.approx(gain, abs=max(0.3 * gain, 3e-4))


def test_numbers_that_know_nothing_are_not_told():
    chance = np.random.default_rng(2)
    worlds = {str(i): chance.random(500) for i in range(30)}
    found = worth_knowing(worlds, chance.normal(0, 1, (500, 2)))
    assert len(found.telling) <= 3
    assert found.gain.max() <= found.perfect


def test_an_option_that_is_always_best_leaves_nothing_to_know():
    draws = np.linspace(0, 1, 100)
    found = worth_knowing({"a": draws}, np.column_stack([draws, draws + 1]))
    assert found.telling == ()
    assert found.perfect == 0


def test_one_option_is_no_choice():
    with pytest.raises(ValueError, match="two options"):
        worth_knowing({"a": np.ones(3)}, np.ones((3, 1)))
