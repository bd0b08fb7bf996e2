"""A plan: what is settled before any future begins, for one commitment or all of a region."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.course import Course, course
from deterrence_kit.model.curve import Curve
from deterrence_kit.model.formulas import Formula
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.region import Commitment, Region
from deterrence_kit.model.regional import Regional
from deterrence_kit.model.scenario import Scenario
from deterrence_kit.model.schedule import Schedule, fault_of
from deterrence_kit.model.standing import Ties, ties

Subject: TypeAlias = Region | Scenario
Changes: TypeAlias = Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that is settled before any future begins.

    Attributes
    ----------
    commitments : tuple of Commitment
    courses : tuple of Course
        One for each commitment.
    curves : tuple of Curve
        One for each commitment; none in a preview, which asks the members once a year.
    ties : Ties
    learning : float, assessments
    diversion : float, share
    groups : tuple of tuple of int
        For each challenger with several targets, which commitments those are.
    """

    commitments: tuple[Commitment, ...]
    courses: tuple[Course, ...]
    curves: tuple[Curve, ...]
    ties: Ties
    assumptions: Assumptions
    rates: Rates
    schedule: Schedule
    years: int
    learning: float
    diversion: float
    groups: tuple[tuple[int, ...], ...]

    @property
    def allied(self) -> Array:
        """1 where somebody is pledged to the target, shape (commitments, 1)."""
        return np.array([[c.allied] for c in self.courses], dtype=float)


def planned(
    subject: Subject,
    changes: Changes | Mapping[str, Changes],
    assumptions: Assumptions | None,
    rates: Rates | None,
    regional: Regional | None,
    schedule: Schedule | None,
    years: int,
    *,
    adaptive: bool,
    expected: bool,
    formulas: Mapping[str, Formula],
) -> Plan:
    """What is settled before any future begins."""
    if "record_trust" in formulas:
        raise ValueError("record_trust cannot be replaced here: trust is what the years move.")
    commitments = commitments_of(subject)
    assumed, moving = assumptions or Assumptions(), rates or Rates()
    steps, own = schedule or Schedule(), _by_pact(commitments, changes)
    _check_schedule(steps, subject, commitments, years)
    courses = tuple(
        course(c, own(c), assumed, moving, steps, years, expected=expected, formulas=formulas)
        for c in commitments
    )
    return Plan(
        commitments=commitments,
        courses=courses,
        curves=() if expected else tuple(Curve(c) for c in courses),
        ties=ties(courses, moving, steps, years),
        assumptions=assumed,
        rates=moving,
        schedule=steps,
        years=years,
        learning=float(moving.learning) * adaptive,
        diversion=float((regional or Regional()).diversion) * adaptive,
        groups=_groups(commitments),
    )


def _check_schedule(
    schedule: Schedule, subject: Subject, commitments: Sequence[Commitment], years: int
) -> None:
    """Refuse a step that concerns nobody here, or lies beyond the years."""
    codes = {code for c in commitments for code in c.scenario.codes}
    for step in schedule.steps:
        crisis = step.kind in ("honoured", "violated")
        # In a region, a target may leave one pact and still be defended: by itself, or by another.
        proteges = (
            {c.target for c in commitments} if crisis or isinstance(subject, Scenario) else ()
        )
        fault = fault_of(step, codes, proteges, years)
        if fault:
            raise ValueError(f"The schedule’s “{step}” cannot be: {fault}")


def commitments_of(subject: Subject) -> tuple[Commitment, ...]:
    """A region's commitments; a scenario is one commitment of its own."""
    if isinstance(subject, Region):
        return subject.commitments
    alone = len(subject.codes) == 1
    return (Commitment(scenario=subject, pact="" if alone else subject.name, leader=""),)


def _groups(commitments: Sequence[Commitment]) -> tuple[tuple[int, ...], ...]:
    """For each challenger with several targets, which commitments those are."""
    targets: dict[str, list[int]] = {}
    for place, commitment in enumerate(commitments):
        targets.setdefault(commitment.challenger, []).append(place)
    return tuple(tuple(places) for places in targets.values() if len(places) > 1)


def _by_pact(
    commitments: Sequence[Commitment], changes: Changes | Mapping[str, Changes]
) -> Callable[[Commitment], Changes]:
    """The changes that concern a commitment."""
    nested = {name: own for name, own in changes.items() if isinstance(own, Mapping)}
    everywhere = {n: own for n, own in changes.items() if not isinstance(own, Mapping)}
    unknown = nested.keys() - {c.pact for c in commitments}
    if unknown:
        raise ValueError(f"There is no pact called {min(unknown)!r} here.")
    return lambda commitment: {**everywhere, **nested.get(commitment.pact, {})}
