"""Words for sliders: what people search by, what a scale without a unit is like, and examples of it."""

from __future__ import annotations

from functools import cache, lru_cache

from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model import Scenario
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.views.names import with_year

Example = tuple[float, str, str]  # the value, the scenario, the reason

#: What people call it, by the setting it is: each word finds those settings, besides their own texts.
SYNONYMS = {
    "troops": ("presence", "contribution", "readiness"),
    "soldiers": ("presence", "contribution", "readiness"),
    "brigade": ("presence", "stocks"),
    "tanks": ("stocks", "presence"),
    "bases": ("access", "presence", "stocks"),
    "budget": ("spending", "spending_floor", "durability"),
    "money": ("spending", "spending_floor"),
    "2 %": ("spending_floor", "guideline"),
    "missiles": ("air_defence",),
    "drones": ("air_defence",),
    "ships": ("lift",),
    "railways": ("lift", "access"),
    "trade": ("sanctions",),
    "cyber": ("sanctions",),
    "election": ("will", "weight_politics"),
    "public": ("will",),
    "vote": ("decision_days", "consultation"),
    "article 5": ("clarity", "red_lines"),
    "treaty": ("clarity", "caveats"),
    "exercises": ("signalling", "interoperability"),
}

#: What the ends and the middle of a track are like: low, middle, high. A switch has no middle.
ANCHORS = {
    "readiness": ("hollow", "half could go", "on alert"),
    "challenger_readiness": ("hardly any", "half could come", "all could come"),
    "interoperability": ("side by side", "common standards", "as one force"),
    "command": ("each its own war", "joint plans", "one commander"),
    "intelligence": ("each sees alone", "some is passed on", "one picture"),
    "sanctions": ("none", "as in 2014", "as in 2022"),
    "durability": ("first to be cut", "in part", "set by law"),
    "shared_threat": ("at odds", "in part", "of one mind"),
    "red_lines": ("none said", "in general", "agreed in writing"),
    "clarity": ("may be read away", "with ways out", "leaves none"),
    "permanence": ("left at a word", "at a year's notice", "no way out"),
    "caveats": ("comes whatever", "in half the cases", "hardly ever comes"),
    "signalling": ("unseen", "now and then", "every year, large"),
    "consultation": ("by letter", "when called", "standing council"),
    "will": ("unwilling", "average pact", "would fight"),
    "turmoil": ("calm", "unrest", "regime falls"),
    "restraint": ("backed whatever", "on some terms", "only if careful"),
    "stocks": ("all is shipped", "half waits there", "all waits there"),
    "access": ("closed", "in part", "open"),
    "air_defence": ("bare", "some ports", "covered"),
    "civil_protection": ("none", "some shelter", "hits soon mended"),
    "rivalry": ("no", "", "yes"),
    "nuclear_arms": ("ignored", "", "counted"),
    "average_agreement": ("half agreed", "mostly", "of one vote"),
    "average_stake": ("none", "half", "as its own"),
    "average_fair_share": ("half of it", "three quarters", "all of it"),
    "average_institutions": ("hardly any", "some", "dense"),
    "correlation": ("each for itself", "in part", "as one"),
}


def also(name: str) -> str:
    """The words that find a setting besides its own texts.

    Examples
    --------
    >>> also("spending_floor")
    'budget money 2 %'
    """
    return " ".join(word for word, names in SYNONYMS.items() if name in names)


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
