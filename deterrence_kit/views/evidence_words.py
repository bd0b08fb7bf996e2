"""What the fitted numbers say, in pictures' rows and in plain English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model.settings import declared
from deterrence_kit.views.estimates import Estimate
from deterrence_kit.views.labels import number_text

if TYPE_CHECKING:
    from deterrence_kit.evidence.coefficients import Coefficient

    Fitted = Mapping[str, Coefficient]


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
    """

    title: str
    axis: str
    against: float
    rows: Mapping[str, tuple[str, int]]
    odds: bool = False
    legend: tuple[str, ...] = ()


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
        legend=("strict rule", "later rule", "older data"),
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
        legend=("disputes", "wars"),
    ),
    "pacts": Question(
        "Do pacts go with fewer challenges?", "Odds ratio of a challenge", 1.0,
        {
            "pact.alone": ("Alone", 0),
            "pact.controls": ("With controls", 0),
            "pact_free.alone": ("Alone", 1),
            "pact_free.controls": ("With controls", 1),
            "pact_applicable.alone": ("Alone", 2),
            "pact_applicable.controls": ("With controls", 2),
        },
        odds=True, legend=("any defence pact", "ally not tied to the challenger", "pact that applies"),
    ),
    "slopes": Question(
        "Does credibility go with fewer challenges?", "Slope on the model's credibility, logits", 0.0,
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
    value, low, high = np.exp(ends) if odds else ends
    if found.unit == "share":
        low, high = max(low, 0.0), min(high, 1.0)
    text = f"{found.events:,} of {found.n:,}, {found.first}–{found.last}; {found.method}"
    return Estimate(label, float(value), float(low), float(high), text, group)


def question_words(name: str, fitted: Fitted) -> str:
    """The sentence under one picture."""
    return SENTENCES[name](fitted)


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _honoured(fitted: Fitted) -> str:
    whole, late = fitted["honoured.LLM.all"], fitted["honoured.LLM.after_1945"]
    old, p = fitted["honoured.LA2005.all"], declared("base_rate")
    return (
        f"{_percent(whole.value)} of {whole.n} commitments under the strict rule, {_percent(late.value)} "
        f"of {late.n} after 1945; the older data, up to {old.last}, have {_percent(old.value)}. It "
        f"depends on who codes, and when: hence the assumption's range of {p.low:g} to {p.high:g} "
        "about its default (dashed)."
    )


def _exponent(fitted: Fitted) -> str:
    one, p = fitted["contest_exponent.disputes"], declared("contest_exponent")
    inside = one.interval[0] <= p.default <= one.interval[1]
    return (
        f"{one.value:.2f}, give or take {1.96 * one.se:.2f}: what can be counted explains only a little "
        f"of who prevails. The default, {p.default:g} (dashed), is {'inside' if inside else 'above'} "
        f"that interval; in proportion would be 1."
    )


def _pacts(fitted: Fitted) -> str:
    alone, full = (np.exp(fitted[f"pact.{kind}"].value) for kind in ("alone", "controls"))
    return (
        f"A target with a defence pact is challenged {alone:.2f} times as often; with controls, "
        f"{full:.2f} times. Intervals on both sides of 1 (dashed) say that observation alone settles "
        "nothing: pacts are made where danger is."
    )


def _slopes(fitted: Fitted) -> str:
    whole, added = fitted["credibility.dispute.controls"], fitted["added.dispute.controls"]
    crossing = added.interval[0] < 0 < added.interval[1]
    return (
        f"Where the model finds a target more credible there were fewer disputes ({whole.value:.1f}, "
        f"give or take {1.96 * whole.se:.1f}), but that is the target's own defence. What its pact adds "
        f"{'shows no effect that could be told from none' if crossing else 'goes the other way'}"
        ": selection again, or the model's error. Left of the dashed line is deterrence."
    ).replace("(-", "(−")  # fmt: skip


SENTENCES = {"honoured": _honoured, "exponent": _exponent, "pacts": _pacts, "slopes": _slopes}

CARD = (("what", "", "text"), ("said", "", "text"))


def card_rows(name: str, used: Mapping[str, Coefficient]) -> list[dict[str, Any]]:
    """Where one parameter comes from: value, range, evidence, source, how fitted."""
    p = declared(name)
    unit = "" if number_text(1, p.unit) == "1" else f" {p.unit}"
    rows = [
        ("Meaning", p.meaning),
        ("Value", f"{p.default:g}{unit} ({p.unit})" if not unit else f"{p.default:g}{unit}"),
        ("Range", f"{p.low:g} to {p.high:g}{unit}"),
        ("Evidence", EVIDENCE[p.evidence]),
        ("Source", p.source),
    ]
    rows += [("How fitted", fit_words(found)) for found in used.values()]
    return [{"what": what, "said": said} for what, said in rows]


EVIDENCE = {
    "fitted": "fitted: estimated by this project on public data",
    "published": "published: taken from the cited work",
    "judgement": "judgement: nobody has measured it, or not in these units",
}


def fit_words(found: Coefficient) -> str:
    """One fitted number in a sentence."""
    error = f" (standard error {found.se:.3g})" if np.isfinite(found.se) else ""
    return (
        f"{found.name}: {found.value:.3g} {found.unit}{error}. {found.method}; {found.sample}, "
        f"{found.first}–{found.last}, {found.events:,} of {found.n:,} in {found.clusters:,} groups. "
        f"{found.citation}. {found.command}"
    )
