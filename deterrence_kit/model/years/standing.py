"""Where commitments stand in each future, and what a year does to that: trust as a discounted belief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.course import Course, Squeezes
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.region import Commitment
from deterrence_kit.model.resolve import PRIOR_CRISES
from deterrence_kit.model.schedule import Schedule

# What is left of a crisis as a felt burden, or of support as a licence, a year later. Judgement.
FADING = 0.7


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The state of the futures at the beginning of a year; arrays of shape (commitments, futures).

    Attributes
    ----------
    kept, failed : ndarray, crises
        The discounted record: honoured, and not.
    felt : ndarray, crises
        The pact's recent crises, as far as they are still felt.
    support : ndarray, crises
        Those in which this protégé was supported.
    met, unmet : ndarray, challenges
        What challengers have lived through: an effective response, or none.
    squeezes : ndarray of int, shape (futures,)
        Fiscal squeezes until now.
    """

    kept: Array
    failed: Array
    felt: Array
    support: Array
    met: Array
    unmet: Array
    squeezes: Squeezes


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What a year brought, shape (commitments, futures): true or false, or probabilities on average.

    Attributes
    ----------
    challenged, honoured, violated, repelled : ndarray
        A challenge; one in which the pact acted; one in which it did not; one that failed.
    squeezed : ndarray, shape (futures,)
    """

    challenged: Array
    honoured: Array
    violated: Array
    repelled: Array
    squeezed: Array | NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Ties:
    """How commitments hang together, and what the schedule brings to them.

    Attributes
    ----------
    spill : ndarray, shape (commitments, commitments)
        What a crisis over the row counts for the column.
    pact, target : ndarray, shape (commitments, commitments)
        1 where both belong to one pact; where they are over the same protégé too.
    built, worn : ndarray, shape (years, commitments), crises
    kept, failed : ndarray, shape (years, commitments), crises
        Those that the schedule imposes, with what spills over.
    crises, support : ndarray, shape (years, commitments), crises
        Those of them that the pact itself feels; in which this protégé was supported.
    """

    spill: Array
    pact: Array
    target: Array
    built: Array
    worn: Array
    kept: Array
    failed: Array
    crises: Array
    support: Array

    @cached_property
    def imposed(self) -> frozenset[int]:
        """The years (from 0) in which the schedule imposes a crisis."""
        crises = self.kept + self.failed + self.crises
        return frozenset(np.flatnonzero(crises.any(axis=1)).tolist())


def ties(courses: Sequence[Course], rates: Rates, schedule: Schedule, years: int) -> Ties:
    """How the commitments of a region hang together."""
    commitments = [c.commitment for c in courses]
    spill = np.array([[_spill(one, other, rates) for other in commitments] for one in commitments])
    allied = np.array([c.allied for c in courses], dtype=float)
    pact = np.array([[float(a.pact == b.pact != "") for b in commitments] for a in commitments])
    target = pact * [[a.target == b.target for b in commitments] for a in commitments]

    def imposed(kind: str, reach: Array) -> Array:
        crises: Array = _imposed(kind, commitments, reach, schedule, years) * allied
        return crises

    return Ties(
        spill=spill,
        pact=pact,
        target=target,
        built=np.stack([c.built for c in courses], axis=-1) * allied,
        worn=np.stack([c.worn for c in courses], axis=-1) * allied,
        kept=imposed("honoured", spill),
        failed=imposed("violated", spill),
        crises=imposed("honoured", pact) + imposed("violated", pact),
        support=imposed("honoured", target),
    )


def _spill(one: Commitment, other: Commitment, rates: Rates) -> float:
    """What a crisis over one commitment counts for another."""
    if not (one.pact and other.pact):
        return 0.0
    if one.pact == other.pact:
        return 1.0 if one.target == other.target else float(rates.spill_pact)
    return float(rates.spill_leader) if one.leader == other.leader != "" else 0.0


def _imposed(
    kind: str, commitments: Sequence[Commitment], reach: Array, schedule: Schedule, years: int
) -> Array:
    """Crises that the schedule imposes: one for every pact, or one over the protégé named."""
    crises = np.zeros((years, len(commitments)))
    for step in schedule.steps:
        if step.kind == kind and step.year <= years:
            over = [i for i, c in enumerate(commitments) if c.target == step.name]
            everyone = np.full(len(commitments), float(not step.name))
            crises[step.year - 1] += reach[over[0]] if over else everyone
    return crises


def standing_today(courses: Sequence[Course], assumptions: Assumptions, futures: int) -> Standing:
    """Where the commitments stand before the first year: what their records say."""
    counts = [_record(course, float(assumptions.trust_memory)) for course in courses]
    kept, failed = (np.tile(np.array([c]).T, futures) for c in zip(*counts, strict=True))
    none = np.zeros_like(kept)
    return Standing(
        kept=kept,
        failed=failed,
        felt=none,
        support=none,
        met=none,
        unmet=none,
        squeezes=np.zeros(futures, dtype=np.int64),
    )


def _record(course: Course, memory: float) -> tuple[float, float]:
    """Discounted crises kept and failed, the lever `trust` included, as `record_trust` counts."""
    scenario = course.commitment.scenario
    weight, honoured = memory**scenario.record_ages, scenario.record_honoured
    beyond = float(course.tables["trust"].flat[0])
    kept, failed = float(np.sum(weight * honoured)), float(np.sum(weight * (1 - honoured)))
    return kept + max(beyond, 0.0), failed + max(-beyond, 0.0)


def trust_of(standing: Standing, base_rate: float) -> Array:
    """The belief that each commitment is honoured: ``(a + kept) / (a + b + kept + failed)``."""
    told = PRIOR_CRISES + standing.kept + standing.failed
    return (PRIOR_CRISES * base_rate + standing.kept) / told


def perceived(credibility: Array, met: Array, unmet: Array, learning: float) -> Array:
    """Credibility as a challenger judges it that has lived through some challenges.

    Its assessment counts 1, each outcome `learning`:
    ``(credibility + learning · met) / (1 + learning · (met + unmet))``.
    """
    return (credibility + learning * met) / (1 + learning * (met + unmet))


def a_year_later(
    now: Standing,
    happened: Happened,
    resolve: Array,
    year: int,
    ties: Ties,
    rates: Rates,
    memory: float,
) -> Standing:
    """Where commitments stand after a year (from 0) in which this happened.

    Crises count as `lesson` says and spill over; a failed one counts less the more of the help
    was expected to stay away; each costs something for those still felt. Then a year fades all.
    """
    whom: slice | NDArray[np.int64] = slice(None)
    if happened.honoured.shape[1] > 1 and year not in ties.imposed:
        told = happened.honoured.any(axis=0) | happened.violated.any(axis=0)
        whom = np.flatnonzero(told)  # for the others there was no crisis
    honoured, violated = happened.honoured[:, whom], happened.violated[:, whom]
    imposed, failing = ties.kept[year][:, None], ties.failed[year][:, None]
    pardon = 1 - rates.lenience * (1 - resolve[:, whom])
    crises = _spread(honoured + violated, ties.pact) + ties.crises[year][:, None]
    tired = rates.fatigue * now.felt[:, whom] * crises
    good = rates.lesson * (_spread(honoured, ties.spill) + imposed)
    bad = rates.lesson * (_spread(violated * pardon, ties.spill) + failing * pardon)
    helped = _spread(honoured, ties.target) + ties.support[year][:, None]
    return Standing(
        kept=_faded(now.kept + ties.built[year][:, None], whom, good, memory),
        failed=_faded(now.failed + ties.worn[year][:, None], whom, bad + tired, memory),
        felt=_faded(now.felt, whom, crises, FADING),
        support=_faded(now.support, whom, helped, FADING),
        met=memory * (now.met + happened.repelled),
        unmet=memory * (now.unmet + (happened.challenged - happened.repelled)),
        squeezes=now.squeezes + happened.squeezed.astype(np.int64),
    )


def _faded(now: Array, whom: slice | NDArray[np.int64], more: Array, left: float) -> Array:
    """What was, with more for some futures, a year later."""
    after = now * left
    after[:, whom] += more * left
    return after


def _spread(crises: Array, reach: Array) -> Array:
    """What crises over each commitment count for each; summed in one order for any block size."""
    counted = np.zeros_like(crises)
    for i, j in zip(*np.nonzero(reach), strict=True):
        counted[j] += crises[i] if reach[i, j] == 1 else crises[i] * reach[i, j]
    return counted
