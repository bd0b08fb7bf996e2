"""Years: challengers probe, pacts act or do not, trust and budgets move, the next year sees it.

`simulate` lives through many futures by chance, `preview` through one on average.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.chance import LONGEST, drawn
from deterrence_kit.model.events import events
from deterrence_kit.model.formulas import Formula
from deterrence_kit.model.futures import Future, Futures, Tally
from deterrence_kit.model.outlook import Outlook, outlook
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.plan import Changes, Plan, Subject, planned
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.region import Commitment
from deterrence_kit.model.regional import Regional
from deterrence_kit.model.schedule import Schedule
from deterrence_kit.model.standing import Happened, a_year_later, standing_today

CELLS = 50_000  # futures times commitments at a time: what is computed at once stays in the cache
# What a year brings: true or false in a simulation, a probability in the preview.
Outcomes: TypeAlias = Callable[[int, Outlook], Happened]


def simulate(
    subject: Subject,
    changes: Changes | Mapping[str, Changes] | None = None,
    *,
    assumptions: Assumptions | None = None,
    rates: Rates | None = None,
    regional: Regional | None = None,
    schedule: Schedule | None = None,
    years: int = 20,
    futures: int = 2000,
    seed: int = 0,
    adaptive: bool = True,
    formulas: Mapping[str, Formula] | None = None,
    block: int | None = None,
) -> Futures:
    """Many futures of a commitment, or of all commitments of a region.

    Parameters
    ----------
    subject : Region or Scenario
    changes : mapping, optional
        Levers that are moved from the first year on, by name; or for each pact its own,
        ``{"NATO": {"readiness": 0.7}}``.
    assumptions, rates, regional : optional
        What is uncertain: about the world, about years, about a region.
    schedule : Schedule, optional
        What is to happen in which year.
    years : int, 1 to 31
        At most 30, and one more whose beginning shows how they ended.
    futures : int
    seed : int, 0 or more
        The same seed gives the same futures, also for another policy: what differs is the policy.
    adaptive : bool
        False: challengers neither learn nor turn to other targets.
    formulas : mapping, optional
        Replacements by name, as for `assess`; `record_trust` is the simulation's own.
    block : int, optional
        Futures computed at a time; the result does not depend on it.

    Returns
    -------
    Futures

    Raises
    ------
    ValueError
        If years, futures, seed or a pact's name cannot be, or a step of the schedule lies beyond the
        years or names a member that is not there; `Schedule.within` takes out what does.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = simulate(load_scenario("nato-estonia"), years=5, futures=500)
    >>> found.trust.mean.shape, bool(np.all(np.diff(found.any_by) >= 0))
    ((5, 1), True)
    >>> found.future(7).trust.shape
    (5, 1)
    """
    _check(years=years, futures=futures, seed=seed, block=block or 1)
    plan = planned(
        subject, changes or {}, assumptions, rates, regional, schedule, years,
        adaptive=adaptive, expected=False, formulas=formulas or {},
    )  # fmt: skip
    tally, step = Tally(years, len(plan.courses)), block or max(1, CELLS // len(plan.courses))
    for start in range(0, futures, step):
        tally.add(_lived(plan, seed, start, min(start + step, futures)))
    return tally.futures(
        plan.commitments, seed, lambda start, stop: _relived(plan, seed, start, stop)
    )


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The years on average: arrays of shape (years, commitments).

    Attributes
    ----------
    trust, credibility, propensity : ndarray
        With which a year begins.
    challenged_by : ndarray
        Probability of a challenge by the end of the year.
    any_by, expected : ndarray, shape (years,)
        Probability of a challenge anywhere, and expected number of challenges, by then.
    """

    commitments: tuple[Commitment, ...]
    trust: Array
    credibility: Array
    propensity: Array
    challenged_by: Array
    any_by: Array
    expected: Array


def preview(
    subject: Subject,
    changes: Changes | Mapping[str, Changes] | None = None,
    *,
    assumptions: Assumptions | None = None,
    rates: Rates | None = None,
    regional: Regional | None = None,
    schedule: Schedule | None = None,
    years: int = 20,
    adaptive: bool = True,
    formulas: Mapping[str, Formula] | None = None,
) -> Preview:
    """The mean field: one pass in which each year brings what it brings on average.

    Fast enough for a slider. It leaves out what futures that differ do to the mean, because
    formulas are not straight lines; the parameters are those of `simulate`.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> preview(load_scenario("nato-estonia"), {"clarity": 0.8}, years=5).trust.shape
    (5, 1)
    """
    _check(years=years)
    plan = planned(
        subject, changes or {}, assumptions, rates, regional, schedule, years,
        adaptive=adaptive, expected=True, formulas=formulas or {},
    )  # fmt: skip
    views = [view for view, _ in _years(plan, 1, lambda year, view: _on_average(plan, view))]
    trust, credibility, propensity = (
        np.stack([getattr(view, name)[:, 0] for view in views])
        for name in ("trust", "credibility", "propensity")
    )
    calm = np.cumprod(1 - propensity, axis=0, dtype=np.float64)
    return Preview(
        commitments=plan.commitments,
        trust=trust,
        credibility=credibility,
        propensity=propensity,
        challenged_by=1 - calm,
        any_by=1 - np.prod(calm, axis=1),
        expected=np.cumsum(propensity.sum(axis=1)),
    )


def _years(plan: Plan, futures: int, outcomes: Outcomes) -> Iterator[tuple[Outlook, Happened]]:
    """The years as they pass: how each looks when it begins, and what it brings."""
    now = standing_today(plan.courses, plan.assumptions, futures)
    memory = float(plan.assumptions.trust_memory)
    for year in range(plan.years):
        view = outlook(plan, year, now)
        happened = outcomes(year, view)
        yield view, happened
        now = a_year_later(now, happened, view.resolve, year, plan.ties, plan.rates, memory)


def _on_average(plan: Plan, view: Outlook) -> Happened:
    """What the year brings on average."""
    p, allied = view.propensity, plan.allied
    return Happened(
        challenged=p,
        honoured=p * view.resolve * allied,
        violated=p * (1 - view.resolve) * allied,
        repelled=p * view.credibility,
        squeezed=np.zeros(p.shape[1]),
    )


def _lived(plan: Plan, seed: int, start: int, stop: int) -> Iterator[tuple[Outlook, Happened]]:
    """The futures from `start` to before `stop`, by chance."""
    names = [f"{c.pact}|{c.challenger}|{c.target}" for c in plan.commitments]

    def outcomes(year: int, view: Outlook) -> Happened:
        luck = np.stack([drawn(seed, name, year, start, stop) for name in names])
        world = drawn(seed, "world", year, start, stop)
        return _by_chance(luck, world < plan.rates.squeeze_rate, plan, view)

    return _years(plan, stop - start, outcomes)


def _by_chance(luck: Array, squeezed: NDArray[np.bool_], plan: Plan, view: Outlook) -> Happened:
    """What the year brings to each future; `luck` has shape (commitments, futures).

    One number serves for all: of a uniform number below p, what it is of p is uniform again.
    """
    challenged = luck < view.propensity
    at = np.nonzero(challenged)
    left, resolve = luck[at] / view.propensity[at], view.resolve[at]
    acts = left < resolve
    left = np.where(acts, left, left - resolve) / np.where(acts, resolve, 1 - resolve)
    failing = np.where(acts, view.denial[at], view.denial_alone[at])
    pledged = plan.allied[at[0], 0]
    return Happened(
        challenged=challenged.astype(float),
        honoured=_placed(at, acts * pledged, luck),
        violated=_placed(at, (1 - acts) * pledged, luck),
        repelled=_placed(at, (left < failing).astype(float), luck),
        squeezed=squeezed,
    )


def _placed(at: tuple[NDArray[np.int64], ...], values: Array, like: Array) -> Array:
    """Zeros, but for some values in their places."""
    placed = np.zeros_like(like)
    placed[at] = values
    return placed


def _relived(plan: Plan, seed: int, start: int, stop: int) -> list[Future]:
    """Some futures again, each with its events in order."""
    years = list(_lived(plan, seed, start, stop))
    trust, credibility, propensity = (
        np.stack([getattr(view, name) for view, _ in years])
        for name in ("trust", "credibility", "propensity")
    )
    return [
        Future(
            index=start + i,
            trust=trust[:, :, i],
            credibility=credibility[:, :, i],
            propensity=propensity[:, :, i],
            events=tuple(e for year, (_, h) in enumerate(years) for e in events(plan, year, h, i)),
        )
        for i in range(stop - start)
    ]


def _check(**numbers: int) -> None:
    """Refuse numbers that cannot be."""
    lows = {"years": 1, "futures": 1, "seed": 0, "block": 1}
    # One more, because the last year's outcome is seen where the next begins.
    highs = {"years": LONGEST + 1, "futures": 4_000_000, "seed": 2**63, "block": 4_000_000}
    for name, number in numbers.items():
        if not lows[name] <= number <= highs[name]:
            raise ValueError(
                f"{name} must be a whole number from {lows[name]} to {highs[name]}, not {number}."
            )
