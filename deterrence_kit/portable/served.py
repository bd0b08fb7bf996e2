"""A page's engine beside its session, or before it: one script, and one for each scenario."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from functools import partial

from deterrence_kit.app.edition.contents import held_names
from deterrence_kit.app.state import offered_names
from deterrence_kit.portable import lever_words
from deterrence_kit.portable.common import common_data
from deterrence_kit.portable.document import Texts, as_json
from deterrence_kit.portable.engine_scripts import engine_script
from deterrence_kit.portable.room import Room
from deterrence_kit.portable.rooms import room_called
from deterrence_kit.portable.scenario import scenario_data
from deterrence_kit.portable.shell import shell
from deterrence_kit.portable.woven import APART, woven

COMMON = "common"
LEVERS = "levers"  # which a page without a session fetches once it stands
SHELL = "shell\n"
DRAWN = ("traits", "groups")  # which the session gives


def part(name: str, page: str = "explorer") -> str:
    """One part of a page's engine, as an ES module.

    Parameters
    ----------
    name : str
        ``common``, ``levers``, a scenario's name, or ``shell`` and in the lines below it a notebook's code.
    page : str, optional
        A name of `rooms.ROOMS`.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If a page cannot compute that scenario, or show by itself what that code shows.

    Examples
    --------
    >>> part("us-japan").startswith("export default")
    True
    >>> part("nowhere")
    Traceback (most recent call last):
    ValueError: A page has no engine for 'nowhere'.
    """
    room = room_called(page)
    if name == COMMON:
        return _common(room)
    if name.startswith(SHELL):
        return shell(room, name.removeprefix(SHELL))
    if name == LEVERS:
        return f"export default {as_json(lever_words.later())};\n"
    if name not in held_names():
        raise ValueError(f"A page has no engine for {name!r}.")
    return _scenarios(room, (name, *room.besides(name)))


def _scenarios(room: Room, names: Sequence[str]) -> str:
    """A scenario, and those that it is compared with."""
    texts = Texts()
    held = [scenario_data(room, name, texts.number) for name in names]
    found = as_json(held)
    if len(names) > 1:
        return (
            f"{APART}const told = {as_json(woven(json.loads(found)))};\n"
            f"const scenarios = [{', '.join(f'apart(told, {i})' for i in range(len(names)))}];\n"
            f"export default {{ scenarios, texts: {texts.script()} }};\n"
        )
    return f"export default {{ scenarios: {found}, texts: {texts.script()} }};\n"


def _common(room: Room) -> str:
    """Scripts, and what all scenarios share; links open with the scenario that the page has first."""
    first = offered_names()[0]
    whole = common_data(room, [first], "", datetime.date.today())
    held = {key: value for key, value in whole.items() if key not in DRAWN}
    script = engine_script("served.js", room.page)
    return f"{script}\nexport const common = {as_json(held)};\n"


#: The same of the other pages, as their notebooks' metadata name it.
alliance_network = partial(part, page="alliance-network")
burden_sharing = partial(part, page="burden-sharing")
geography_and_posture = partial(part, page="geography-and-posture")
