"""Mixed signals: a member's own will, not only everybody's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit.model.conflict import mixed_signals

shares_of_two = st.floats(0.01, 0.99)


@given(shares_of_two, st.floats(0, 1), st.floats(0, 1))
def test_two_capitals_apart_are_mixed_by_their_distance(share, one, other):
    """The standard deviation of two is √(p(1 − p)) times their distance; equals at 0 and 1 make 1."""
    found = mixed_signals(np.array([one, other]), np.array([share, 1 - share]))
    assert float(found[0]) == pytest.approx(2 * np.sqrt(share * (1 - share)) * abs(one - other))


@given(st.lists(st.floats(0, 1), min_size=2, max_size=9))
def test_mixed_signals_are_a_share_and_one_voice_is_none(wills):
    found = float(mixed_signals(np.array(wills), np.ones(len(wills)))[0])
    assert 0 <= found <= 1 + 1e-12
    same = np.full(len(wills), wills[0])
    assert float(mixed_signals(same, np.ones(len(wills)))[0]) == pytest.approx(0, abs=1e-12)
