"""Claims: every sentence of the argument, tried against the model, live."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.datasets import load_scenario
from deterrence_kit.datasets.regions import load_region
from deterrence_kit.model import Assessment, Assumptions, Scenario, assess
from deterrence_kit.model.dynamics import preview
from deterrence_kit.model.matrix import Matrix, matrix
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.schedule import parse_schedule
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, RATES
from deterrence_kit.model.shift import shift

FILE = Path(__file__).parent / "claims.toml"
HAIR = 1e-6  # what is less than this has not moved
YEARS = 20
TABLES_OF_THEIR_OWN = ("facts", "more", "times", "left", "plan", "pact")


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One sentence, what is moved to try it, and which way what has to go.

    Attributes
    ----------
    sentence : str
    kind : {"static", "years", "region"}
    rows : tuple of int
        Rows of the argument it belongs to, counted from 1; see `argument`.
    scenario : str
        Scenario or region in which it is tried.
    start, move : mapping
        What holds before and after, and what is moved.
    rises, falls : tuple of str
        Quantities.
    """

    sentence: str
    kind: str = "static"
    rows: tuple[int, ...] = ()
    scenario: str = "nato-estonia"
    start: Mapping[str, Any] = field(default_factory=dict)
    move: Mapping[str, Any] = field(default_factory=dict)
    rises: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Tried:
    """How a claim fared: each quantity before and after, and the same in words."""

    passed: bool
    before: Mapping[str, float]
    after: Mapping[str, float]
    words: str


def claims() -> tuple[Claim, ...]:
    """All claims, in the order of the file.

    Examples
    --------
    >>> claims()[0].sentence
    'A formal commitment raises the cost of aggression'
    """
    return tuple(
        Claim(**{n: tuple(v) if isinstance(v, list) else v for n, v in table.items()})
        for table in _file()["claim"]
    )


def argument() -> tuple[str, ...]:
    """The rows of the argument that the claims take apart.

    Examples
    --------
    >>> argument()[2]
    'asymmetries in power'
    """
    return tuple(_file()["argument"])


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def tried(claim: Claim) -> Tried:
    """A claim, run against the model.

    Raises
    ------
    ValueError
        If the claim moves or asks for something the model does not know.

    Examples
    --------
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
        words=_words(before, after, names),
    )


Outcomes = Mapping[str, float]


def _static(claim: Claim) -> tuple[Outcomes, Outcomes]:
    """One assessment against another."""
    return _assessed(claim, claim.start), _assessed(claim, _joined(claim))


def _assessed(claim: Claim, settings: Mapping[str, Any]) -> Outcomes:
    scenario = _situation(load_scenario(claim.scenario), settings)
    levers, assumptions, _ = _sorted(claim, settings)
    answer = assess(scenario, scenario.levers_at(levers), Assumptions(**assumptions))
    outcomes = {n: float(v) for n, v in vars(answer).items() if np.size(v) == 1}
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
    tables = [{n: v for n, v in named.items() if n.partition(".")[0] in table}
              for table in (LEVERS, ASSUMPTIONS, RATES)]  # fmt: skip
    unknown = named.keys() - {n for table in tables for n in table}
    if unknown:
        raise ValueError(f"“{claim.sentence}” moves {min(unknown)!r}, which no table declares.")
    return tuple(tables)


def _situation(scenario: Scenario, settings: Mapping[str, Any]) -> Scenario:
    """The scenario with other facts: some set, some added to, some multiplied, a member gone."""
    for name, value in settings.get("facts", {}).items():
        scenario = _with_fact(scenario, name, lambda old, value=value: 0 * old + value)
    for name, value in settings.get("more", {}).items():
        scenario = _with_fact(scenario, name, lambda old, value=value: old + value)
    for name, value in settings.get("times", {}).items():
        scenario = _with_fact(scenario, name, lambda old, value=value: old * value)
    return scenario.without(settings["left"]) if "left" in settings else scenario


def _with_fact(scenario: Scenario, name: str, new: Callable[[Any], Any]) -> Scenario:
    """One fact changed: a number, or a figure of all allies, or of one."""
    fact, _, code = name.partition(".")
    old = getattr(scenario, fact)
    if np.ndim(old) == 0:
        return replace(scenario, **{fact: new(old)})
    whom = np.array(scenario.codes) == code if code else scenario.home == 0
    return replace(scenario, **{fact: np.where(whom, new(old), old)})


LABELS = {
    "any_challenge": "the chance of any challenge within a year",
    "burden_sharing": "burden sharing",
    "challenge": "the chance that an occasion is taken",
    "challenged": "the chance of a challenge within 20 years",
    "dependence": "what the loss of one ally costs",
    "elsewhere": "the yearly number of challenges elsewhere",
    "expected": "the yearly number of challenges in the region",
    "here": "the yearly number of challenges at the targets it concerns",
    "lasting": "the change of credibility over the years",
    "record_trust": "trust",
}


def _words(before: Outcomes, after: Outcomes, names: tuple[str, ...]) -> str:
    """What moved, which way and how far, as it came out."""
    parts = []
    for verb, sign in (("rises", 1), ("falls", -1), ("stays", 0)):
        here = [n for n in names if _sign(after[n] - before[n]) == sign]
        said = [f"{LABELS.get(n, n)} {{}} {_span(before[n], after[n])}" for n in here]
        # The verb is said once for all that go the same way.
        parts += [", ".join(s.format(verb if i == 0 else "").replace("  ", " ")
                            for i, s in enumerate(said))] * bool(said)  # fmt: skip
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _sign(change: float) -> int:
    return int(change > HAIR) - int(change < -HAIR)


def _span(before: float, after: float) -> str:
    if abs(after - before) <= HAIR:
        return f"at {before:.2g}"
    digits = next((d for d in range(2, 8) if f"{before:.{d}g}" != f"{after:.{d}g}"), 8)
    return f"from {before:.{digits}g} to {after:.{digits}g}"
