"""The challenger's decision and the propensity for conflict."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.resolve import logistic


def isolation(penalty: Array, sanctions: Array) -> Array:
    """What attacking costs however the fighting goes: ``S = penalty · sanctions``."""
    return penalty * sanctions


def threshold(stakes: Array, loss: Array, isolation: Array) -> Array:
    """Credibility above which attacking does not pay: ``c* = (V − S) / (V + L)``, never below 0."""
    return np.maximum(stakes - isolation, 0) / (stakes + loss)


def mixed_signals(will: Array, strength: Array) -> Array:
    """How differently the capitals speak, 0 to 1: twice the weighted deviation of their will."""
    weight = shares(strength)
    mean = total(weight * will)
    return 2 * np.sqrt(total(weight * (will - mean) ** 2))


def legibility(discernment: Array, clarity: Array, mixed_signals: Array) -> Array:
    """How clearly the challenger reads the pact: ``λ = discernment · (½ + clarity) · (1 − mixed)``.

    A vague treaty and mixed signals make misjudgement likelier in both directions.
    """
    return discernment * (0.5 + clarity) * (1 - mixed_signals)


def challenge(
    legibility: Array, stakes: Array, loss: Array, threshold: Array, credibility: Array
) -> Array:
    """Probability of a challenge, given an occasion: ``logistic(λ (V + L)(c* − credibility))``."""
    return logistic(legibility * (stakes + loss) * (threshold - credibility))


def occasions(
    dispute_rate: Array,
    contiguous: Array,
    contiguity_ratio: Array,
    rivalry: Array,
    rivalry_ratio: Array,
    restraint: Array,
    emboldenment: Array,
) -> Array:
    """Occasions for a challenge, a year.

    Where half of the occasions are taken, at the threshold, their rate is such that the yearly
    chance equals what comparable pairs of states had: ``−2 log(1 − rate) · ratios``. Backing
    without conditions emboldens: ``(1 + emboldenment)^(1 − 2 restraint)``.
    """
    ratios = contiguity_ratio**contiguous * rivalry_ratio**rivalry
    return -2 * np.log1p(-dispute_rate) * ratios * (1 + emboldenment) ** (1 - 2 * restraint)


def propensity(occasions: Array, challenge: Array) -> Array:
    """Probability of at least one armed challenge within a year: ``1 − exp(−rate · P)``."""
    return -np.expm1(-occasions * challenge)
