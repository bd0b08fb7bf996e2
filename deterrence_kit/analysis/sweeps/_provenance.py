"""What decides the numbers of a sweep: kept with its result, compared when it is taken up again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from importlib.metadata import version
from typing import Any

import numpy as np

from deterrence_kit.analysis.sweeps._pieces import Task
from deterrence_kit.model import Scenario


def _about(task: Task) -> dict[str, str]:
    cast, release = task.design, version("deterrence-kit")
    decides = {
        "scenario": scenario_digest(task.scenario),
        "settings": dict(zip(cast.names, cast.axes, strict=True)),
        "design": cast.kind,
        "cases": cast.cases,
        "seed": cast.seed if cast.kind != "grid" else 0,
        "outcomes": task.outcomes,
        "changes": dict(task.changes),
        "version": release,
    }
    return {
        "title": f"{task.scenario.title}: {cast.cases:,} cases",
        "scenario": task.scenario.name,
        "facts_as_of": task.scenario.checked,
        "basis_of_facts": task.scenario.basis,
        "design": cast.kind,
        "seed": str(cast.seed),
        "source": f"deterrence_kit {release}",
        "comment": "The tool illuminates choices; it does not predict wars.",
        "sweep": json.dumps(decides),
    }


def scenario_digest(scenario: Scenario) -> str:
    """A fingerprint of everything in a scenario that its numbers depend on.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> one, other = load_scenario("nato-estonia"), load_scenario("nato-poland")
    >>> scenario_digest(one) == scenario_digest(one.without("USA"))
    False
    """
    found = hashlib.sha256()
    for field in fields(scenario):
        value = getattr(scenario, field.name)
        if field.name == "formulas":
            value = {name: _code(formula) for name, formula in sorted(value.items())}
        told = value.tobytes() if isinstance(value, np.ndarray) else repr(value).encode()
        found.update(field.name.encode() + told)
    return found.hexdigest()[:16]


def _code(formula: Any) -> str:
    """What a formula does, as far as its own code tells."""
    code = getattr(formula, "__code__", None)
    if code is None:
        return repr(type(formula))
    plain = [c for c in code.co_consts if isinstance(c, int | float | str)]
    return repr((code.co_code, code.co_names, plain))
