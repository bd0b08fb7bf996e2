"""Commitments honoured by kind of pact and era, the few cases leaning on all the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.commitments import RULES, called_upon
from deterrence_kit.evidence.designs.effects import COMMAND
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.research import pd, stats
from deterrence_kit.evidence.sources import SOURCES

# What a treaty obliges to, the strongest obligation first; a treaty counts for the first it has.
OBLIGATIONS = {
    "defense": "defence", "offense": "offence", "neutral": "neutrality", "nonagg": "neutrality",
    "consul": "consultation",
}  # fmt: skip
SIZES = np.geomspace(0.5, 200, 80)  # of the prior, in cases
MEANS = np.linspace(0.02, 0.98, 97)


def honoured_kinds(folder: Path, ledger: Ledger, rule: str = "LLM") -> list[Coefficient]:
    """Share honoured by strongest obligation and era, each drawn towards the mean of all kinds.

    A beta-binomial with its two parameters averaged over their likelihood (flat on the mean and on
    the log of the prior's size). Wars are where deterrence had failed: a lower bound on what a pact
    is worth before anybody attacks.
    """
    frame = called_upon(folder, rule, ledger)
    frame = frame.assign(
        kind=_strongest(frame),
        era=np.where(frame["pre1945"] == 1, "before_1945", "after_1945"),
    )  # fmt: skip
    cells = frame.groupby(["kind", "era"])
    parts = {f"kind.{kind}.{era}": part for (kind, era), part in cells if kind}
    told = pooled([(int(p["honoured"].sum()), len(p)) for p in parts.values()])
    return [
        Coefficient(
            name=name, value=mean, se=spread, unit="share", n=len(part),
            events=int(part["honoured"].sum()), clusters=int(part["warid"].nunique()),
            first=int(part["year"].min()), last=int(part["year"].max()),
            method="hierarchical beta-binomial, prior averaged over its likelihood",
            sample=f"commitments called upon in war, {RULES[rule]}",
            citation=SOURCES["wartime_2018"].citation, command=COMMAND,
        )
        for (name, part), (mean, spread) in zip(parts.items(), told, strict=True)
    ]  # fmt: skip


def _strongest(frame: pd.DataFrame) -> list[str]:
    has = {name: frame[name].fillna(0).to_numpy() == 1 for name in OBLIGATIONS}
    return list(np.select(list(has.values()), list(OBLIGATIONS.values()), ""))


def pooled(counts: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Mean and standard deviation of each share, given all of them.

    Parameters
    ----------
    counts : sequence of (int, int)
        Honoured, and called upon.

    Examples
    --------
    >>> few, many = pooled([(0, 2), (80, 100)])
    >>> few[0] > 0, abs(many[0] - 0.8) < 0.02, few[1] > many[1]
    (True, True, True)
    """
    mean, size = (g.ravel() for g in np.meshgrid(MEANS, SIZES))
    a, b = mean * size, (1 - mean) * size
    levels = sum(stats.betabinom.logpmf(k, n, a, b) for k, n in counts)
    weight = np.exp(levels - np.max(levels))
    weight /= weight.sum()
    return [_moments(k, n, a, b, weight) for k, n in counts]


def _moments(k, n, a, b, weight) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    each = (k + a) / (n + a + b)
    within = each * (1 - each) / (n + a + b + 1)
    mean = float(np.sum(weight * each))
    return mean, float(np.sqrt(np.sum(weight * (within + (each - mean) ** 2))))
