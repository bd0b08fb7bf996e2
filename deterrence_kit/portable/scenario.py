"""What the page holds of one scenario."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deterrence_kit.app.state import State
from deterrence_kit.model import Scenario
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.portable.programs import model_program, picture_program
from deterrence_kit.tracing import Program
from deterrence_kit.views.names import possessive
from deterrence_kit.views.words import card_words

MOVING = {  # rows of a card that levers move: the page says them itself
    "Honours the commitment", "Share of what allies deliver", "Spending", "Arrives in time",
    "Would send", "Could field", "There by day",
}  # fmt: skip
SOURCES = ("states", "edges", "challengers", "labels")  # whose columns do not all move


def scenario_data(name: str, text_of: Callable[[str], int]) -> dict[str, Any]:
    """Names, figures at the baseline, texts and programs.

    Parameters
    ----------
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
    >>> found = scenario_data("us-japan", lambda text: 0)
    >>> found["codes"], found["model"]["text"]
    (['USA', 'JPN'], 0)
    """
    reading = ExplorerReading(State(name))
    scenario, (columns, props, _) = reading.scenario, reading.pictured()
    page = reading.page(scenario.codes[0])
    model = model_program(scenario)
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
        "columns": {source: columns[source] for source in SOURCES},
        "map_frame": props["map_frame"],
        "facts": _facts(scenario, reading),
        "model": _program(model, text_of),
        "pictures": _program(picture_program(scenario, model), text_of),
    }


def _facts(scenario: Scenario, reading: ExplorerReading) -> dict[str, list[tuple[str, str]]]:
    cards = {
        code: card_words(scenario, reading.now, place, reading.persons)["rows"]
        for place, code in enumerate(scenario.codes)
    }
    return {code: [row for row in rows if row[0] not in MOVING] for code, rows in cards.items()}


def _program(program: Program, text_of: Callable[[str], int]) -> dict[str, Any]:
    return {
        "text": text_of(program.text),
        "data": program.data,
        "inputs": [slot._asdict() for slot in program.inputs],
        "outputs": [slot._asdict() for slot in program.outputs],
    }
