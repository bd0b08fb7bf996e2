"""What is worth knowing: which number, if it were known, would change a choice, and what that is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.model.parameter import Array

# Shares of the draws at which the regression may bend: four knots, so few terms that 2,000 draws
# settle them. Judgement.
KNOTS = (0.05, 0.35, 0.65, 0.95)
# Shuffled numbers that know nothing, whose largest worth is what chance alone would show.
SHUFFLES = 40
STREAM = 31


@dataclass(frozen=True, eq=False)
class WorthKnowing:
    """What knowing each number alone would do to a choice.

    Attributes
    ----------
    names : tuple of str
        The numbers, the one that would change the choice most often first.
    changing : ndarray, shape (names,)
        Share of the draws in which another option would be chosen if the number were known.
    gain : ndarray, shape (names,)
        Expected value of partial perfect information: what the better choice would be worth, in the
        unit of the benefit.
    chance : float
        The largest gain of numbers that know nothing; what is below it cannot be told from nothing.
    chosen : int
        The option with the best mean.
    perfect : float
        What knowing everything would be worth.
    draws : int
    """

    names: tuple[str, ...]
    changing: Array
    gain: Array
    chance: float
    chosen: int
    perfect: float
    draws: int

    @property
    def telling(self) -> tuple[str, ...]:
        """The numbers whose worth can be told from nothing, most often changing the choice first."""
        pairs = zip(self.names, self.gain, self.changing, strict=True)
        return tuple(n for n, gain, share in pairs if gain > self.chance and share > 0)


def worth_knowing(worlds: Mapping[str, Array], benefit: Array, seed: int = 0) -> WorthKnowing:
    """Expected value of partial perfect information about each number, by regression.

    Parameters
    ----------
    worlds : mapping of str to ndarray, shape (draws,)
        The uncertain numbers, drawn.
    benefit : ndarray, shape (draws, options)
        What each option gives in each draw; more is better.
    seed : int
        Of the shuffles.

    Returns
    -------
    WorthKnowing

    Raises
    ------
    ValueError
        With fewer than two options.

    Notes
    -----
    Given one number, an option is worth its conditional mean, which a natural cubic spline in that
    number estimates from the draws that are there: no nested draws (Strong, Oakley & Brennan 2014,
    Medical Decision Making 34:311-326). A test holds it against nested draws.

    Examples
    --------
    >>> draws = np.linspace(-1, 1, 400)
    >>> told = worth_knowing({"a": draws, "b": draws**2}, np.column_stack([0 * draws, draws + 0.2]))
    >>> told.names[0], bool(abs(told.changing[0] - 0.4) < 0.01)
    ('a', True)
    """
    benefit = np.asarray(benefit, float)
    if benefit.ndim != 2 or benefit.shape[1] < 2:
        raise ValueError("A choice is between two options at least.")
    chosen = int(np.argmax(benefit.mean(axis=0)))
    ahead = benefit - benefit[:, [chosen]]
    found = {name: _known(values, ahead, chosen) for name, values in worlds.items()}
    names = sorted(found, key=lambda n: found[n], reverse=True)
    changing, gain = (np.array([found[n][i] for n in names]) for i in (0, 1))
    return WorthKnowing(
        tuple(names), changing, gain, _by_chance(ahead, chosen, seed), chosen,
        float(ahead.max(axis=1).mean()), len(ahead),
    )  # fmt: skip


def _known(values: Array, ahead: Array, chosen: int) -> tuple[float, float]:
    """How often the choice would change with this number known, and the mean gain."""
    fitted = _smooth(values, ahead)
    return float(np.mean(fitted.argmax(axis=1) != chosen)), float(fitted.max(axis=1).mean())


def _smooth(values: Array, ahead: Array) -> Array:
    """Conditional means given one number, shape of `ahead`; 0 for the option that is chosen."""
    basis = natural_basis(values)
    answer = np.linalg.lstsq(basis, ahead, rcond=None)[0]
    fitted: Array = basis @ answer
    # Options that are level must not be told apart by rounding.
    return np.where(np.abs(fitted) < 1e-12, 0.0, fitted)


def natural_basis(values: Array) -> Array:
    """Constant, line and natural cubic splines of a number, shape (draws, 2 to 4).

    Parameters
    ----------
    values : ndarray, shape (draws,)

    Returns
    -------
    ndarray

    Examples
    --------
    >>> natural_basis(np.arange(100.0)).shape, natural_basis(np.ones(3)).shape
    ((100, 4), (3, 2))
    """
    spread = np.ptp(values) or 1.0
    x = (values - values.min()) / spread
    knots = np.unique(np.quantile(x, KNOTS))
    line = [np.ones_like(x), x]
    if len(knots) < 3:
        return np.column_stack(line)
    last = _piece(x, knots[-2], knots[-1])
    return np.column_stack([*line, *(_piece(x, k, knots[-1]) - last for k in knots[:-2])])


def _piece(x: Array, knot: float, end: float) -> Array:
    beyond: Array = np.maximum(x - knot, 0) ** 3 - np.maximum(x - end, 0) ** 3
    return beyond / (end - knot)


def _by_chance(ahead: Array, chosen: int, seed: int) -> float:
    """The largest gain that numbers without any knowledge show."""
    chance = np.random.default_rng([STREAM, seed])
    blind = (chance.random(len(ahead)) for _ in range(SHUFFLES))
    return max(_known(values, ahead, chosen)[1] for values in blind)
