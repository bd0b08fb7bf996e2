"""The page's own engine meets the draws that Python meets."""

import numpy as np

from deterrence_kit.analysis.doubt.draws import assumption_draws, unit_draws
from deterrence_kit.analysis.doubt.uncertainty import AT_REST
from deterrence_kit.model.settings import ASSUMPTIONS


def test_the_page_draws_the_numbers_that_python_draws(alone):
    """To the last bit: numpy may change how it draws, and then the page has to."""
    names = [*ASSUMPTIONS, "a_name_of_none"]
    there = alone(draws=[{"name": name} for name in names])["drawn"]
    for name, ours in unit_draws(names, AT_REST).items():
        assert ours.tolist() == there[names.index(name)]["shares"], name


def test_values_are_drawn_around_where_the_slider_stands(alone):
    peaks = {name: p.low + 0.3 * (p.high - p.low) for name, p in ASSUMPTIONS.items()}
    ends = {name: p.high for name, p in ASSUMPTIONS.items()}
    for changes in (peaks, ends):
        asked = [{"name": name, "peak": peak} for name, peak in changes.items()]
        there = [each["values"] for each in alone(draws=asked)["drawn"]]
        ours = assumption_draws(changes, AT_REST)
        for values, name in zip(there, changes, strict=True):
            assert np.allclose(values, ours[name], rtol=1e-14, atol=0), name
