"""Resolve: who would fight. A logistic index around a published base rate."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.log_odds import logistic, logit
from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import Array

# The average pact: at these values, and with a record as good as the base rate, an ally honours
# its commitment as often as the base rate says. Judgement, checked against the shipped scenarios.
AVERAGE_AGREEMENT = 0.85
AVERAGE_BURDEN_SHARING = 0.9
AVERAGE_STAKE = 0.35
AVERAGE = 0.5

# What the record starts from: three crises, split as the base rate splits them. Judgement.
PRIOR_CRISES = 3.0


def record_trust(
    record_ages: Array, record_honoured: Array, trust: Array, trust_memory: Array, base_rate: Array
) -> Array:
    """Belief that the pact honours its commitments, from its record, 0 to 1, shape (..., 1).

    A discounted beta-Bernoulli belief ``(a + honoured) / (a + b + honoured + failed)``: each
    crisis counts ``memory^age``, the prior is `PRIOR_CRISES` at the base rate, and the lever
    `trust` adds crises kept (above 0) or failed (below 0).

    Parameters
    ----------
    record_ages : ndarray, shape (crises,), years
    record_honoured : ndarray, shape (crises,), 1 or 0
    trust : ndarray, shape (..., 1), crises
    trust_memory : ndarray, shape (..., 1), a year
    base_rate : ndarray, shape (..., 1), probability

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> record_trust(*map(np.array, ([0.0], [1.0], [0.0], [0.95], [0.5]))).tolist()
    [0.625]
    """
    weight = trust_memory**record_ages
    kept = total(weight * record_honoured) + np.maximum(trust, 0)
    failed = total(weight * (1 - record_honoured)) + np.maximum(-trust, 0)
    return (PRIOR_CRISES * base_rate + kept) / (PRIOR_CRISES + kept + failed)


def stake(
    distance: Array, personnel: Array, forward_share: Array, stake_range: Array, tripwire: Array
) -> Array:
    """An ally's own stake in the protégé: near it, or with troops there already, 0 to 1.

    ``1 − (1 − exp(−distance / range)) · exp(−troops in place / tripwire)``.

    Parameters
    ----------
    distance : ndarray, shape (..., members), km
    personnel : ndarray, shape (..., members), persons
    forward_share : ndarray, shape (..., members), share
    stake_range : ndarray, shape (..., 1), km
    tripwire : ndarray, shape (..., 1), persons

    Returns
    -------
    ndarray, shape (..., members), 0 to 1

    Examples
    --------
    >>> stake(*map(np.array, ([2000.0], [10000.0], [0.0], [2000.0], [5000.0]))).round(3).tolist()
    [0.368]
    """
    exposed = np.exp(-personnel * forward_share / tripwire)
    return 1 - (1 - np.exp(-distance / stake_range)) * exposed


def ties(alignment: Array, stake: Array, burden_sharing: Array) -> Array:
    """Agreement, stake and fair burdens, each against the average pact.

    Parameters
    ----------
    alignment, stake : ndarray, shape (..., members), 0 to 1
    burden_sharing : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., members)

    Examples
    --------
    >>> ties(np.array([0.85]), np.array([0.35]), np.array([1.0])).round(3).tolist()
    [0.1]
    """
    return (
        (alignment - AVERAGE_AGREEMENT)
        + (stake - AVERAGE_STAKE)
        + (burden_sharing - AVERAGE_BURDEN_SHARING)
    )


def institutions(clarity: Array, red_lines: Array, signalling: Array, consultation: Array) -> Array:
    """Clear treaty, agreed red lines, exercises and consultation, each against the average pact.

    Parameters
    ----------
    clarity, red_lines, signalling, consultation : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., 1)

    Examples
    --------
    >>> institutions(*map(np.array, ([0.8], [0.5], [0.5], [0.5]))).round(3).tolist()
    [0.3]
    """
    return clarity + red_lines + signalling + consultation - 4 * AVERAGE


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
    will: Array,
    will_reach: Array,
    home: Array,
) -> Array:
    """Probability that each member honours the commitment; the protégé's is 1.

    ``logit r = logit(base) + Σ weight · term + weight · (logit(trust) − logit(base))``: with a
    weight of 1 the record is taken at face value, and the other terms move it from there. Towards
    the ends of domestic will they count for less: at 0 the part `will_reach` of those who would
    come stays away, at 1 the same part of those who would stay away comes, at ½ none; between, it
    grows with the square of the distance from ½.

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
    will : ndarray, shape (..., members), 0 to 1
    will_reach : ndarray, shape (..., 1), share
    home : ndarray, shape (..., members), 1 for the protégé, else 0

    Returns
    -------
    ndarray, shape (..., members), probability

    Examples
    --------
    >>> average = [np.array([0.5]), *[np.zeros(1), np.ones(1)] * 3, np.array([0.5]), np.ones(1)]
    >>> member_resolve(*average, np.array([0.5]), np.array([0.9]), np.array([1.0, 0.0])).tolist()
    [1.0, 0.5]
    """
    average = logit(base_rate)
    index = (
        average
        + weight_ties * ties
        + weight_politics * politics
        + weight_institutions * institutions
        + weight_trust * (logit(record_trust) - average)
    )
    return np.where(home > 0, 1.0, _at_will(logistic(index), will, will_reach))


def _at_will(resolve: Array, will: Array, will_reach: Array) -> Array:
    """Resolve as far as domestic will lets it: unmoved at ½, nearly 0 at 0, nearly 1 at 1.

    Below ½, the part ``reach · (1 − 2 will)²`` of those who would come stays away; above, the same
    part of those who would stay away comes. The slope at ½ is left to `weight_politics`.
    """
    decided = will_reach * (1 - will / AVERAGE) ** 2
    return resolve + decided * ((will > AVERAGE) - resolve)


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
    return total(shares(help_sent) * member_resolve)
