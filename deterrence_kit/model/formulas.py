"""The model as a list of formulas, in order.

Each formula's name is the quantity it computes, and its arguments name what it reads: a field of the
scenario, a lever, an assumption, or a quantity computed before it. To change the model, replace one:
``assess(scenario, formulas={"denial": my_denial})``.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import TypeAlias

from deterrence_kit.model import (
    burden_sharing,
    capability,
    cohesion,
    conflict,
    credibility,
    decision_time,
    geography,
    occasions,
    pair_kind,
    resolve,
    sending,
    ties,
    turnout,
)
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.severity import ladder

Formula: TypeAlias = Callable[..., Array]


class Stage(IntEnum):
    """The stages of an assessment, in order; each formula belongs to one.

    Examples
    --------
    >>> STAGE_OF["burden"].name, STAGE_OF["credibility"] < STAGE_OF["threshold"]
    ('BUDGETS', True)
    """

    BUDGETS = 1
    """What members spend: what budgets grow, and squeezes take, works here."""
    FORCES = 2
    """What members could bring, and how much of it would be there in time."""
    COHESION = 3
    """Who carries what, and how far members agree."""
    RESOLVE = 4
    """Who would fight: what trust moves, member by member."""
    RESPONSE = 5
    """What an attack would meet."""
    DECISION = 6
    """Whether the challenger tries: it judges by the credibility that it perceives."""
    YEAR = 7
    """What a year brings, when occasions that it lets pass have turned elsewhere."""
    LADDER = 8
    """How far challenges go, once they come: no other stage reads it."""


STAGES: dict[Stage, tuple[Formula, ...]] = {
    Stage.BUDGETS: (burden_sharing.burden,),
    Stage.FORCES: (
        capability.milex,
        capability.strength,
        capability.ready,
        capability.challenger_strength,
        capability.challenger_ready,
        capability.jointness,
        capability.capability,
        sending.forward_share,
        sending.near_share,
        sending.sent_share,
        geography.travel_days,
        decision_time.own_decision_days,
        geography.delay_days,
        geography.passage,
        geography.arrival,
        geography.delivered,
        geography.opposing,
        geography.geography,
    ),
    Stage.COHESION: (
        burden_sharing.due,
        burden_sharing.fair_share,
        burden_sharing.equity,
        burden_sharing.adequacy,
        burden_sharing.burden_sharing,
        cohesion.divergence,
        cohesion.alignment,
        cohesion.cohesion,
    ),
    Stage.RESOLVE: (
        resolve.record_trust,
        ties.stake,
        ties.ties,
        resolve.institutions,
        resolve.politics,
        ties.crowd,
        resolve.member_resolve,
        resolve.resolve,
        turnout.effective_resolve,
    ),
    Stage.RESPONSE: (
        credibility.denial,
        credibility.denial_alone,
        credibility.late,
        credibility.credibility,
    ),
    Stage.DECISION: (
        conflict.exposure,
        conflict.isolation,
        conflict.late_loss,
        conflict.threshold,
        conflict.mixed_signals,
        conflict.legibility,
        conflict.challenge,
        pair_kind.kind_rate,
        pair_kind.usual_quiet,
        occasions.occasions,
    ),
    Stage.YEAR: (conflict.propensity,),
    Stage.LADDER: (ladder.force_share, ladder.deaths_share, ladder.war_share),
}
FORMULAS: dict[str, Formula] = {f.__name__: f for stage in STAGES.values() for f in stage}
STAGE_OF: dict[str, Stage] = {f.__name__: s for s, formulas in STAGES.items() for f in formulas}


@lru_cache(maxsize=256)
def arguments(formula: Formula) -> tuple[str, ...]:
    """What a formula reads, by name.

    Parameters
    ----------
    formula : callable

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> arguments(FORMULAS["milex"])
    ('gdp', 'burden')
    """
    return tuple(inspect.signature(formula).parameters)


def check_names(formulas: Mapping[str, Formula], known: Iterable[str]) -> None:
    """Refuse a formula that computes or reads something the model does not know.

    Parameters
    ----------
    formulas : mapping of str to callable
    known : iterable of str
        The words that are there before any formula.

    Raises
    ------
    ValueError
        With the formula's name, the unknown word, and the words that are known.

    Examples
    --------
    >>> check_names({"victory": lambda denial: denial}, ["gdp"])
    Traceback (most recent call last):
    ValueError: No formula is called 'victory'; there are: burden, milex, ...
    """
    for name in formulas:
        if name not in FORMULAS:
            raise ValueError(f"No formula is called {name!r}; there are: {', '.join(FORMULAS)}.")
    words = set(known)
    for name in FORMULAS:
        unknown = [a for a in arguments(formulas.get(name, FORMULAS[name])) if a not in words]
        if unknown:
            raise ValueError(
                f"The formula {name!r} reads {unknown[0]!r}, which is not known before it; "
                f"known there: {', '.join(sorted(words))}."
            )
        words.add(name)
