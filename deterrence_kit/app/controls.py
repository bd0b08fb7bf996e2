"""A slider for every declared parameter, made from the tables; nothing is listed here by name.

The page adds what a slider needs beside it (unit, mark at the baseline, reset, "i") from
`descriptions`, so that a control costs one widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ipywidgets
import traitlets

from deterrence_kit.model import Parameter, Scenario
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS, TABLES, declared
from deterrence_kit.views.lever_words import ANCHORS, also, examples

OWN = ("will", "spending", "presence", "access", "turmoil")  # what one ally's panel offers

PILLARS = {
    "capability": "Capability",
    "cohesion": "Cohesion",
    "burden sharing": "Burden sharing",
    "geography": "Geography",
    "challenger": "Challenger",
    "opponent": "The opponent",
}


# The heading of a table whose sliders are one group; the levers have a group for each pillar.
GROUPS = {
    "assumptions": "Assumptions", "rates": "Over the years", "costs": "What it costs",
    "regional": "Across the region",
}  # fmt: skip

FINE = "Finer assumptions"  # the heading of those that few readers need


def descriptions(tables: Iterable[str] = ("levers", "assumptions")) -> dict[str, dict[str, Any]]:
    """Everything the page shows about each parameter, by name."""
    return {name: _description(p) for table in tables for name, p in TABLES[table].items()}


def _description(parameter: Parameter) -> dict[str, Any]:
    shown = ("label", "unit", "meaning", "source", "evidence", "low", "high", "step", "main")
    words = {
        "also": also(parameter.name),
        "anchors": list(ANCHORS.get(parameter.name, ())),
        "examples": list(examples(parameter.name)),
    }
    return {name: getattr(parameter, name) for name in shown} | words


def digits(step: float) -> int:
    """Decimals a slider shows.

    Examples
    --------
    >>> digits(0.01), digits(0.005), digits(1)
    (2, 3, 0)
    """
    return max(0, len(f"{step:.6f}".rstrip("0").partition(".")[2]))


def _stands(place: float, value: float, step: float) -> bool:
    """Whether a slider that moves in steps stands at this place because of this value."""
    return -step / 2 + 1e-9 < place - value <= step / 2 + 1e-9


class Lever(ipywidgets.FloatSlider):  # type: ignore[misc]  # ipywidgets has no types
    """A slider whose moves are not echoed: the page that moved it knows, and one message is saved."""

    value = traitlets.CFloat(0.0).tag(sync=True, echo_update=False)


class Panel:
    """The column of sliders.

    Parameters
    ----------
    scenario : Scenario
    on_move : callable
        Called with a setting's name and its new value when a user moves a slider.
    on_ally : callable
        Called with a member's code when a user picks one.
    main : frozenset of str, optional
        The settings whose sliders are open at first; by default those declared as main.
    tables : iterable of str
        The tables whose numbers have sliders, see `settings.TABLES`.
    """

    def __init__(
        self,
        scenario: Scenario,
        on_move: Callable[[str, float], None],
        on_ally: Callable[[str], None],
        main: frozenset[str] | None = None,
        tables: Iterable[str] = ("levers", "assumptions"),
    ) -> None:
        self._tables = {name: TABLES[name] for name in tables}
        shown = {n: p for table in self._tables.values() for n, p in table.items()}
        self._main = {n for n, p in shown.items() if p.main} if main is None else main
        self._on_move, self._on_ally, self._quiet = on_move, on_ally, False
        self._value_of: Callable[[str], float] = scenario.default_of
        # One layout and one style serve all sliders: each would be a message more on page load.
        self._layout = ipywidgets.Layout(width="auto")
        self._style = ipywidgets.SliderStyle()
        self.sliders = {name: self._slider(name) for name in shown}
        own = OWN if "levers" in self._tables else ()
        self.own = {name: self._slider(name, own=True) for name in own}
        self.ally = ipywidgets.Dropdown(description="Ally", layout=self._layout)
        self.ally.add_class("dk-ally-picker")
        self.ally.observe(self._picked, "value")
        self.widget = self._column()
        self.show_members(scenario)

    def _slider(self, name: str, own: bool = False) -> Lever:
        p = declared(name)
        slider = Lever(
            value=p.default, min=p.low, max=p.high, step=p.step, description=p.label,
            readout=False, layout=self._layout, style=self._style,
        )  # fmt: skip
        for css in (
            "dk-lever",
            f"dk-{'own' if own else 'name'}-{name}",
            *["dk-main"] * (name in self._main),
        ):
            slider.add_class(css)
        slider.observe(lambda change: self._moved(name, own, change["new"]), "value")
        return slider

    def _moved(self, name: str, own: bool, value: float) -> None:
        # The browser's slider adds noise such as 5.000000000000001, even when it is only shown.
        value = round(value, digits(declared(name).step))
        setting = str(SettingName(name, self.ally.value)) if own else name
        if not self._quiet and not _stands(value, self._value_of(setting), declared(name).step):
            self._on_move(setting, value)

    def _picked(self, change: dict[str, Any]) -> None:
        if not self._quiet and change["new"]:
            self._on_ally(change["new"])

    def _column(self) -> ipywidgets.Box:
        groups = []
        if "levers" in self._tables:
            groups = [
                self._group(label, pillar.replace(" ", "-"), self._of(LEVERS, pillar))
                for pillar, label in PILLARS.items()
            ]
            groups.append(self._group("One ally", "ally", [self.ally, *self.own.values()]))
        for table in (table for table in self._tables if table != "levers"):
            groups += [self._whole(table, fine=False), *self._fine_points(table)]
        column = ipywidgets.VBox(groups, layout=self._layout)
        column.add_class("dk-panel")
        return column

    def _whole(self, table: str, *, fine: bool) -> ipywidgets.Box:
        """A table whose sliders stand in one group, pillar by pillar; finer points in one apart."""
        shown = {name: p for name, p in TABLES[table].items() if p.fine == fine}
        pillars = dict.fromkeys((*PILLARS, *(p.pillar for p in shown.values())))
        sliders = [s for pillar in pillars for s in self._of(shown, pillar)]
        css, heading = (f"{table}-fine", FINE) if fine else (table, GROUPS[table])
        return self._group(heading, css, sliders)

    def _fine_points(self, table: str) -> list[ipywidgets.Box]:
        """The fold of finer points, where the table has any."""
        return (
            [self._whole(table, fine=True)] if any(p.fine for p in TABLES[table].values()) else []
        )

    def _of(self, table: dict[str, Parameter], pillar: str) -> list[Lever]:
        return [self.sliders[name] for name, p in table.items() if p.pillar == pillar]

    def _group(self, label: str, css: str, children: Iterable[Any]) -> ipywidgets.Box:
        heading = ipywidgets.HTML(f"<h3>{label}</h3>", layout=self._layout)
        group = ipywidgets.VBox([heading, *children], layout=self._layout)
        group.add_class("dk-group")
        group.add_class(f"dk-group-{css}")
        return group

    def show_members(self, scenario: Scenario) -> None:
        """Offer another scenario's members."""
        self._quietly(self._offer, scenario)

    def _offer(self, scenario: Scenario) -> None:
        order = sorted(range(len(scenario.codes)), key=lambda i: scenario.names[i])
        options = [(scenario.names[i], scenario.codes[i]) for i in order if i != scenario.protege]
        self.ally.options = options
        self.ally.value = options[0][1]

    def show(self, value_of: Callable[[str], float]) -> None:
        """Set every slider that stands elsewhere, without calling back."""
        self._value_of = value_of
        self._quietly(self._set)

    def between_steps(self) -> dict[str, float]:
        """The values no slider can stand at, such as 0.625 of a link, named as the marks are."""
        found = {}
        for key, slider, name in self.places():
            steps = (self._value_of(name) - slider.min) / slider.step
            if abs(steps - round(steps)) > 1e-6:
                found[key] = self._value_of(name)
        return found

    def pick(self, code: str) -> None:
        """Show one ally in the panel, without calling back; the protégé has no panel."""
        if code in {value for _, value in self.ally.options}:
            self._quietly(setattr, self.ally, "value", code)

    def places(self) -> list[tuple[str, Lever, str]]:
        """Each slider, with its key on the page and the setting it shows."""
        ally = self.ally.value
        own = [
            (f"own.{name}", slider, str(SettingName(name, ally)))
            for name, slider in self.own.items()
        ]
        return [(name, slider, name) for name, slider in self.sliders.items()] + own

    def _set(self) -> None:
        for _, slider, name in self.places():
            value = self._value_of(name)
            if abs(slider.value - value) > 1e-9 and not _stands(slider.value, value, slider.step):
                slider.value = value

    def _quietly(self, action: Callable[..., None], *arguments: Any) -> None:
        before, self._quiet = self._quiet, True
        try:
            action(*arguments)
        finally:
            self._quiet = before
