"""One state, assessed: what every page says about it. A page adds its own pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, ClassVar, TypeAlias, cast

from deterrence_kit.analysis import assess_cases, restoring
from deterrence_kit.analysis.doubt.uncertainty import AT_REST, Uncertainty, uncertainty
from deterrence_kit.app.about import about
from deterrence_kit.app.blocks import Block, Made
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.controls import OWN
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.membership import aligned, name_of, why_pillars
from deterrence_kit.app.pictures import Drawn, Picture
from deterrence_kit.app.state import FIRST_TOUCHED, OWN_PREFIX, State, scenario_called, scenario_of
from deterrence_kit.model import Assessment, Persons, assess, persons_by_day
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, TABLES
from deterrence_kit.views import names, words
from deterrence_kit.views.doubt_words import doubted
from deterrence_kit.views.record_words import scenario_as_of
from deterrence_kit.views.shapes import Answer, Card, Columns, Event, Props

Shown: TypeAlias = Picture[Any] | Block[Any]  # each takes its page's reading, so that none fits all


@lru_cache(maxsize=32)
def _baseline(scenario: str) -> Assessment:
    return assess(scenario_called(scenario))


class Reading:
    """What the model says about a state, computed when it is first asked for.

    A page subclasses it: properties compute, `SHOWN` is shown, `refine` is too long for a drag.
    """

    SHOWN: ClassVar[tuple[Shown, ...]] = ()  # pictures and blocks, in their order on the page
    MAIN: ClassVar[frozenset[str] | None] = None  # sliders open at first; None: as declared
    SLIDERS: ClassVar[tuple[str, ...]] = ("levers", "assumptions")  # tables that have sliders here
    PICKER: ClassVar[str] = "scenario"  # what the page is about: the scenario, or one of CHOICES
    # What this page's blocks can ask for, by kind: the state and the event make the next state.
    EVENTS: ClassVar[Mapping[str, Callable[[State, Event], State]]] = {}
    # What a notebook of one's own watches besides, by label, see `own_formula.forked`.
    OUTCOMES: ClassVar[Mapping[str, Callable[[Assessment], Any]]] = {}
    NO_OWN: ClassVar[str] = ""  # why a visitor's own scenario is not shown here; empty where it is
    EDITION: ClassVar[float] = 0  # megabytes of the file as which it can be saved; 0: there is none
    ONLY_SERVED: ClassVar[Mapping[str, str]] = {}  # choices that no file can follow, and what of
    MARK: ClassVar[str] = ""  # in links, of a notebook's own scenarios: the name of the first
    NOT_FILED: ClassVar[tuple[str, ...]] = ()  # pictures that only Python computes

    def __init__(self, state: State) -> None:
        self.state = state
        self.shipped = scenario_called(state.scenario)
        self.scenario = scenario_of(state)
        self.names = dict(zip(self.scenario.codes, self.scenario.names, strict=True))
        self.changes = state.changes_in("levers", "assumptions")
        self.doubt: Uncertainty | None = None  # until the sliders have rested

    @classmethod
    def without_own(cls, state: State) -> list[str]:
        """What is said to a visitor whose own scenario this page cannot show."""
        own = cls.NO_OWN and state.scenario.startswith(OWN_PREFIX)
        title = scenario_called(state.scenario).title
        return [f"{cls.NO_OWN} {title}, from your file, waits for the other pages."] * bool(own)

    @property
    def subject(self) -> str:
        """What the page is about, as a title."""
        return names.with_year(self.shipped.title, self.shipped.year)

    @property
    def summary(self) -> str:
        """What it is about, in a few sentences."""
        return self.shipped.summary

    @property
    def as_of(self) -> str:
        """When the facts it shows were last checked, in a sentence."""
        return scenario_as_of(self.shipped)

    @classmethod
    def said(cls, query: str) -> str:
        """What a link shows, in a sentence, for whoever is sent it.

        Examples
        --------
        >>> from deterrence_kit.pages.explorer.page import ExplorerReading
        >>> ExplorerReading.said("scenario=us-japan&v=1").partition(":")[0]
        'US – Japan, 2026'
        """
        reading = cls(state_from(query)[0])
        open_to_all = reading.state.choice("guess") == "off"
        return f"{reading.subject}: {reading.words()['sentence'] if open_to_all else 'guess first'}"

    def steps(self) -> list[str]:
        """Cells of the notebook that computes what is shown; none: those of one commitment."""
        return []

    def compared(self) -> list[str]:
        """Sentences of a brief on what is compared, where its pictures show more than one case."""
        return []

    def ways_told(self) -> list[str]:
        """Sentences of a brief on ways to a goal."""
        return []

    def preparation(self) -> list[str]:
        """Lines of the notebook after the membership: what else this page makes of the scenario."""
        return []

    def further_steps(self) -> list[str]:
        """Cells after those of one commitment: what else this page computes."""
        return []

    @property
    def touched(self) -> str:
        """The setting last moved, among those that enter one year's assessment."""
        base = SettingName.parse(self.state.touched).base
        return self.state.touched if base in LEVERS | ASSUMPTIONS else FIRST_TOUCHED

    @property
    def correlation(self) -> float:
        """How alike allies decide, as it is set."""
        return float(self.scenario.assumptions_at(self.state.changes_in("assumptions")).correlation)

    @cached_property
    def now(self) -> Assessment:
        """The assessment of the state."""
        return assess_cases(self.scenario, self.changes, members=True)

    @cached_property
    def restoring(self) -> str:
        """Where a war is under way: what would restore deterrence, by the model; else nothing."""
        return restoring(self.scenario, self.changes).sentence() if self.scenario.war else ""

    @cached_property
    def persons(self) -> Persons:
        """How many persons each member sends, and how many of them are there by which day."""
        return persons_by_day(self.scenario, self.changes)

    @cached_property
    def before(self) -> Assessment:
        """The assessment of the scenario as it is shipped: the baseline, in the members' order."""
        shipped = _baseline(self.state.scenario)
        if self.scenario is self.shipped:
            return shipped
        return aligned(shipped, self.shipped.codes, self.scenario.codes)

    @classmethod
    def varied(cls, name: str = "", **changed: object) -> type[Reading]:
        """The same page with other attributes; it counts as one of the room that it comes from."""
        about = {"__doc__": cls.__doc__, "__module__": cls.__module__}
        return cast(type[Reading], type(name or cls.__name__, (cls,), about | changed))

    @classmethod
    def shown_pictures(cls) -> list[Picture[Any]]:
        """The pictures among what is shown."""
        return [each for each in cls.SHOWN if isinstance(each, Picture)]

    def pictured(self) -> tuple[Columns, Props, dict[str, str]]:
        """What the pictures show: columns of every source, properties of models, sentences."""
        columns: Columns = {}
        props: Props = {}
        captions = {}
        for picture in self.shown_pictures():
            own = picture.columns(self)
            columns |= own
            props |= picture.props(self, own)
            captions[picture.name] = picture.caption(self, own)
        return columns, props, captions

    def columns(self) -> Columns:
        """Columns of every source on the page, by the source's name."""
        return self.pictured()[0]

    def props(self) -> Props:
        """Properties of named Bokeh models."""
        return self.pictured()[1]

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        return self.pictured()[2]

    def pictures(self) -> dict[str, Drawn]:
        """The pictures, drawn for this state."""
        return {p.name: p.drawn(p.columns(self)) for p in self.shown_pictures()}

    def blocks(self) -> dict[str, Made]:
        """Texts, tables and forms between the pictures."""
        found = {}
        for place, each in enumerate(self.SHOWN):
            if isinstance(each, Block) and (made := each.made(self)) is not None:
                found[each.name] = Made(**made | {"after": _after(self.SHOWN, place)})
        return found

    def draw(self) -> None:
        """Work out how sure the answer is, where that is not known yet."""
        self.doubt = self.doubt or uncertainty(self.scenario, self.changes, AT_REST)

    def refine(self) -> Iterator[None]:
        """Compute at rest what is too long for a drag: steps keep what they find, the page shows each."""
        self.draw()
        yield

    def words(self) -> Answer:
        """The answer in figures and words; with ``headline`` a page gives figures of its own."""
        told = words.answer_words(self.scenario, self.now, self.before, self.restoring)
        told["pillars_why"] = why_pillars(self.state, self.changes, self.now)
        return doubted(told, self.scenario, self.now, self.doubt)

    def card(self, code: str) -> Card | None:
        """The card of one member, or of one that has left, or None."""
        if code in self.state.left:
            return words.departed_card(code, name_of(self.state, code))
        if code not in self.scenario.codes:
            return None
        place = self.scenario.codes.index(code)
        return words.card_words(self.scenario, self.now, place, self.persons)

    def page(self, ally: str) -> dict[str, Any]:
        """The address, the marks at the baseline and the text about the scenario."""
        default = self.scenario.default_of
        marks = {name: default(name) for table in self.SLIDERS for name in TABLES[table]}
        if "levers" in self.SLIDERS:
            marks |= {
                f"own.{name}": self.state.value_without(str(SettingName(name, ally)))
                for name in OWN
            }
        own = {str(SettingName(name, ally)): f"own.{name}" for name in OWN}
        return {
            "query": query_of(self.state, self.MARK),
            "scenario": {"name": self.state.scenario, "title": self.shipped.title},
            "choices": {name: self.state.choice(name) for name in CHOICES},
            "can_reset": self.state.differs,
            "defaults": marks,
            "changed": [own.get(name, name) for name in self.state.changes],
            "about": about(self.scenario),
            "as_of": self.as_of,
        }


def _after(shown: tuple[Shown, ...], place: int) -> str:
    """What a block stands after: "top" is above all pictures, nothing is below all."""
    pictured = [isinstance(each, Picture) for each in shown]
    above = shown[place - 1].name if any(pictured[:place]) else "top"
    return above if any(pictured[place:]) else ""
