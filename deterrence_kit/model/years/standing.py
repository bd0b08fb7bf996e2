"""Where commitments stand in each future, and what a year does to that: trust as a discounted belief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.years.course import Course, Squeezes
from deterrence_kit.model.years.linkage import Linkage
from deterrence_kit.model.years.rates import Rates


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


def standing_today(courses: Sequence[Course], assumptions: Assumptions, futures: int) -> Standing:
    """Where the commitments stand before the first year: what their records say.

    Parameters
    ----------
    courses : sequence of Course
    assumptions : Assumptions
    futures : int

    Returns
    -------
    Standing

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> standing_today(given.courses, given.assumptions, 2).kept.shape
    (1, 2)
    """
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


def trust_of(standing: Standing, base_rate: float, prior_crises: float) -> Array:
    """The belief that each commitment is honoured: ``(a + kept) / (a + b + kept + failed)``.

    Parameters
    ----------
    standing : Standing
    base_rate : float, probability
    prior_crises : float, crises

    Returns
    -------
    ndarray, shape (commitments, futures), probability

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> trust_of(standing_today(given.courses, given.assumptions, 2), 0.5, 3).shape
    (1, 2)
    """
    told = prior_crises + standing.kept + standing.failed
    return (prior_crises * base_rate + standing.kept) / told


def perceived(credibility: Array, met: Array, unmet: Array, learning: float) -> Array:
    """Credibility as a challenger judges it that has lived through some challenges.

    Its assessment counts 1, each outcome `learning`:
    ``(credibility + learning · met) / (1 + learning · (met + unmet))``.

    Parameters
    ----------
    credibility : ndarray, shape (futures, 1), probability
    met, unmet : ndarray, shape (futures, 1), challenges
    learning : float, assessments

    Returns
    -------
    ndarray, shape (futures, 1), probability

    Examples
    --------
    >>> perceived(np.array([0.5]), np.array([0.0]), np.array([1.0]), 0.25).tolist()
    [0.4]
    """
    return (credibility + learning * met) / (1 + learning * (met + unmet))


def a_year_later(
    now: Standing,
    happened: Happened,
    resolve: Array,
    year: int,
    linkage: Linkage,
    rates: Rates,
    memory: float,
) -> Standing:
    """Where commitments stand after a year (from 0) in which this happened.

    Crises count as `lesson` says and spill over; a failed one counts less the more of the help
    was expected to stay away; each costs something for those still felt. Then a year fades all.

    Parameters
    ----------
    now : Standing
    happened : Happened
    resolve : ndarray, shape (commitments, futures), probability
    year : int
        Counted from 0.
    linkage : Linkage
    rates : Rates
    memory : float, a year

    Returns
    -------
    Standing

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> now = standing_today(given.courses, given.assumptions, 2)
    >>> nothing = dict.fromkeys(("challenged", "honoured", "violated", "repelled"), now.met)
    >>> calm = Happened(**nothing, squeezed=np.zeros(2))
    >>> a_year_later(now, calm, now.met, 0, given.linkage, given.rates, 0.95).squeezes.tolist()
    [0, 0]
    """
    whom: slice | NDArray[np.int64] = slice(None)
    if happened.honoured.shape[1] > 1 and year not in linkage.imposed:
        told = happened.honoured.any(axis=0) | happened.violated.any(axis=0)
        whom = np.flatnonzero(told)  # for the others there was no crisis
    honoured, violated = happened.honoured[:, whom], happened.violated[:, whom]
    imposed, failing = linkage.kept[year][:, None], linkage.failed[year][:, None]
    pardon = 1 - rates.lenience * (1 - resolve[:, whom])
    crises = _spread(honoured + violated, linkage.pact) + linkage.crises[year][:, None]
    tired = rates.fatigue * now.felt[:, whom] * crises
    good = rates.lesson * (_spread(honoured, linkage.spill) + imposed)
    bad = rates.lesson * (_spread(violated * pardon, linkage.spill) + failing * pardon)
    helped = _spread(honoured, linkage.target) + linkage.support[year][:, None]
    return Standing(
        kept=_faded(now.kept + linkage.built[year][:, None], whom, good, memory),
        failed=_faded(now.failed + linkage.worn[year][:, None], whom, bad + tired, memory),
        felt=_faded(now.felt, whom, crises, float(rates.fading)),
        support=_faded(now.support, whom, helped, float(rates.fading)),
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
