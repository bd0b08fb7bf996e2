"""Packages side by side over several scenarios: values, regret, and where the ranking flips."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.draws import assumption_draws
from deterrence_kit.analysis.outcomes import OUTCOMES, outcome_called
from deterrence_kit.analysis.prices import price
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, declared

MOST_PACKAGES = 6
TODAY = "As things stand"
STEPS = 41
EVEN = 1e-9  # packages that differ by less are level


@dataclass(frozen=True)
class Package:
    """A set of measures under a name.

    Attributes
    ----------
    name : str
    changes : mapping
        Levers by name, ``{"readiness": 0.7, "will.USA": 0.6}``. The same values hold in every
        scenario; an ally's own value counts where that ally is a member.
    left, joined : tuple of str
        Codes of the members that leave, where they are members, and of the states that join.

    Examples
    --------
    >>> Package("Later", {"loss": 2})
    Traceback (most recent call last):
    ValueError: A package is made of levers, and loss is not one. Assumptions hold for all packages
    alike: give them as the world.
    """

    name: str
    changes: Mapping[str, float] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, value in self.changes.items():
            if name.partition(".")[0] not in LEVERS:
                raise ValueError(
                    f"A package is made of levers, and {name} is not one. Assumptions hold for all "
                    "packages alike: give them as the world."
                )
            declared(name).check(value)

    def in_scenario(self, scenario: Scenario) -> dict[str, float]:
        """The changes that mean something there: no values of states that are not members."""
        known = {"", *scenario.codes}
        return {n: v for n, v in self.changes.items() if n.partition(".")[2] in known}


Membership = Callable[[Scenario, Package], Scenario]


def without_leavers(scenario: Scenario, package: Package) -> Scenario:
    """The scenario after a package's leavers have left; states that join need `datasets`."""
    if package.joined:
        raise ValueError(
            f"{package.name} lets {', '.join(package.joined)} join: give compare() a membership "
            "function that knows them, such as one made with datasets.accession.with_member."
        )
    for code in package.left:
        if code in scenario.codes and code != scenario.codes[scenario.protege]:
            scenario = scenario.without(code)
    return scenario


@dataclass(frozen=True, eq=False)
class Comparison:
    """Packages over scenarios; what stands is the first column.

    Attributes
    ----------
    packages : tuple of str
    scenarios : tuple of str
        Their names.
    titles : tuple of str
    values : dict of str to ndarray, shape (scenarios, packages)
        Every outcome of `outcomes.OUTCOMES`.
    cost : ndarray, shape (scenarios, packages), % of the pact's military spending
    """

    packages: tuple[str, ...]
    scenarios: tuple[str, ...]
    titles: tuple[str, ...]
    values: dict[str, np.ndarray]
    cost: np.ndarray

    def regret(self, outcome: str = "credibility") -> np.ndarray:
        """How far each package stays behind the best in the same scenario, shape of the values.

        Savage 1951: never below 0, and 0 for the best.
        """
        return regret(self.values[outcome], outcome_called(outcome).better)

    def most_regret(self, outcome: str = "credibility") -> np.ndarray:
        """The regret in the scenario where it is largest, shape (packages,)."""
        return self.regret(outcome).max(axis=0)

    def mean_regret(self, outcome: str = "credibility") -> np.ndarray:
        """The mean over the scenarios, each counting alike, shape (packages,)."""
        return self.regret(outcome).mean(axis=0)

    def rank(self, outcome: str = "credibility") -> np.ndarray:
        """Places, 1 for the best; who is level shares the better place. Shape of the values."""
        good = outcome_called(outcome).better * self.values[outcome]
        return 1 + np.sum(good[:, None, :] > good[:, :, None] + EVEN, axis=2)

    @cached_property
    def dominated(self) -> tuple[bool, ...]:
        """Packages that another beats or equals everywhere, in credibility, at no more cost."""
        good, cost = self.values["credibility"], self.cost
        found = []
        for i in range(len(self.packages)):
            others = [j for j in range(len(self.packages)) if j != i]
            found.append(any(_beats(good, cost, j, i) for j in others))
        return tuple(found)


def _beats(good: np.ndarray, cost: np.ndarray, one: int, other: int) -> bool:
    no_worse = (good[:, one] >= good[:, other] - EVEN) & (cost[:, one] <= cost[:, other] + EVEN)
    better = (good[:, one] > good[:, other] + EVEN) | (cost[:, one] < cost[:, other] - EVEN)
    return bool(no_worse.all() and better.any())


def regret(values: np.ndarray, better: int = 1) -> np.ndarray:
    """How far each value stays behind the best on the last axis.

    Examples
    --------
    >>> import numpy as np
    >>> regret(np.array([[0.4, 0.6], [0.5, 0.2]])).round(2).tolist()
    [[0.2, 0.0], [0.0, 0.3]]
    """
    good = better * np.asarray(values, dtype=float)
    return good.max(axis=-1, keepdims=True) - good


def compare(
    packages: Sequence[Package],
    scenarios: Sequence[Scenario],
    world: Mapping[str, float] | None = None,
    *,
    membership: Membership = without_leavers,
) -> Comparison:
    """Packages side by side over scenarios, beside what stands.

    Parameters
    ----------
    packages : sequence of Package
        Up to `MOST_PACKAGES`, with names of their own.
    scenarios : sequence of Scenario
    world : mapping, optional
        Assumptions and costs that differ, the same for all.
    membership : callable, optional
        From a scenario and a package to the scenario with who left and joined.

    Raises
    ------
    ValueError
        If there are no scenarios, too many packages, or two of one name.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> both = [Package("Forward", {"presence": 0.05}), Package("Ready", {"readiness": 0.7})]
    >>> found = compare(both, [load_scenario("nato-estonia"), load_scenario("us-korea")])
    >>> found.packages, found.values["credibility"].shape
    (('As things stand', 'Forward', 'Ready'), (2, 3))
    >>> bool((found.regret() >= 0).all())
    True
    """
    check_packages(packages, scenarios)
    every, world = [Package(TODAY), *packages], dict(world or {})
    return gathered(every, scenarios, lambda s, p: standing(s, p, world, membership))


Cell = tuple[dict[str, float], float]


def gathered(
    packages: Sequence[Package],
    scenarios: Sequence[Scenario],
    cell: Callable[[Scenario, Package], Cell],
) -> Comparison:
    """A comparison of packages that include what stands, cell by cell, see `standing`."""
    cells = [[cell(scenario, package) for package in packages] for scenario in scenarios]
    return Comparison(
        packages=tuple(package.name for package in packages),
        scenarios=tuple(scenario.name for scenario in scenarios),
        titles=tuple(scenario.title for scenario in scenarios),
        values={n: np.array([[v[n] for v, _ in row] for row in cells]) for n in OUTCOMES},
        cost=np.array([[cost for _, cost in row] for row in cells]),
    )


def standing(
    scenario: Scenario,
    package: Package,
    world: Mapping[str, float],
    membership: Membership = without_leavers,
) -> Cell:
    """Every outcome of one package in one scenario, and its cost."""
    changed = membership(scenario, package)
    settings = {**world, **package.in_scenario(changed)}
    case = assess_cases(changed, settings)
    values = {name: float(outcome.of(case)) for name, outcome in OUTCOMES.items()}
    return values, float(price(changed, settings))


def check_packages(packages: Sequence[Package], scenarios: Sequence[Scenario]) -> None:
    """Refuse what cannot be compared, with a sentence."""
    names = [package.name for package in packages]
    if not scenarios:
        raise ValueError("Packages are compared over scenarios: give at least one.")
    if len(packages) > MOST_PACKAGES:
        raise ValueError(f"{MOST_PACKAGES} packages can be compared, not {len(packages)}.")
    twice = {name for name in names if names.count(name) > 1 or name == TODAY}
    if twice:
        raise ValueError(f"Packages need names of their own: {sorted(twice)[0]!r} is taken.")


@dataclass(frozen=True, eq=False)
class Agreement:
    """How often each package comes first when the assumptions are drawn.

    Attributes
    ----------
    packages, scenarios : tuple of str
    first : ndarray, shape (scenarios, packages)
        Share of the draws in which the package is the best, or level with it.
    holding : ndarray, shape (scenarios, packages)
        Share of the draws in which deterrence holds.
    most_regret : ndarray, shape (packages,)
        95th percentile, over scenarios and draws, of the regret.
    draws : int
    """

    packages: tuple[str, ...]
    scenarios: tuple[str, ...]
    first: np.ndarray
    holding: np.ndarray
    most_regret: np.ndarray
    draws: int


def agreement(
    packages: Sequence[Package],
    scenarios: Sequence[Scenario],
    world: Mapping[str, float] | None = None,
    *,
    outcome: str = "credibility",
    draws: int = 500,
    seed: int = 0,
    membership: Membership = without_leavers,
) -> Agreement:
    """The comparison over draws of all assumptions at once, the same worlds for every package.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = agreement([Package("Ready", {"readiness": 0.7})], [load_scenario("us-korea")], draws=50)
    >>> found.first.tolist()
    [[0.0, 1.0]]
    """
    check_packages(packages, scenarios)
    every, given = [Package(TODAY), *packages], dict(world or {})
    worlds = {**given, **assumption_draws(given, draws, seed)}
    chosen = outcome_called(outcome)
    shape = (len(scenarios), len(every), draws)
    good, holding = np.empty(shape), np.empty(shape[:2])
    for i, scenario in enumerate(scenarios):
        for j, package in enumerate(every):
            changed = membership(scenario, package)
            cases = assess_cases(changed, {**worlds, **package.in_scenario(changed)})
            good[i, j] = chosen.better * chosen.of(cases)
            holding[i, j] = np.mean(cases.holds)
    behind = good.max(axis=1, keepdims=True) - good
    return Agreement(
        packages=tuple(package.name for package in every),
        scenarios=tuple(scenario.name for scenario in scenarios),
        first=np.mean(behind <= EVEN, axis=2),
        holding=holding,
        most_regret=np.quantile(behind.transpose(1, 0, 2).reshape(len(every), -1), 0.95, axis=1),
        draws=draws,
    )


@dataclass(frozen=True)
class Flip:
    """One assumption that, if it were otherwise, would put another package first.

    Attributes
    ----------
    scenario, title : str
    assumption : str
    now : float
    value : float
        The nearest value at which the first place changes.
    leader, overtaker : str
        First now, and first from there on.
    """

    scenario: str
    title: str
    assumption: str
    now: float
    value: float
    leader: str
    overtaker: str

    @property
    def distance(self) -> float:
        """How far away that is, as a share of the assumption's range."""
        parameter = declared(self.assumption)
        return abs(self.value - self.now) / (parameter.high - parameter.low)

    def sentence(self) -> str:
        """It in plain English.

        Examples
        --------
        >>> Flip("us-korea", "Korea", "loss", 1, 2.5, "Ready", "Forward").sentence()
        'If “Loss when repelled” were above 2.5 instead of 1, “Forward” would overtake “Ready”.'
        """
        side = "above" if self.value > self.now else "below"
        return (
            f"If “{declared(self.assumption).label}” were {side} {_figure(self.value)} instead of "
            f"{self.now:g}, “{self.overtaker}” would overtake “{self.leader}”."
        )


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def flips(
    packages: Sequence[Package],
    scenarios: Sequence[Scenario],
    world: Mapping[str, float] | None = None,
    *,
    outcome: str = "credibility",
    membership: Membership = without_leavers,
) -> tuple[Flip, ...]:
    """Where the first place changes: each assumption moved alone over its range, nearest flip first.

    Notes
    -----
    One vectorised call for each scenario and package, `STEPS` values an assumption; between two of
    them the change is interpolated.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> both = [Package("Forward", {"presence": 0.1}), Package("Clear", {"clarity": 1, "will": 0.8})]
    >>> found = flips(both, [load_scenario("us-philippines")])
    >>> all(flip.leader != flip.overtaker for flip in found)
    True
    """
    parts = flips_in_steps(packages, scenarios, world, outcome=outcome, membership=membership)
    return tuple(sorted((f for part in parts for f in part), key=lambda flip: flip.distance))


def flips_in_steps(
    packages: Sequence[Package],
    scenarios: Sequence[Scenario],
    world: Mapping[str, float] | None = None,
    *,
    outcome: str = "credibility",
    membership: Membership = without_leavers,
) -> Iterator[tuple[Flip, ...]]:
    """The same, scenario by scenario, for a page that has to go on answering meanwhile."""
    check_packages(packages, scenarios)
    every, given = [Package(TODAY), *packages], dict(world or {})
    for scenario in scenarios:
        now = np.array([given.get(n, ASSUMPTIONS[n].default) for n in ASSUMPTIONS])
        grid = np.stack([_grid(n, at) for n, at in zip(ASSUMPTIONS, now, strict=True)])
        good = np.stack([_swept(scenario, p, given, grid, outcome, membership) for p in every])
        yield tuple(_flips(scenario, [p.name for p in every], now, grid, good))


def _grid(name: str, now: float) -> np.ndarray:
    parameter = declared(name)
    return np.sort(np.append(np.linspace(parameter.low, parameter.high, STEPS), now))


def _swept(
    scenario: Scenario,
    package: Package,
    world: Mapping[str, float],
    grid: np.ndarray,
    outcome: str,
    membership: Membership,
) -> np.ndarray:
    """How good the package is with each assumption in turn over its values, shape of the grid."""
    changed = membership(scenario, package)
    settings = {**world, **package.in_scenario(changed)}
    for i, name in enumerate(ASSUMPTIONS):
        column = np.full(grid.shape, world.get(name, ASSUMPTIONS[name].default), dtype=float)
        column[i] = grid[i]
        settings[name] = column
    chosen = outcome_called(outcome)
    return np.broadcast_to(chosen.better * chosen.of(assess_cases(changed, settings)), grid.shape)


def _flips(
    scenario: Scenario, names: list[str], now: np.ndarray, grid: np.ndarray, good: np.ndarray
) -> Iterator[Flip]:
    """The nearest change of the first place for each assumption; `good` is (packages, *grid)."""
    for i, name in enumerate(ASSUMPTIONS):
        at = int(np.argmin(np.abs(grid[i] - now[i])))
        leader = int(np.argmax(good[:, i, at]))
        ahead = good[leader, i] - np.delete(good[:, i], leader, axis=0).max(axis=0, initial=-np.inf)
        lost = np.flatnonzero(ahead < -EVEN)
        if not len(lost):
            continue
        far = lost[np.argmin(np.abs(grid[i, lost] - now[i]))]
        near = far - int(np.sign(far - at))
        share = ahead[near] / (ahead[near] - ahead[far])
        value = grid[i, near] + share * (grid[i, far] - grid[i, near])
        overtaker = names[int(np.argmax(good[:, i, far]))]
        yield Flip(
            scenario.name, scenario.title, name, float(now[i]), float(value), names[leader],
            overtaker,
        )  # fmt: skip
