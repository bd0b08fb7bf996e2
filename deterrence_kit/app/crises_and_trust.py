"""Crises and trust: what do years of probing, exercises, violations, fatigue and reviews do?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, ClassVar, TypeAlias

from deterrence_kit.app import plan_editor
from deterrence_kit.app.blocks import action, actions, block, field, form, items, text
from deterrence_kit.app.packages import unpacked
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import picture
from deterrence_kit.app.plan_editor import plan_parts
from deterrence_kit.app.plans import read_plan, span_of
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_of
from deterrence_kit.model.dynamics import Preview, preview, simulate
from deterrence_kit.model.futures import Future, Futures
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.schedule import Schedule, Step
from deterrence_kit.views import fan, healing, waiting
from deterrence_kit.views.fan_figure import draw_fan, years_ends
from deterrence_kit.views.healing_figure import draw_healing
from deterrence_kit.views.story import FUTURES, TOLD, story, story_title
from deterrence_kit.views.waiting_figure import draw_waiting
from deterrence_kit.views.years_words import years_answer

QUICK = 300  # futures while a slider is dragged; then as many as these:
MANY = (2000, 6000)

Case: TypeAlias = tuple[
    str, tuple[str, ...], tuple[str, ...], tuple[tuple[str, float], ...], str, int
]  # fmt: skip


def case_of(state: State) -> Case:
    """What the years depend on, as a key."""
    shown = str(read_plan(state.plan, state)[0].within(span_of(state)))
    changes = tuple(sorted(state.changes_in("levers", "assumptions", "rates").items()))
    return state.scenario, state.left, state.joined, changes, shown, span_of(state)


@lru_cache(maxsize=16)
def _given(case: Case) -> tuple[State, dict[str, Any]]:
    """The state of a case, and what `simulate` and `preview` take of it."""
    name, left, joined, changes, plan, span = case
    state = State(name, dict(changes), left=left, joined=joined, plan=plan)
    scenario = scenario_of(state)
    return state, {
        "subject": scenario,
        "changes": state.changes_in("levers"),
        "assumptions": scenario.assumptions_at(state.changes_in("assumptions")),
        "rates": Rates(**state.changes_in("rates")),
        "years": span + 1,  # so that the last year shown has a beginning
    }


@lru_cache(maxsize=64)
def mean_of(case: Case) -> Preview:
    """The years on average."""
    state, given = _given(case)
    return preview(**given, schedule=read_plan(state.plan, state)[0])


@lru_cache(maxsize=32)
def after_crisis(case: Case, kind: str) -> Preview:
    """The same with a crisis this year that is honoured or violated, or with neither."""
    state, given = _given(case)
    schedule = read_plan(state.plan, state)[0]
    if not kind and not any(s.kind in ("honoured", "violated") for s in schedule.steps):
        return mean_of(case)
    steps = [s for s in schedule.steps if s.year > 1 or s.kind not in ("honoured", "violated")]
    crisis = [Step(1, "violated" if kind == "violated" else "honoured")] if kind else []
    return preview(**given, schedule=Schedule((*steps, *crisis), schedule.review))


@lru_cache(maxsize=24)
def futures_of(case: Case, count: int) -> Futures:
    """Many futures of a case."""
    state, given = _given(case)
    return simulate(**given, schedule=read_plan(state.plan, state)[0], futures=count)


@lru_cache(maxsize=16)
def told(case: Case) -> tuple[Future, ...]:
    """The futures that can be picked."""
    return tuple(futures_of(case, QUICK).some(0, TOLD))


WAYS = {
    "next": "Next",
    "calmest": "The calmest",
    "challenges": "Most challenges",
    "violations": "Most violations",
}


def pick_future(state: State, event: Mapping[str, Any]) -> State:
    """The state in which another future is told: by its number, or by what it is known for."""
    values, way = event.get("values"), event.get("way")
    number = values.get("future") if isinstance(values, Mapping) else None
    if isinstance(way, str) and way in WAYS:
        number = _number(state, way)
    known = isinstance(number, int | float) and not isinstance(number, bool)
    if not known or not 0 < number <= TOLD or f"{number:g}" not in FUTURES:
        raise ValueError(f"The futures that can be told are 1 to {TOLD}.")
    return state.chosen("future", f"{number:g}")


def _number(state: State, way: str) -> int:
    """The number of the future that a button leads to."""
    if way == "next":
        return int(state.choice("future")) % TOLD + 1
    met = [[e for e in f.events if e.kind == "challenge"] for f in told(case_of(state))]
    scores = {
        "calmest": [-len(events) for events in met],
        "challenges": [len(events) for events in met],
        "violations": [sum(e.honoured is False for e in events) for events in met],
    }[way]
    return scores.index(max(scores)) + 1


def compare_with(state: State, event: Mapping[str, Any]) -> State:
    """The state in which the plan is compared with something else."""
    values = event.get("values")
    wanted = values.get("against") if isinstance(values, Mapping) else None
    if not isinstance(wanted, str) or wanted not in dict(offered(state)):
        raise ValueError("That package is not there any more, or cannot be in this scenario.")
    return state.chosen("against", wanted)


def offered(state: State) -> list[tuple[str, str]]:
    """What the plan can be compared with: the baseline, and the packages that are kept."""
    kept = [(f"package{i}", p) for i, p in enumerate(state.packages, start=1)]
    named = [(place, f"“{p.name}”") for place, p in kept if _can_be(unpacked(state, p))]
    return [("baseline", "the baseline"), *named]


def _can_be(state: State) -> bool:
    """Whether those who leave and join can do so: a package may come from another scenario."""
    try:
        scenario_of(state)
    except ValueError:
        return False
    return True


class CrisesReading(Reading):
    """Fans of trust and credibility, the wait for a challenge, what heals, and one future told."""

    MAIN = frozenset(
        {"clarity", "signalling", "consultation", "readiness", "durability", "lesson", "drift",
         "fatigue", "trust_memory"}
    )  # fmt: skip
    SLIDERS = ("levers", "assumptions", "rates")
    EVENTS: ClassVar = {
        **plan_editor.EVENTS,
        "pick_future": pick_future,
        "compare_with": compare_with,
    }

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.case = case_of(state)
        self.count = QUICK

    @cached_property
    def compared(self) -> tuple[str, Case]:
        """What the plan is compared with: its name and its case."""
        chosen = dict(offered(self.state)).get(self.state.choice("against"))
        if chosen is None or self.state.choice("against") == "baseline":
            return "the baseline", case_of(self._as_long(State(self.state.scenario)))
        package = self.state.packages[int(self.state.choice("against")[-1]) - 1]
        return chosen, case_of(self._as_long(unpacked(self.state, package)))

    def _as_long(self, other: State) -> State:
        """Another state, over the years that are shown."""
        return other.chosen("years", self.state.choice("years"))

    @property
    def mean(self) -> Preview:
        """The years on average."""
        return mean_of(self.case)

    @cached_property
    def one(self) -> Future:
        """The future that is told."""
        return futures_of(self.case, QUICK).future(int(self.state.choice("future")) - 1)

    def refine(self) -> Iterator[None]:
        """More futures, of the plan and of what it is compared with."""
        for count in MANY:
            futures_of(self.case, count)
            yield
            futures_of(self.compared[1], count)
            self.count = count
            yield

    @property
    def found(self) -> Futures:
        """As many futures as there has been time for."""
        return futures_of(self.case, self.count)

    # --- what is shown --------------------------------------------------------------------------
    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of every source on the page."""
        _, against = self.compared
        other, mean = futures_of(against, self.count), mean_of(against)
        columns = waiting.waiting_columns(self.found, self.mean, mean, self.one)
        for name in fan.FANS:
            columns |= fan.fan_columns(name, self.found, self.mean, other, mean, self.one)
        return columns | healing.healing_columns(*self.healed)

    @property
    def healed(self) -> tuple[Preview, Preview, Preview]:
        """Without a crisis this year, with one violated, with one honoured."""
        return tuple(after_crisis(self.case, kind) for kind in ("", "violated", "honoured"))

    def props(self) -> dict[str, dict[str, Any]]:
        """Where the threshold lies, and where the years end."""
        ends = years_ends(span_of(self.state))
        axes = {f"{name}_x": ends for name in (*fan.FANS, "waiting", "healing")}
        return {"years_threshold": {"location": float(self.now.threshold)}} | axes

    def words(self) -> dict[str, Any]:
        """The answer: a challenge by then, credibility and trust in the end, what heals."""
        name, against = self.compared
        calm, violated, _ = self.healed
        threshold = float(self.now.threshold)
        return years_answer(
            self.scenario, self.mean, mean_of(against), name, threshold, violated, calm
        )

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        name = self.compared[0]
        fans = {n: fan.fan_words(n, self.mean, self.found, name) for n in fan.FANS}
        return fans | {
            "waiting": waiting.waiting_words(self.found, self.mean),
            "healing": healing.healing_words(*self.healed),
        }

    def blocks(self) -> dict[str, dict[str, Any]]:
        """The plan, what it is compared with, and one future told."""
        number = int(self.state.choice("future"))
        return {
            "plan": block("The plan", *plan_parts(self.state), self._against(),
                actions(action("Keep what is changed as a package", "keep_package")), after="credibility"),
            "story": block(
                f"Future {number}: {story_title(self.one)}",
                form("pick_future", [field("future", "Future", "number", number, min=1, max=TOLD,
                     step=1, live=True)]),
                actions(*(action(n, "pick_future", way=w) for w, n in WAYS.items())),
                items(story(self.one, self.scenario)),
                text("One of many that could be; the luck is the same whatever the plan.", note=True),
                after="plan",
            ),
        }  # fmt: skip

    def _against(self) -> dict[str, Any]:
        options = [list(pair) for pair in offered(self.state)]
        chosen = self.state.choice("against")
        shown = chosen if chosen in dict(offered(self.state)) else "baseline"
        select = field("against", "Compare with", "select", shown, options=options, live=True)
        note = "What is kept as a package, here or on another page, can be compared with, too."
        return form("compare_with", [select], note="" if len(options) > 1 else note)

    def pictures(self) -> dict[str, dict[str, Any]]:
        """Two fans, the wait, and what heals."""
        columns = self.columns()

        def own(*names: str) -> dict[str, dict[str, Any]]:
            return {name: columns[name] for name in names}

        return {
            "trust": picture(
                draw_fan("trust", own("trust_fan")), "Trust", 330, "trust_fan", fan.TABLE,
                legend=fan.LEGEND,
            ),
            "credibility": picture(
                draw_fan("credibility", own("credibility_fan")), "Credibility", 330,
                "credibility_fan", fan.TABLE,
                legend=[*fan.LEGEND[1:], {"sign": "┄", "colour": "var(--muted)", "text": "threshold"}],
            ),
            "waiting": picture(
                draw_waiting(own("waiting_curve", "challenges_met")), "A challenge by then", 330,
                "waiting_curve", waiting.TABLE, legend=waiting.LEGEND,
            ),
            "healing": picture(
                draw_healing(own("healing_curve", "half_healed")), "One violation: cost and healing",
                330, "healing_curve", healing.TABLE, legend=healing.LEGEND,
            ),
        }  # fmt: skip


def show() -> None:
    """Display the page in a notebook."""
    show_page(CrisesReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(CrisesReading)
    case = case_of(State())
    futures_of(case, QUICK), mean_of(case), after_crisis(case, "violated")
