"""Compare and decide: packages side by side; regret; rank flips; the cheapest way to a goal."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

from deterrence_kit.analysis import packages as comparing
from deterrence_kit.analysis.cheapest import Cheapest, cheapest_in_steps
from deterrence_kit.analysis.forms import Direction, Ranking, directions, scenarios_by_form
from deterrence_kit.analysis.front import Front, front_in_steps
from deterrence_kit.analysis.goals import Reach, least_changes
from deterrence_kit.analysis.packages import (
    TODAY,
    Comparison,
    Flip,
    agreement,
    flips_in_steps,
    gathered,
)
from deterrence_kit.app import decisions
from deterrence_kit.app.blocks import (
    action,
    actions,
    block,
    field,
    fold,
    form,
    items,
    table,
    text,
)
from deterrence_kit.app.decision_steps import decision_steps
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import Package, State, scenario_called
from deterrence_kit.datasets.accession import with_member
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import LEVERS, declared
from deterrence_kit.views import decision_words as words
from deterrence_kit.views import front_dots, package_dots, reach_bars
from deterrence_kit.views.front_dots import front_columns
from deterrence_kit.views.front_dots_figure import draw_front
from deterrence_kit.views.package_dots import (
    LOOKS,
    SLIDERS,
    STANDS,
    package_columns,
    package_props,
)
from deterrence_kit.views.package_dots_figure import draw_packages
from deterrence_kit.views.reach_bars import reach_columns, reach_props
from deterrence_kit.views.reach_bars_figure import draw_reaches

ON_SLIDERS = "On the sliders"
Key = decisions.Key
_CHEAPEST: dict[Key, Cheapest] = {}
_FORMS: dict[Key, tuple[tuple[Direction, ...], Ranking]] = {}


def with_members(scenario: Scenario, package: comparing.Package) -> Scenario:
    """The scenario with a package's joiners and without its leavers, where that can be."""
    for code in package.joined:
        if code not in scenario.codes:
            scenario = _tried(lambda s, c: with_member(s, c), scenario, code)
    for code in package.left:
        if code in scenario.codes and code != scenario.codes[scenario.protege]:
            scenario = _tried(lambda s, c: s.without(c), scenario, code)
    return scenario


def _tried(change: Any, scenario: Scenario, code: str) -> Scenario:
    try:
        return change(scenario, code)
    except ValueError:  # a state of another time: there the package is without it
        return scenario


Frozen = tuple[str, tuple[tuple[str, float], ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=1024)
def _cell(scenario: str, package: Frozen, world: tuple[tuple[str, float], ...]) -> comparing.Cell:
    """One package in one scenario, worked out once in a session."""
    name, changes, left, joined = package
    thawed = comparing.Package(name, dict(changes), left, joined)
    return comparing.standing(scenario_called(scenario), thawed, dict(world), with_members)


def _as_package(kept: Package) -> comparing.Package:
    """The levers of what was kept: assumptions hold for all packages alike."""
    levers = {n: v for n, v in kept.changes.items() if n.partition(".")[0] in LEVERS}
    return comparing.Package(kept.name, levers, kept.left, kept.joined)


def _frozen(package: comparing.Package) -> Frozen:
    return package.name, tuple(sorted(package.changes.items())), package.left, package.joined


class DecisionReading(Reading):
    """Packages over scenarios, what it would take, trade-offs, and what hangs on the form."""

    SLIDERS = ("levers", "assumptions", "costs")
    MAIN = frozenset(
        {
            "readiness", "mobilisation_days", "interoperability", "presence", "stocks", "sanctions",
            "clarity", "will", "restraint",
        }
    )  # fmt: skip
    EVENTS = {  # noqa: RUF012
        "decide": decisions.decide,
        "load_measures": decisions.load_measures,
        "load_front": decisions.load_front,
        "load_package": decisions.load_levers,
        "suggest": decisions.suggest,
    }

    DRAWS = 200  # of the assumptions, over which packages are ranked

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.reach: dict[str, Reach] = {}
        self.flips: list[Flip] | None = None
        self.agreed: list[comparing.Agreement] = []

    # --- what is compared -----------------------------------------------------------------------
    @cached_property
    def packages(self) -> list[comparing.Package]:
        """What stands, what was kept, and what is on the sliders where that is something else."""
        kept = _named_apart([_as_package(package) for package in self.state.packages])
        now = _as_package(
            Package(ON_SLIDERS, self.state.changes, self.state.left, self.state.joined)
        )
        own = _frozen(now)[1:]
        known = any(own == _frozen(package)[1:] for package in (comparing.Package(TODAY), *kept))
        return [comparing.Package(TODAY), *kept, *([] if known else [now])]

    @property
    def looks(self) -> list[tuple[str, str, str]]:
        """Letter and colours of each package."""
        kept = len(self.state.packages)
        sliders = [SLIDERS] * (len(self.packages) - 1 - kept)
        return [STANDS, *LOOKS[:kept], *sliders]

    @property
    def world(self) -> dict[str, float]:
        """Assumptions and costs, the same for all packages."""
        return self.state.changes_in("assumptions", "costs")

    @cached_property
    def scenarios(self) -> list[Scenario]:
        """What packages are compared over, the page's own first."""
        return [scenario_called(name) for name in decisions.compared_names(self.state)]

    @cached_property
    def comparison(self) -> Comparison:
        """All packages over all scenarios."""
        world = tuple(sorted(self.world.items()))
        return gathered(
            self.packages, self.scenarios, lambda s, p: _cell(s.name, _frozen(p), world)
        )

    @property
    def weighed(self) -> str:
        """The outcome that packages are compared by."""
        return self.state.choice("weigh")

    @property
    def rivals(self) -> list[comparing.Package]:
        """The packages but what stands, as many as are compared over draws."""
        return self.packages[1 : 1 + comparing.MOST_PACKAGES]

    # --- what takes longer ----------------------------------------------------------------------
    @property
    def goal_text(self) -> str:
        """The goal in words."""
        return words.GOALS[self.state.choice("goal")]

    @property
    def cheapest(self) -> Cheapest | None:
        """The cheapest package, once it has been found."""
        return _CHEAPEST.get(self._cheapest_key)

    @property
    def front(self) -> Front | None:
        """The trade-offs, once they have been worked out."""
        return decisions.FRONTS.get(decisions.front_key(self.state))

    @property
    def forms(self) -> tuple[tuple[Direction, ...], Ranking] | None:
        """What hangs on the form, once it has been worked out."""
        return _FORMS.get(self._forms_key)

    @property
    def _cheapest_key(self) -> Key:
        asked = (self.state.choice(name) for name in ("goal", "limits", "most"))
        return (*decisions.case_of(self.state), *asked)

    @property
    def _forms_key(self) -> Key:
        changes = tuple(sorted(self.changes.items()))
        return (
            self.state.scenario,
            self.state.left,
            self.state.joined,
            changes,
            self.state.choice("over"),
        )

    def refine(self) -> Iterator[None]:
        """Levers one by one, then flips, the cheapest package, the forms and the trade-offs."""
        every = {**self.changes, **self.world}
        self.reach = least_changes(self.scenario, every, decisions.goal_of(self.state))
        yield
        yield from self._compare()
        yield from self._cheapen()
        yield from self._reform()
        yield from self._trade()

    def _compare(self) -> Iterator[None]:
        if len(self.packages) < 2:
            return
        for scenario in self.scenarios:
            self.agreed.append(
                agreement(
                    self.rivals, [scenario], self.world, outcome=self.weighed, draws=self.DRAWS,
                    membership=with_members,
                )
            )  # fmt: skip
            yield
        found: list[Flip] = []
        for part in flips_in_steps(
            self.rivals, self.scenarios, self.world, outcome=self.weighed, membership=with_members
        ):
            found += part
            yield
        self.flips = sorted(found, key=lambda flip: flip.distance)
        yield

    def _cheapen(self) -> Iterator[None]:
        if self.cheapest is not None:
            return
        state = self.state
        steps = cheapest_in_steps(
            self.scenario, decisions.goal_of(state), decisions.world_of(state),
            limits=decisions.limits_of(state), most=decisions.most_of(state),
        )  # fmt: skip
        for found in paced(steps):
            if found is not None:
                decisions.keep(_CHEAPEST, self._cheapest_key, found)
            yield

    def _reform(self) -> Iterator[None]:
        if self.forms is not None:
            return
        found = directions(self.scenario, self.changes)
        yield
        ranking = scenarios_by_form(self.scenarios, self.world)
        decisions.keep(_FORMS, self._forms_key, (found, ranking))
        yield

    def _trade(self) -> Iterator[None]:
        state, key = self.state, decisions.front_key(self.state)
        if key in decisions.COMPLETE:
            return
        world, limits = decisions.world_of(state), decisions.limits_of(state)
        for front in paced(front_in_steps(self.scenario, world, limits=limits, every=2)):
            decisions.keep(decisions.FRONTS, key, front)
            yield
        decisions.keep(decisions.COMPLETE, key, True)

    # --- what is taken away ---------------------------------------------------------------------
    def compared(self) -> list[str]:
        """The packages by their letters in the pictures, what they do, cost and give here."""
        measures = words.measures_text
        return [
            f"{row['package']}: {measures(package.changes, self.names, 6) or 'nothing'}. "
            f"Costs {row['cost']:.1f} % of spending; credibility {row['credibility']:.2f}, largest "
            f"regret {row['worst']:.1f} points."
            for package, row in zip(self.packages[1:], self._package_rows()[1:], strict=True)
        ]

    def further_steps(self) -> list[str]:
        """The comparison, the goal, the trade-offs and the forms, for a notebook."""
        return decision_steps(self)

    # --- what is shown --------------------------------------------------------------------------
    def columns(self) -> dict[str, dict[str, Any]]:
        """Dots, tracks and the front."""
        front = self.front
        texts = (
            [words.measures_text(p, self.names) or "none" for p in front.packages] if front else []
        )
        return (
            package_columns(self.comparison, self.looks, self.weighed)
            | reach_columns(self.reach)
            | front_columns(front, texts, self._marks())
        )

    def _marks(self) -> list[front_dots.Mark]:
        """Kept packages in this page's scenario, for the trade-offs."""
        found = self.comparison
        places = range(1, len(self.packages))
        credibility = found.values["credibility"][0]
        return [(*self.looks[j], float(found.cost[0, j]), float(credibility[j])) for j in places]

    def props(self) -> dict[str, dict[str, Any]]:
        """Scales and the names of the rows."""
        now = float(self.comparison.values["credibility"][0, 0])
        return (
            package_props(self.comparison, self.weighed)
            | reach_props(reach_columns(self.reach))
            | front_dots.front_props(self.front, self._marks(), now)
        )

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        label = package_dots.WEIGHED[self.weighed]
        return {
            "compare": words.comparison_words(self.comparison, self.weighed, label),
            "reach": words.reach_words(self.reach, self.goal_text, label),
            "front": words.front_words(self.front),
        }

    def pictures(self) -> dict[str, dict[str, Any]]:
        """Packages, levers, trade-offs."""
        columns = self.columns()
        part = {
            "compare": {n: columns[n] for n in ("package_dots", "package_thresholds")},
            "reach": {"reaches": columns["reaches"]},
            "front": {n: columns[n] for n in ("front_cases", "front_marks")},
        }
        return {
            "compare": picture(
                draw_packages(part["compare"]), "Packages side by side", 470, "package_dots",
                package_dots.TABLE, choice="weigh", legend=package_dots.LEGEND, wide=True,
            ),
            "reach": picture(
                draw_reaches(part["reach"]), "What each lever alone would take", 540, "reaches",
                reach_bars.TABLE, choice="goal", legend=reach_bars.LEGEND,
            ),
            "front": picture(
                draw_front(part["front"]), "Cost, credibility and risk", 540, "front_cases",
                front_dots.TABLE, tap="front_cases", tapped="load_front", legend=front_dots.LEGEND,
                choice="limits",
            ),
        }  # fmt: skip

    def blocks(self) -> dict[str, dict[str, Any]]:
        """Packages on top; the cheapest one, flips and forms below."""
        return {
            "packages": self._package_block(),
            "cheapest": self._cheapest_block(),
            "flips": self._flip_block(),
            "forms": self._form_block(),
        }

    def _package_block(self) -> dict[str, Any]:
        full = len(self.state.packages) >= comparing.MOST_PACKAGES
        fresh = f"Package {len(self.state.packages) + 1}"
        name = field("name", "Keep what is on the sliders as", "text", fresh)
        over = self._select("over", "Compare over")
        parts = [table("Packages kept", PACKAGE_COLUMNS, self._package_rows(), csv="packages")]
        if not self.state.packages:
            parts.append(actions(action("Begin with three examples", "suggest")))
        if not full:
            parts.append(form("keep_package", [name], "Keep"))
        parts.append(form("decide", [over]))
        parts.append(text(NOTE, note=True))
        if self.state.plan or any(package.plan for package in self.state.packages):
            parts.append(text(PLAN_NOTE, note=True))
        return block("Packages", *parts, after="top", wide=True)

    def _package_rows(self) -> list[dict[str, Any]]:
        found, worst = self.comparison, self.comparison.most_regret(self.weighed)
        mean, first = self.comparison.mean_regret(self.weighed), self._first()
        return [
            {
                "package": f"{self.looks[j][0]}  {package.name}",
                "measures": words.measures_text(package.changes, self.names, 6) or "nothing",
                "cost": float(found.cost[0, j]),
                "credibility": float(found.values["credibility"][0, j]),
                "worst": 100 * float(worst[j]),
                "mean": 100 * float(mean[j]),
                "first": first[j],
                "note": "another is as good and cheaper" if found.dominated[j] and j else "",
                "actions": self._package_actions(j - 1),
            }
            for j, package in enumerate(self.packages)
        ]

    def _package_actions(self, place: int) -> list[dict[str, Any]]:
        if not 0 <= place < len(self.state.packages):
            return []
        name = self.state.packages[place].name
        return [
            action("Load", "load_package", place=place, name=f"Put “{name}” on the sliders"),
            action("Remove", "drop_package", place=place, name=f"Remove “{name}”"),
        ]

    def _first(self) -> list[float | None]:
        """Share of scenarios and draws in which each package is first; None until it is known."""
        if not self.agreed or len(self.agreed) < len(self.scenarios):
            return [None] * len(self.packages)
        share = sum(part.first[0] for part in self.agreed) / len(self.agreed)
        return [*map(float, share), *[None] * (len(self.packages) - len(share))]

    def _cheapest_block(self) -> dict[str, Any]:
        found = self.cheapest
        asked = [self._select(*one) for one in ASKED]
        parts = [
            form("decide", asked),
            text(words.cheapest_words(found, self.goal_text)),
        ]
        if found is not None and found.changes:
            rows = [
                {
                    "lever": declared(n).label,
                    "from": self.scenario.default_of(n),
                    "to": value,
                    "unit": declared(n).unit,
                    "cost": found.costs[n],
                }
                for n, value in found.changes.items()
            ]
            parts.append(
                table("The cheapest package", CHEAPEST_COLUMNS, rows, csv="cheapest-package")
            )
            parts.append(
                actions(action("Put it on the sliders", "load_measures", values=found.changes))
            )
        return block(
            "The cheapest package", *parts, text(words.COSTS_NOTE, note=True), after="front"
        )

    def _select(self, name: str, label: str) -> dict[str, Any]:
        options = list(decisions.ASKED[name].items())
        return field(name, label, "select", self.state.choice(name), options=options, live=True)

    def _flip_block(self) -> dict[str, Any]:
        title = "Where the ranking flips"
        if len(self.packages) < 2:
            return block(
                title, text("Keep a package first: with what stands there are then two to rank.")
            )
        if self.flips is None:
            return block(title, text(words.LOOKING))
        if not self.flips:
            never = (
                "No assumption, moved alone over its declared range, puts another package first."
            )
            return block(title, text(never))
        lines = words.flip_words(self.flips, [scenario.title for scenario in self.scenarios])
        return block(title, items(lines), text(FLIP_NOTE, note=True), after="cheapest")

    def _form_block(self) -> dict[str, Any]:
        title = "Which conclusions depend on the form of the model"
        if self.forms is None:
            return block(title, text(words.LOOKING))
        found, ranking = self.forms
        places = {form: ranking.places(form) for form in ranking.values}
        rows = [
            {"scenario": scenario.title} | {f: int(p[i]) for f, p in places.items()}
            for i, scenario in enumerate(self.scenarios)
        ]
        return block(
            title,
            text(words.form_words(found, ranking)),
            table("Levers on which the forms differ", FORM_COLUMNS, words.form_rows(found)),
            fold(
                "The scenarios in order of strength, by form",
                table("Places of the scenarios", PLACE_COLUMNS, rows, csv="forms"),
            ),
            text(FORM_NOTE, note=True),
            wide=True,
        )


ASKED = (("goal", "Goal"), ("limits", "Within limits"), ("most", "With"))
PACKAGE_COLUMNS = (
    ("package", "Package", "text"),
    ("measures", "Measures", "text"),
    ("cost", "Cost here, % of spending", "number"),
    ("credibility", "Credibility here", "probability"),
    ("worst", "Largest regret, points", "number"),
    ("mean", "Mean regret, points", "number"),
    ("first", "First, in draws of the assumptions", "percent"),
    ("note", "", "text"),
)
CHEAPEST_COLUMNS = (
    ("lever", "Measure", "text"),
    ("from", "From", "number"),
    ("to", "To", "number"),
    ("unit", "Unit", "text"),
    ("cost", "Cost, % of spending", "number"),
)
FORM_COLUMNS = (
    ("lever", "Raising this lever …", "text"),
    ("margin", "This model", "text"),
    ("composite", "Composite index", "text"),
    ("game", "Statistical game", "text"),
)
PLACE_COLUMNS = (
    ("scenario", "Scenario", "text"),
    ("margin", "This model", "integer"),
    ("composite", "Composite index", "integer"),
    ("game", "Statistical game", "integer"),
)
NOTE = (
    "A package holds levers; the same values are taken in every scenario, also where a lever stands "
    "higher today. Assumptions and costs are those on the sliders, the same for all. Regret is what the "
    "best package would have given more."
)
PLAN_NOTE = (
    "What is planned over the years is kept with a package and loaded with it, but not compared here: "
    "this page compares one year. Crises and trust shows what a plan does."
)
FLIP_NOTE = (
    "One assumption moved alone over its declared range, the others where they stand; of each scenario "
    "the nearest changes."
)
FORM_NOTE = (
    "The composite index is the geometric mean of the pillars and resolve, as in the Human Development "
    "Index (OECD and JRC 2008); the game is the two-player statistical game of deterrence (Signorino and "
    "Tarar 2006). What all three say rests on no one form; where they differ, the form decides."
)


def paced(steps: Iterator[Any], pause: float = 0.08) -> Iterator[Any]:
    """The last of the steps that fit between two pauses: showing each would cost more than it tells."""
    since, step = time.monotonic(), None
    for step in steps:
        if time.monotonic() - since > pause:
            yield step
            since, step = time.monotonic(), None
    if step is not None:
        yield step


def _named_apart(packages: list[comparing.Package]) -> list[comparing.Package]:
    """Packages with names of their own: what has a name already taken gets a number."""
    taken, found = {TODAY, ON_SLIDERS}, []
    for package in packages:
        name = package.name
        for number in range(2, 9):
            if name not in taken:
                break
            name = f"{package.name} ({number})"
        taken.add(name)
        found.append(comparing.Package(name, package.changes, package.left, package.joined))
    return found


def show() -> None:
    """Display the page in a notebook."""
    show_page(DecisionReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(DecisionReading)
