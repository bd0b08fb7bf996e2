"""Turnout: what a pact is worth when some of its allies come and others stay away."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from deterrence_kit.model.members import ratio, total
from deterrence_kit.model.parameter import Array

STRONGEST = 1e12  # times the challenger: beyond, nothing changes
DUST = 1e-9  # of a probability
LEADING = 8  # so many of the strongest allies are told apart by who is the strongest that comes
PIECE = 16_384  # cases times members at a time: larger arrays are slow to come by


def effective_resolve(
    member_resolve: Array,
    delivered: Array,
    home: Array,
    opposing: Array,
    jointness: Array,
    contest_exponent: Array,
    correlation: Array,
) -> Array:
    """The part of what all allies together add to denial that is to be expected, 0 to 1.

    The expectation runs over who comes: ``e = (E[denial of those who come] − denial alone) /
    (denial of all − denial alone)``. In a share `correlation` of crises allies decide as one and
    fall away in order of resolve; in the others each decides for itself. So `e` is the resolve at
    which a pact that comes all or not at all would be as credible; with one ally, or with equal
    ones that decide as one, it is theirs.

    Parameters
    ----------
    member_resolve : ndarray, shape (..., members), probability
    delivered : ndarray, shape (..., members), share of world strength
    home : ndarray, shape (..., members), 1 for the protégé, else 0
    opposing : ndarray, shape (..., 1), share of world strength
    jointness : ndarray, shape (..., 1), 0 to 1
    contest_exponent : ndarray, shape (..., 1)
    correlation : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Notes
    -----
    Deciding as one is exact. Deciding apart is exact for two allies and within 0.001 for more: by the
    strongest ally who comes, and for those weaker by two values with their mean, variance and third
    moment. An ally with a resolve of less than 1e-9 counts as one that has left, and one more ally
    never lowers the expectation.

    Examples
    --------
    >>> three = [np.array([1.0, 0.5, 0.5]), np.array([0.01, 0.02, 0.02]), np.array([1.0, 0, 0])]
    >>> contest = [np.array([0.03]), np.array([1.0]), np.array([0.5])]
    >>> [effective_resolve(*three, *contest, np.array([c])).round(2).tolist() for c in (0.0, 1.0)]
    [[0.59], [0.5]]
    """
    if home.shape[-1] == 2:
        return total(member_resolve * (delivered > 0) * (1 - home))
    known = (member_resolve, delivered, home, opposing, jointness, contest_exponent)
    given = [*known, correlation]
    cases = max(len(value) if value.ndim == 2 else 1 for value in given)
    step = max(1, PIECE // home.shape[-1])
    pieces = [slice(start, start + step) for start in range(0, cases, step)]
    if len(pieces) == 1:
        return _expected_part(*given)
    moving = [value.ndim == 2 and len(value) > 1 for value in given]
    return np.concatenate(
        [
            _expected_part(
                *(v[piece] if moves else v for v, moves in zip(given, moving, strict=True))
            )
            for piece in pieces
        ]
    )


def _expected_part(
    member_resolve: Array,
    delivered: Array,
    home: Array,
    opposing: Array,
    jointness: Array,
    contest_exponent: Array,
    correlation: Array,
) -> Array:
    """`effective_resolve` of a few cases."""
    ally = 1 - home
    comes = member_resolve * ally
    facing = np.minimum(delivered / np.maximum(opposing, 1 / STRONGEST), STRONGEST)
    # Forces add up as powers, K^m = (Σ x^θ)^(m/θ): one sum stands for all who come.
    forces, power = facing ** (1 / jointness), contest_exponent * jointness
    own, sent = total(forces * home), forces * ally
    if comes.shape != sent.shape:
        comes, sent = np.broadcast_arrays(comes, sent)
    help_sent = total(sent)
    least, most = _denial(own, power), _denial(own + help_sent, power)
    together = _deciding_as_one(comes, sent, own, power, least)
    apart = _deciding_apart(comes, sent, own, power)
    expected = apart + correlation * (together - apart)
    # Of help that hardly counts, the quotient would be rounding: there each part counts alike.
    added = most - least
    counts = added > DUST
    part = np.where(counts, expected - least, total(comes * sent))
    told = ratio(part, np.where(counts, added, help_sent))
    return np.minimum(np.maximum(told, 0), 1)


def _denial(forces: Array, power: Array) -> Array:
    """The contest, with forces in the challenger's."""
    raised = forces**power
    return raised / (1 + raised)


def _deciding_as_one(comes: Array, forces: Array, own: Array, power: Array, alone: Array) -> Array:
    """One draw for all: whoever is at least as resolved as the last who comes is there too."""
    comes, forces = _in_order(comes, comes, forces)
    there = own + forces @ _not_before(forces.shape[-1])
    chance = comes.copy()
    chance[..., 1:] -= comes[..., :-1]
    return (1 - comes[..., -1:]) * alone + total(chance * _denial(there, power))


def _deciding_apart(comes: Array, forces: Array, own: Array, power: Array) -> Array:
    """Independent draws: by the strongest who comes, and two values for all who are weaker."""
    # Who hardly ever comes counts as who never does: a strong one would rule what is known of the weaker.
    comes = comes * (comes > DUST)
    # Of equal forces the more resolved counts as the stronger, and who never comes leads nobody.
    strongest = (comes > 0) * forces * (1 + 1e-9 * comes)
    comes, forces = _in_order(strongest, comes, forces)
    low, high, chance = _two_values(comes, forces)
    # Who leads: nobody among the strongest, or each of them where those stronger stay away.
    leads, there = np.ones_like(low), np.empty_like(low)
    # Not by `out=`, which a record of the formula does not see.
    leads[..., -2::-1] = np.multiply.accumulate((1 - comes)[..., : -LEADING - 1 : -1], axis=-1)
    leads[..., 1:] *= comes[..., -LEADING:]
    there[..., :1], there[..., 1:] = own, own + forces[..., -LEADING:]
    least = _denial(there + low, power)
    return total(leads * (least + chance * (_denial(there + high, power) - least)))


def _in_order(by: Array, *members: Array) -> list[Array]:
    """The members' figures, all of one shape, from the lowest to the highest of some figure."""
    order = np.argsort(by, axis=-1)
    if by.ndim == 1:
        return [each[order] for each in members]
    size = by.shape[-1]
    places = order.reshape(-1, size) + np.arange(0, by.size, size)[:, None]
    return [np.take(each.reshape(-1), places).reshape(by.shape) for each in members]


def _two_values(comes: Array, forces: Array) -> tuple[Array, Array, Array]:
    """Of the help of all weaker ones: two values, and the chance of the higher, shape (..., leads).

    They have its mean, variance and third moment (Gauss quadrature).
    """
    sent = comes * forces
    spread = sent * (forces - sent)
    mean, variance = _of_weaker(sent), _of_weaker(spread)
    lean = ratio(_of_weaker(spread * (forces - 2 * sent)), 2 * variance)
    far = np.abs(lean) + np.sqrt(lean**2 + variance)
    near = ratio(variance, far)  # a difference would lose its digits
    up, down = np.where(lean > 0, far, near), np.where(lean > 0, near, far)
    return np.maximum(mean - down, 0), mean + up, ratio(down, up + down)


def _of_weaker(values: Array) -> Array:
    """Sums over the members weaker than each that may lead; first, than all of them."""
    sums: Array = values @ _weaker(values.shape[-1])
    return sums


@lru_cache(maxsize=64)
def _weaker(size: int) -> Array:
    """1 where a member is weaker than one that may lead, shape (members, leads)."""
    leads = np.arange(max(size - LEADING, 0), size)
    weaker: Array = (np.arange(size)[:, None] < np.append(leads[:1], leads)).astype(float)
    return weaker


@lru_cache(maxsize=64)
def _not_before(size: int) -> Array:
    return np.tri(size)
