"""What the page on uncertainty says: how sure the answer is, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, log10
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.settings import declared
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.words import points

if TYPE_CHECKING:
    from deterrence_kit.analysis.agreement import Ranking, Verdict
    from deterrence_kit.analysis.reversal import Reversal
    from deterrence_kit.analysis.sensitivity import Sensitivity, Tornado
    from deterrence_kit.analysis.uncertainty import Difference, Uncertainty

WAIT = "being worked out …"
MARGINS = {
    "margin": "the margin over the threshold",
    "credibility": "credibility",
    "propensity": "the yearly chance of a challenge",
}
SPREAD = {"off": "not worked out", "sobol": "worked out"}


def in_hundred(share: float) -> str:
    """A share of the draws.

    Examples
    --------
    >>> in_hundred(0.768), in_hundred(0.998), in_hundred(1), in_hundred(0.002)
    ('77 in 100', 'more than 99 in 100', 'all', 'fewer than 1 in 100')
    """
    if share in (0, 1):
        return "all" if share else "none"
    if share > 0.995:
        return "more than 99 in 100"
    return "fewer than 1 in 100" if share < 0.005 else f"{round(100 * share)} in 100"


def settled_words(draws: int, settled: bool) -> str:
    """Whether the bands still move.

    Examples
    --------
    >>> settled_words(250, False)
    'not settled yet: with more draws the bands may still move'
    """
    if settled:
        return "settled, as twice the draws moved no edge by a twentieth of its band"
    return "not settled yet: with more draws the bands may still move"


def headline(
    now: Assessment, before: Assessment, told: Verdict, found: Uncertainty, settled: bool
) -> list[dict[str, Any]]:
    """The figures on top: the verdict, credibility, the yearly chance, the draws."""
    low, high = found.band("credibility", (0.05, 0.95))
    least, most = found.band("propensity", (0.05, 0.95))
    return [
        {
            "label": "Deterrence",
            "value": "holds" if told.holds else "fails",
            "note": f"at the sliders; {in_hundred(told.agreeing)} draws agree",
        },
        {
            "label": "Credibility",
            "value": f"{now.credibility:.2f}",
            "note": f"nine draws in ten: {low:.2f} to {high:.2f}; the mark is the threshold",
            "now": float(now.credibility),
            "before": float(before.credibility),
            "mark": float(now.threshold),
        },
        {
            "label": "Armed challenge, a year",
            "value": f"{100 * now.propensity:.1f} %",
            "note": f"nine draws in ten: {100 * least:.1f} to {100 * most:.1f} %",
        },
        {
            "label": "Draws",
            "value": f"{found.draws:,}",
            "note": settled_words(found.draws, settled),
        },
    ]


def answer_sentence(told: Verdict, found: Uncertainty, change: Difference | None) -> str:
    """The verdict with the share of draws that agree, and the difference to the baseline."""
    parts = [
        f"With every assumption where its slider stands, deterrence "
        f"{'holds' if told.holds else 'fails'}; when all of them are drawn from their ranges, "
        f"{in_hundred(told.agreeing)} draws agree. {_how_sure(told.agreeing)}"
    ]
    if change is not None:
        parts.append(change_words(change))
    return " ".join(parts)


def _how_sure(agreeing: float) -> str:
    if agreeing >= 0.9:
        return "So it hardly depends on what one assumes."
    if agreeing >= 2 / 3:
        return "So it depends on what one assumes, within limits."
    if agreeing >= 0.5:
        return "So it depends on what one assumes."
    return "So most of what could be assumed says otherwise."


def change_words(change: Difference) -> str:
    """What the changes do to credibility, draw by draw."""
    low, _, middle, _, high = change.band
    if max(abs(low), abs(high)) < 0.0005:
        return "What has been changed moves credibility in no draw."
    sides = [
        f"{word} in {in_hundred(share)} draws"
        for word, share in (("higher", change.rising), ("lower", change.falling))
        if share > 0
    ]
    return (
        f"Against the baseline, draw by draw, credibility is {' and '.join(sides)}; in the middle "
        f"draw it is {points(middle)}."
    )


def band_words(found: Uncertainty, now: Assessment, settled: bool) -> str:
    """The widest band, and whether the bands have settled."""
    low, high = found.band("credibility", (0.05, 0.95))
    least, most = found.band("threshold", (0.05, 0.95))
    middle = float(np.median(found.values("credibility")))
    aside = ""
    if abs(middle - now.credibility) > 0.03:
        aside = (
            f" The middle draw is {points(middle - float(now.credibility))} than at the sliders, "
            "because the ranges reach farther to one side."
        )
    return (
        f"In nine draws of ten credibility lies between {low:.2f} and {high:.2f}, and the threshold "
        f"between {least:.2f} and {most:.2f}.{aside} From {found.draws:,} draws: "
        f"{settled_words(found.draws, settled)}."
    )


def world_words(found: Uncertainty) -> str:
    """How many of a hundred draws are on each side of the threshold, and how near to it."""
    margin = found.cases.credibility - found.cases.threshold
    near = float((np.abs(margin) < 0.05).mean())
    return (
        f"Of 100 draws of the assumptions, deterrence holds in {_count(found.holding)} and fails in "
        f"{_count(1 - found.holding)}. {in_hundred(near).capitalize()} lie within 5 points of the "
        f"threshold. From {found.draws:,} draws."
    )


def _count(share: float) -> str:
    return in_hundred(share).removesuffix(" in 100")


def ally_words(scenario: Scenario, found: Uncertainty) -> str:
    """Whose resolve is known best and worst, among those shown."""
    helped = np.median(found.cases.delivered, axis=0) * (1 - scenario.home)
    if not helped.any():
        return "No ally would deliver anything in time."
    first = int(np.argmax(helped))
    low, middle, high = found.band("member_resolve", (0.05, 0.5, 0.95))[:, first]
    doubt = float((found.cases.member_resolve[:, first] < 0.5).mean())
    return (
        f"Whether {_the(scenario.names[first])} would honour its commitment is known to lie between "
        f"{low:.2f} and {high:.2f} in nine draws of ten, with {middle:.2f} in the middle; in "
        f"{in_hundred(doubt)} draws it is less likely than not."
    )


def _the(name: str) -> str:
    return f"the {name}" if name.startswith("United") else name


def tornado_words(found: Tornado) -> str:
    """The two assumptions that matter most by themselves, and how many hardly matter."""
    first, second = found.names[:2]
    what = MARGINS[found.outcome]
    swing = 100 * found.swing
    idle = int((swing < 0.1 * swing[0]).sum())
    return (
        f"By itself, {_label(first)} moves {what} most: by {swing[0]:.1f} points between "
        f"{_short(first, found.low[0])} and {_short(first, found.high[0])}; then {_label(second)}, by "
        f"{swing[1]:.1f}. {idle} of {len(swing)} assumptions move it less than a tenth as far as the "
        "first. Nine draws in ten lie between the two values of each."
    )


def _label(name: str) -> str:
    label = label_of(name, {})
    return label[0].lower() + label[1:]


# --- ranks ----------------------------------------------------------------------------------------
RANK_COLUMNS = (
    ("question", "Question", "text"),
    ("answer", "Answer", "text"),
    ("agree", "Agreement", "bar"),
    ("share", "Draws that agree", "text"),
    ("others", "Other answers", "text"),
)


def rank_rows(
    told: Verdict,
    allies: Ranking | None,
    levers: Ranking | None,
    change: Difference | None,
    names: Mapping[str, str],
) -> list[dict[str, Any]]:
    """A row for each conclusion of the page, with the share of draws that agree.

    Parameters
    ----------
    told : Verdict
    allies, levers : Ranking or None
        None while they are being worked out.
    change : Difference or None
        None at the baseline.
    names : mapping
        The members' names by code.
    """
    verdict = _row("Does deterrence hold?", "yes" if told.holds else "no", told.agreeing)
    rows = [verdict]
    if change is not None:
        higher = bool(np.median(change.values) > 0)
        share = change.rising if higher else change.falling
        rows.append(
            _row("Is it more credible than at the baseline?", "yes" if higher else "no", share)
        )
    rows.append(_rank_row("Whose leaving would cost most?", allies, names))
    labels = {name: label_of(name, {}) for name in (levers.names if levers else ())}
    rows.append(_rank_row("Which lever buys most, moved by a tenth?", levers, labels))
    return rows


def _row(question: str, answer: str, share: float, others: str = "") -> dict[str, Any]:
    told = {"agree": share, "share": in_hundred(share), "others": others}
    return {"question": question, "answer": answer, **told}


def _rank_row(question: str, ranks: Ranking | None, names: Mapping[str, str]) -> dict[str, Any]:
    if ranks is None:
        return {"question": question, "answer": WAIT, "agree": 0, "share": "", "others": ""}
    leader, *others = (item for item in ranks.first.items() if item[1] >= 0.01)
    rest = ", ".join(f"{names[name]} {round(100 * share)}" for name, share in others[:3])
    return _row(question, names[leader[0]], leader[1], rest)


# --- reversals ------------------------------------------------------------------------------------
REVERSAL_COLUMNS = (
    ("label", "Assumption", "text"),
    ("now", "Now", "text"),
    ("flips", "It flips at", "text"),
    ("far", "How far", "bar"),
    ("share", "of its range", "text"),
    ("beyond", "Draws beyond", "text"),
)


def reversal_rows(found: Sequence[Reversal]) -> list[dict[str, Any]]:
    """A row for each assumption that alone can flip the verdict, the nearest first."""
    return [
        {
            "label": label_of(one.name, {}),
            "now": _short(one.name, one.now),
            "flips": f"{'above' if one.higher else 'below'} {_short(one.name, one.value)}",
            "far": one.distance,
            "share": _far(one.distance),
            "beyond": in_hundred(one.beyond),
        }
        for one in found
        if one.value is not None
    ]


def _short(name: str, value: float) -> str:
    """A value about as exact as its slider, with its unit where that is a short word.

    Examples
    --------
    >>> _short("loss", 0.7617), _short("window_days", 18.34), _short("weight_institutions", -0.548)
    ('0.76', '18.3 days', '−0.55')
    """
    parameter = declared(name)
    digits = max(0, ceil(-log10(parameter.step))) + (0.1 <= parameter.step < 100)
    text = f"{value:,.{digits}f}".replace("-", "−")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text} {parameter.unit}" if parameter.unit == "days" else text


def _far(distance: float) -> str:
    return f"{100 * distance:.0f} %" if distance >= 0.01 else "less than 1 %"


def reversal_words(found: Sequence[Reversal]) -> str:
    """The nearest flip in one sentence, and how many assumptions cannot flip the verdict."""
    if not found:
        return ""
    holds = found[0].holds
    verdict, other = ("holds", "fail") if holds else ("fails", "hold")
    flips = [one for one in found if one.value is not None]
    if not flips:
        return (
            f"Deterrence {verdict}, and no assumption by itself could change that, anywhere in its "
            "range."
        )
    first = flips[0]
    assert first.value is not None
    return (
        f"Deterrence {verdict}. It would {other} if {_label(first.name)} were "
        f"{'above' if first.higher else 'below'} {_short(first.name, first.value)} (now "
        f"{_short(first.name, first.now)}): {_far(first.distance)} of its range away. "
        f"{len(flips)} of {len(found)} assumptions could change the verdict by themselves."
    )


def firm_words(found: Sequence[Reversal]) -> list[str]:
    """The assumptions that cannot flip the verdict by themselves."""
    return [label_of(one.name, {}) for one in found if one.value is None]


# --- variance -------------------------------------------------------------------------------------
VARIANCE_COLUMNS = (
    ("label", "Assumption", "text"),
    ("first", "By itself", "bar"),
    ("first_text", "of the spread", "text"),
    ("total", "With interactions", "bar"),
    ("total_text", "of the spread", "text"),
)
MOST_ROWS = 8
VARIANCE_WAIT = "Working out what makes the spread, in {cases:,} cases. This takes a few seconds."


def variance_rows(found: Sensitivity) -> list[dict[str, Any]]:
    """A row for each of the assumptions that have most to do with the spread."""
    first, total = np.clip(found.first[-1], 0, 1), np.clip(found.total[-1], 0, 1)
    return [
        {
            "label": label_of(name, {}),
            "first": first[i],
            "first_text": _percent(first[i], found.first_confidence[-1][i]),
            "total": total[i],
            "total_text": _percent(total[i], found.total_confidence[-1][i]),
        }
        for i, name in enumerate(found.names[:MOST_ROWS])
    ]


def _percent(share: float, half: float) -> str:
    return f"{100 * share:.0f} ± {100 * half:.0f} %"


def variance_words(found: Sensitivity) -> str:
    """What makes the spread, how much is interaction, and whether that has settled."""
    what = MARGINS[found.outcome]
    first = found.names[0]
    settled = (
        "settled, as no interval is wider than ± 5 %"
        if found.settled
        else "not settled yet, as some intervals are wider than ± 5 %"
    )
    return (
        f"When all assumptions vary at once, {_label(first)} has a hand in "
        f"{100 * min(found.total[-1][0], 1):.0f} % of the spread of {what}. "
        f"{100 * found.interaction:.0f} % of the spread is interaction, which no assumption makes "
        f"alone. From {found.cases:,} cases: {settled}."
    )
