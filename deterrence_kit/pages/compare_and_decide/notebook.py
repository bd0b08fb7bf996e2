"""Packages, goals and trade-offs as cells of a notebook: what the decision page shows, computed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deterrence_kit.app import decisions

if TYPE_CHECKING:
    from deterrence_kit.app.compare_and_decide import DecisionReading

PACKAGES = """import numpy as np

from deterrence_kit.analysis.packages import (
    TODAY, Package, agreement, flips, gathered, standing, without_leavers
)
{membership}
# Assumptions and costs are the same for all packages; the page's own scenario comes first.
world = {world!r}
scenarios = [shipped, *(load_scenario(name) for name in {others!r})]
packages = [
{packages}
]
compared = gathered(
    [Package(TODAY), *packages],
    scenarios,
    lambda there, package: standing(there, package, world, membership),
)
outcome = {outcome!r}
most, mean = compared.most_regret(outcome), compared.mean_regret(outcome)
for j, name in enumerate(compared.packages):
    here = f"costs {{compared.cost[0, j]:.2f}} %, {{outcome}} {{compared.values[outcome][0, j]:.4f}}"
    print(f"{{name}}: {{here}}, largest regret {{most[j]:.4f}}, mean {{mean[j]:.4f}}")"""

RIVALS = """rivals = packages[:{most}]
draws = agreement(
    rivals, scenarios, world, outcome=outcome, draws={draws}, membership=membership
)
for name, share in zip(draws.packages, draws.first.mean(axis=0)):
    print(f"{{name}}: first in {{share:.1%}} of scenarios and draws")
for flip in flips(rivals, scenarios, world, outcome=outcome, membership=membership)[:8]:
    print(f"{{flip.title}}: {{flip.sentence()}}")"""

GOAL = """from deterrence_kit.analysis.cheapest import cheapest
from deterrence_kit.analysis.front import front
from deterrence_kit.analysis.goals import Goal, least_changes

goal = {goal!r}
limits = {limits!r}
given = {given!r}  # whatever differs and packages do not move
for reach in least_changes(scenario, {{**changes, **world}}, goal).values():
    print(reach.sentence())
best = cheapest(scenario, goal, given, limits=limits, most={most!r})
print(best.sentence(), best.changes)
trade = front(scenario, given, limits=limits)
for cost, credible, risk in zip(trade.cost, trade.credibility, trade.escalation):
    print(f"costs {{cost:.1f}} %: credibility {{credible:.3f}}, risk of escalation {{risk:.3%}} a year")"""

FORMS = """from deterrence_kit.analysis.forms import FORMS, directions, scenarios_by_form

for lever in directions(scenario, changes):
    if lever.disputed or lever.unseen:
        print(f"{lever.name}: {lever.signs}")
ranking = scenarios_by_form(scenarios, world)
for form in FORMS:
    print(f"{FORMS[form].label}: {dict(zip(ranking.names, ranking.places(form).tolist()))}")"""

PLAIN = "\nmembership = without_leavers\n"
JOINING = """from deterrence_kit.app.compare_and_decide import with_members  # who leaves and who joins

membership = with_members
"""


def decision_steps(reading: DecisionReading) -> list[str]:
    """The cells: packages side by side, draws and flips, goals and trade-offs, forms.

    Examples
    --------
    >>> from deterrence_kit.app.compare_and_decide import DecisionReading
    >>> from deterrence_kit.app.state import State
    >>> first, *_ = decision_steps(DecisionReading(State("us-korea", {"readiness": 0.7})))
    >>> "Package(name='On the sliders', changes={'readiness': 0.7}" in first
    True
    """
    state, rivals = reading.state, reading.packages[1:]
    moving = any(package.left or package.joined for package in rivals)
    compared = PACKAGES.format(
        membership=JOINING if moving else PLAIN,
        world=reading.world,
        others=decisions.compared_names(state)[1:],
        packages="\n".join(f"    {package!r}," for package in rivals),
        outcome=reading.weighed,
    )
    goal = GOAL.format(
        goal=decisions.goal_of(state),
        limits=decisions.limits_of(state),
        given=decisions.world_of(state),
        most=decisions.most_of(state),
    )
    ranked = RIVALS.format(draws=reading.DRAWS, most=len(reading.rivals))
    return [compared, *([ranked] if rivals else []), goal, FORMS]
