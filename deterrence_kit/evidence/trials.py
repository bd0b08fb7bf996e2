"""Trials: a claim run against the model, live, and how it fared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.datasets import load_scenario
from deterrence_kit.datasets.regions import load_region
from deterrence_kit.evidence.claims import Claim
from deterrence_kit.evidence.trial_words import HAIR, Outcomes, sentence
from deterrence_kit.model import Assessment, Assumptions, Scenario, assess
from deterrence_kit.model.region.matrix import Matrix, matrix
from deterrence_kit.model.region.shift import shift
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, RATES
from deterrence_kit.model.years.preview import preview
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule_text import parse_schedule

YEARS = 20
TABLES_OF_THEIR_OWN = ("facts", "more", "times", "left", "plan", "pact")
Fact = float | NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Tried:
    """How a claim fared: each quantity before and after, and the same in words."""

    passed: bool
    before: Mapping[str, float]
    after: Mapping[str, float]
    words: str


def tried(claim: Claim) -> Tried:
    """A claim, run against the model.

    Raises
    ------
    ValueError
        If the claim moves or asks for something the model does not know.

    Examples
    --------
    >>> from deterrence_kit.evidence.claims import claims
    >>> found = tried(claims()[0])
    >>> found.passed
    True
    >>> found.words
    'Resolve rises from 0... to 0..., credibility from 0... to 0...; propensity falls from 0... to 0....'
    """
    before, after = KINDS[claim.kind](claim)
    names = (*claim.rises, *claim.falls)
    unknown = [name for name in names if name not in before]
    if unknown:
        raise ValueError(
            f"“{claim.sentence}” asks for {unknown[0]!r}, which nothing here computes."
        )
    signs = [1] * len(claim.rises) + [-1] * len(claim.falls)
    moved = [s * (after[n] - before[n]) > HAIR for n, s in zip(names, signs, strict=True)]
    return Tried(
        passed=bool(moved) and all(moved),
        before={n: before[n] for n in names},
        after={n: after[n] for n in names},
        words=sentence(before, after, names),
    )


def _static(claim: Claim) -> tuple[Outcomes, Outcomes]:
    """One assessment against another."""
    return _assessed(claim, claim.start), _assessed(claim, _joined(claim))


def _assessed(claim: Claim, settings: Mapping[str, Any]) -> Outcomes:
    scenario = _situation(load_scenario(claim.scenario), settings)
    levers, assumptions, _ = _sorted(claim, settings)
    answer = assess(scenario, scenario.levers_at(levers), Assumptions(**assumptions))
    outcomes = {n: float(np.asarray(v).item()) for n, v in vars(answer).items() if np.size(v) == 1}
    outcomes["misjudgement"] = 0.5 - abs(float(answer.challenge) - 0.5)
    if {"dependence"} & {*claim.rises, *claim.falls}:
        outcomes["dependence"] = _dependence(scenario, levers, answer)
    return outcomes


def _dependence(scenario: Scenario, levers: Mapping[str, float], whole: Assessment) -> float:
    """What the loss of the ally that counts most costs in credibility."""
    protege = scenario.codes[scenario.protege]
    without = [scenario.without(code) for code in scenario.codes if code != protege]
    left = min(float(assess(s, s.levers_at(levers)).credibility) for s in without)
    return float(whole.credibility) - left


def _years(claim: Claim) -> tuple[Outcomes, Outcomes]:
    """Twenty years on average against twenty others."""
    return _lived(claim, claim.start), _lived(claim, _joined(claim))


def _lived(claim: Claim, settings: Mapping[str, Any]) -> Outcomes:
    levers, assumptions, rates = _sorted(claim, settings)
    schedule, ignored = parse_schedule(settings.get("plan", ""), years=YEARS)
    if ignored:
        raise ValueError(f"“{claim.sentence}”: {ignored[0]}")
    years = preview(
        _situation(load_scenario(claim.scenario), settings),
        levers,
        assumptions=Assumptions(**assumptions),
        rates=Rates(**rates),
        schedule=schedule,
        years=YEARS,
    )
    last = {n: float(getattr(years, n)[-1, 0]) for n in ("trust", "credibility", "propensity")}
    lasting = float(years.credibility[-1, 0] - years.credibility[0, 0])
    return {**last, "challenged": float(years.any_by[-1]), "lasting": lasting}


def _region(claim: Claim) -> tuple[Outcomes, Outcomes]:
    """The matrix of a region, for a change in one pact or in all: here, elsewhere, in all."""
    region, pact = load_region(claim.scenario), claim.move.get("pact")
    levers, assumptions, _ = _sorted(claim, claim.move)
    start, assumed, _ = _sorted(claim, claim.start)
    own = {**start, **levers}
    changed = {c.pact: own if c.pact == pact else start for c in region.commitments}
    before = matrix(region, start, Assumptions(**assumed))
    after = matrix(region, changed if pact else own, Assumptions(**assumed, **assumptions))
    touched = shift(before, after).touched
    return _counted(before, touched), _counted(after, touched)


def _counted(found: Matrix, touched: NDArray[np.bool_]) -> Outcomes:
    """Expected challenges a year at the pairs that the change touches, at others, and in all."""
    here = float(np.nansum(np.where(touched, found.expected, 0)))
    return {
        "here": here,
        "elsewhere": found.expected_in_all - here,
        "expected": found.expected_in_all,
        "any_challenge": found.any_challenge,
    }


KINDS: dict[str, Callable[[Claim], tuple[Outcomes, Outcomes]]] = {
    "static": _static,
    "years": _years,
    "region": _region,
}


def _joined(claim: Claim) -> dict[str, Any]:
    """What holds after the move: what it names replaces the start's."""
    return {**claim.start, **claim.move}


def _sorted(claim: Claim, settings: Mapping[str, Any]) -> tuple[dict[str, float], ...]:
    """Settings by the table they belong to: levers, assumptions, rates."""
    named = {n: v for n, v in settings.items() if n not in TABLES_OF_THEIR_OWN}
    tables = [{n: v for n, v in named.items() if SettingName.parse(n).base in table}
              for table in (LEVERS, ASSUMPTIONS, RATES)]  # fmt: skip
    unknown = named.keys() - {n for table in tables for n in table}
    if unknown:
        raise ValueError(f"“{claim.sentence}” moves {min(unknown)!r}, which no table declares.")
    return tuple(tables)


#: How a fact is changed, by the table of a claim that names it: from by how much, and what it was.
CHANGES: dict[str, Callable[[float, Fact], Fact]] = {
    "facts": lambda value, old: 0 * old + value,
    "more": lambda value, old: old + value,
    "times": lambda value, old: old * value,
}


def _situation(scenario: Scenario, settings: Mapping[str, Any]) -> Scenario:
    """The scenario with other facts: some set, some added to, some multiplied, a member gone."""
    for table, changed in CHANGES.items():
        for name, value in settings.get(table, {}).items():
            scenario = _with_fact(scenario, name, partial(changed, value))
    return scenario.without(settings["left"]) if "left" in settings else scenario


def _with_fact(scenario: Scenario, name: str, new: Callable[[Fact], Fact]) -> Scenario:
    """One fact changed: a number, or a figure of all allies, or of one."""
    fact, code = SettingName.parse(name)
    old = getattr(scenario, fact)
    if np.ndim(old) == 0:
        changed: dict[str, Any] = {fact: new(old)}
        return replace(scenario, **changed)
    whom = np.array(scenario.codes) == code if code else scenario.home == 0
    changed = {fact: np.where(whom, new(old), old)}
    return replace(scenario, **changed)
