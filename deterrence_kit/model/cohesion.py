"""Cohesion: how far members agree, from UN ideal points and what they do about disagreement."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import Array


def divergence(
    shared_threat: Array, red_lines: Array, alignment_scale: Array, red_lines_edge: Array
) -> Array:
    """What a unit of voting distance costs in agreement, per ideal point, shape (..., 1).

    UN votes measure votes, not threats: a shared threat assessment takes the edge off all of it,
    agreed red lines off a part of it. ``(1 − threat) · (1 − edge · red lines) / scale``.

    Parameters
    ----------
    shared_threat, red_lines : ndarray, shape (..., 1), 0 to 1
    alignment_scale : ndarray, shape (..., 1), ideal points
    red_lines_edge : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., 1), per ideal point

    Examples
    --------
    >>> divergence(*map(np.array, ([0.5], [0.5], [1.5], [0.5]))).tolist()
    [0.25]
    """
    return (1 - shared_threat) * (1 - red_lines_edge * red_lines) / alignment_scale


def alignment(ideal_point: Array, home: Array, divergence: Array, turmoil: Array) -> Array:
    """Agreement of each member with the protégé, dampened by turmoil in the protégé.

    ``exp(−|ideal_i − ideal_p| · divergence) · (1 − turmoil_p)``; an ally's own turmoil lowers its
    resolve directly, see `resolve.politics`.

    Parameters
    ----------
    ideal_point : ndarray, shape (..., members), UN voting scale
    home : ndarray, shape (..., members), 1 for the protégé, else 0
    divergence : ndarray, shape (..., 1), per ideal point
    turmoil : ndarray, shape (..., members), 0 to 1

    Returns
    -------
    ndarray, shape (..., members), 0 to 1

    Examples
    --------
    >>> alignment(*map(np.array, ([1.0, 0.0], [1.0, 0.0], [0.5], [0.0, 0.0]))).round(3).tolist()
    [1.0, 0.607]
    """
    protege = total(ideal_point * home)
    calm = 1 - total(turmoil * home)
    return np.exp(-np.abs(ideal_point - protege) * divergence) * calm


def cohesion(strength: Array, ideal_point: Array, divergence: Array, turmoil: Array) -> Array:
    """Strength-weighted mean agreement over all pairs, dampened by turmoil, 0 to 1.

    ``Σ_ij p_i p_j · exp(−|ideal_i − ideal_j| · divergence) · (1 − turmoil_i)(1 − turmoil_j)``:
    one minus Rao's quadratic entropy.

    Parameters
    ----------
    strength : ndarray, shape (..., members), share of world strength
    ideal_point : ndarray, shape (..., members), UN voting scale
    divergence : ndarray, shape (..., 1), per ideal point
    turmoil : ndarray, shape (..., members), 0 to 1

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Notes
    -----
    Of one case, all pairs. Of many: ideal points lie on a line, so the sum over pairs is one pass over
    the members in the order of their votes: what all members to the left agree with the next is
    carried along. n steps instead of n², exact.

    Examples
    --------
    >>> cohesion(*map(np.array, ([0.02, 0.02], [1.0, 0.0], [0.5], [0.0, 0.0]))).round(3).tolist()
    [0.803]
    """
    weight = shares(strength) * (1 - turmoil)
    if weight.ndim == divergence.ndim == 1:
        apart = np.abs(ideal_point[:, None] - ideal_point)
        return np.atleast_1d(weight @ np.exp(-apart * divergence) @ weight)
    order = np.argsort(ideal_point)
    weight = weight[..., order]
    kept = np.exp(-np.diff(ideal_point[order], prepend=ideal_point[order][:1]) * divergence)
    left = np.zeros(np.broadcast_shapes(weight.shape, kept.shape)[:-1])
    agreed = np.zeros_like(left)
    for i in range(len(order)):
        left = left * kept[..., i]
        agreed += weight[..., i] * (weight[..., i] + 2 * left)
        left = left + weight[..., i]
    return agreed[..., None]
