"""Who comes, as a loop over the allies of one case: for numba, and for plain Python by `.py_func`."""

from __future__ import annotations

from math import sqrt

import numba
import numpy as np

from deterrence_kit.model.turnout import LEADING


@numba.njit(cache=True, error_model="numpy")
def denied(forces, power):
    raised = forces**power
    return raised / (1 + raised)


@numba.njit(cache=True, error_model="numpy")
def over_two(mean, variance, third, there, power):
    if variance <= 0:
        return denied(there + mean, power)
    lean = third / variance / 2
    half = sqrt(lean**2 + variance)
    up = half + lean if lean > 0 else variance / (half - lean)
    down = half - lean if lean < 0 else variance / (half + lean)
    chance = down / (up + down)
    low = there + max(mean - down, 0.0)
    return chance * denied(there + mean + up, power) + (1 - chance) * denied(low, power)


@numba.njit(cache=True, error_model="numpy")
def effective(comes, forces, own, power, correlation):
    """The part to be expected of what all allies add; forces to the power θ, in the challenger's."""
    size = len(comes)
    least, most = denied(own, power), denied(own + forces.sum(), power)
    if not most > least:
        return 0.0
    together, there, before = 0.0, own, 1.0
    for place in np.argsort(-comes):
        together += (before - comes[place]) * denied(there, power)
        there += forces[place]
        before = comes[place]
    together += before * denied(there, power)
    order = np.argsort(np.where(comes > 0, forces * (1 + 1e-9 * comes), 0.0))
    mean, variance, third = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    for k in range(size):
        sent = comes[order[k]] * forces[order[k]]
        spread = sent * (forces[order[k]] - sent)
        mean[k + 1], variance[k + 1] = mean[k] + sent, variance[k] + spread
        third[k + 1] = third[k] + spread * (forces[order[k]] - 2 * sent)
    apart, stronger_away, last = 0.0, 1.0, max(size - LEADING, 0)
    for k in range(size - 1, last - 1, -1):
        p, there = comes[order[k]], own + forces[order[k]]
        if p > 0:
            apart += stronger_away * p * over_two(mean[k], variance[k], third[k], there, power)
        stronger_away *= 1 - p
    apart += stronger_away * over_two(mean[last], variance[last], third[last], own, power)
    expected = correlation * together + (1 - correlation) * apart
    return min(max((expected - least) / (most - least), 0.0), 1.0)
