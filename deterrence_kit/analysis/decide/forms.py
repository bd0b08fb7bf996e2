"""The same inputs through other published formulations: which conclusions depend on the form?

Each form turns a case into one number, larger where deterrence is stronger. Their scales differ, so
they are compared by ranks and by directions, not by values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import Settings, assess_cases, with_settings
from deterrence_kit.analysis.decide.game import game_of_deterrence, odds_as_probit
from deterrence_kit.analysis.decide.net_resources import by_net_resources
from deterrence_kit.model import Assessment, Assumptions, Scenario
from deterrence_kit.model.conflict import exposure
from deterrence_kit.model.parameter import Array

LEAST = 0.01  # of a part, so that one that is 0 does not make all others meaningless
NOTHING = 1e-9


@dataclass(frozen=True)
class Form:
    """One formulation.

    Attributes
    ----------
    name, label, meaning, source : str
    of : callable
        From a scenario, the settings and their assessment to one number a case.
    """

    name: str
    label: str
    meaning: str
    source: str
    of: Callable[[Scenario, Settings, Assessment], Array]


def margin(scenario: Scenario, settings: Settings, cases: Assessment) -> Array:
    """This model: credibility less the threshold.

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to float or ndarray, shape (cases,)
        What differs from the scenario's own.
    cases : Assessment
        Of those settings; arrays of shape (cases,).

    Returns
    -------
    ndarray, shape (cases,)

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> estonia = load_scenario("nato-estonia")
    >>> bool(margin(estonia, {}, assess(estonia)) >= 0) == bool(assess(estonia).holds)
    True
    """
    return cases.margin


def composite(scenario: Scenario, settings: Settings, cases: Assessment) -> Array:
    """The geometric mean of five parts between 0 and 1, equal weights.

    The four pillars, capability, cohesion, burden sharing and geography, and resolve. None can be
    made up for by the others in full: a part near 0 pulls the whole down. It knows no contest, no
    challenger's decision and no price of isolation.

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to float or ndarray, shape (cases,)
        What differs from the scenario's own.
    cases : Assessment
        Of those settings; arrays of shape (cases,).

    Returns
    -------
    ndarray, shape (cases,)

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> now = assess(load_scenario("nato-estonia"))
    >>> 0 < float(composite(load_scenario("nato-estonia"), {}, now)) < 1
    True
    """
    parts = (cases.capability, cases.cohesion, cases.burden_sharing, cases.geography, cases.resolve)
    logs = [np.log(np.maximum(part, LEAST)) for part in parts]
    return np.exp(sum(logs) / len(logs))


def statistical_game(scenario: Scenario, settings: Settings, cases: Assessment) -> Array:
    """Probability that the status quo lasts, in a game of challenger and pact with errors.

    The challenger gets 0 from the status quo. If it attacks and the pact stands aside, the attack
    fails with the probability `denial_alone`; if the pact acts, with `denial`: it gains its stakes
    `V`, or loses `L`, and pays the price of isolation `S` however it goes. The pact's utility of
    acting over standing aside is the probit of its resolve, and besides, what fighting would bring
    against an even fight: ``(denial − ½)(1 + L)``. So who would win bears on who would fight, which
    it does not in this model; and choices err by a normal error of one average prize on each
    alternative, whatever the clarity, the mixed signals and the challenger's discernment.

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to float or ndarray, shape (cases,)
        What differs from the scenario's own.
    cases : Assessment
        Of those settings; arrays of shape (cases,).

    Returns
    -------
    ndarray, shape (cases,)

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> estonia = load_scenario("nato-estonia")
    >>> 0 < float(statistical_game(estonia, {}, assess(estonia))) < 1
    True
    """
    levers = with_settings(scenario.levers, scenario, settings)
    world = with_settings(Assumptions(), scenario, settings)
    stakes, loss = (np.asarray(v, float) for v in (levers.stakes, world.loss))
    isolation = np.asarray(world.penalty, float) * np.asarray(levers.sanctions, float)
    isolation = isolation * exposure(
        scenario.gdp, scenario.challenger_gdp, np.asarray([scenario.world_gdp])
    )
    stakes, loss, isolation = (v[..., 0] if v.ndim else v for v in (stakes, loss, isolation))

    def attack(fails: Array) -> Array:
        values: Array = (1 - fails) * stakes - fails * loss - isolation
        return values

    play = game_of_deterrence(
        status_quo=np.zeros(()),
        capitulation=attack(cases.denial_alone),
        war=attack(cases.denial),
        resist=odds_as_probit(cases.effective_resolve) + (cases.denial - 0.5) * (1 + loss),
    )
    return play.status_quo


FORMS = {
    form.name: form
    for form in (
        Form(
            "margin", "This model", "Credibility less the threshold at which attacking stops paying.",
            "Model notes, sections 6 and 7.", margin,
        ),
        Form(
            "composite", "Composite index",
            "Geometric mean of the four pillars and resolve, with equal weights.",
            "OECD & JRC 2008, Handbook on Constructing Composite Indicators; the Human Development "
            "Index has used the geometric mean since 2010.", composite,
        ),
        Form(
            "game", "Statistical game",
            "Probability that the status quo lasts, in a two-player game with errors, where who "
            "would win bears on who would fight.",
            "Signorino & Tarar 2006, AJPS 50:586–605; agent errors: Signorino 2003.",
            statistical_game,
        ),
        Form(
            "net", "Net resources",
            "This model, with strength measured by population times the square of GDP per head "
            "instead of by military spending and heads.",
            "Beckley 2018, International Security 43:2, 7–44; of the measures tried on 140 decided "
            "two-sided disputes it fits best.", by_net_resources,
        ),
    )
}  # fmt: skip


def form_values(scenario: Scenario, settings: Settings | None = None) -> dict[str, Array]:
    """Every form's number for every case, shape (cases,).

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to float or ndarray, shape (cases,), optional
        As in `assess_cases`.

    Returns
    -------
    dict of str to ndarray, shape (cases,)
        By form.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> sorted(form_values(load_scenario("us-korea")))
    ['composite', 'game', 'margin', 'net']
    """
    given = {n: np.asarray(v, dtype=float) for n, v in (settings or {}).items()}
    cases = assess_cases(scenario, given)
    return {
        name: np.broadcast_to(form.of(scenario, given, cases), np.shape(cases.credibility))
        for name, form in FORMS.items()
    }


def sign_of(value: float) -> int:
    """1, −1, or 0 for what is smaller than `NOTHING`.

    Parameters
    ----------
    value : float

    Returns
    -------
    int

    Examples
    --------
    >>> sign_of(-0.2), sign_of(1e-12)
    (-1, 0)
    """
    return 0 if abs(value) < NOTHING else int(np.sign(value))
