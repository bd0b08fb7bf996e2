"""What the columns of a sweep mean: label, unit, meaning and source, as attributes of the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from difflib import get_close_matches

import numpy as np

from deterrence_kit.analysis.outcomes import OUTCOMES
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.blocks import MEMBER_QUANTITIES
from deterrence_kit.model.formulas import FORMULAS
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, SETTINGS, declared, is_lever

UNITS = (
    {"propensity": "probability a year", "holds": "1 where true, else 0"}
    | dict.fromkeys(("force_share", "deaths_share", "war_share"), "share of challenges")
    | dict.fromkeys(
        (
            "resolve",
            "effective_resolve",
            "denial",
            "denial_alone",
            "credibility",
            "threshold",
            "challenge",
            "record_trust",
        ),
        "probability",
    )
)
MEANINGS = {
    "added": "What the pact adds to the protégé's own defence: credibility less denial_alone.",
    "holds": "Whether attacking does not pay: credibility at or above the threshold.",
}
# In the order in which they are told: pillars, who would fight, what the challenger sees and does.
OUTCOME_NAMES = (
    *(f.name for f in fields(Assessment) if f.name not in MEMBER_QUANTITIES),
    *MEANINGS,
    *(name for name in OUTCOMES if name not in Assessment.__dataclass_fields__),
)


def setting_attributes(name: str, scenario: Scenario) -> dict[str, str]:
    """Label, unit, meaning, evidence and source of a lever or assumption.

    Parameters
    ----------
    name : str
        Of a lever or an assumption, or of one ally's own value, ``"will.USA"``.
    scenario : Scenario

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> setting_attributes("will.USA", load_scenario("nato-estonia"))["long_name"]
    'Domestic will, United States'
    """
    base, code = SettingName.parse(name)
    parameter = declared(base)
    ally = f", {scenario.names[scenario.codes.index(code)]}" if code else ""
    return {
        "long_name": parameter.label + ally,
        "units": parameter.unit,
        "kind": "lever" if is_lever(base) else "assumption",
        "description": parameter.meaning,
        "evidence": parameter.evidence,
        "source": parameter.source,
    }


def outcome_attributes(name: str) -> dict[str, str]:
    """Label, unit and meaning of an outcome; its formula is its source.

    Parameters
    ----------
    name : str
        One of `OUTCOME_NAMES`.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> outcome_attributes("propensity")["units"]
    'probability a year'
    """
    if name in OUTCOMES:
        known = OUTCOMES[name]
        return {"long_name": known.label, "units": known.unit, "description": known.meaning}
    words = (FORMULAS[name].__doc__ or "").splitlines()[0] if name in FORMULAS else MEANINGS[name]
    label = name.replace("_", " ").capitalize()
    return {"long_name": label, "units": UNITS.get(name, "0 to 1"), "description": words}


def outcome_values(name: str, answer: Assessment) -> Array:
    """One value a case of an outcome.

    Parameters
    ----------
    name : str
        One of `OUTCOME_NAMES`.
    answer : Assessment
        Arrays of shape (cases,).

    Returns
    -------
    ndarray, shape (cases,)

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> outcome_values("holds", assess(load_scenario("nato-estonia"))).shape
    ()
    """
    values = OUTCOMES[name].of(answer) if name in OUTCOMES else getattr(answer, name)
    return np.asarray(values, dtype=float)


def check_outcomes(names: Iterable[str]) -> tuple[str, ...]:
    """The names of outcomes, or a sentence about the first that is none.

    Parameters
    ----------
    names : iterable of str, or str

    Returns
    -------
    tuple of str

    Raises
    ------
    ValueError
        If a name is no outcome's, or there is none.

    Examples
    --------
    >>> check_outcomes(["credibilty"])
    Traceback (most recent call last):
    ValueError: No outcome is called 'credibilty' (did you mean 'credibility'?); there are: ...
    """
    names = (names,) if isinstance(names, str) else tuple(names)
    if not names:
        raise ValueError(f"Name at least one outcome: {', '.join(OUTCOME_NAMES)}.")
    for name in names:
        if name in MEMBER_QUANTITIES:
            raise ValueError(
                f"{name} has a value for each member; a sweep keeps one value a case. For a few "
                "cases use assess_cases(..., members=True)."
            )
        if name not in OUTCOME_NAMES:
            raise ValueError(
                f"No outcome is called {name!r}{_meant(name, OUTCOME_NAMES)}; there are: "
                f"{', '.join(OUTCOME_NAMES)}."
            )
    return names


def check_settings(names: Iterable[str], scenario: Scenario) -> None:
    """Refuse a setting that the scenario does not have, with a sentence.

    Parameters
    ----------
    names : iterable of str
    scenario : Scenario

    Raises
    ------
    ValueError
        If a name is no setting's that the scenario has.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> check_settings(["readyness"], load_scenario("us-korea"))
    Traceback (most recent call last):
    ValueError: No lever or assumption is called 'readyness' (did you mean 'readiness'?); ...
    """
    known = {**LEVERS, **ASSUMPTIONS}
    for name in names:
        base, code = SettingName.parse(str(name))
        if base in SETTINGS and base not in known:
            raise ValueError(f"{name} belongs to another table: assess does not read it.")
        if base not in known:
            raise ValueError(
                f"No lever or assumption is called {name!r}{_meant(base, known)}; the names stand "
                "in docs/parameters.md."
            )
        if code is not None and known[base].scope != "member":
            raise ValueError(f"{name}: {base} is one number for the whole pact; write {base!r}.")
        if code is not None and code not in scenario.codes:
            raise ValueError(
                f"{name}: {code!r} is no member of {scenario.title}; members: "
                f"{', '.join(scenario.codes)}."
            )


def _meant(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(str(name), list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
