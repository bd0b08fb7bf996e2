"""The model as an ordinary Model of the EMA Workbench, for those who have their tools there.

Needs the optional packages ``pip install "deterrence-kit[ema]"``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from deterrence_kit.analysis.sweeps.attributes import (
    check_outcomes,
    check_settings,
    outcome_attributes,
    outcome_values,
)
from deterrence_kit.analysis.sweeps.experimental_design import experimental_design
from deterrence_kit.analysis.sweeps.sweep import OUTCOMES
from deterrence_kit.model import Scenario, assess
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, declared

if TYPE_CHECKING:
    from ema_workbench import Model

Ranges = Mapping[str, tuple[float, float] | None] | Iterable[str]
# The workbench asks for names that Python can spell: "will.USA" is "will__USA" there.
DOT = "__"


def ema_model(
    scenario: Scenario,
    levers: Ranges = (),
    uncertainties: Ranges = (),
    *,
    outcomes: Iterable[str] = OUTCOMES,
    changes: Mapping[str, float] | None = None,
) -> Model:
    """An `ema_workbench.Model` with levers, uncertainties and outcomes from the tables.

    Parameters
    ----------
    scenario : Scenario
    levers, uncertainties : iterable of str, or mapping of str to (low, high)
        Any settings; which of them are policy is for the study to say. Without a range, the
        declared one; the workbench draws all values of it alike. One ally's own value,
        ``"will.USA"``, is called ``will__USA`` there.
    outcomes : iterable of str
        As in `deterrence_kit.analysis.sweeps.sweep.sweep`.
    changes : mapping, optional
        Settings that differ from the scenario's own in every experiment.

    Returns
    -------
    ema_workbench.Model

    Raises
    ------
    ValueError
        If a name or a range is wrong.
    ImportError
        If the workbench is not installed.

    Notes
    -----
    Kwakkel 2017, *The Exploratory Modeling Workbench*. The workbench runs one experiment at a
    time; `deterrence_kit.analysis.sweeps.sweep.sweep` runs the same cases some hundred times as fast, and
    its columns can be handed to the workbench's PRIM just as well.

    Examples
    --------
    >>> import pytest
    >>> workbench = pytest.importorskip("ema_workbench")
    >>> from deterrence_kit import load_scenario
    >>> model = ema_model(load_scenario("us-japan"), ["readiness", "will.USA"], ["loss"])
    >>> [lever.name for lever in model.levers], model.outcomes[0].name
    (['readiness', 'will__USA'], 'credibility')
    """
    workbench = _workbench()
    kept = check_outcomes(outcomes)
    policy, world = _ranges(scenario, levers), _ranges(scenario, uncertainties)
    _check_apart(policy, world, changes or {})
    check_settings(changes or {}, scenario)
    model = workbench.Model(_word(scenario.name), function=_Function(scenario, kept, changes or {}))
    model.levers = [_parameter(workbench, scenario, n, r) for n, r in policy.items()]
    model.uncertainties = [_parameter(workbench, scenario, n, r) for n, r in world.items()]
    model.outcomes = [_outcome(workbench, name) for name in kept]
    return model


class _Function:
    """One experiment: settings by name in, outcomes by name out. An object, so that it pickles."""

    def __init__(
        self, scenario: Scenario, outcomes: tuple[str, ...], changes: Mapping[str, float]
    ) -> None:
        self.scenario, self.outcomes, self.changes = scenario, outcomes, dict(changes)
        self.__name__ = scenario.name

    def __call__(self, **settings: float) -> dict[str, float]:
        named = {**self.changes, **{n.replace(DOT, "."): v for n, v in settings.items()}}
        levers = {n: v for n, v in named.items() if SettingName.parse(n).base in LEVERS}
        assumed = {n: v for n, v in named.items() if n in ASSUMPTIONS}
        answer = assess(
            self.scenario,
            self.scenario.levers_at(levers),
            self.scenario.assumptions_at(assumed),
            members=False,
        )
        return {name: float(outcome_values(name, answer)) for name in self.outcomes}


def _parameter(workbench: Any, scenario: Scenario, name: str, ends: tuple[float, float]) -> Any:
    default = scenario.default_of(name)
    inside = default if ends[0] <= default <= ends[1] else None
    return workbench.RealParameter(name.replace(".", DOT), *ends, default=inside)


def _outcome(workbench: Any, name: str) -> Any:
    whole = (
        "0 to 1" in outcome_attributes(name)["units"]
        or "probability" in (outcome_attributes(name)["units"])
    )
    return workbench.ScalarOutcome(name, expected_range=(0, 1) if whole else None)


def _ranges(scenario: Scenario, settings: Ranges) -> dict[str, tuple[float, float]]:
    given = dict(settings) if isinstance(settings, Mapping) else dict.fromkeys(settings)
    check_settings(given, scenario)
    if not given:
        return {}
    checked = experimental_design(given, "random", cases=1)
    return {n: (low, high) for n, (low, high) in zip(checked.names, checked.axes, strict=True)}


def _check_apart(*named: Mapping[str, Any]) -> None:
    levers, uncertainties, changes = named
    if not levers and not uncertainties:
        raise ValueError("Nothing varies: name at least one lever or uncertainty.")
    for name in levers:
        if name in uncertainties:
            raise ValueError(f"{name} is given as a lever and as an uncertainty: choose one.")
    for name, value in changes.items():
        declared(name).check(value)
        if name in levers or name in uncertainties:
            raise ValueError(f"{name} varies and is changed at once: name it in one place only.")


def _word(name: str) -> str:
    """Letters and digits only, which the workbench insists on for the name of a model."""
    return "".join(letter for letter in name if letter.isalnum())


def _workbench() -> Any:
    import warnings

    try:
        with warnings.catch_warnings():  # about parallel evaluators that are not installed
            warnings.simplefilter("ignore")
            import ema_workbench
    except ImportError as missing:
        raise ImportError(
            'The adapter needs the EMA Workbench: pip install "deterrence-kit[ema]" '
            f"({missing.name} is missing)."
        ) from missing
    return ema_workbench
