"""Packages, goals and trade-offs as cells of a notebook: what the decision page shows, computed again."""

from __future__ import annotations

from deterrence_kit.model.settings import is_lever
from deterrence_kit.pages.compare_and_decide import asked
from deterrence_kit.pages.compare_and_decide.findings import Findings

PACKAGES = """import numpy as np

from deterrence_kit.analysis.decide.bill import bill
from deterrence_kit.analysis.decide.comparison import TODAY
from deterrence_kit.analysis.decide.strategy import Strategy, without_leavers
from deterrence_kit.analysis.decide.robustness import robustness
from deterrence_kit.analysis.decide.flips import flips
from deterrence_kit.analysis.decide.compare import comparison_of, consequences
{membership}
# Assumptions and costs are the same for all packages; the page's own scenario comes first.
world = {world!r}
scenarios = [shipped, *(load_scenario(name) for name in {others!r})]
packages = [
{packages}
]
compared = comparison_of(
    [Strategy(TODAY), *packages],
    scenarios,
    lambda there, package: consequences(there, package, world, membership),
)
outcome = {outcome!r}
most, mean = compared.most_regret(outcome), compared.mean_regret(outcome)
for j, (name, package) in enumerate(zip(compared.strategies, [Strategy(TODAY), *packages])):
    costs = bill(membership(shipped, package), package.changes, world).sentence()
    here = f"costs {{costs}}, {{outcome}} {{compared.values[outcome][0, j]:.4f}}"
    print(f"{{name}}: {{here}}, largest regret {{most[j]:.4f}}, mean {{mean[j]:.4f}}")"""

RIVALS = """rivals = packages[:{most}]
draws = robustness(
    rivals, scenarios, world, outcome=outcome, draws={draws}, membership=membership
)
for name, share in zip(draws.strategies, draws.first.mean(axis=0)):
    print(f"{{name}}: first in {{share:.1%}} of scenarios and draws")
for flip in flips(rivals, scenarios, world, outcome=outcome, membership=membership)[:8]:
    print(f"{{flip.title}}: {{flip.sentence()}}")"""

GOAL = """from dataclasses import replace

from deterrence_kit.analysis.decide.bill import bills
from deterrence_kit.analysis.decide.front import front
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.reach import least_changes
from deterrence_kit.analysis.decide.ways import ways

goal = {goal!r}
limits = {limits!r}
given = {given!r}  # whatever differs and packages do not move
for reach in least_changes(scenario, {{**changes, **world}}, goal).values():
    print(reach.sentence())
# Ways are what is done besides the levers that are moved already.
standing = replace(scenario, settings={{**scenario.settings, **{levers!r}}})
for way in ways(standing, goal, {besides!r}, limits={from_here!r}, most={most!r}):
    end = "" if way.found.reached else ", which comes nearest to the goal and stays short of it"
    print(f"{{way.found.changes}}: {{way.costs.sentence()}}{{end}}")
trade = front(scenario, given, limits=limits)
told = bills(scenario, trade.packages, given)
for cost, credible, risk in zip(told, trade.credibility, trade.escalation):
    print(f"costs {{cost.sentence()}}: credibility {{credible:.3f}}, escalation {{risk:.3%}} a year")"""

FORMS = """from deterrence_kit.analysis.decide.forms import FORMS
from deterrence_kit.analysis.decide.directions import directions
from deterrence_kit.analysis.decide.form_rankings import scenarios_by_form

for lever in directions(scenario, changes):
    if lever.disputed or lever.unseen:
        print(f"{lever.name}: {lever.signs}")
ranking = scenarios_by_form(scenarios, world)
for form in FORMS:
    print(f"{FORMS[form].label}: {dict(zip(ranking.names, ranking.places(form).tolist()))}")"""

PLAIN = "\nmembership = without_leavers\n"
JOINING = """from deterrence_kit.datasets.accession import with_members

def membership(there, package):  # who leaves, who joins
    return with_members(there, package.left, package.joined)
"""


def decision_steps(shown: Findings) -> list[str]:
    """The cells: packages side by side, draws and flips, goals and trade-offs, forms.

    Examples
    --------
    >>> from deterrence_kit.app.state import State
    >>> first, *_ = decision_steps(Findings(State("us-korea", {"readiness": 0.7})))
    >>> "Strategy(name='On the sliders', changes={'readiness': 0.7}" in first
    True
    """
    state, rivals = shown.state, shown.packages[1:]
    moving = any(package.left or package.joined for package in rivals)
    compared = PACKAGES.format(
        membership=JOINING if moving else PLAIN,
        world=shown.world,
        others=asked.compared_names(state)[1:],
        packages="\n".join(f"    {package!r}," for package in rivals),
        outcome=shown.weighed,
    )
    goal = GOAL.format(
        goal=asked.goal_of(state),
        limits=asked.limits_of(state),
        given=asked.world_of(state),
        most=asked.most_of(state),
        levers={name: value for name, value in state.changes.items() if is_lever(name)},
        besides=asked.besides(state),
        from_here=asked.limits_of(state, asked.standing(state)),
    )
    ranked = RIVALS.format(draws=shown.DRAWS, most=len(shown.rivals))
    return [compared, *([ranked] if rivals else []), goal, FORMS]
