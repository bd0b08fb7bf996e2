"""Resolve: who would fight. A logistic index around a published base rate."""

from __future__ import annotations

import numpy as np

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


def logistic(x: Array) -> Array:
    """``1 / (1 + exp(−x))``, without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * x))


def logit(p: Array) -> Array:
    """Log odds, the inverse of `logistic`."""
    odds: Array = np.log(p / (1 - p))
    return odds


def record_trust(
    record_ages: Array, record_honoured: Array, trust: Array, trust_memory: Array, base_rate: Array
) -> Array:
    """Belief that the pact honours its commitments, from its record, 0 to 1, shape (..., 1).

    A discounted beta-Bernoulli belief ``(a + honoured) / (a + b + honoured + failed)``: each
    crisis counts ``memory^age``, the prior is `PRIOR_CRISES` at the base rate, and the lever
    `trust` adds crises kept (above 0) or failed (below 0).
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
    """
    exposed = np.exp(-personnel * forward_share / tripwire)
    return 1 - (1 - np.exp(-distance / stake_range)) * exposed


def ties(alignment: Array, stake: Array, burden_sharing: Array) -> Array:
    """Agreement, stake and fair burdens, each against the average pact."""
    return (
        (alignment - AVERAGE_AGREEMENT)
        + (stake - AVERAGE_STAKE)
        + (burden_sharing - AVERAGE_BURDEN_SHARING)
    )


def institutions(clarity: Array, red_lines: Array, signalling: Array, consultation: Array) -> Array:
    """Clear treaty, agreed red lines, exercises and consultation, each against the average pact."""
    return clarity + red_lines + signalling + consultation - 4 * AVERAGE


def politics(will: Array, turmoil: Array) -> Array:
    """Domestic will against the average pact, less turmoil."""
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
    home: Array,
) -> Array:
    """Probability that each member honours the commitment; the protégé's is 1.

    ``logit r = logit(base) + Σ weight · term + weight · (logit(trust) − logit(base))``: with a
    weight of 1 the record is taken at face value, and the other terms move it from there.
    """
    average = logit(base_rate)
    index = (
        average
        + weight_ties * ties
        + weight_politics * politics
        + weight_institutions * institutions
        + weight_trust * (logit(record_trust) - average)
    )
    return np.where(home > 0, 1.0, logistic(index))


def resolve(member_resolve: Array, delivered: Array, home: Array) -> Array:
    """The pact's resolve: mean over the allies, weighted by what each would deliver.

    ``Σ r_i x_i / Σ x_i``, shape (..., 1); 0 where no ally delivers anything.
    """
    help_sent = delivered * (1 - home)
    return total(shares(help_sent) * member_resolve)
