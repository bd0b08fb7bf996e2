"""Packages, goals, prices and trade-offs in plain English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from deterrence_kit.analysis.decide.bill import Bill, bill_of
from deterrence_kit.analysis.decide.comparison import Comparison
from deterrence_kit.analysis.decide.directions import Direction
from deterrence_kit.analysis.decide.flips import Flip
from deterrence_kit.analysis.decide.form_rankings import RankingsByForm
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.reach import Reach
from deterrence_kit.analysis.decide.trade_off import Front
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model.rounding import yearly
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import from_to, number_text
from deterrence_kit.views.labels import label_of, listed
from deterrence_kit.views.names import lower_first

EVEN = 0.0005  # what is told apart: a twentieth of a point
LOOKING = "Looking for it. This takes a few seconds."
TAPPED = "A point puts its case on the sliders."
COSTS_NOTE = (
    "Money is what it would take beyond today's budgets; political effort is what governments would "
    "rather pay than do it, said in a word and never added to the money. Both are judgements; the "
    "sliders under “What it costs” change them, and the search for the cheapest weighs both on that "
    "one scale. Letting a lever go frees nothing."
)


def measures_text(changes: Mapping[str, float], names: Mapping[str, str], most: int = 20) -> str:
    """What a package does, as a list in one line.

    Examples
    --------
    >>> measures_text({"readiness": 0.7, "decision_days": 2}, {})
    'Readiness 0.7, Time to decide 2 days'
    """
    parts = [f"{label_of(n, names)} {setting_text(n, v)}" for n, v in changes.items()]
    more = len(parts) - most
    return ", ".join(parts[:most]) + (f" and {more} more" if more > 0 else "")


SAID = (
    "days",
    "% of GDP",
    "km a day",
    "share, added",
)  # units without which a value would not be understood


def setting_text(name: str, value: float) -> str:
    """A lever's value, with its unit only where the bare number would not be understood.

    Examples
    --------
    >>> setting_text("presence", 0.085), setting_text("decision_days", 2)
    ('8.5 % of forces', '2 days')
    """
    unit = declared(name).unit
    return number_text(value, unit if unit in SAID else "share")


def comparison_words(found: Comparison, outcome: str, label: str) -> str:
    """Which package does best where, and which regrets least."""
    size, rest = len(found.strategies), len(found.scenarios)
    if size < 2:
        return (
            "Only what stands is shown. Move levers, keep the result as a package, and do so again: "
            f"packages then stand side by side in {_count(rest, 'scenario')}."
        )
    first = (found.rank(outcome) == 1).sum(axis=0)
    most, worst = int(np.argmax(first)), found.most_regret(outcome)
    if worst.max() < EVEN:
        return f"By {label.lower()}, all packages are equally good {_where(rest, found)}."
    equal = [f"“{found.strategies[j]}”" for j in np.flatnonzero(worst < EVEN)]
    if len(equal) > 1:
        return f"By {label.lower()}, {listed(equal)} share the first place {_where(rest, found)}."
    least = int(np.argmin(worst))
    where = _where(int(first[most]), found)
    who = "it" if most == least else f"“{found.strategies[least]}”"
    behind = (
        f"{who} is never behind the best"
        if worst[least] < EVEN
        else f"{who} regrets least: at worst it is {100 * worst[least]:.1f} points behind the best"
    )
    return f"By {label.lower()}, “{found.strategies[most]}” comes first {where}; {behind}."


def _where(first: int, found: Comparison) -> str:
    rest = len(found.scenarios)
    if rest == 1:
        return f"in {found.titles[0]}"
    return f"in all {rest} scenarios" if first == rest else f"in {first} of {rest} scenarios"


def reach_words(found: Mapping[str, Reach], goal: Goal, said: str, spent: float) -> str:
    """How many levers reach the goal alone, and the cheapest of them, or which comes nearest."""
    reaches = list(found.values())
    if not reaches:
        return LOOKING
    if reaches[0].met:
        lose = [r for r in reaches if r.setting is not None]
        lost = (
            f"{_count(len(lose), 'lever')} could lose it alone" if lose else "none loses it alone"
        )
        return f"Goal: {said}. It is met as the sliders stand; {lost}."
    able = sorted((r for r in reaches if r.setting is not None), key=lambda r: r.cost or 0)
    out = sum(r.setting is None and not r.idle for r in reaches)
    if not able:
        nearest = max(reaches, key=lambda r: outcome_called(goal.outcome).better * r.outcome)
        return (
            f"Goal: {said}. No lever reaches it alone from where the sliders stand: it takes several. "
            f"{_moved(nearest, nearest.furthest)} comes nearest."
        )
    others = f"; {out} would not, even at the end of the range" if out else ""
    price = bill_of({able[0].name: able[0].cost or 0}, spent).sentence()
    return (
        f"Goal: {said}. {_count(len(able), 'lever')} would reach it alone{others}. "
        f"Cheapest: {lower_first(_moved(able[0], able[0].setting or 0))}, which costs {price}."
    )


def _moved(reach: Reach, value: float) -> str:
    return f"{declared(reach.name).label} {from_to(reach.now, value, declared(reach.name).unit)}"


def front_words(found: Front | None, bills: Sequence[Bill]) -> str:
    """What the trade-off looks like."""
    if found is None:
        return f"Packages that nothing beats in cost, credibility and risk at once. {LOOKING}"
    calm = np.flatnonzero((found.cost <= 50) & (found.escalation <= found.now[2] + 1e-9))
    any_ = np.flatnonzero(found.cost <= 50)
    best, safe = (int(i[np.argmax(found.credibility[i])]) for i in (any_, calm))
    if not best:
        return f"No package within such limits is more credible than {found.now[1]:.2f}."
    risk = f"the risk that the pact is drawn into a war above today's {yearly(float(found.now[2]))} a year"
    told = f"to {found.credibility[best]:.2f} (now {found.now[1]:.2f}) for {bills[best].sentence()}"
    if best == safe:
        return f"Credibility can come {told}, without raising {risk}. {TAPPED}"
    if not safe:
        return (
            f"Credibility can come {told}; nothing found raises it without raising {risk}. {TAPPED}"
        )
    calmer = f"to {found.credibility[safe]:.2f} for {bills[safe].sentence()}"
    return f"Credibility can come {told}; without raising {risk}, {calmer}. {TAPPED}"


def flip_words(found: Sequence[Flip], titles: Sequence[str], most: int = 3) -> list[str]:
    """Where the ranking flips: one sentence a scenario, the nearest changes first."""
    lines = []
    for title in titles:
        here = [flip for flip in found if flip.title == title]
        if here:
            turns = "; ".join(_turn(flip) for flip in here[:most])
            lines.append(f"{title}: “{here[0].leader}” is first, but {turns}.")
    firm = [title for title in titles if all(flip.title != title for flip in found)]
    if firm and lines:
        lines.append(f"No single assumption changes the first place in {', '.join(firm)}.")
    return lines


def _turn(flip: Flip) -> str:
    unit = declared(flip.assumption).unit
    side = "above" if flip.value > flip.now else "below"
    return (
        f"“{flip.overtaker}” would be with {declared(flip.assumption).label.lower()} {side} "
        f"{number_text(flip.value, unit)} (now {number_text(flip.now, unit)})"
    )


FORM_SIGNS = {1: "strengthens", -1: "weakens", 0: "not seen"}


def form_rows(found: Sequence[Direction]) -> list[dict[str, str]]:
    """The levers on which the forms do not all agree."""
    return [
        {"lever": declared(d.name).label}
        | {
            form: "turns round" if form in d.turns else FORM_SIGNS[sign]
            for form, sign in d.signs.items()
        }
        for d in found
        if d.disputed or d.turns or d.unseen
    ]


def form_words(found: Sequence[Direction], ranking: RankingsByForm) -> str:
    """How far conclusions hang on the form."""
    same = sum(not (d.disputed or d.turns or d.unseen) for d in found)
    composite, game, net = (ranking.agreement(form) for form in ("composite", "game", "net"))
    return (
        f"{same} of {len(found)} levers work the same way in all forms. The order of the "
        f"scenarios agrees {_closely(game)} with the statistical game, {_closely(composite)} with "
        f"the composite index and {_closely(net)} with net resources as the measure of strength "
        f"(rank correlation {game:.2f}, {composite:.2f} and {net:.2f})."
    )


def _closely(tau: float) -> str:
    if np.isnan(tau):
        return "in no measurable way"
    return "closely" if tau > 0.75 else "in part" if tau > 0.35 else "hardly" if tau > 0 else "not"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + "s" * (number != 1)
