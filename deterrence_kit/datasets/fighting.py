"""Wars and insurgencies under way: of the table, or as a file says itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.model.severity.war import War

NEEDED = ("since", "what", "source")


def war_in(
    contents: dict[str, Any], challengers: Iterable[str], year: int, file: str
) -> War | None:
    """The war under way between these challengers and the target, or None.

    A file's own section ``[war]`` goes before the table; with ``over`` in it, a sentence, the file
    supposes that the war has ended. The table is of today: files of the past, or with a world of their
    own, are not looked up.

    Parameters
    ----------
    contents : dict
        What the file says.
    challengers : iterable of str
        Codes, and names of those without a code.
    year : int
        Of the scenario.
    file : str
        Its name, for messages.

    Returns
    -------
    War or None

    Raises
    ------
    ScenarioError
        If the section lacks what a war needs.

    Examples
    --------
    >>> war_in({"protege": "UKR"}, ["RUS"], 2026, "ours.toml").since
    2022
    >>> war_in({"war": {"over": "It supposes a cease-fire."}}, ["RUS"], 2026, "ours.toml")
    >>> war_in({"protege": "UKR"}, ["RUS"], 2010, "ours.toml")
    """
    own = contents.get("war")
    if own:
        return None if own.get("over") else _own(own, contents, file)
    if "world" in contents:
        return None
    sides, target = set(challengers), contents["protege"]
    rows = (r for r in tables.wars() if r["target"] == target and r["challenger"] in sides)
    found = next((row for row in rows if row["since"] <= year), None)
    if found is None:
        return None
    return War(**{name: found[name] for name in (*NEEDED, "checked", "doubt", "basis")})


def _own(own: dict[str, Any], contents: dict[str, Any], file: str) -> War:
    """The war as a file describes it."""
    for name in NEEDED:
        if not own.get(name):
            raise ScenarioError(
                f"{file}, [war]: {name!r} is missing. A war under way needs since, what and source; one "
                "that is supposed to have ended needs over, a sentence."
            )
    said = {name: own.get(name, contents.get(name, "")) for name in ("checked", "basis")}
    doubt = own.get("doubt", "")
    return War(int(own["since"]), own["what"], own["source"], doubt=doubt, **said)
