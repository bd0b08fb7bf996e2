"""The explorer's engine for a page that has a session besides: one script, and one for each scenario."""

from __future__ import annotations

import datetime
from pathlib import Path

from deterrence_kit.app.edition.contents import held_names
from deterrence_kit.app.scripts import joined
from deterrence_kit.app.state import offered_names
from deterrence_kit.portable.common import common_data
from deterrence_kit.portable.document import Texts, as_json
from deterrence_kit.portable.scenario import scenario_data

COMMON = "common"
DRAWN = ("traits", "groups")  # which the session gives


def part(name: str) -> str:
    """One part of the engine, as an ES module.

    Parameters
    ----------
    name : str
        ``common``, or a scenario's name.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If a page cannot compute that scenario.

    Examples
    --------
    >>> part("us-japan").startswith("export default")
    True
    >>> part("nowhere")
    Traceback (most recent call last):
    ValueError: A page has no engine for 'nowhere'.
    """
    if name == COMMON:
        return _common()
    if name not in held_names():
        raise ValueError(f"A page has no engine for {name!r}.")
    texts = Texts()
    scenario = as_json(scenario_data(name, texts.number))
    return f"export default {{ scenario: {scenario}, texts: {texts.script()} }};\n"


def _common() -> str:
    """Scripts, and what all scenarios share; links open with the scenario that the page has first."""
    first = offered_names()[0]
    whole = common_data([first], "", datetime.date.today())
    held = {key: value for key, value in whole.items() if key not in DRAWN}
    script = joined(Path(__file__).parent / "browser" / "served.js")
    return f"{script}\nexport const common = {as_json(held)};\n"
