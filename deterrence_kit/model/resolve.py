"""Resolve: who would fight. A logistic index around a published base rate."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.log_odds import logistic, logit
from deterrence_kit.model.members import ratio, total
from deterrence_kit.model.parameter import Array

# Will is counted from the middle of its scale, which is the average pact by definition.
AVERAGE = 0.5


def record_trust(
    record_ages: Array,
    record_honoured: Array,
    trust: Array,
    trust_memory: Array,
    base_rate: Array,
    prior_crises: Array,
) -> Array:
    """Belief that the pact honours its commitments, from its record, 0 to 1, shape (..., 1).

    A discounted beta-Bernoulli belief ``(a + honoured) / (a + b + honoured + failed)``: each
    crisis that tested the pledge counts ``memory^age`` (a consultation does not), the prior is
    ``prior_crises`` at the base rate, and the lever ``trust`` adds crises kept (above 0) or failed
    (below 0).

    Parameters
    ----------
    record_ages : ndarray, shape (crises,), years
    record_honoured : ndarray, shape (crises,), 1 or 0
    trust : ndarray, shape (..., 1), crises
    trust_memory : ndarray, shape (..., 1), a year
    base_rate : ndarray, shape (..., 1), probability
    prior_crises : ndarray, shape (..., 1), crises

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> record_trust(*map(np.array, ([0.0], [1.0], [0.0], [0.95], [0.5], [3.0]))).tolist()
    [0.625]
    """
    weight = trust_memory**record_ages
    kept = total(weight * record_honoured) + np.maximum(trust, 0)
    failed = total(weight * (1 - record_honoured)) + np.maximum(-trust, 0)
    return (prior_crises * base_rate + kept) / (prior_crises + kept + failed)


def institutions(
    clarity: Array,
    red_lines: Array,
    signalling: Array,
    consultation: Array,
    permanence: Array,
    average_institutions: Array,
) -> Array:
    """Clear and lasting treaty, red lines, exercises and consultation, each against the average pact.

    Parameters
    ----------
    clarity, red_lines, signalling, consultation, permanence : ndarray, shape (..., 1), 0 to 1
    average_institutions : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., 1)

    Examples
    --------
    >>> institutions(*map(np.array, ([0.8], [0.5], [0.5], [0.5], [0.5], [0.5]))).round(3).tolist()
    [0.3]
    """
    parts = (clarity, red_lines, signalling, consultation, permanence)
    return sum((part - average_institutions for part in parts), np.zeros(1))


def politics(will: Array, turmoil: Array) -> Array:
    """Domestic will against the average pact, less turmoil.

    Parameters
    ----------
    will, turmoil : ndarray, shape (..., members), 0 to 1

    Returns
    -------
    ndarray, shape (..., members)

    Examples
    --------
    >>> politics(np.array([0.5, 0.7]), np.array([0.1])).round(3).tolist()
    [-0.1, 0.1]
    """
    return (will - AVERAGE) - turmoil


def member_resolve(
    base_rate: Array,
    ties: Array,
    weight_ties: Array,
    politics: Array,
    weight_politics: Array,
    institutions: Array,
    weight_institutions: Array,
    record_trust: Array,
    weight_trust: Array,
    crowd: Array,
    will: Array,
    will_reach: Array,
    caveats: Array,
    home: Array,
) -> Array:
    """Probability that each member honours the commitment; the protégé's is 1.

    ``logit r = logit(base) + Σ weight · term + weight · (logit(trust) − logit(base)) + crowd``: with a
    weight of 1 the record is taken at face value, and the other terms move it from there. Towards
    the ends of domestic will they count for less: at 0 the part `will_reach` of those who would
    come stays away, at 1 the same part of those who would stay away comes, at ½ none; between, it
    grows with the square of the distance from ½. Caveats leave that probability to a part of what
    may happen: ``r · (1 − caveats)``.

    Parameters
    ----------
    base_rate : ndarray, shape (..., 1), probability
    ties : ndarray, shape (..., members)
    weight_ties : ndarray, shape (..., 1), logits
    politics : ndarray, shape (..., members)
    weight_politics : ndarray, shape (..., 1), logits
    institutions : ndarray, shape (..., 1)
    weight_institutions : ndarray, shape (..., 1), logits
    record_trust : ndarray, shape (..., 1), probability
    weight_trust : ndarray, shape (..., 1), times face value
    crowd : ndarray, shape (..., 1), logits
    will : ndarray, shape (..., members), 0 to 1
    will_reach : ndarray, shape (..., 1), share
    caveats : ndarray, shape (..., members), share of what may happen
    home : ndarray, shape (..., members), 1 for the protégé, else 0

    Returns
    -------
    ndarray, shape (..., members), probability

    Examples
    --------
    >>> average = [np.array([0.5]), *[np.zeros(1), np.ones(1)] * 3, np.array([0.5]), np.ones(1)]
    >>> mean = [np.zeros(1), np.array([0.5]), np.array([0.9]), np.zeros(1)]
    >>> member_resolve(*average, *mean, np.array([1.0, 0.0])).tolist()
    [1.0, 0.5]
    """
    average = logit(base_rate)
    # What is one number for the pact first, so that members' arrays are touched as seldom as can be.
    pact = average + weight_institutions * institutions + crowd
    pact = pact + weight_trust * (logit(record_trust) - average)
    index = pact + weight_ties * ties + weight_politics * politics
    joined = (1 - home) * (1 - caveats)
    unmoved, certain = _at_will(will, will_reach)
    return joined * unmoved * logistic(index) + (home + joined * certain)


def _at_will(will: Array, will_reach: Array) -> tuple[Array, Array]:
    """What domestic will leaves of a resolve, and what it adds: nothing below ½.

    Below ½, the part ``reach · (1 − 2 will)²`` of those who would come stays away; above, the same
    part of those who would stay away comes. The slope at ½ is left to `weight_politics`.
    """
    decided = will_reach * (1 - will / AVERAGE) ** 2
    return 1 - decided, decided * (will > AVERAGE)


def resolve(member_resolve: Array, delivered: Array, home: Array) -> Array:
    """The pact's resolve: mean over the allies, weighted by what each would deliver.

    ``Σ r_i x_i / Σ x_i``, shape (..., 1); 0 where no ally delivers anything.

    Parameters
    ----------
    member_resolve : ndarray, shape (..., members), probability
    delivered : ndarray, shape (..., members), share of world strength
    home : ndarray, shape (..., members), 1 for the protégé, else 0

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> resolve(*map(np.array, ([1.0, 0.4, 0.6], [0.01, 0.02, 0.02], [1.0, 0.0, 0.0]))).tolist()
    [0.5]
    """
    help_sent = delivered * (1 - home)
    return ratio(total(help_sent * member_resolve), total(help_sent))
