"""What the page as a file can hold: whether there is one, what it opens with, what is left out."""

from __future__ import annotations

from functools import lru_cache

from deterrence_kit.app.choices import WORKSHOP
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.second import NONE
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model.setting_name import SettingName

SIZE = 2.6  # megabytes, with all scenarios; a test weighs the file
OFFERED = ("why", *WORKSHOP)  # the choices of other pages are not in it
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
    return obstacle(reading) or TITLE.format(count=len(held_names()), size=SIZE)


def obstacle(reading: Reading) -> str:
    """Why there is no file of what is shown; empty where there is one."""
    name, title = reading.state.scenario, reading.shipped.title
    if name in held_names():
        return ""
    return (AT_WAR if name in scenario_names() else NOT_SHIPPED).format(title=title)


def opening(state: State) -> State:
    """What of a state the file can show: the shipped members, levers and assumptions.

    Examples
    --------
    >>> moved = {"will.KOR": 0.3, "readiness": 0.7, "drift": 0.0}
    >>> kept = opening(State("us-japan", moved, joined=("KOR",)))
    >>> dict(kept.changes), kept.joined
    ({'readiness': 0.7}, ())
    """
    codes = scenario_called(state.scenario).codes
    settings = state.changes_in("levers", "assumptions")
    changes = {n: v for n, v in settings.items() if SettingName.parse(n).concerns(codes)}
    choices = {name: value for name, value in state.choices.items() if name in OFFERED}
    return State(state.scenario, changes, state.touched, choices)


def left_out(state: State) -> list[str]:
    """What of a state the file cannot show, in words; what other pages have chosen changes nothing here.

    Examples
    --------
    >>> left_out(State("nato-estonia", {"readiness": 0.7}, left=("USA",), plan="3:clarity:0.8"))
    ['the changes of membership', 'the plan over the years']
    """
    found = {
        "the changes of membership": state.left or state.joined,
        "the plan over the years": state.plan,
        "the packages": state.packages,
        "the second crisis": state.choice("second") != NONE,
        "what other pages have set": state.changes_in("levers", "assumptions") != state.changes,
    }
    return [what for what, there in found.items() if there]


def added(reading: Reading) -> list[str]:
    """What a notebook of one's own shows besides what its page is shipped with."""
    shipped = next(each for each in type(reading).__mro__ if "EDITION" in vars(each))
    names = {each.name for each in getattr(shipped, "SHOWN", ())}
    more = reading.OUTCOMES or any(each.name not in names for each in reading.SHOWN)
    return ["what this notebook adds to it"] * bool(more)
