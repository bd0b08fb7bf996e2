"""What is worth knowing: which assumption, if it were known, would most often change a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.model.parameter import Array

DEGREE = 3  # of the curve that tells what an option gives, from one assumption
SHUFFLES = 20  # of the draws, to see what chance alone would seem to be worth


@dataclass(frozen=True)
class Worth:
    """What knowing one assumption would be worth.

    Attributes
    ----------
    name : str
    turning : float
        Share of the draws in which knowing it alone would change the choice.
    gain : float
        What choosing with it gives more on average: the expected value of partial perfect
        information, in what the options are compared by.
    clear : bool
        Whether that is more than shuffled draws seem to be worth.
    """

    name: str
    turning: float
    gain: float
    clear: bool


@dataclass(frozen=True)
class WorthKnowing:
    """What knowing would be worth, for a choice among options.

    Attributes
    ----------
    best : int
        The option that is chosen without knowing more: the best on average.
    each : tuple of Worth
        What is worth most first.
    turning, gain : float
        The same with all assumptions known: what no single one can exceed.
    draws : int
    """

    best: int
    each: tuple[Worth, ...]
    turning: float
    gain: float
    draws: int


def worth_knowing(worlds: Mapping[str, Array], values: Array) -> WorthKnowing:
    """What each assumption would be worth knowing before one chooses.

    Parameters
    ----------
    worlds : mapping of str to ndarray, shape (draws,)
        The assumptions.
    values : ndarray, shape (options, draws)
        What each option gives in each draw, the more the better; the same draws for all.

    Returns
    -------
    WorthKnowing

    Raises
    ------
    ValueError
        With fewer than two options: there is nothing to choose.

    Notes
    -----
    By regression (Strong, Oakley & Brennan 2014, Medical Decision Making 34:311-326): what an option
    gives at a value of one assumption, the others unknown, is a curve fitted to the draws, here a
    cubic in the rank. So ``E[max E[value | x]] − max E[value]`` needs no draws within draws. A fit
    sees something in noise too, so an assumption counts as `clear` only beyond what the greatest of
    `SHUFFLES` shuffled fits shows.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> x, noise = rng.normal(size=(2, 2000))
    >>> found = worth_knowing({"x": x, "noise": noise}, np.array([x, np.zeros(2000)]))
    >>> found.each[0].name, found.each[0].clear, found.each[1].clear
    ('x', True, False)
    """
    if len(values) < 2:
        raise ValueError("One option leaves nothing to choose; give at least two.")
    best = int(values.mean(axis=1).argmax())
    noise = _noise(values)
    found = [_one(name, draws, values, best, noise) for name, draws in worlds.items()]
    top = values.argmax(axis=0)
    gain = float(values.max(axis=0).mean() - values[best].mean())
    each = tuple(sorted(found, key=lambda one: (-one.clear, -one.turning, -one.gain)))
    return WorthKnowing(best, each, float((top != best).mean()), gain, values.shape[1])


def _one(name: str, draws: Array, values: Array, best: int, noise: float) -> Worth:
    expected = _expected(draws, values)
    gain = _gain(expected)
    turning = float((expected.argmax(axis=0) != best).mean())
    return Worth(name, turning, gain, gain > noise and turning > 0)


def _expected(draws: Array, values: Array) -> Array:
    """What each option gives on average at each draw's value of one assumption."""
    ranks = np.argsort(np.argsort(draws, kind="stable"), kind="stable")
    curve = np.polynomial.legendre.legvander(2 * ranks / max(len(ranks) - 1, 1) - 1, DEGREE)
    fitted: Array = (curve @ np.linalg.lstsq(curve, values.T, rcond=None)[0]).T
    return fitted


def _gain(expected: Array) -> float:
    return float(expected.max(axis=0).mean() - expected.mean(axis=1).max())


def _noise(values: Array) -> float:
    """What an assumption that has no bearing seems to be worth, at most."""
    rng = np.random.default_rng(0)
    shuffled = (rng.permutation(values.shape[1]).astype(float) for _ in range(SHUFFLES))
    return max(_gain(_expected(order, values)) for order in shuffled)
