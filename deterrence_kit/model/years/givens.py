"""A given: what is settled before any future begins, for one commitment or all of a region."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.formulas import Formula
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.region import Commitment, Region
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.scenario import Scenario
from deterrence_kit.model.setting_name import Changes
from deterrence_kit.model.years.course import Course, course
from deterrence_kit.model.years.curve import Curve
from deterrence_kit.model.years.linkage import Linkage, linkage_of
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.step_faults import fault_of

Subject: TypeAlias = Region | Scenario


@dataclass(frozen=True, kw_only=True)
class Givens:
    """All that is settled before any future begins.

    Attributes
    ----------
    commitments : tuple of Commitment
    courses : tuple of Course
        One for each commitment.
    curves : tuple of Curve
        One for each commitment; none in a preview, which asks the members once a year.
    ties : Linkage
    learning : float, assessments
    diversion : float, share
    groups : tuple of tuple of int
        For each challenger with several targets, which commitments those are.
    """

    commitments: tuple[Commitment, ...]
    courses: tuple[Course, ...]
    curves: tuple[Curve, ...]
    linkage: Linkage
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


def givens_of(
    subject: Subject,
    changes: Changes | Mapping[str, Changes],
    assumptions: Assumptions | None = None,
    rates: Rates | None = None,
    regional: Regional | None = None,
    schedule: Schedule | None = None,
    years: int = 20,
    *,
    adaptive: bool = True,
    expected: bool = False,
    formulas: Mapping[str, Formula] | None = None,
) -> Givens:
    """What is settled before any future begins.

    Parameters
    ----------
    subject : Region or Scenario
    changes : mapping
        Settings by name that differ, ``{"will.USA": 0.4}``.
    assumptions : Assumptions, optional
    rates : Rates, optional
    regional : Regional, optional
    schedule : Schedule, optional
    years : int
    adaptive : bool
        False: challengers neither learn nor turn to other targets.
    expected : bool
        True takes squeezes on average, False by their number.
    formulas : mapping of str to callable, optional

    Returns
    -------
    Givens

    Raises
    ------
    ValueError
        If trust is replaced, a pact is not known, or a step of the schedule cannot be.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> givens_of(load_scenario("us-japan"), {}, years=3).allied.tolist()
    [[1.0]]
    """
    replaced = formulas or {}
    if "record_trust" in replaced:
        raise ValueError("record_trust cannot be replaced here: trust is what the years move.")
    commitments = commitments_of(subject)
    assumed, moving = assumptions or Assumptions(), rates or Rates()
    steps, own = schedule or Schedule(), _by_pact(commitments, changes)
    _check_schedule(steps, subject, commitments, years)
    courses = tuple(
        course(c, own(c), assumed, moving, steps, years, expected=expected, formulas=replaced)
        for c in commitments
    )
    return Givens(
        commitments=commitments,
        courses=courses,
        curves=() if expected else tuple(Curve(c) for c in courses),
        linkage=linkage_of(courses, moving, steps, years),
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
    """A region's commitments; a scenario is one commitment of its own.

    Parameters
    ----------
    subject : Region or Scenario

    Returns
    -------
    tuple of Commitment

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> commitments_of(load_scenario("us-japan"))[0].target
    'JPN'
    """
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
