"""What stands behind a scenario: its record, the reasons for its settings, its gaps, the limits."""

from __future__ import annotations

from typing import Any

from deterrence_kit.datasets.outcomes import what_happened
from deterrence_kit.model import Scenario
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.record import cited
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.record_words import SIGNS, crisis_words, record_words
from deterrence_kit.views.shapes import Entry

LIMITS = (
    "The model compares choices; it does not predict wars. Its levels are less certain than the "
    "direction and the relative size of changes.",
    "It knows nuclear weapons on the step to war alone; it leaves out the course of fighting, and "
    "surprise; it takes the challenger to weigh gain and loss, noisily.",
    "Scales from 0 to 1 without a unit are judgements, as are the baselines set for this scenario; "
    "the “i” beside each lever says which figures are measured.",
)


def about(scenario: Scenario) -> dict[str, Any]:
    """Summary and sections of the fold under the pictures."""
    war = [scenario.war.words] if scenario.war else []
    sections: list[tuple[str, list[Any]]] = [
        ("A war under way: no verdict is given", war),
        ("The record: crises in which the pact was called upon", _record(scenario)),
        ("What this scenario sets differently from the average pact, and why", _reasons(scenario)),
        ("The opponent: assumptions about it, and facts of the pair", _opponent(scenario)),
        ("Gaps in the figures", list(scenario.gaps)),
        ("What the model does not claim", list(LIMITS)),
    ]
    return {
        "summary": f"{scenario.title}, {scenario.year}. {scenario.summary}",
        "sections": [
            *({"title": title, "items": items} for title, items in sections if items),
            *_happened(scenario),
        ],
    }


def _happened(scenario: Scenario) -> list[dict[str, Any]]:
    """A section of its own, closed until it is opened; a file of one's own has none."""
    outcome = None if scenario.origin else what_happened(scenario.name)
    if outcome is None:
        return []
    items = [outcome.text, f"Source: {cited(outcome.source, scenario.basis)}"]
    return [{"title": "What happened", "items": items, "closed": True}]


def _record(scenario: Scenario) -> list[str | Entry]:
    marked = [
        SIGNS[crisis.outcome] | Entry(text=crisis_words(crisis)) for crisis in scenario.record
    ]
    return [record_words(scenario), *marked]


def _reasons(scenario: Scenario) -> list[str]:
    names = dict(zip(scenario.codes, scenario.names, strict=True))
    reasons = [
        f"{label_of(name, names)} {number_text(value, declared(name).unit)}: "
        f"{scenario.why.get(name, 'judgement')}"
        for name, value in scenario.settings.items()
        if name not in OPPONENT
    ]
    theatre = scenario.why.get("theatre")
    return [*reasons, f"Theatre: {theatre}"] if theatre else reasons


def _opponent(scenario: Scenario) -> list[str]:
    """Stakes, readiness, rivalry and quiet years as the file has them, each with its reason."""
    return [
        f"{label_of(name, {})} {number_text(scenario.default_of(name), declared(name).unit)}: "
        f"{scenario.why.get(name, 'the same for every scenario that does not say.')}"
        for name in OPPONENT
    ]
