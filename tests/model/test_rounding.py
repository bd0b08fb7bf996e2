"""One rule for writing levels and their differences: what stands on a page agrees with itself."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit.model.rounding import (
    beside,
    difference,
    level,
    percent,
    rounded_parts,
    side,
    two_parts,
)

LEVEL = st.floats(0, 1, allow_nan=False)
CLOSE = st.tuples(LEVEL, st.floats(-0.02, 0.02)).map(
    lambda pair: (pair[0], min(1.0, max(0.0, pair[0] + pair[1])))
)
PAIR = st.one_of(st.tuples(LEVEL, LEVEL), CLOSE)


@given(PAIR)
def test_a_difference_is_that_of_the_levels_written_beside_it(pair: tuple[float, float]) -> None:
    now, before = pair
    told = difference(np.asarray(now), np.asarray(before))
    first, second = map(Decimal, beside(now, before))
    assert Decimal(f"{float(told):.3f}") == first - second
    assert abs(float(told) - (now - before)) <= 0.001 + 1e-12


@given(PAIR)
def test_levels_written_beside_are_near_what_they_stand_for(pair: tuple[float, float]) -> None:
    for text, value in zip(beside(*pair), pair, strict=True):
        assert abs(float(text) - value) <= 0.001


@given(PAIR)
def test_what_is_written_never_contradicts_a_comparison(pair: tuple[float, float]) -> None:
    value, bound = pair
    texts, word = (float(level(value, bound)), float(level(bound, value))), side(value, bound)
    assert (word == "at") == (value == bound)
    assert ("below" in word) == (value < bound)
    assert texts[0] == texts[1] if word.startswith("just") or word == "at" else texts[0] != texts[1]
    assert (texts[0] < texts[1]) <= (value < bound)
    assert (texts[0] > texts[1]) <= (value > bound)


@given(PAIR)
def test_a_level_is_written_to_within_half_of_its_last_digit(pair: tuple[float, float]) -> None:
    value, bound = pair
    text = level(value, bound)
    assert abs(float(text) - value) <= 0.5 * 10.0 ** -len(text.partition(".")[2]) + 1e-12


@given(LEVEL, LEVEL, LEVEL)
def test_two_parts_add_up_to_the_level(a: float, b: float, bound: float) -> None:
    part, value = min(a, b), max(a, b)
    assert sum(map(Decimal, two_parts(value, part, bound))) == Decimal(level(value, bound))


@given(st.lists(st.floats(-0.3, 0.3), min_size=1, max_size=9), st.floats(0.3, 0.6))
def test_parts_add_up_to_the_difference_and_stay_near(parts: list[float], before: float) -> None:
    named = {str(i): part for i, part in enumerate(parts)}
    total = float(difference(np.asarray(before + sum(parts)), np.asarray(before)))
    told = rounded_parts(named, total)
    assert round(1000 * sum(told.values())) == round(1000 * total)
    assert all(abs(told[n] - named[n]) <= 0.0021 for n in named)
    assert list(told) == list(named)


@given(PAIR)
def test_per_cents_differ_where_what_they_stand_for_does(pair: tuple[float, float]) -> None:
    a, b = pair
    told = (float(percent(a, b)[:-2]), float(percent(b, a)[:-2]))
    assert (told[0] < told[1]) <= (a < b)
    assert abs(told[0] - 100 * a) <= (0.5 if a >= 0.0995 else 0.05) + 1e-9
    if abs(a - b) > 2e-4:
        assert told[0] != told[1]
