"""How a year looks when it begins: the model's formulas, with trust as it stands in each future."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.model.formulas import FORMULAS, arguments
from deterrence_kit.model.matrix import attention
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.plan import Plan
from deterrence_kit.model.standing import Standing, perceived, trust_of

# The formulas after credibility: they are the challenger's, who judges by what it has seen.
JUDGED = frozenset(list(FORMULAS)[list(FORMULAS).index("credibility") + 1 :])


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How a year looks when it begins, shape (commitments, futures)."""

    trust: Array
    resolve: Array
    denial: Array
    denial_alone: Array
    credibility: Array
    propensity: Array


def outlook(plan: Plan, year: int, now: Standing) -> Outlook:
    """How a year (from 0) looks, given where the commitments stand."""
    trust = trust_of(now, float(plan.assumptions.base_rate))
    known = [_evaluated(plan, i, year, now, trust) for i in range(len(plan.courses))]
    for places in plan.groups if plan.diversion else ():
        _divert(known, places, plan.diversion)
    for words, its in zip(known, plan.courses, strict=True):
        formula = its.formulas["propensity"]
        words["propensity"] = formula(*(words[w] for w in arguments(formula)))
    return Outlook(trust=trust, **{n: _rows(known, n, trust) for n in _OUTLOOK})


_OUTLOOK = ("resolve", "denial", "denial_alone", "credibility", "propensity")


def _evaluated(plan: Plan, i: int, year: int, now: Standing, trust: Array) -> dict[str, Array]:
    """One commitment's words in each future, shape (futures, 1), up to the propensity."""
    its = plan.courses[i]
    known = _with_resolve(plan, i, year, now, trust[i])
    known["restraint"] = known["restraint"] * _left(plan, now.support[i])[:, None]
    for name, formula in its.formulas.items():
        if name == "propensity":
            continue
        words = {**known, "credibility": known["perceived"]} if name in JUDGED else known
        known[name] = formula(*(words[w] for w in arguments(formula)))
        if name == "credibility":
            met, unmet = now.met[i][:, None], now.unmet[i][:, None]
            known["perceived"] = perceived(known[name], met, unmet, plan.learning)
    return known


def _with_resolve(plan: Plan, i: int, year: int, now: Standing, trust: Array) -> dict[str, Array]:
    """The words that are needed after the resolve, and the resolve: by the curve where there is one."""
    its = plan.courses[i]
    if plan.curves and not plan.curves[i].exact:
        known = its.read_late(year, now.squeezes)
        known["resolve"] = plan.curves[i].resolve(year, now.squeezes, trust)[:, None]
        return known
    known = its.read(year, now.squeezes)
    known["record_trust"] = trust[:, None]
    for name, formula in its.members.items():
        known[name] = formula(*(known[w] for w in arguments(formula)))
    return known


def _left(plan: Plan, support: Array) -> Array:
    """The part of its restraint that a protégé has left: ``(1 − hazard)^support``."""
    hazard = float(plan.rates.moral_hazard)
    left: Array = np.exp(max(np.log1p(-hazard), -700) * support) if hazard < 1 else 0.0**support
    return left


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


def _rows(known: list[dict[str, Array]], name: str, like: Array) -> Array:
    rows = np.empty_like(like)
    for row, words in zip(rows, known, strict=True):
        row[:] = words[name][:, 0]
    return rows
