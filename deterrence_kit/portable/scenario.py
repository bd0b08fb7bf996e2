"""What the page holds of one scenario."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State
from deterrence_kit.model import Scenario
from deterrence_kit.portable.programs import model_program
from deterrence_kit.portable.room import Room
from deterrence_kit.tracing import Program
from deterrence_kit.views.names import possessive
from deterrence_kit.views.words import card_words

MOVING = {  # rows of a card that levers move: the page says them itself
    "Honours the commitment", "Share of what allies deliver", "Spending", "Arrives in time",
    "Would send", "Could field", "There by day",
}  # fmt: skip


def scenario_data(room: Room, name: str, text_of: Callable[[str], int]) -> dict[str, Any]:
    """Names, figures at the baseline, texts and programs.

    Parameters
    ----------
    room : Room
        The page.
    name : str
        A shipped scenario's.
    text_of : callable
        From a program's text to its number among all texts: scenarios alike share one.

    Returns
    -------
    dict
        As JSON can hold it, once `app.board` has made numbers plain.

    Examples
    --------
    >>> from deterrence_kit.portable.rooms import ROOMS
    >>> found = scenario_data(ROOMS["explorer"], "us-japan", lambda text: 0)
    >>> found["codes"], found["model"]["text"]
    (['USA', 'JPN'], 0)
    """
    reading = room.reading(State(name))
    scenario, page = reading.scenario, reading.page(reading.scenario.codes[0])
    model = model_program(scenario, room.figures, room.words)
    return {
        "name": name,
        "title": scenario.title,
        "subject": reading.subject,
        "summary": reading.summary,
        "as_of": reading.as_of,
        "about": page["about"],
        "codes": list(scenario.codes),
        "names": list(scenario.names),
        "protege": int(scenario.protege),
        "owner": possessive(scenario.protege_name),
        "home": scenario.home.tolist(),
        "settings": dict(scenario.settings),
        "war": bool(scenario.war),
        "figures": {each: np.atleast_1d(getattr(scenario, each)) for each in room.figures},
        "facts": _facts(scenario, reading),
        "model": _program(model, text_of),
        "pictures": _program(room.pictures(scenario, model), text_of),
        "further": {n: _program(each, text_of) for n, each in room.further(scenario).items()},
        "besides": list(room.besides(name)),
        **room.kept(reading),
    }


def _facts(scenario: Scenario, reading: Reading) -> dict[str, list[tuple[str, str | None]]]:
    """Rows of the members' cards; None stands where a lever moves what is said."""
    cards = {
        code: card_words(scenario, reading.now, place, reading.persons)["rows"]
        for place, code in enumerate(scenario.codes)
    }
    return {
        code: [(what, None if what in MOVING else much) for what, much in rows]
        for code, rows in cards.items()
    }


def _program(program: Program, text_of: Callable[[str], int]) -> dict[str, Any]:
    return {
        "text": text_of(program.text),
        "data": program.data,
        "inputs": [slot._asdict() for slot in program.inputs],
        "outputs": [slot._asdict() for slot in program.outputs],
    }
