"""How a year looks when it begins: the model's formulas, with trust as it stands in each future."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.model.formulas import Formula, arguments
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.attention import attention
from deterrence_kit.model.years.givens import Givens
from deterrence_kit.model.years.standing import Standing, perceived, trust_of


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How a year looks when it begins, shape (commitments, futures)."""

    trust: Array
    resolve: Array
    effective_resolve: Array
    denial: Array
    denial_alone: Array
    credibility: Array
    propensity: Array


def outlook(given: Givens, year: int, now: Standing) -> Outlook:
    """How a year (from 0) looks, given where the commitments stand.

    Parameters
    ----------
    given : Givens
    year : int
        Counted from 0.
    now : Standing

    Returns
    -------
    Outlook

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.givens import givens_of
    >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
    >>> from deterrence_kit.model.years.standing import standing_today
    >>> today = standing_today(given.courses, given.assumptions, 2)
    >>> outlook(given, 0, today).credibility.shape
    (1, 2)
    """
    trust = trust_of(now, float(given.assumptions.base_rate), float(given.assumptions.prior_crises))
    known = [_evaluated(given, i, year, now, trust) for i in range(len(given.courses))]
    for places in given.groups if given.diversion else ():
        _divert(known, places, given.diversion)
    for words, its in zip(known, given.courses, strict=True):
        _work_out(its.outcome, words)
    return Outlook(trust=trust, **{n: _rows(known, n, trust) for n in _OUTLOOK})


_OUTLOOK = (
    "resolve", "effective_resolve", "denial", "denial_alone", "credibility", "propensity",
)  # fmt: skip


def _evaluated(given: Givens, i: int, year: int, now: Standing, trust: Array) -> dict[str, Array]:
    """One commitment's words in each future, shape (futures, 1), up to the challenger's decision."""
    its = given.courses[i]
    known = _with_resolve(given, i, year, now, trust[i])
    known["restraint"] = known["restraint"] * _left(given, now.support[i])[:, None]
    _work_out(its.response, known)
    met, unmet = now.met[i][:, None], now.unmet[i][:, None]
    shown = known["credibility"]
    # The challenger judges by what it has seen.
    known["credibility"] = perceived(shown, met, unmet, given.learning)
    _work_out(its.decision, known)
    known["credibility"] = shown
    return known


def _work_out(formulas: dict[str, Formula], known: dict[str, Array]) -> None:
    """Add what some formulas compute, in their order."""
    for name, formula in formulas.items():
        known[name] = formula(*(known[w] for w in arguments(formula)))


def _with_resolve(
    given: Givens, i: int, year: int, now: Standing, trust: Array
) -> dict[str, Array]:
    """The words that are needed after the resolve, and the resolve: by the curve where there is one."""
    its = given.courses[i]
    if given.curves and not given.curves[i].exact:
        known = its.read_late(year, now.squeezes)
        found = given.curves[i].resolve(year, now.squeezes, trust)
        return known | {name: values[:, None] for name, values in found.items()}
    known = its.read(year, now.squeezes)
    known["record_trust"] = trust[:, None]
    _work_out(its.members, known)
    return known


def _left(given: Givens, support: Array) -> Array:
    """The part of its restraint that a protégé has left: ``(1 − hazard)^support``."""
    hazard = float(given.rates.moral_hazard)
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
