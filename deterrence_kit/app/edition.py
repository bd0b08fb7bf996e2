"""The page as one HTML file that computes by itself: whether there is one, what it opens with, its making.

It is made by the command ``deterrence-kit export`` in a process of its own: that takes seconds, and the
page goes on answering meanwhile.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from deterrence_kit.app.choices import WORKSHOP
from deterrence_kit.app.links import query_of
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.second import NONE
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.views.labels import listed

log = logging.getLogger(__name__)

SIZE = 2.6  # megabytes, with all scenarios; a test weighs the file
OFFERED = ("why", *WORKSHOP)  # the choices of other pages are not in it
LONGEST = 180  # seconds
PACKAGES = str(Path(__file__).resolve().parents[2])
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
LEFT_OUT = (
    "The saved page opens without {parts}, which takes Python to show; all else in it is as it stands "
    "here."
)
OTHER_ANSWER = " So its answer is not the one that stands here."
FAILED = "The page could not be saved; the cause has been logged. This page itself is as it was: try again."
BUSY = "The page that was asked for before is still being made: it comes by itself."


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


def _added(reading: Reading) -> list[str]:
    """What a notebook of one's own shows besides what its page is shipped with."""
    shipped = next(each for each in type(reading).__mro__ if "EDITION" in vars(each))
    names = {each.name for each in getattr(shipped, "SHOWN", ())}
    more = reading.OUTCOMES or any(each.name not in names for each in reading.SHOWN)
    return ["what this notebook adds to it"] * bool(more)


async def send(reading: Reading, tell: Callable[..., None]) -> None:
    """Make the file and tell the page, or tell why there is none; never both, never neither."""
    if why := obstacle(reading):
        return tell({"kind": "page", "failed": why})
    parts = [*left_out(reading.state), *_added(reading)]
    state = opening(reading.state)
    said = LEFT_OUT.format(parts=listed(parts)) if parts else ""
    if type(reading)(state).words()["sentence"] != reading.words()["sentence"]:
        said += OTHER_ANSWER
    try:
        packed = await asyncio.to_thread(exported, query_of(state))
    except (OSError, RuntimeError, subprocess.SubprocessError):
        log.exception("the page could not be saved")
        return tell({"kind": "page", "failed": FAILED})
    tell({"kind": "page", "said": said, "packed": True}, [packed])


def exported(link: str) -> bytes:
    """What the command writes for a link, gzipped: as it is, a message would be too long for some servers.

    Raises
    ------
    RuntimeError
        With what the command complained of.
    """
    command = [sys.executable, "-P", "-m", "deterrence_kit", "export", "-", "--state", link]
    paths = os.pathsep.join(filter(None, (PACKAGES, os.environ.get("PYTHONPATH"))))
    env = {**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, env=env, timeout=LONGEST, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace").strip()[-500:])
    return gzip.compress(done.stdout, mtime=0)
