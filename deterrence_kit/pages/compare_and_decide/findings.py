"""What the page computes: packages over scenarios, goals, trade-offs, and what hangs on the form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from deterrence_kit.analysis.decide.bill import Bill, bills
from deterrence_kit.analysis.decide.compare import MOST_STRATEGIES, comparison_of
from deterrence_kit.analysis.decide.comparison import Comparison
from deterrence_kit.analysis.decide.directions import Direction, directions
from deterrence_kit.analysis.decide.flips import Flip, flips_in_steps
from deterrence_kit.analysis.decide.form_rankings import RankingsByForm, scenarios_by_form
from deterrence_kit.analysis.decide.front import front_in_steps
from deterrence_kit.analysis.decide.reach import Reach, least_changes
from deterrence_kit.analysis.decide.robustness import Robustness, robustness
from deterrence_kit.analysis.decide.strategy import Strategy
from deterrence_kit.analysis.decide.trade_off import Front
from deterrence_kit.analysis.decide.ways import Way, ways_in_steps
from deterrence_kit.app.kept import Kept
from deterrence_kit.app.pacing import paced
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.model import Scenario
from deterrence_kit.pages.compare_and_decide import asked
from deterrence_kit.pages.compare_and_decide.packages import (
    Look,
    bill_in,
    cell_of,
    compared_packages,
    frozen,
    looks_of,
    membership,
)
from deterrence_kit.pages.compare_and_decide.way_words import ways_told
from deterrence_kit.pages.compare_and_decide.words import measures_text
from deterrence_kit.views.verdict_words import goal_in_words

# Found in this process, by what they depend on.
WAYS = Kept[list[Way]]()
FORMS = Kept[tuple[tuple[Direction, ...], RankingsByForm]]()
FRONTS = Kept[tuple[Front, bool]]()  # with whether it is whole, or still growing


class Findings(Reading):
    """Packages over scenarios, what it would take, trade-offs, and what hangs on the form."""

    SLIDERS = ("levers", "assumptions", "costs")
    DRAWS = 200  # of the assumptions, over which packages are ranked

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.reach: dict[str, Reach] = {}
        self.flips: list[Flip] | None = None
        self.agreed: list[Robustness] = []

    # --- what is compared -----------------------------------------------------------------------
    @cached_property
    def packages(self) -> list[Strategy]:
        """What stands, what was kept, and what is on the sliders where that is something else."""
        return compared_packages(self.state)

    @cached_property
    def looks(self) -> list[Look]:
        """Letter and colours of each package."""
        return looks_of(self.state)

    @property
    def world(self) -> dict[str, float]:
        """Assumptions and costs, the same for all packages."""
        return self.state.changes_in("assumptions", "costs")

    @cached_property
    def scenarios(self) -> list[Scenario]:
        """What packages are compared over, the page's own first."""
        return [scenario_called(name) for name in asked.compared_names(self.state)]

    @cached_property
    def comparison(self) -> Comparison:
        """All packages over all scenarios."""
        world = tuple(sorted(self.world.items()))
        # A scenario from a file is found by the name it was kept under, not by its own.
        named = zip(self.scenarios, asked.compared_names(self.state), strict=True)
        called = {id(scenario): name for scenario, name in named}
        return comparison_of(
            self.packages, self.scenarios, lambda s, p: cell_of(called[id(s)], frozen(p), world)
        )

    @cached_property
    def all_bills(self) -> list[list[Bill]]:
        """What each package costs in each scenario, in money and in political effort."""
        costs = tuple(sorted(self.state.changes_in("costs").items()))
        return [
            [bill_in(name, frozen(package), costs) for package in self.packages]
            for name in asked.compared_names(self.state)
        ]

    @property
    def bills(self) -> list[Bill]:
        """The same in this page's scenario, which is the first."""
        return self.all_bills[0]

    @property
    def front_bills(self) -> list[Bill]:
        """What each case of the trade-offs costs."""
        found = self.front
        costs = self.state.changes_in("costs")
        return [] if found is None else bills(self.scenario, found.packages, costs)

    @property
    def weighed(self) -> str:
        """The outcome that packages are compared by."""
        return self.state.choice("weigh")

    @property
    def rivals(self) -> list[Strategy]:
        """The packages but what stands, as many as are compared over draws."""
        return self.packages[1 : 1 + MOST_STRATEGIES]

    @property
    def first_shares(self) -> list[float | None]:
        """Share of scenarios and draws in which each package is first; None until it is known."""
        if not self.agreed or len(self.agreed) < len(self.scenarios):
            return [None] * len(self.packages)
        share = sum(part.first[0] for part in self.agreed) / len(self.agreed)
        return [*map(float, share), *[None] * (len(self.packages) - len(share))]

    def compared(self) -> list[str]:
        """The packages by their letters in the pictures, what they do, cost and give here.

        Where nothing was kept there is one case on the sliders, of which the brief speaks anyway.
        """
        if not self.state.packages:
            return []
        found, worst = self.comparison, self.comparison.most_regret(self.weighed)
        return [
            f"{self.looks[j][0]}  {package.name}: "
            f"{measures_text(package.changes, self.names, 6) or 'nothing'}. "
            f"Costs {self.bills[j].sentence()}; credibility "
            f"{found.values['credibility'][0, j]:.2f}, largest regret {100 * worst[j]:.1f} points."
            for j, package in enumerate(self.packages[1:], start=1)
        ]

    def ways_told(self) -> list[str]:
        """The ways to the goal, or that they are still being looked for."""
        return ways_told(self.ways, self.goal_text, self.state, self.shipped, self.names)

    # --- what takes longer ----------------------------------------------------------------------
    @cached_property
    def aim(self) -> asked.Aim:
        """What is aimed at; it is told again at every step of a search."""
        return asked.aim_of(self.state)

    @property
    def goal_text(self) -> str:
        """The goal in words."""
        return goal_in_words(self.aim.text, self.scenario)

    @property
    def ways(self) -> list[Way] | None:
        """The cheapest ways to the goal, once they have been found."""
        return WAYS.get(asked.ways_key(self.state))

    @property
    def front(self) -> Front | None:
        """The trade-offs, once they have been worked out."""
        front, _ = FRONTS.get(asked.front_key(self.state)) or (None, False)
        return front

    @property
    def forms(self) -> tuple[tuple[Direction, ...], RankingsByForm] | None:
        """What hangs on the form, once it has been worked out."""
        return FORMS.get(self._forms_key)

    @property
    def _forms_key(self) -> asked.Key:
        state, changes = self.state, tuple(sorted(self.changes.items()))
        return state.scenario, state.left, state.joined, changes, state.choice("over")

    def refine(self) -> Iterator[None]:
        """Levers one by one, then the ways, flips, the forms and the trade-offs."""
        yield from super().refine()
        every = {**self.changes, **self.world}
        self.reach = least_changes(self.scenario, every, self.aim.goal)
        yield
        yield from self._find_ways()
        yield from self._compare()
        yield from self._reform()
        yield from self._trade()

    def _compare(self) -> Iterator[None]:
        if len(self.packages) < 2:
            return
        for scenario in self.scenarios:
            self.agreed.append(
                robustness(
                    self.rivals, [scenario], self.world, outcome=self.weighed, draws=self.DRAWS,
                    membership=membership,
                )
            )  # fmt: skip
            yield
        found: list[Flip] = []
        for part in flips_in_steps(
            self.rivals, self.scenarios, self.world, outcome=self.weighed, membership=membership
        ):
            found += part
            yield
        self.flips = sorted(found, key=lambda flip: flip.distance)
        yield

    def _find_ways(self) -> Iterator[None]:
        if self.ways is not None:
            return
        state, here, aim = self.state, asked.standing(self.state), self.aim
        steps = ways_in_steps(
            here, aim.goal, asked.besides(state), limits=asked.limits_of(state, here),
            most=asked.most_of(state), reference=aim.reference,
        )  # fmt: skip
        for found in paced(steps):
            if found is not None:
                WAYS.keep(asked.ways_key(state), found)
            yield

    def _reform(self) -> Iterator[None]:
        if self.forms is not None:
            return
        found = directions(self.scenario, self.changes)
        yield
        ranking = scenarios_by_form(self.scenarios, self.world)
        FORMS.keep(self._forms_key, (found, ranking))
        yield

    def _trade(self) -> Iterator[None]:
        state, key = self.state, asked.front_key(self.state)
        front, whole = FRONTS.get(key) or (None, False)
        if whole:
            return
        world, limits = asked.world_of(state), asked.limits_of(state)
        for front in paced(front_in_steps(self.scenario, world, limits=limits, every=2)):
            FRONTS.keep(key, (front, False))
            yield
        if front is not None:
            FRONTS.keep(key, (front, True))
