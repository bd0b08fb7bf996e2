"""The tables of docs/scenarios.md: where each scenario stands, why, and what is at stake."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from deterrence_kit import Assumptions, assess, load_scenario, parameters_of, scenario_names
from deterrence_kit.model import Assessment, Scenario, quantities
from deterrence_kit.model.checklist_weights import ChecklistWeights
from deterrence_kit.model.stakes import QUESTIONS

REASONS = Path(__file__).with_name("scenario_reasons.toml")
FIGURE = re.compile(r"\{(\w+)(?: of ([\w-]+))?(?: with (\w+)=([\d.]+))?(?: without (\w+))?\}")


def scenarios_table() -> str:
    """A row for each scenario: pillars, resolve, denial, credibility, threshold, propensity, and why."""
    head = (
        "| scenario | capability | cohesion | burden sharing | geography | resolve | denial, pact "
        "| denial, alone | credibility | of which the pact adds | threshold | propensity a year "
        "| why this order |"
    )
    reasons = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    rows = [head, "| --- |" + " ---: |" * 11 + " --- |"]
    for name in scenario_names():
        scenario = load_scenario(name)
        a = assess(scenario)
        values = (
            a.capability, a.cohesion, a.burden_sharing, a.geography, a.resolve, a.denial,
            a.denial_alone, a.credibility, a.added, a.threshold,
        )  # fmt: skip
        cells = " | ".join(f"{v:.2f}" for v in values)
        why = _with_figures(name, reasons[name])
        rows.append(f"| {scenario.title} | {cells} | {100 * a.propensity:.1f} % | {why} |")
    return "\n".join(rows)


def _with_figures(name: str, reason: str) -> str:
    return FIGURE.sub(lambda found: _figure(name, *found.groups()), reason)


def _figure(
    name: str, quantity: str, other: str | None, moved: str | None, to: str | None, left: str | None
) -> str:
    """One figure of a reason, to two digits."""
    scenario = load_scenario(other or name)
    if left:
        scenario = scenario.without(left)
    return f"{float(getattr(_assessed(scenario, moved, to), quantity)):.2f}"


def _assessed(scenario: Scenario, moved: str | None, to: str | None) -> Assessment:
    changes = {moved: float(to)} if moved and to else {}
    assumed = {n: v for n, v in changes.items() if n in parameters_of(Assumptions)}
    levers = {n: v for n, v in changes.items() if n not in assumed}
    return assess(scenario, scenario.levers_at(levers), scenario.assumptions_at(assumed))


def stakes_table() -> str:
    """A row for each scenario: six answers, the stakes they give, isolation and the threshold."""
    labels = [parameters_of(ChecklistWeights)[q].label.lower() for q in QUESTIONS]
    rows = [
        f"| scenario | {' | '.join(labels)} | stakes V | isolation S | threshold |",
        "| --- |" + " --- |" * len(QUESTIONS) + " ---: |" * 3,
    ]
    for name in scenario_names():
        scenario = load_scenario(name)
        levels = " | ".join(answer.level for answer in scenario.checklist)
        isolation = float(quantities(scenario, {}, ["isolation"])["isolation"][0])
        threshold = float(assess(scenario).threshold)
        rows.append(
            f"| {scenario.title} | {levels} | {scenario.default_of('stakes'):.2f} "
            f"| {isolation:.2f} | {threshold:.2f} |"
        )
    return "\n".join(rows)
