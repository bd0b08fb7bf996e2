"""The same inputs through other published formulations: which conclusions depend on the form?

Each form turns a case into one number, larger where deterrence is stronger. Their scales differ, so
they are compared by ranks and by directions, not by values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import _filled, assess_cases
from deterrence_kit.analysis.game import game_of_deterrence, odds_as_probit
from deterrence_kit.model import Assessment, Assumptions, Scenario
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.settings import LEVERS, declared

LEAST = 0.01  # of a part, so that one that is 0 does not make all others meaningless
NOTHING = 1e-9
Settings = Mapping[str, np.ndarray]


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
    of: Callable[[Scenario, Settings, Assessment], np.ndarray]


def margin(scenario: Scenario, settings: Settings, cases: Assessment) -> np.ndarray:
    """This model: credibility less the threshold."""
    return cases.credibility - cases.threshold


def composite(scenario: Scenario, settings: Settings, cases: Assessment) -> np.ndarray:
    """The geometric mean of five parts between 0 and 1, equal weights.

    The four pillars, capability, cohesion, burden sharing and geography, and resolve. None can be
    made up for by the others in full: a part near 0 pulls the whole down. It knows no contest, no
    challenger's decision and no price of isolation.

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


def statistical_game(scenario: Scenario, settings: Settings, cases: Assessment) -> np.ndarray:
    """Probability that the status quo lasts, in a game of challenger and pact with errors.

    The challenger gets 0 from the status quo. If it attacks and the pact stands aside, the attack
    fails with the probability `denial_alone`; if the pact acts, with `denial`: it gains its stakes
    `V`, or loses `L`, and pays the price of isolation `S` however it goes. The pact's utility of
    acting over standing aside is the probit of its resolve, and besides, what fighting would bring
    against an even fight: ``(denial − ½)(1 + L)``. So who would win bears on who would fight, which
    it does not in this model; and choices err by a normal error of one average prize on each
    alternative, whatever the clarity, the mixed signals and the challenger's discernment.
    """
    levers = _filled(scenario.levers, scenario, settings)
    world = _filled(Assumptions(), scenario, settings)
    stakes, loss = (np.asarray(v, float) for v in (levers.stakes, world.loss))
    isolation = np.asarray(world.penalty, float) * np.asarray(levers.sanctions, float)
    stakes, loss, isolation = (v[..., 0] if v.ndim else v for v in (stakes, loss, isolation))

    def attack(fails: np.ndarray) -> np.ndarray:
        return (1 - fails) * stakes - fails * loss - isolation

    play = game_of_deterrence(
        status_quo=np.zeros(()),
        capitulation=attack(cases.denial_alone),
        war=attack(cases.denial),
        resist=odds_as_probit(cases.resolve) + (cases.denial - 0.5) * (1 + loss),
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
    )
}  # fmt: skip


def form_values(
    scenario: Scenario, settings: Mapping[str, float | np.ndarray] | None = None
) -> dict[str, np.ndarray]:
    """Every form's number for every case, shape (cases,).

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> sorted(form_values(load_scenario("us-korea")))
    ['composite', 'game', 'margin']
    """
    given = {n: np.asarray(v, dtype=float) for n, v in (settings or {}).items()}
    cases = assess_cases(scenario, given)
    return {
        name: np.broadcast_to(form.of(scenario, given, cases), np.shape(cases.credibility))
        for name, form in FORMS.items()
    }


@dataclass(frozen=True, eq=False)
class Ranking:
    """Several cases, ranked by every form.

    Attributes
    ----------
    names : tuple of str
    values : dict of str to ndarray, shape (cases,)
        By form.
    """

    names: tuple[str, ...]
    values: dict[str, np.ndarray]

    def places(self, form: str) -> np.ndarray:
        """Place of each case, 1 for the strongest; who is level shares the better one."""
        values = self.values[form]
        return 1 + np.sum(values[None, :] > values[:, None] + NOTHING, axis=1)

    def agreement(self, form: str, other: str = "margin") -> float:
        """Kendall's tau-b between two forms: 1 the same order, −1 the reverse; NaN without an order."""
        return kendall(self.values[form], self.values[other])

    @property
    def disputed(self) -> tuple[tuple[str, str], ...]:
        """Pairs of cases that not all forms put in the same order."""
        size = len(self.names)
        found = []
        for i in range(size):
            for j in range(i + 1, size):
                signs = {_sign(v[i] - v[j]) for v in self.values.values()} - {0}
                if len(signs) > 1:
                    found.append((self.names[i], self.names[j]))
        return tuple(found)


def kendall(one: np.ndarray, other: np.ndarray) -> float:
    """Kendall's tau-b, ties accounted for.

    Examples
    --------
    >>> import numpy as np
    >>> kendall(np.array([1.0, 2, 3]), np.array([1.0, 3, 2]))
    0.3333333333333333
    """
    upper = np.triu_indices(len(one), 1)
    signs = [
        np.sign((v[:, None] - v[None, :])[upper]) for v in (np.asarray(one), np.asarray(other))
    ]
    size = np.sqrt(float((signs[0] ** 2).sum()) * float((signs[1] ** 2).sum()))
    return float((signs[0] * signs[1]).sum() / size) if size else float("nan")


def scenarios_by_form(
    scenarios: Sequence[Scenario], changes: Mapping[str, float] | None = None
) -> Ranking:
    """Scenarios ranked by every form, as they stand or with the same changes in all.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = scenarios_by_form([load_scenario(n) for n in ("us-japan", "us-philippines")])
    >>> {form: found.places(form).tolist() for form in FORMS}["margin"]
    [1, 2]
    """
    if not scenarios:
        raise ValueError("Scenarios are ranked: give at least one.")
    every = [form_values(s, _there(s, changes or {})) for s in scenarios]
    values = {form: np.array([float(v[form]) for v in every]) for form in FORMS}
    return Ranking(tuple(s.name for s in scenarios), values)


def _there(scenario: Scenario, changes: Mapping[str, float]) -> dict[str, float]:
    known = {"", *scenario.codes}
    return {n: v for n, v in changes.items() if n.partition(".")[2] in known}


@dataclass(frozen=True)
class Direction:
    """Which way one lever moves each form over the room it has.

    Attributes
    ----------
    name : str
    signs : dict of str to int
        By form: 1 where raising the lever strengthens deterrence, −1 where it weakens it, 0 where it
        does nothing.
    effects : dict of str to float
        What raising the lever from its lowest to its highest changes, in the form's own unit.
    turns : tuple of str
        Forms in which the effect turns round within the range.
    """

    name: str
    signs: dict[str, int]
    effects: dict[str, float]
    turns: tuple[str, ...]

    @property
    def disputed(self) -> bool:
        """Whether one form says up and another down."""
        return {1, -1} <= set(self.signs.values())

    @property
    def unseen(self) -> tuple[str, ...]:
        """Forms that do not see the lever at all, where another does."""
        seen = any(self.signs.values())
        return tuple(form for form, sign in self.signs.items() if seen and sign == 0)


def directions(
    scenario: Scenario,
    changes: Mapping[str, float] | None = None,
    names: Sequence[str] = tuple(POLICY),
    steps: int = 9,
) -> tuple[Direction, ...]:
    """The direction of every lever in every form, the others as they are: one vectorised call.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = {d.name: d for d in directions(load_scenario("nato-estonia"))}
    >>> found["readiness"].signs, found["readiness"].disputed
    ({'margin': 1, 'composite': 1, 'game': 1}, False)
    >>> found["sanctions"].unseen
    ('composite',)
    """
    given = dict(changes or {})
    unknown = [n for n in names if n not in LEVERS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no lever; there are: {', '.join(LEVERS)}.")
    settings: dict[str, np.ndarray] = {n: np.asarray(float(v)) for n, v in given.items()}
    for i, name in enumerate(names):
        column = np.full((len(names), steps), float(given.get(name, scenario.default_of(name))))
        column[i] = np.linspace(declared(name).low, declared(name).high, steps)
        settings[name] = column
    values = form_values(scenario, settings)
    return tuple(_direction(n, {f: v[i] for f, v in values.items()}) for i, n in enumerate(names))


def _direction(name: str, curves: Mapping[str, np.ndarray]) -> Direction:
    effects = {form: float(curve[-1] - curve[0]) for form, curve in curves.items()}
    steps = {form: {_sign(s) for s in np.diff(curve)} for form, curve in curves.items()}
    turns = tuple(form for form, found in steps.items() if {1, -1} <= found)
    return Direction(name, {f: _sign(e) for f, e in effects.items()}, effects, turns)


def _sign(value: float) -> int:
    return 0 if abs(value) < NOTHING else int(np.sign(value))
