"""What the page as a file can hold: whether there is one, what it opens with, what is left out."""

from __future__ import annotations

from functools import lru_cache

from deterrence_kit.app.choices import WORKSHOP, default_choice
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.views.labels import listed

SERVED = {"second": "the second crisis"}  # choices that only Python can follow; a page has its own
TITLE = (
    "Download this page as one HTML file that computes by itself, without server or network: all "
    "{count} scenarios in peace, about {size} MB, opening as it stands here"
)
AT_WAR = (
    "There is no page to save of {title}: a war is under way there, and what would restore deterrence is "
    "found by a search, which a page without Python cannot make."
)
NOT_SHIPPED = (
    "There is no page to save of {title}: such a file holds the shipped scenarios, and this is none of "
    "them. As notebook takes it along, to be computed by Python."
)
WITHOUT = "; without {parts}, which only Python computes"


@lru_cache(maxsize=1)
def held_names() -> tuple[str, ...]:
    """The scenarios that such a file can hold: those without a war under way.

    What would restore deterrence in a war is found by a search, which the file cannot make; and a
    verdict must not be given there.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> "us-japan" in held_names(), "ecowas-benin" in held_names()
    (True, False)
    """
    return tuple(name for name in scenario_names() if not load_scenario(name).war)


def offered(reading: Reading) -> str:
    """What the button says of the file, or why there is none; empty on a page that has no button."""
    if not reading.EDITION:
        return ""
    parts = not_filed(type(reading))
    told = TITLE.format(count=len(held_names()), size=reading.EDITION)
    return obstacle(reading) or told + (WITHOUT.format(parts=listed(parts)) if parts else "")


def not_filed(reading: type[Reading]) -> list[str]:
    """The pictures of a page that its file does not have.

    Examples
    --------
    >>> from deterrence_kit.pages.geography_and_posture.page import GeographyReading
    >>> not_filed(GeographyReading)
    ['the picture “Two levers at a time”']
    """
    pictures = shipped_as(reading).shown_pictures()
    return [f"the picture “{each.title}”" for each in pictures if each.name in reading.NOT_FILED]


def obstacle(reading: Reading) -> str:
    """Why there is no file of what is shown; empty where there is one."""
    name, title = reading.state.scenario, reading.shipped.title
    if name in held_names():
        return ""
    return (AT_WAR if name in scenario_names() else NOT_SHIPPED).format(title=title)


def shipped_as(reading: type[Reading]) -> type[Reading]:
    """The page that a reading is, or that a notebook of one's own has made it from."""
    own = (each for each in reading.__mro__ if {"SHOWN", "EDITION"} <= vars(each).keys())
    found = next(own)
    return reading if found is Reading else found


def offered_choices(reading: type[Reading]) -> tuple[str, ...]:
    """The choices that the page as a file has: its own pictures', and a room's.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> offered_choices(ExplorerReading)[0]
    'why'
    """
    own = [each.choice for each in shipped_as(reading).shown_pictures()]
    return (*(name for name in own if name and name not in only_served(reading)), *WORKSHOP)


def only_served(reading: type[Reading]) -> dict[str, str]:
    """Choices that only Python can follow there, and what they are called.

    Examples
    --------
    >>> from deterrence_kit.pages.alliance_network.page import AllianceReading
    >>> only_served(AllianceReading)["year"]
    'the pacts of another year'
    """
    return {**SERVED, **shipped_as(reading).ONLY_SERVED}


def opening(state: State, reading: type[Reading]) -> State:
    """What of a state the file can show: the shipped members, levers and assumptions.

    Examples
    --------
    >>> moved = {"will.KOR": 0.3, "readiness": 0.7, "drift": 0.0}
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> kept = opening(State("us-japan", moved, joined=("KOR",)), ExplorerReading)
    >>> dict(kept.changes), kept.joined
    ({'readiness': 0.7}, ())
    """
    codes = scenario_called(state.scenario).codes
    settings = state.changes_in("levers", "assumptions")
    changes = {n: v for n, v in settings.items() if SettingName.parse(n).concerns(codes)}
    offered = offered_choices(reading)
    choices = {name: value for name, value in state.choices.items() if name in offered}
    return State(state.scenario, changes, state.touched, choices)


def left_out(state: State, reading: type[Reading]) -> list[str]:
    """What of a state the file cannot show, in words; what other pages have chosen changes nothing here.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> left = State("nato-estonia", {"readiness": 0.7}, left=("USA",), plan="3:clarity:0.8")
    >>> left_out(left, ExplorerReading)
    ['the changes of membership', 'the plan over the years']
    """
    choices = [each.choice for each in shipped_as(reading).shown_pictures()]
    found = {
        "the changes of membership": state.left or state.joined,
        "the plan over the years": state.plan,
        "the packages": state.packages,
        **{
            what: name in choices and state.choice(name) != default_choice(name)
            for name, what in only_served(reading).items()
        },
        "what other pages have set": state.changes_in("levers", "assumptions") != state.changes,
    }
    return [what for what, there in found.items() if there]


def added(reading: Reading) -> list[str]:
    """What a notebook of one's own shows besides what its page is shipped with."""
    names = {each.name for each in shipped_as(type(reading)).SHOWN}
    more = reading.OUTCOMES or any(each.name not in names for each in reading.SHOWN)
    return ["what this notebook adds to it"] * bool(more)
