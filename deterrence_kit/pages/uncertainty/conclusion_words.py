"""What the page on uncertainty concludes: how sure each conclusion is, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from deterrence_kit.analysis.doubt.difference import Difference
from deterrence_kit.analysis.doubt.ranking import Ranking
from deterrence_kit.analysis.doubt.reversal import Reversal
from deterrence_kit.analysis.doubt.sobol import Sensitivity
from deterrence_kit.analysis.doubt.verdict import Verdict
from deterrence_kit.pages.uncertainty.words import (
    OUTCOMES_TOLD,
    in_hundred,
    lower_label,
    near_value,
)
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.shapes import Source
from deterrence_kit.views.verdict_words import PLAIN, Wording

WAIT = "being worked out …"


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
    said: Wording = PLAIN,
) -> list[Source]:
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
    asked = "Does deterrence hold?" if said is PLAIN else "Would deterrence be restored?"
    verdict = _row(asked, "yes" if told.holds else "no", told.agreeing)
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


def _row(question: str, answer: str, share: float, others: str = "") -> Source:
    told = {"agree": share, "share": in_hundred(share), "others": others}
    return {"question": question, "answer": answer, **told}


def _rank_row(question: str, ranks: Ranking | None, names: Mapping[str, str]) -> Source:
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


def reversal_rows(found: Sequence[Reversal]) -> list[Source]:
    """A row for each assumption that alone can flip the verdict, the nearest first."""
    return [
        {
            "label": label_of(one.name, {}),
            "now": near_value(one.name, one.now),
            "flips": f"{'above' if one.higher else 'below'} {near_value(one.name, one.value)}",
            "far": one.distance,
            "share": _far(one.distance),
            "beyond": in_hundred(one.beyond),
        }
        for one in found
        if one.value is not None
    ]


def _far(distance: float) -> str:
    return f"{100 * distance:.0f} %" if distance >= 0.01 else "less than 1 %"


def reversal_words(found: Sequence[Reversal], said: Wording = PLAIN) -> str:
    """The nearest flip in one sentence, and how many assumptions cannot flip the verdict."""
    if not found:
        return ""
    holds = found[0].holds
    verdict, other = (said.holds, said.fail) if holds else (said.fails, said.hold)
    flips = [one for one in found if one.value is not None]
    if not flips:
        return (
            f"Deterrence {verdict}, and no assumption by itself could change that, anywhere in its "
            "range."
        )
    first = flips[0]
    assert first.value is not None
    return (
        f"Deterrence {verdict}. It would {other} if {lower_label(first.name)} were "
        f"{'above' if first.higher else 'below'} {near_value(first.name, first.value)} (now "
        f"{near_value(first.name, first.now)}): {_far(first.distance)} of its range away. "
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


def variance_rows(found: Sensitivity) -> list[Source]:
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
    what = OUTCOMES_TOLD[found.outcome]
    first = found.names[0]
    settled = (
        "settled, as no interval is wider than ± 5 %"
        if found.settled
        else "not settled yet, as some intervals are wider than ± 5 %"
    )
    return (
        f"When all assumptions vary at once, {lower_label(first)} has a hand in "
        f"{100 * min(found.total[-1][0], 1):.0f} % of the spread of {what}. "
        f"{100 * found.interaction:.0f} % of the spread is interaction, which no assumption makes "
        f"alone. From {found.cases:,} cases: {settled}."
    )
