"""Settings by name: the tables as one vocabulary, with ``will.USA`` for one ally's own value."""

from __future__ import annotations

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.costs import Costs
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.parameter import Parameter, parameters_of
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.years.rates import Rates

LEVERS = parameters_of(Levers)
ASSUMPTIONS = parameters_of(Assumptions)
RATES = parameters_of(Rates)
COSTS = parameters_of(Costs)
REGIONAL = parameters_of(Regional)

# Every table whose numbers a user may change, by name: sliders, links and docs are made from it.
TABLES = {
    "levers": LEVERS, "assumptions": ASSUMPTIONS, "rates": RATES, "costs": COSTS, "regional": REGIONAL,
}  # fmt: skip
SETTINGS = {name: parameter for table in TABLES.values() for name, parameter in table.items()}


def declared(name: str) -> Parameter:
    """The declaration behind a setting's name; ``"will.USA"`` is declared as ``"will"``.

    Parameters
    ----------
    name : str

    Returns
    -------
    Parameter

    Raises
    ------
    KeyError
        If no table declares it.

    Examples
    --------
    >>> declared("will.USA").label
    'Domestic will'
    """
    return SETTINGS[SettingName.parse(name).base]


def is_lever(name: str) -> bool:
    """Whether a setting is a lever, for the pact or for one ally, and nothing assumed of the opponent.

    Parameters
    ----------
    name : str

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_lever(name) for name in ("will.USA", "stakes", "loss")]
    [True, False, False]
    """
    base = SettingName.parse(name).base
    return base in LEVERS and base not in OPPONENT
