"""How the commitments of a region hang together: a crisis over one is seen by the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.region import Commitment
from deterrence_kit.model.years.course import Course
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule import Schedule


@dataclass(frozen=True, kw_only=True)
class Linkage:
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


def linkage_of(courses: Sequence[Course], rates: Rates, schedule: Schedule, years: int) -> Linkage:
    """How the commitments of a region hang together.

    Parameters
    ----------
    courses : sequence of Course
    rates : Rates
    schedule : Schedule
    years : int

    Returns
    -------
    Linkage

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> linkage_of(given.courses, given.rates, given.schedule, 3).spill.tolist()
    [[1.0]]
    """
    commitments = [c.commitment for c in courses]
    spill = np.array([[_spill(one, other, rates) for other in commitments] for one in commitments])
    allied = np.array([c.allied for c in courses], dtype=float)
    pact = np.array([[float(a.pact == b.pact != "") for b in commitments] for a in commitments])
    target = pact * [[a.target == b.target for b in commitments] for a in commitments]

    def imposed(kind: str, reach: Array) -> Array:
        crises: Array = _imposed(kind, commitments, reach, schedule, years) * allied
        return crises

    return Linkage(
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
