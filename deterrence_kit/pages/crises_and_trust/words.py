"""What the years bring, in figures and a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rounding import difference, level, yearly
from deterrence_kit.model.severity.ladder import reaching
from deterrence_kit.model.years.preview import Preview
from deterrence_kit.pages.crises_and_trust.violation import cost, half_healed
from deterrence_kit.pages.crises_and_trust.years import years_shown
from deterrence_kit.views.figures_told import points
from deterrence_kit.views.ladder_words import rungs_text
from deterrence_kit.views.names import in_sentence
from deterrence_kit.views.shapes import Answer, Figure


def years_answer(
    scenario: Scenario,
    mean: Preview,
    before: Preview,
    other: str,
    threshold: float,
    violated: Preview,
    calm: Preview,
    shares: Sequence[float],
) -> Answer:
    """The figures on top and the sentence under them.

    Parameters
    ----------
    scenario : Scenario
    mean, before : Preview
        Of the plan, and of what it is compared with.
    other : str
        Its name.
    threshold : float
        Today's.
    violated, calm : Preview
        With a commitment failed in the first year, and without.
    shares : sequence of float
        Of challenges: that come to force, with deaths, that grow into war; as they are today.
    """
    span = years_shown(mean)
    chance, was = (float(p.any_by[span - 1]) for p in (mean, before))
    force, deaths, war = (float(reaching(np.asarray(chance), np.asarray(s))) for s in shares)
    war_was = float(reaching(np.asarray(was), np.asarray(shares[-1])))
    half = half_healed(calm, violated)
    healed = f"half healed after {half:.0f} years" if half else f"not half healed in {span} years"
    return {
        "headline": [
            {
                "label": f"War within {span} years",
                "value": yearly(war, war_was),
                "note": f"{other}: {yearly(war_was, war)}; {rungs_text([chance, force, deaths])}",
                "now": war,
                "before": war_was,
            },
            _level("Credibility", mean.credibility, before.credibility, other, mark=threshold),
            _level("Trust", mean.trust, before.trust, other),
            {
                "label": "One violation costs",
                "value": f"{100 * cost(calm, violated):.0f} points",
                "note": f"of trust; {healed}",
            },
        ],
        "verdict": "",
        "sentence": _sentence(scenario, mean, before, other),
        "strip": (
            f"In {span} years: war {yearly(war)}, any challenge {100 * chance:.0f} % · "
            f"trust {mean.trust[-1, 0]:.2f}"
        ),
    }


def _level(label: str, now: Array, before: Array, other: str, mark: float | None = None) -> Figure:
    """What trust or credibility comes to; `mark` is where it would be enough."""
    today, then, was = float(now[0, 0]), float(now[-1, 0]), float(before[-1, 0])
    figure = Figure(
        label=f"{label} in {len(now) - 1} years",
        value=level(then, was),
        note=f"{level(today)} today; {other}: {level(was, then)}",
        now=then,
        before=was,
    )
    return figure if mark is None else Figure(**figure, mark=mark)


def _sentence(scenario: Scenario, mean: Preview, before: Preview, other: str) -> str:
    trust, was = float(mean.trust[-1, 0]), float(before.trust[-1, 0])
    then = float(difference(mean.trust[-1, 0], before.trust[-1, 0]))
    span = years_shown(mean)
    chance = float(difference(mean.any_by[span - 1], before.any_by[span - 1]))
    moved = (
        f"Against {other}, trust ends {points(then)} and the chance of a challenge {points(chance)}."
        if then or chance
        else f"That is as in {other}."
    )
    whom = in_sentence(scenario.protege_name)
    return (
        f"On average over many futures, the pact's promise to {whom} is trusted "
        f"{level(float(mean.trust[0, 0]))} today and {level(trust, was)} in {span} years. {moved} "
        "These are futures of the model, not forecasts."
    )
