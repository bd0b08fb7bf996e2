"""Packages: what has been kept for comparison, as text in links, and the steps that change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from deterrence_kit.app.link_parts import applied, fault_of, member_changed, order_of
from deterrence_kit.app.plans import plan_from
from deterrence_kit.app.short_names import lengthened, shortened
from deterrence_kit.app.state import FIRST_TOUCHED, Package, State, scenario_of
from deterrence_kit.model.phrases import quoted

MOST_PACKAGES = 6
LONGEST_NAME = 40
LINKED = tuple(f"p{i}" for i in range(1, MOST_PACKAGES + 1))  # their names in links
WRITTEN_OUT = {f"package{i}": name for i, name in enumerate(LINKED, 1)}  # as they once were
BETWEEN = "~"  # stands between the parts of a package; a name has none


def text_of(package: Package) -> str:
    """A package as it stands in a link.

    Examples
    --------
    >>> text_of(Package("More", {"readiness": 0.7, "will.USA": 0.25}, left=("TUR",)))
    'More~leave:TUR~R.7~W.25:USA'
    """
    codes = {"join": package.joined, "leave": package.left}
    parts = [f"{name}:{','.join(found)}" for name, found in codes.items() if found]
    parts += [shortened(n, package.changes[n]) for n in sorted(package.changes, key=order_of)]
    parts += [f"plan:{package.plan}"] * bool(package.plan)
    return BETWEEN.join([package.name, *parts])


def package_from(text: str, state: State, notices: list[str]) -> Package | None:
    """The package a text describes, for the scenario of a state; sentences about what was ignored.

    Its settings may be written out, as they once were in links and as people write them.

    Examples
    --------
    >>> package_from("More~readiness:0.7", State("nato-estonia"), [])
    Package(name='More', changes={'readiness': 0.7}, left=(), joined=(), plan='')
    """
    name, *parts = text.split(BETWEEN)
    if not name.strip():
        notices.append(f"A package without a name was ignored: “{quoted(text)}”.")
        return None
    built, faults = State(state.scenario), list[str]()
    for part in parts:
        key, value = lengthened(part) or _written_out(part)
        built = _with_part(built, key, value, faults)
    notices += [f"In the package “{quoted(name)}”: {fault}" for fault in faults]
    return packed(built, name)


def _written_out(part: str) -> tuple[str, str]:
    """The name and the value of a part such as ``readiness:0.7``."""
    key, _, value = part.partition(":")
    return key, value


def _with_part(state: State, key: str, value: str, notices: list[str]) -> State:
    if key == "plan":
        return replace(state, plan=plan_from(value, state, notices))
    if key in ("join", "leave"):
        for code in filter(None, value.split(",")):
            state = member_changed(state, key, code, notices)
        return state
    return applied(state, key, value, notices)


def packed(state: State, name: str) -> Package:
    """What a state changes, as a package."""
    tidy = quoted(name.replace(BETWEEN, "-").strip())[:LONGEST_NAME] or "Package"
    return Package(tidy, state.changes, state.left, state.joined, state.plan)


def unpacked(state: State, package: Package) -> State:
    """The state with what a package changes, and nothing else changed."""
    return replace(
        state,
        changes=dict(package.changes),
        left=package.left,
        joined=package.joined,
        plan=package.plan,
        touched=next(iter(package.changes), FIRST_TOUCHED),
    )


def kept(state: State, event: Mapping[str, Any]) -> State:
    """The state with what it changes kept as one package more.

    Raises
    ------
    ValueError
        If there are as many as can be compared.
    """
    if len(state.packages) >= MOST_PACKAGES:
        raise ValueError(f"{MOST_PACKAGES} packages can be compared: remove one first.")
    name = _name(event) or f"Package {len(state.packages) + 1}"
    return replace(state, packages=(*state.packages, packed(state, name)))


def _name(event: Mapping[str, Any]) -> str:
    """The name that a form, or a button, tells; empty where there is none."""
    values = event.get("values")
    name = (values if isinstance(values, Mapping) else event).get("name")
    return name.strip() if isinstance(name, str) else ""


def dropped(state: State, event: Mapping[str, Any]) -> State:
    """The state without one of its packages."""
    place = _place(state, event)
    return replace(state, packages=state.packages[:place] + state.packages[place + 1 :])


def loaded(state: State, event: Mapping[str, Any]) -> State:
    """The state with a package's changes on the sliders, but for what concerns who is no member here.

    Raises
    ------
    ValueError
        If the package lets states leave or join that cannot do so in this scenario.
    """
    package = state.packages[_place(state, event)]
    there = unpacked(state, package)
    try:
        scenario_of(there)
    except ValueError as fault:
        raise ValueError(f"“{package.name}” cannot be loaded here: {fault}") from fault
    known = {n: v for n, v in there.changes.items() if fault_of(there, n) is None}
    plan = plan_from(there.plan, there, [])
    return replace(there, changes=known, plan=plan, touched=next(iter(known), FIRST_TOUCHED))


def renamed(state: State, event: Mapping[str, Any]) -> State:
    """The state with another name for one of its packages."""
    place, packages = _place(state, event), list(state.packages)
    packages[place] = packed(unpacked(state, packages[place]), _name(event))
    return replace(state, packages=tuple(packages))


def _place(state: State, event: Mapping[str, Any]) -> int:
    place = event.get("place")
    if (
        isinstance(place, bool)
        or not isinstance(place, int)
        or not 0 <= place < len(state.packages)
    ):
        raise ValueError("That package is not there any more.")
    return place


EVENTS = {
    "keep_package": kept,
    "drop_package": dropped,
    "load_package": loaded,
    "rename_package": renamed,
}
