"""What the page's tables say: origins, published figures, forecasts, cases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from deterrence_kit.evidence import Coefficient
from deterrence_kit.evidence import Fitted as FittedDefault
from deterrence_kit.evidence.standing.claim_shares import SHAKY, Share
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text, two_texts
from deterrence_kit.pages.evidence.questions import Fitted

HYPHEN = re.compile(r"(?<![\w)/.-])-(?=\d)")  # before a number, and in no name
CARD = (("what", "", "text"), ("said", "", "text"))


def origin_rows(name: str, fitted: Fitted, used: FittedDefault | None) -> list[dict[str, str]]:
    """Where one parameter comes from: meaning, value, range, evidence, source, how fitted."""
    p = declared(name)
    rows = [
        ("Meaning", p.meaning),
        ("Value", number_text(p.default, p.unit)),
        ("Range", " to ".join(two_texts(p.low, p.high, p.unit))),
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
    return [{"what": what, "said": HYPHEN.sub("−", said)} for what, said in rows]


def _error(found: Coefficient) -> str:
    return f" (standard error {found.se:.3g})" if np.isfinite(found.se) else ""


def percent(share: float) -> str:
    """A share, as one says it.

    Examples
    --------
    >>> percent(0.218)
    '22 %'
    """
    return f"{100 * share:.0f} %"


EVIDENCE = {
    "fitted": "fitted: estimated by this project on public data",
    "published": "published: taken from the cited work",
    "definition": "definition: the scale's own point of reference, such as today or the average pact",
    "preference": "preference: a price that the reader sets",
    "judgement": "judgement: not measured, not in these units, or apart from the estimate for a reason",
}
VERDICTS = ("reproduced", "in part", "not reproduced", "not testable here")


def reproduced_words(verdicts: Sequence[str]) -> str:
    """How many published figures came out again."""
    counts = [f"{verdicts.count(v)} {v}" for v in VERDICTS if v in verdicts]
    return f"Of {len(verdicts)} published figures: {', '.join(counts)}."


def share_words(shares: Sequence[Share]) -> str:
    """What the shares say: which claims are shaky, and how many could not come out otherwise."""
    shaky = [s for s in shares if s.share < SHAKY]
    built = sum(s.by_construction for s in shares)
    said = (
        f"{len(shaky)} hold in under two thirds of draws of all assumptions and stand first"
        if shaky
        else "Every claim holds in at least two thirds of draws of all assumptions"
    )
    return (
        f"{said}; {built} of {len(shares)} held in every draw and every scenario that was tried: their "
        "sign stands in the formulas, and that they hold says nothing about the world."
    )


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
        f"{row['honoured']} of {row['called']} ({percent(row['share'])})"
        for row in (shares["LLM"], shares["BF"])
    )
    return (
        f"The two codings say different things of {len(differ)} commitments: in {opposite} one says "
        f"honoured and the other violated, in {len(differ) - opposite} only one finds that the war called "
        f"upon them at all. In sum they find honoured {said}."
    )
