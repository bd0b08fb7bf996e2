"""The questions that the page puts to the record: a picture of estimates each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from deterrence_kit.evidence import Coefficient
from deterrence_kit.model.settings import declared

Fitted: TypeAlias = Mapping[str, Coefficient]  # coefficients by name
GROUPS = 6  # inks and shapes that can be told apart


@dataclass(frozen=True)
class Estimate:
    """One estimate: what of, its value, the ends of its interval, and what it rests on.

    Attributes
    ----------
    group : int
        Which of the `GROUPS` shapes it is drawn with; estimates of one kind share it.
    """

    label: str
    value: float
    low: float
    high: float
    text: str = ""
    group: int = 0


@dataclass(frozen=True)
class Question:
    """One picture of estimates.

    Attributes
    ----------
    title, axis : str
    against : float
        What the estimates are held against.
    rows : mapping
        Name of a coefficient → its label and its group (shape and colour).
    odds : bool
        Whether logits are shown as odds ratios.
    legend : tuple of str
        What each group is.
    height : int
        Of the picture, in px.
    """

    title: str
    axis: str
    against: float
    rows: Mapping[str, tuple[str, int]]
    odds: bool = False
    legend: tuple[str, ...] = ()
    height: int = 300


QUESTIONS = {
    "honoured": Question(
        "Were commitments honoured in war?", "Share honoured", declared("base_rate").default,
        {
            "honoured.LLM.all": ("All, 1816–2003", 0),
            "honoured.LLM.before_1945": ("Before 1945", 0),
            "honoured.LLM.after_1945": ("After 1945", 0),
            "honoured.LLM.defence": ("Defence pacts", 0),
            "honoured.BF.all": ("All, 1816–2003", 1),
            "honoured.BF.before_1945": ("Before 1945", 1),
            "honoured.BF.after_1945": ("After 1945", 1),
            "honoured.BF.defence": ("Defence pacts", 1),
            "honoured.LA2005.all": ("Members, 1816–1944", 2),
        },
        legend=("rule of Leeds, Long & Mitchell", "of Berkemeier & Fuhrmann", "data of 2005"),
    ),
    "exponent": Question(
        "How much does being stronger help?", "Exponent of the contest",
        declared("contest_exponent").default,
        {
            "contest_exponent.disputes": ("Victory or yield", 0),
            "contest_exponent.victories": ("Victories only", 0),
            "contest_exponent.disputes_with_advantage": ("Beginner's edge apart", 0),
            "contest_exponent.wars": ("Wars", 1),
            "contest_exponent.wars_with_advantage": ("Beginner's edge apart", 1),
        },
        legend=("disputes", "wars"), height=200,
    ),
    "coding": Question(
        "Does it matter whose disputes are counted?", "Odds ratio of a challenge", 1.0,
        {
            "dispute.land_border": ("Land border", 0),
            "dispute_COW.land_border": ("Land border", 1),
            "dispute.rivalry": ("Rivalry", 0),
            "dispute_COW.rivalry": ("Rivalry", 1),
            "dispute.joint_democracy": ("Both democracies", 0),
            "dispute_COW.joint_democracy": ("Both democracies", 1),
            "dispute.ideal_point_distance": ("Votes apart, a point", 0),
            "dispute_COW.ideal_point_distance": ("Votes apart, a point", 1),
        },
        odds=True, legend=("Gibler, Miller & Little", "Correlates of War"), height=280,
    ),
    "pact_effect": Question(
        "Do pacts go with fewer challenges?", "Odds ratio of a challenge", 1.0,
        {
            "pact.alone": ("Alone", 0),
            "pact.controls": ("With controls", 0),
            "pact_free.alone": ("Alone", 1),
            "pact_free.controls": ("With controls", 1),
            "pact_applicable.alone": ("Alone", 2),
            "pact_applicable.controls": ("With controls", 2),
        },
        odds=True, height=230,
        legend=("any defence pact", "ally not tied to the challenger", "pact that applies"),
    ),
    "slopes": Question(
        "Does credibility go with fewer challenges?", "Slope on credibility, logits", 0.0,
        {
            "credibility.dispute.alone": ("Disputes, alone", 0),
            "credibility.dispute.controls": ("Disputes, controls", 0),
            "credibility.force.controls": ("Force, controls", 0),
            "credibility.war.controls": ("War, controls", 0),
            "denial_alone.dispute.controls": ("Disputes, own defence", 1),
            "added.dispute.controls": ("Disputes, pact's part", 2),
            "added.war.controls": ("War, pact's part", 2),
            "extended_disputes.war.credibility": ("War, once in dispute", 3),
            "extended_crises.full_war.credibility": ("War, once in crisis", 3),
        },
        legend=("all of it", "own defence", "what the pact adds", "among crises only"),
    ),
}  # fmt: skip


def estimates(question: Question, fitted: Fitted) -> list[Estimate]:
    """The rows of one picture."""
    return [
        _estimate(fitted[name], label, group, question.odds)
        for name, (label, group) in question.rows.items()
        if name in fitted
    ]


def _estimate(found: Coefficient, label: str, group: int, odds: bool) -> Estimate:
    ends = (found.value, *found.interval)
    if not np.isfinite(found.se):  # a number without an error is a point
        ends = (found.value,) * 3
    value, low, high = np.exp(ends) if odds else ends
    if found.unit == "share":
        low, high = max(low, 0.0), min(high, 1.0)
    text = f"{found.events:,} of {found.n:,}, {found.first}–{found.last}; {found.method}"
    return Estimate(label, float(value), float(low), float(high), text, group)
