"""Years: challengers probe, pacts act or do not, trust and budgets move, the next year sees it.

`simulate` lives through many futures by chance, `preview` through one on average.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.chance import LONGEST, drawn
from deterrence_kit.model.events import events
from deterrence_kit.model.formulas import Formula
from deterrence_kit.model.futures import Block, Future, Futures, Tally
from deterrence_kit.model.outlook import Outlook, outlook
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.plan import Changes, Plan, Subject, planned
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.region import Commitment
from deterrence_kit.model.regional import Regional
from deterrence_kit.model.schedule import Schedule
from deterrence_kit.model.standing import Happened, a_year_later, standing_today

BLOCK = 1000  # futures at a time: their members' arrays stay in the cache
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
    block: int = BLOCK,
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
    years : int, 1 to 30
    futures : int
    seed : int, 0 or more
        The same seed gives the same futures, also for another policy: what differs is the policy.
    adaptive : bool
        False: challengers neither learn nor turn to other targets.
    formulas : mapping, optional
        Replacements by name, as for `assess`; `record_trust` is the simulation's own.
    block : int
        Futures computed at a time; the result does not depend on it.

    Returns
    -------
    Futures

    Raises
    ------
    ValueError
        If years, futures, seed or a pact's name cannot be.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = simulate(load_scenario("nato-estonia"), years=5, futures=500)
    >>> found.trust.mean.shape, bool(np.all(np.diff(found.any_by) >= 0))
    ((5, 1), True)
    >>> found.future(7).trust.shape
    (5, 1)
    """
    _check(years=years, futures=futures, seed=seed, block=block)
    plan = planned(
        subject, changes or {}, assumptions, rates, regional, schedule, years,
        adaptive=adaptive, expected=False, formulas=formulas or {},
    )  # fmt: skip
    tally = Tally(years, len(plan.courses))
    for start in range(0, futures, block):
        tally.add(_lived(plan, seed, start, min(start + block, futures)))
    return tally.futures(plan.commitments, seed, lambda index: _relived(plan, seed, index))


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
    block = _years(plan, 1, lambda year, view: _on_average(plan, view))
    calm = np.cumprod(1 - block.propensity[:, 0], axis=0, dtype=np.float64)
    return Preview(
        commitments=plan.commitments,
        trust=block.trust[:, 0],
        credibility=block.credibility[:, 0],
        propensity=block.propensity[:, 0],
        challenged_by=1 - calm,
        any_by=1 - np.prod(calm, axis=1),
        expected=np.cumsum(block.propensity[:, 0].sum(axis=1)),
    )


def _years(plan: Plan, futures: int, outcomes: Outcomes) -> Block:
    """Live through the years."""
    now = standing_today(plan.courses, plan.assumptions, futures)
    memory = float(plan.assumptions.trust_memory)
    seen: list[tuple[Outlook, Happened]] = []
    for year in range(plan.years):
        view = outlook(plan, year, now)
        happened = outcomes(year, view)
        seen.append((view, happened))
        now = a_year_later(now, happened, view.resolve, year, plan.ties, plan.rates, memory)
    looks, events = zip(*seen, strict=True)
    return Block(
        **{n: np.stack([getattr(o, n) for o in looks]) for n in _LOOKS},
        **{n: np.stack([getattr(h, n) for h in events]) for n in _EVENTS},
    )


_LOOKS = ("trust", "credibility", "propensity")
_EVENTS = ("challenged", "honoured", "violated", "repelled", "squeezed")


def _on_average(plan: Plan, view: Outlook) -> Happened:
    """What the year brings on average."""
    p, allied = view.propensity, plan.allied
    return Happened(
        challenged=p,
        honoured=p * view.resolve * allied,
        violated=p * (1 - view.resolve) * allied,
        repelled=p * view.credibility,
        squeezed=np.zeros(len(p)),
    )


def _lived(plan: Plan, seed: int, start: int, stop: int) -> Block:
    """The futures from `start` to before `stop`, by chance."""
    names = [f"{c.pact}|{c.challenger}|{c.target}" for c in plan.commitments]
    luck = np.stack([drawn(seed, name, start, stop, plan.years) for name in names], axis=-1)
    world = drawn(seed, "world", start, stop, plan.years)[..., 0]

    def outcomes(year: int, view: Outlook) -> Happened:
        squeezed = world[year] < plan.rates.squeeze_rate
        return _by_chance(luck[year].swapaxes(0, 1), squeezed, plan, view)

    return _years(plan, stop - start, outcomes)


def _by_chance(luck: Array, squeezed: Array, plan: Plan, view: Outlook) -> Happened:
    """What the year brings to each future; `luck` has shape (4, futures, commitments)."""
    challenged = (luck[0] < view.propensity).astype(float)
    acts = (luck[1] < view.resolve) * plan.allied
    failing = np.where(acts > 0, view.denial, view.denial_alone)
    return Happened(
        challenged=challenged,
        honoured=challenged * acts,
        violated=challenged * (1 - acts) * plan.allied,
        repelled=challenged * (luck[2] < failing),
        squeezed=squeezed.astype(float),
    )


def _relived(plan: Plan, seed: int, index: int) -> Future:
    """One future again, with its events in order."""
    block = _lived(plan, seed, index, index + 1)
    lived = [event for year in range(plan.years) for event in events(plan, block, year)]
    return Future(
        index=index,
        events=tuple(lived),
        **{n: getattr(block, n)[:, 0] for n in _LOOKS},
    )


def _check(**numbers: int) -> None:
    """Refuse numbers that cannot be."""
    lows = {"years": 1, "futures": 1, "seed": 0, "block": 1}
    highs = {"years": LONGEST, "futures": 4_000_000, "seed": 2**63, "block": 4_000_000}
    for name, number in numbers.items():
        if not lows[name] <= number <= highs[name]:
            raise ValueError(
                f"{name} must be a whole number from {lows[name]} to {highs[name]}, not {number}."
            )
