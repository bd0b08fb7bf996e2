"""Where a setting stands in the shipped scenarios: examples of a scale, each with its file's own reason."""

from __future__ import annotations

from functools import cache, lru_cache

from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model import Scenario
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS
from deterrence_kit.views.labels import number_text
from deterrence_kit.views.names import with_year

Example = tuple[float, str, str]  # the value, the scenario, the reason


@lru_cache(maxsize=1)
def _given() -> dict[str, list[Example]]:
    """What the scenarios set, by setting; what has no reason of its own is no example."""
    found: dict[str, list[Example]] = {}
    for scenario in map(load_scenario, scenario_names()):
        for name, value in scenario.settings.items():
            base, code = SettingName.parse(name)
            reason = scenario.why.get(name) or (scenario.why.get(base, "") if code else "")
            if reason and base in LEVERS and base not in OPPONENT:
                found.setdefault(base, []).append((float(value), _where(scenario, code), reason))
    return found


def _where(scenario: Scenario, code: str | None) -> str:
    title = with_year(scenario.title, scenario.year)
    if code is None:
        return title
    return f"{title}, {dict(zip(scenario.codes, scenario.names, strict=True)).get(code, code)}"


@cache
def examples(name: str) -> tuple[str, ...]:
    """The lowest and the highest value that a shipped scenario sets, with its reason.

    Examples
    --------
    >>> len(examples("clarity"))
    2
    >>> examples("readiness.none")
    ()
    """
    given = sorted(_given().get(name, []))
    ends = given[:1] + given[-1:] if len({value for value, *_ in given}) > 1 else given[:1]
    unit = LEVERS[name].unit if ends else ""
    return tuple(f"{number_text(value, unit)}: {where}. {why}" for value, where, why in ends)
