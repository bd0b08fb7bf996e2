"""How a year looks when it begins: the model's formulas, with trust as it stands in each future."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.model.formulas import FORMULAS, arguments
from deterrence_kit.model.matrix import attention
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.plan import Plan
from deterrence_kit.model.standing import Standing, perceived, trust_of


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How a year looks when it begins, shape (futures, commitments)."""

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
    return Outlook(trust=trust, **{n: _side_by_side(known, n, trust) for n in _OUTLOOK})


_OUTLOOK = ("resolve", "denial", "denial_alone", "credibility", "propensity")


def _evaluated(plan: Plan, i: int, year: int, now: Standing, trust: Array) -> dict[str, Array]:
    """One commitment's words in each future, up to the propensity."""
    its, at = plan.courses[i], slice(i, i + 1)
    known = its.read(year, now.squeezes)
    known["record_trust"] = trust[:, at]
    known["restraint"] = known["restraint"] * (1 - plan.rates.moral_hazard) ** now.support[:, at]
    for name, formula in its.formulas.items():
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
