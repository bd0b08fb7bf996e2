"""Bands, agreement and reversals as cells of a notebook: what the page on uncertainty shows."""

from __future__ import annotations

from deterrence_kit.analysis.doubt.ranking import RANK_DRAWS
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.pages.uncertainty.words import FIGURES
from deterrence_kit.views.verdict_words import wording

BANDS = """from deterrence_kit.analysis.doubt.difference import difference
from deterrence_kit.analysis.doubt.uncertainty import uncertainty

found = uncertainty(scenario, changes, draws={draws})
print(f"Deterrence {verdict} in {{found.holding:.1%}} of {{found.draws:,}} draws of the assumptions")
print(f"settled: {{found.settled(*{rows!r})}}")
for name in {rows!r}:
    low, middle, high = found.band(name, (0.05, 0.5, 0.95))
    print(f"{{name:16}} {{low:.4f}} to {{high:.4f}}, half of the draws below {{middle:.4f}}")
moved = difference(uncertainty(shipped, {{}}, draws={draws}), found)
print(f"More credible than at the baseline in {{moved.rising:.1%}} of the draws")
low, high = found.band("member_resolve", (0.05, 0.95))
for name, least, most in zip(scenario.names, low, high):
    print(f"{{name:24}} honours with {{least:.2f}} to {{most:.2f}}")"""

SURE = """from deterrence_kit.analysis.doubt.ranking import lever_gains, pivotal_allies
from deterrence_kit.analysis.doubt.reversal import reversals

levers = lever_gains(scenario, changes, {draws})
print(f"{{levers.leader}} buys most in {{levers.agreeing:.0%}} of the draws")
if len(scenario.codes) > 1:
    allies = pivotal_allies(scenario, changes, {draws})
    print(f"{{allies.leader}} leaving costs most in {{allies.agreeing:.0%}} of the draws")
for flip in reversals(scenario, changes):
    if flip.value is not None:
        print(f"{{flip.name}}: {{flip.now:g}} now, the verdict flips at {{flip.value:.4g}}")"""

TORNADO = """from deterrence_kit.analysis.doubt.tornado import tornado
from deterrence_kit.model.settings import ASSUMPTIONS

# Each assumption between the ends of its nine draws in ten.
ends = {{
    name: tuple(p.quantile([{low}, {high}], changes.get(name)).tolist())
    for name, p in ASSUMPTIONS.items()
}}
bars = tornado(scenario, ends, {outcome!r}, changes=changes)
for name, low, high in zip(bars.names, bars.at_low, bars.at_high):
    print(f"{{name:24}} {{low:.4f}} to {{high:.4f}}")"""

KNOWING = """import numpy as np

from deterrence_kit.analysis.doubt.worth_knowing import worth_knowing

# What knowing one assumption would do to the verdict; for packages, their outcomes are the columns.
holds = found.cases.holds.astype(float)
told = worth_knowing(found.worlds, np.column_stack([holds, 1 - holds]))
for name, share in zip(told.names, told.changing):
    if share:
        print(f"{{name:24}} would turn the verdict in {{share:.0%}} of the draws")"""

SPREAD = """from deterrence_kit.analysis.doubt.variance import variance_shares

shares = variance_shares(scenario, changes, {outcome!r})
for name, first, total in zip(shares.names, shares.first[-1], shares.total[-1]):
    print(f"{{name:24}} {{first:.2f}} by itself, {{total:.2f}} with interactions")"""

RULES = """from deterrence_kit.analysis.doubt.discovery import discovery

rules = discovery(scenario, changes, {over!r})
for region in rules.boxes:
    print(region.box, region.case)"""


def uncertainty_steps(shown: Findings) -> list[str]:
    """The cells: bands, how sure conclusions are and what flips them, the tornado, and what was asked.

    Examples
    --------
    >>> from deterrence_kit.app.state import State
    >>> bands, *_ = uncertainty_steps(Findings(State("us-korea")))
    >>> "uncertainty(scenario, changes, draws=250)" in bands
    True
    """
    low, high = shown.OUTER
    outcome, over = shown.state.choice("matters"), shown.state.choice("rules")
    verdict = wording(shown.scenario).holds
    steps = [
        BANDS.format(draws=shown.found.draws, rows=tuple(FIGURES), verdict=verdict),
        SURE.format(draws=RANK_DRAWS),
        TORNADO.format(low=low, high=high, outcome=outcome),
        KNOWING.format(),
    ]
    steps += [SPREAD.format(outcome=outcome)] * (shown.state.choice("spread") != "off")
    return steps + [RULES.format(over=over)] * (over != "off")
