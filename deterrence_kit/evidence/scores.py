"""How good a forecast was: ranking, accuracy, calibration, and how sure one can be of a difference."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Counts = NDArray[np.int64]


def brier(outcome: Array, forecast: Array, weight: Array | None = None) -> float:
    """Mean squared error of a probability; smaller is better."""
    return float(np.average((forecast - outcome) ** 2, weights=weight))


def log_score(outcome: Array, forecast: Array, weight: Array | None = None) -> float:
    """Mean of ``−log(probability given to what happened)``; smaller is better."""
    return float(np.average(_surprise(outcome, forecast), weights=weight))


def _surprise(outcome: Array, forecast: Array) -> Array:
    return -np.where(outcome > 0, np.log(forecast), np.log1p(-forecast))


def auc(outcome: Array, forecast: Array, weight: Array | None = None) -> float:
    """Chance that a challenge got a higher forecast than a quiet year; ties count half.

    Examples
    --------
    >>> auc(np.array([0, 0, 1, 1.0]), np.array([0.1, 0.4, 0.35, 0.8]))
    0.75
    """
    place = np.unique(forecast, return_inverse=True)[1]
    weight = np.ones(len(outcome)) if weight is None else weight
    return _auc(_totals(place, weight * outcome), _totals(place, weight * (1 - outcome)))


def _totals(place: Counts, weight: Array, size: int = 0) -> Array:
    """The sum of the weights at each place."""
    return np.bincount(place, weight, size).astype(float)


def _auc(events: Array, quiet: Array) -> float:
    below = np.cumsum(quiet) - quiet / 2
    pairs = events.sum() * quiet.sum()
    # A sum, not a matrix product: too short to be worth waking threads for.
    return float(np.sum(events * below) / pairs) if pairs else float("nan")


def calibration(outcome: Array, forecast: Array, bins: int = 10) -> list[dict[str, float]]:
    """Forecast against what happened, in bins of equal *expected* challenges.

    Bins of equal size would put nearly all challenges into the last.
    """
    order = np.argsort(forecast, kind="stable")
    share = np.cumsum(forecast[order]) / forecast.sum()
    cuts = np.searchsorted(share, np.arange(1, bins) / bins)
    parts = [part for part in np.split(order, cuts) if len(part)]
    return [
        {
            "dyad_years": len(part),
            "forecast": float(forecast[part].mean()),
            "happened": float(outcome[part].mean()),
            "challenges": int(outcome[part].sum()),
        }
        for part in parts
    ]


def differences(
    outcome: Array, ours: Array, theirs: Array, group: Array, draws: int = 400, seed: int = 0
) -> dict[str, list[float]]:
    """Ours less theirs with 95 % intervals, pairs of states drawn with replacement.

    Parameters
    ----------
    outcome, ours, theirs : ndarray, shape (rows,)
    group : ndarray, shape (rows,)
        The pair that a row belongs to: years of one pair are not independent.

    Returns
    -------
    dict
        Score → [difference, lower, upper]. For the AUC above 0 is better, else below 0.
    """
    number = np.unique(group, return_inverse=True)[1]
    size = number.max() + 1
    taken = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), draws)
    found = {
        "log_score": _mean_difference(
            _surprise(outcome, ours) - _surprise(outcome, theirs), number, taken
        ),
        "brier": _mean_difference((ours - outcome) ** 2 - (theirs - outcome) ** 2, number, taken),
        "auc": _auc_difference(outcome, (ours, theirs), number, taken),
    }
    return {
        name: [value, *(float(q) for q in np.nanquantile(drawn, (0.025, 0.975)))]
        for name, (value, drawn) in found.items()
    }


def _mean_difference(each: Array, number: Counts, taken: Counts) -> tuple[float, Array]:
    sums, counts = np.bincount(number, each), np.bincount(number)
    return float(each.mean()), (taken @ sums) / (taken @ counts)


def _auc_difference(
    outcome: Array, forecasts: tuple[Array, Array], number: Counts, taken: Counts
) -> tuple[float, Array]:
    whole, drawn = [], []
    for forecast in forecasts:
        place = np.unique(forecast, return_inverse=True)[1]
        size = place.max() + 1
        whole.append(auc(outcome, forecast))
        drawn.append([
            _auc(_totals(place, w * outcome, size), _totals(place, w * (1 - outcome), size))
            for w in (draw[number] for draw in taken)
        ])  # fmt: skip
    return whole[0] - whole[1], np.array(drawn[0]) - np.array(drawn[1])
