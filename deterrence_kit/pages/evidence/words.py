"""What the fitted numbers say, in pictures' rows and in plain English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model.settings import declared
from deterrence_kit.views.estimates import Estimate

if TYPE_CHECKING:
    from deterrence_kit.evidence import Coefficient
    from deterrence_kit.evidence import Fitted as FittedDefault

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
        legend=("disputes", "wars"),
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
        odds=True, legend=("Gibler, Miller & Little", "Correlates of War"),
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
        odds=True, legend=("any defence pact", "ally not tied to the challenger", "pact that applies"),
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
        f"{_percent(whole.value)} of {whole.n} commitments under the first rule, {_percent(late.value)} "
        f"of {late.n} after 1945; the older data, up to {old.last}, have {_percent(old.value)}. "
        f"{coding_words(fitted)} Hence the assumption's range of {p.low:g} to {p.high:g} about its "
        "default (dashed)."
    )


PARTS = ("all", "before_1945", "after_1945", "defence")


def coding_words(fitted: Fitted) -> str:
    """How the answer changes with the coding, held against how it changes with the era."""
    share = {
        (rule, part): fitted[f"honoured.{rule}.{part}"].value
        for rule in ("LLM", "BF")
        for part in PARTS
    }
    coding = 100 * max(abs(share["LLM", part] - share["BF", part]) for part in PARTS)
    era = 100 * min(
        abs(share[rule, "before_1945"] - share[rule, "after_1945"]) for rule in ("LLM", "BF")
    )
    verdict = "changes little with" if 2 * coding < era else "depends on"
    return (
        f"The verdict {verdict} the coding: between the two rules shares differ by at most {coding:.1f} "
        f"points, between before and after 1945 by at least {era:.1f}."
    )


def _exponent(fitted: Fitted) -> str:
    one, p = fitted["contest_exponent.disputes"], declared("contest_exponent")
    inside = one.interval[0] <= p.default <= one.interval[1]
    return (
        f"{one.value:.2f}, give or take {1.96 * one.se:.2f}: what can be counted explains only a little "
        f"of who prevails. The default, {p.default:g} (dashed), is {'inside' if inside else 'above'} "
        f"that interval; in proportion would be 1."
    )


def _coding(fitted: Fitted) -> str:
    pairs = [(fitted[f"dispute.{n}"], fitted[f"dispute_COW.{n}"]) for n in FACTORS]
    apart = [abs(np.exp(a.value - b.value) - 1) for a, b in pairs]
    clear = sum((a.interval[0] > 0) == (b.interval[0] > 0) for a, b in pairs)
    return (
        f"Both lists of disputes tell much the same of {clear} of {len(pairs)} factors; the odds ratios "
        f"differ by up to {100 * max(apart):.0f} %. Controls: major powers, regimes, votes, years of peace."
    )


FACTORS = ("land_border", "rivalry", "joint_democracy", "ideal_point_distance")


def _pacts(fitted: Fitted) -> str:
    rows = [fitted[name] for name in QUESTIONS["pact_effect"].rows]
    alone, full = (np.exp(fitted[f"pact.{kind}"].value) for kind in ("alone", "controls"))
    open_ = sum(row.interval[0] < 0 < row.interval[1] for row in rows)
    verdict = "observation alone does not settle it" if open_ else "the estimates are clear of 1"
    return (
        f"A target with a defence pact is challenged {alone:.2f} times as often; with controls, "
        f"{full:.2f} times. {open_} of {len(rows)} intervals include 1 (dashed): {verdict}. Pacts are "
        "made where danger is."
    )


def _slopes(fitted: Fitted) -> str:
    whole, own, added = (
        fitted[f"{name}.dispute.controls"] for name in ("credibility", "denial_alone", "added")
    )
    return (
        f"With controls, the slope for disputes is {_with_error(whole)} on credibility as a whole, "
        f"{_with_error(own)} on the target's own defence, and {_with_error(added)} on what its pact adds. "
        f"Left of the dashed line is deterrence: the target's own defence {_shows(own)}, its pact "
        f"{_shows(added)}. Pacts go where danger is, which hides deterrence; or the model is wrong."
    )


def standing_words(fitted: Fitted) -> str:
    """What history says of the argument's two halves, in one sentence."""
    own, added = (fitted[f"{name}.dispute.controls"] for name in ("denial_alone", "added"))
    early, late, other_early, other_late = (
        fitted[f"honoured.{rule}.{part}"].value
        for rule in ("LLM", "BF")
        for part in ("before_1945", "after_1945")
    )
    return (
        f"In the record to {own.last}, a target's own defence {_shows(own)} challenges; what its pact adds "
        f"{_shows(added)}, and pacts go where danger is. Commitments called upon were honoured in "
        f"{_percent(early)} of cases before 1945 and {_percent(late)} after (under a second "
        f"rule of coding, {_percent(other_early)} and {_percent(other_late)})."
    )


def _with_error(found: Coefficient) -> str:
    return f"{found.value:.1f} ± {1.96 * found.se:.1f}".replace("-", "−")


def _shows(found: Coefficient) -> str:
    low, high = found.interval
    if low < 0 < high:
        return "shows nothing that could be told from no effect"
    return "goes with fewer" if high <= 0 else "goes with more"


SENTENCES = {
    "honoured": _honoured, "exponent": _exponent, "coding": _coding, "pact_effect": _pacts,
    "slopes": _slopes,
}  # fmt: skip

CARD = (("what", "", "text"), ("said", "", "text"))


def origin_rows(name: str, fitted: Fitted, used: FittedDefault | None) -> list[dict[str, Any]]:
    """Where one parameter comes from: meaning, value, range, evidence, source, how fitted."""
    p = declared(name)
    rows = [
        ("Meaning", p.meaning),
        ("Value", f"{p.default:g} ({p.unit})"),
        ("Range", f"{p.low:g} to {p.high:g}"),
        ("Evidence", EVIDENCE[p.evidence]),
        ("Source", p.source),
    ]
    if used is not None and used.coefficient in fitted:
        low, high = used.interval(fitted)
        found = fitted[used.coefficient]
        rows += [
            ("Estimate", f"{used.estimate(fitted):.3g}, 95 % from {low:.3g} to {high:.3g}"),
            ("How fitted", f"{found.name}: {found.value:.3g} {found.unit}{_error(found)}. {found.method}."),
            ("Sample", f"{found.sample}, {found.first}–{found.last}: {found.events:,} of {found.n:,}, in "
                       f"{found.clusters:,} independent groups"),
            ("Data", found.citation),
            ("Again", found.command),
        ]  # fmt: skip
        rows += [("Why the default is another", used.reason)] * bool(used.reason)
    return [{"what": what, "said": said} for what, said in rows]


def _error(found: Coefficient) -> str:
    return f" (standard error {found.se:.3g})" if np.isfinite(found.se) else ""


EVIDENCE = {
    "fitted": "fitted: estimated by this project on public data",
    "published": "published: taken from the cited work",
    "judgement": "judgement: not measured, not in these units, or apart from the estimate for a reason",
}
VERDICTS = ("reproduced", "in part", "not reproduced", "not testable here")


def reproduced_words(verdicts: Sequence[str]) -> str:
    """How many published figures came out again."""
    counts = [f"{verdicts.count(v)} {v}" for v in VERDICTS if v in verdicts]
    return f"Of {len(verdicts)} published figures: {', '.join(counts)}."


def forecast_words(
    rows: Sequence[Mapping[str, Any]], primary: str, baselines: Sequence[str], without: str
) -> str:
    """How the model's forecast did against its baselines from every origin, and what credibility added."""
    origins = sorted({row["train_to"] for row in rows})
    score = {(row["train_to"], row["forecast"]): row["log_score"] for row in rows}
    won = [o for o in origins if all(score[o, primary] < score[o, b] for b in baselines)]
    helped = [o for o in origins if score[o, primary] < score[o, without]]
    gain = sum(min(score[o, b] for b in baselines) - score[o, primary] for o in origins)
    own = sum(score[o, without] - score[o, primary] for o in origins) / gain
    return (
        f"Fitted up to {', '.join(map(str, origins[:-1]))} or {origins[-1]} and scored on the years after, "
        f"the model's forecast beats both baselines from {len(won)} of {len(origins)} origins (log score). "
        f"Credibility itself helps from {len(helped)} of them and makes {100 * own:.0f} % of the gain: the "
        "rest is where disputes have been. On the dashed line, forecasts come true."
    ).replace("makes -", "makes −")


def case_words(
    shown: Sequence[Mapping[str, Any]],
    chosen: Sequence[Mapping[str, Any]],
    all_: Sequence[Mapping[str, Any]],
) -> str:
    """What the cases show, how often the model is wrong, and how many are on the page."""
    wrong = sum(bool(case["wrong"]) for case in all_)
    parts = []
    for said in ("deterred", "not deterred"):
        mine = [case for case in all_ if case["model"] == said]
        wars = sum(case["happened"] == "war" for case in mine)
        label = "credible" if said == "deterred" else "not credible"
        parts.append(f"of {len(mine)} that it calls {label}, {wars} became wars")
    return (
        f"{len(all_)} disputes against states with a defender. By the model, {'; '.join(parts)}. "
        f"Its verdict was wrong in {wrong}. These are disputes already: challenges that never came are not "
        f"among them, so this shows where the model fails, not how often deterrence works. Of the "
        f"{len(chosen)} chosen, {len(shown)} are listed, the most surprising first."
    )


def war_name(code: str) -> str:
    """A war's name as one writes it, from the files' run-together one.

    Examples
    --------
    >>> war_name("SecondBalkan1913"), war_name("WorldWarII"), war_name("Italo-Turkish1911-1912")
    ('Second Balkan 1913', 'World War II', 'Italo-Turkish 1911–1912')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", code)
    return re.sub(r"(?<=\d)-(?=\d)", "–", apart)


def differ_words(differ: Sequence[Mapping[str, Any]], codings: Sequence[Mapping[str, Any]]) -> str:
    """On how many commitments the two codings differ, and what that does to the share honoured."""
    opposite = sum({d["LLM"], d["BF"]} == {"honoured", "violated"} for d in differ)
    shares = {row["rule"]: row for row in codings if row["part"] == "all"}
    said = " and ".join(
        f"{row['honoured']} of {row['called']} ({_percent(row['share'])})"
        for row in (shares["LLM"], shares["BF"])
    )
    return (
        f"The two codings say different things of {len(differ)} commitments: in {opposite} one says "
        f"honoured and the other violated, in {len(differ) - opposite} only one finds that the war called "
        f"upon them at all. In sum they find honoured {said}."
    )
