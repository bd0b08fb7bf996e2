"""What a file that is taken away says of where it comes from: page, scenario, changes, source."""

from __future__ import annotations

from typing import Any

from deterrence_kit import __version__
from deterrence_kit.app.brief import besides
from deterrence_kit.app.reading import Reading
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.views.labels import label_of

SOURCE = (
    f"deterrence_kit {__version__}, own computation; it compares choices and does not predict wars"
)


def page_key(reading: type[Reading]) -> str:
    """What commands call a page: its folder.

    Examples
    --------
    >>> from deterrence_kit.pages.burden_sharing.page import BurdenReading
    >>> page_key(BurdenReading), page_name(BurdenReading)
    ('burden-sharing', 'Burden sharing')
    """
    return reading.__module__.split(".")[-2].replace("_", "-")


def page_name(reading: type[Reading]) -> str:
    """What files call a page."""
    return page_key(reading).replace("-", " ").capitalize()


def origin(reading: Reading) -> dict[str, Any]:
    """Plain texts, for the name of a file and the lines in it.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> from deterrence_kit.app.state import State
    >>> told = origin(ExplorerReading(State("nato-estonia", {"readiness": 0.7})))
    >>> told["page"], told["about"], told["changes"]
    ('Explorer', 'nato-estonia', ['Readiness 0.5 → 0.7'])
    """
    picked = {"": "", "scenario": reading.state.scenario}
    about = picked.get(reading.PICKER)
    return {
        "page": page_name(type(reading)),
        "about": reading.state.choice(reading.PICKER) if about is None else about,
        "subject": reading.subject,
        "changes": [_change(reading, name) for name in reading.state.changes] + besides(reading),
        "source": f"{SOURCE}. {reading.as_of}",
    }


def _change(reading: Reading, name: str) -> str:
    unit = declared(name).unit
    before, now = reading.scenario.default_of(name), reading.state.changes[name]
    label = label_of(name, reading.names)
    return f"{label} {number_text(before, unit)} → {number_text(now, unit)}"
