"""The model as a list of formulas, in order.

Each formula's name is the quantity it computes, and its arguments name what it reads: a field of the
scenario, a lever, an assumption, or a quantity computed before it. To change the model, replace one:
``assess(scenario, formulas={"denial": my_denial})``.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from deterrence_kit.model import (
    burden_sharing,
    capability,
    cohesion,
    conflict,
    credibility,
    geography,
    resolve,
)
from deterrence_kit.model.parameter import Array

Formula: TypeAlias = Callable[..., Array]

FORMULAS: dict[str, Formula] = {
    formula.__name__: formula
    for formula in (
        burden_sharing.burden,
        capability.milex,
        capability.strength,
        capability.ready,
        capability.challenger_ready,
        capability.capability,
        geography.forward_share,
        geography.travel_days,
        geography.delay_days,
        geography.passage,
        geography.arrival,
        geography.delivered,
        geography.opposing,
        geography.geography,
        burden_sharing.equity,
        burden_sharing.adequacy,
        burden_sharing.burden_sharing,
        cohesion.divergence,
        cohesion.alignment,
        cohesion.cohesion,
        resolve.record_trust,
        resolve.stake,
        resolve.ties,
        resolve.institutions,
        resolve.politics,
        resolve.member_resolve,
        resolve.resolve,
        credibility.denial,
        credibility.denial_alone,
        credibility.credibility,
        conflict.isolation,
        conflict.threshold,
        conflict.mixed_signals,
        conflict.legibility,
        conflict.challenge,
        conflict.occasions,
        conflict.propensity,
    )
}


@lru_cache(maxsize=256)
def arguments(formula: Formula) -> tuple[str, ...]:
    """What a formula reads, by name."""
    return tuple(inspect.signature(formula).parameters)


def check_names(formulas: Mapping[str, Formula], known: Iterable[str]) -> None:
    """Refuse a formula that computes or reads something the model does not know.

    Raises
    ------
    ValueError
        With the formula's name, the unknown word, and the words that are known.
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
