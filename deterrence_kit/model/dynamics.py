"""Years: challengers probe, pacts act or do not, trust and budgets move, the next year sees it.

`simulate` lives through many futures by chance, `preview` through one on average.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.chance import LONGEST, drawn
from deterrence_kit.model.course import Course, course
from deterrence_kit.model.formulas import FORMULAS, Formula, arguments
from deterrence_kit.model.futures import Block, Event, Future, Futures, Tally
from deterrence_kit.model.matrix import attention
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.region import Commitment, Region
from deterrence_kit.model.regional import Regional
from deterrence_kit.model.scenario import Scenario
from deterrence_kit.model.schedule import Schedule
from deterrence_kit.model.standing import (
    Happened,
    Standing,
    Ties,
    a_year_later,
    perceived,
    standing_today,
    ties,
    trust_of,
)

BLOCK = 1000  # futures at a time: their members' arrays stay in the cache
Subject = Region | Scenario
Changes = Mapping[str, float]
# What is true or false in a simulation, and a probability in the preview.
Outcomes = Callable[[int, "Outlook", Standing], Happened]


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How a year looks when it begins, shape (futures, commitments)."""

    trust: Array
    resolve: Array
    denial: Array
    denial_alone: Array
    credibility: Array
    propensity: Array


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that is settled before any future begins."""

    commitments: tuple[Commitment, ...]
    courses: tuple[Course, ...]
    ties: Ties
    assumptions: Assumptions
    rates: Rates
    schedule: Schedule
    years: int
    learning: float
    diversion: float
    groups: tuple[tuple[int, ...], ...] = field(default=())

    @property
    def allied(self) -> Array:
        """1 where somebody is pledged to the target, shape (commitments,)."""
        return np.array([c.allied for c in self.courses], dtype=float)


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
    block = _years(plan, 1, lambda year, outlook, now: _on_average(plan, outlook))
    calm = np.cumprod(1 - block.propensity[:, 0], axis=0)
    return Preview(
        commitments=plan.commitments,
        trust=block.trust[:, 0],
        credibility=block.credibility[:, 0],
        propensity=block.propensity[:, 0],
        challenged_by=1 - calm,
        any_by=1 - calm.prod(axis=1),
        expected=np.cumsum(block.propensity[:, 0].sum(axis=1)),
    )


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
    courses = tuple(
        course(c, own(c), assumed, moving, steps, years, expected=expected, formulas=formulas)
        for c in commitments
    )
    return Plan(
        commitments=commitments,
        courses=courses,
        ties=ties(courses, moving, steps, years),
        assumptions=assumed,
        rates=moving,
        schedule=steps,
        years=years,
        learning=float(moving.learning) * adaptive,
        diversion=float((regional or Regional()).diversion) * adaptive,
        groups=_groups(commitments),
    )


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


def _years(plan: Plan, futures: int, outcomes: Outcomes) -> Block:
    """Live through the years."""
    now = standing_today(plan.courses, plan.assumptions, futures)
    memory = float(plan.assumptions.trust_memory)
    seen: list[tuple[Outlook, Happened]] = []
    for year in range(plan.years):
        outlook = _outlook(plan, year, now)
        happened = outcomes(year, outlook, now)
        seen.append((outlook, happened))
        now = a_year_later(now, happened, outlook.resolve, year, plan.ties, plan.rates, memory)
    looks, events = zip(*seen, strict=True)
    return Block(
        **{n: np.stack([getattr(o, n) for o in looks]) for n in _LOOKS},
        **{n: np.stack([getattr(h, n) for h in events]) for n in _EVENTS},
    )


_LOOKS = ("trust", "credibility", "propensity")
_EVENTS = ("challenged", "honoured", "violated", "repelled", "squeezed")


def _outlook(plan: Plan, year: int, now: Standing) -> Outlook:
    """How the year looks to all: the model's formulas, with trust as it stands in each future."""
    trust = trust_of(now, float(plan.assumptions.base_rate))
    known = [_evaluated(plan, i, year, now, trust) for i in range(len(plan.courses))]
    for places in plan.groups if plan.diversion else ():
        _divert(known, places, plan.diversion)
    for words, course in zip(known, plan.courses, strict=True):
        formula = course.formulas["propensity"]
        words["propensity"] = formula(*(words[w] for w in arguments(formula)))
    return Outlook(trust=trust, **{n: _side_by_side(known, n, trust) for n in _OUTLOOK})


_OUTLOOK = ("resolve", "denial", "denial_alone", "credibility", "propensity")


def _evaluated(plan: Plan, i: int, year: int, now: Standing, trust: Array) -> dict[str, Array]:
    """One commitment's words in each future, up to the propensity."""
    course, at = plan.courses[i], slice(i, i + 1)
    known = course.read(year, now.squeezes)
    known["record_trust"] = trust[:, at]
    known["restraint"] = known["restraint"] * (1 - plan.rates.moral_hazard) ** now.support[:, at]
    for name, formula in course.formulas.items():
        if name == "propensity":
            continue
        judged = name in _JUDGED_BY_CHALLENGER
        words = {**known, "credibility": known["perceived"]} if judged else known
        known[name] = formula(*(words[w] for w in arguments(formula)))
        if name == "credibility":
            met, unmet = now.met[:, at], now.unmet[:, at]
            known["perceived"] = perceived(known[name], met, unmet, plan.learning)
    return known


# The formulas after credibility: they are the challenger's, who judges by what it has seen.
_JUDGED_BY_CHALLENGER = frozenset(list(FORMULAS)[list(FORMULAS).index("credibility") + 1 :])


def _divert(known: list[dict[str, Array]], places: tuple[int, ...], diversion: float) -> None:
    """Let a challenger turn from targets where it lets occasions pass to others."""
    shape = np.broadcast_shapes(*(known[i]["challenge"].shape for i in places))
    occasions, challenge = (
        np.concatenate([np.broadcast_to(known[i][n], shape) for i in places], axis=1)
        for n in ("occasions", "challenge")
    )
    arising, diverted = attention(occasions, challenge, diversion)
    for column, i in enumerate(places):
        known[i]["occasions"] = (arising + diverted)[:, column : column + 1]


def _side_by_side(known: list[dict[str, Array]], name: str, like: Array) -> Array:
    columns = [np.broadcast_to(words[name], (len(like), 1)) for words in known]
    return np.concatenate(columns, axis=1)


def _on_average(plan: Plan, outlook: Outlook) -> Happened:
    """What the year brings on average."""
    p, allied = outlook.propensity, plan.allied
    return Happened(
        challenged=p,
        honoured=p * outlook.resolve * allied,
        violated=p * (1 - outlook.resolve) * allied,
        repelled=p * outlook.credibility,
        squeezed=np.zeros(len(p)),
    )


def _lived(plan: Plan, seed: int, start: int, stop: int) -> Block:
    """The futures from `start` to before `stop`, by chance."""
    names = [f"{c.pact}|{c.challenger}|{c.target}" for c in plan.commitments]
    luck = np.stack([drawn(seed, name, start, stop, plan.years) for name in names], axis=-1)
    world = drawn(seed, "world", start, stop, plan.years)[..., 0]

    def outcomes(year: int, outlook: Outlook, now: Standing) -> Happened:
        squeezed = world[year] < plan.rates.squeeze_rate
        return _by_chance(luck[year].swapaxes(0, 1), squeezed, plan, outlook)

    return _years(plan, stop - start, outcomes)


def _by_chance(luck: Array, squeezed: Array, plan: Plan, outlook: Outlook) -> Happened:
    """What the year brings to each future; `luck` has shape (4, futures, commitments)."""
    challenged = (luck[0] < outlook.propensity).astype(float)
    acts = (luck[1] < outlook.resolve) * plan.allied
    failing = np.where(acts > 0, outlook.denial, outlook.denial_alone)
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
    events = [e for year in range(plan.years) for e in _events(plan, block, year)]
    return Future(
        index=index,
        events=tuple(events),
        **{n: getattr(block, n)[:, 0] for n in _LOOKS},
    )


def _events(plan: Plan, block: Block, year: int) -> list[Event]:
    """What a year brought: first what was planned, then what came."""
    return [
        *_foreseen(plan.schedule, year + 1),
        *([Event(year + 1, "squeeze")] if block.squeezed[year, 0] else []),
        *(
            Event(
                year + 1,
                "challenge",
                commitment=i,
                name=commitment.target,
                honoured=bool(block.honoured[year, 0, i]) if commitment.pact else None,
                repelled=bool(block.repelled[year, 0, i]),
            )
            for i, commitment in enumerate(plan.commitments)
            if block.challenged[year, 0, i]
        ),
    ]


def _foreseen(schedule: Schedule, year: int) -> list[Event]:
    events = [Event(year, "review")] if schedule.reviewed(year) else []
    for step in schedule.steps:
        if step.year != year:
            continue
        if step.kind in ("honoured", "violated"):
            kept = step.kind == "honoured"
            events.append(Event(year, "crisis", name=step.name, honoured=kept))
        else:
            events.append(Event(year, step.kind, name=step.name, value=step.value))
    return events


def _check(**numbers: int) -> None:
    """Refuse numbers that cannot be."""
    lows = {"years": 1, "futures": 1, "seed": 0, "block": 1}
    highs = {"years": LONGEST, "futures": 4_000_000, "seed": 2**63, "block": 4_000_000}
    for name, number in numbers.items():
        if not lows[name] <= number <= highs[name]:
            raise ValueError(
                f"{name} must be a whole number from {lows[name]} to {highs[name]}, not {number}."
            )
