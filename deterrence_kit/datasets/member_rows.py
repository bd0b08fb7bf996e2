"""The rows of a pact's members: their own figures first, then those of the shipped tables."""

from __future__ import annotations

from typing import Any

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.columns import Row
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.naming import meant_pact, meant_state

# What a member has none of, or what is not known of it, unless a table or the file says otherwise.
NONE: Row = {"population": 0, "reserves": 0, "forward": 0, "near": 0, "elsewhere": 0}


def rows_of_members(contents: dict[str, Any], file: str, gaps: list[str], alone: bool) -> list[Row]:
    """The rows of all members, in the pact's order.

    Parameters
    ----------
    contents : dict
        What the file says.
    file : str
        The file's name, for messages.
    gaps : list of str
        Sentences about missing figures are added to it.
    alone : bool
        Whether a pact of one is accepted.

    Returns
    -------
    list of dict

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> rows_of_members({"members": ["EST", "LVA"], "protege": "EST"}, "ours.toml", [], False)[1]["name"]
    'Latvia'
    """
    own = {}
    for number, row in enumerate(contents.get("member", []), 1):
        if row["code"] in own:
            raise ScenarioError(f"{file}, member row {number}: {row['code']} is there twice.")
        own[row["code"]] = (number, row)
    codes = _codes(contents, file, tuple(own), 1 if alone else 2)
    protege, past = contents["protege"], "world" in contents
    if protege not in codes:
        raise ScenarioError(
            f"{file}, protege: {protege!r} is not among the members, {', '.join(codes)}"
            f"{meant_state(protege)}."
        )
    return [
        member_row(code, protege, own.get(code, (0, {})), file, gaps, past=past) for code in codes
    ]


def _codes(
    contents: dict[str, Any], file: str, own: tuple[str, ...], fewest: int
) -> tuple[str, ...]:
    if "members" in contents:
        codes = tuple(contents["members"])
    elif "pact" in contents and tables.pact_members(contents["pact"]):
        codes = tables.pact_members(contents["pact"])
    else:
        codes = own
        _check_pact(str(contents.get("pact", "")), own, file)
    stray = [(number, code) for number, code in enumerate(own, 1) if code not in codes]
    if stray:
        number, code = stray[0]
        raise ScenarioError(
            f"{file}, member row {number}: {code!r} has figures here, but is not among the members, "
            f"{', '.join(codes)}{meant_state(code)}."
        )
    if len(set(codes)) < fewest or len(set(codes)) < len(codes):
        raise ScenarioError(
            f"{file}: a pact needs two members or more, each once; found {', '.join(codes) or 'none'}."
        )
    return codes


def _check_pact(pact: str, own: tuple[str, ...], file: str) -> None:
    """A pact that is not listed is a name like any other, unless its members are expected of it."""
    meant = meant_pact(pact) if pact else ""
    if pact and (meant or not own):
        raise ScenarioError(f"{file}, pact: there is no pact called {pact!r}{meant}.")


def member_row(
    code: str,
    protege: str,
    numbered: tuple[int, Row],
    file: str,
    gaps: list[str],
    *,
    past: bool = False,
) -> Row:
    """One member's figures: those of its row in the file, then those of the shipped tables.

    Parameters
    ----------
    code : str
        A state's code, ``"EST"``.
    protege : str
        Code of the member whose territory is contested.
    numbered : tuple of int and dict
        The number of its row in the file, 0 for none, and what stands there.
    file : str
        The file's name, for messages.
    gaps : list of str
        Sentences about missing figures are added to it.
    past : bool
        Whether the file has a world of its own: then today's heads are not its heads.

    Returns
    -------
    dict

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> member_row("LVA", "EST", (0, {}), "ours.toml", [])["distance"]
    0.0
    """
    number, own = numbered
    row: Row = {"code": code, "name": code, "water": _water(code, protege), **NONE}
    row |= shipped_figures(code, past=past) | own
    if "distance" not in row and {code, protege} <= tables.states().keys():
        row["distance"] = tables.distance(code, protege)
    if code == protege:
        row["distance"] = 0
    for name in ("gdp", "distance", "lat", "lon"):
        if name not in row:
            where = f"member row {number}" if number else "members"
            raise ScenarioError(f"{file}, {where}, column {name!r}: {_no_figure(code)}")
    for name in ("spending", "personnel", "ideal_point"):
        if name not in row:
            row[name] = 0.0
            gaps.append(f"No figure for {row['name']}'s {name.replace('_', ' ')}: counted as 0.")
    return row


def shipped_figures(code: str, *, past: bool = False) -> Row:
    """What the shipped table of states knows of a state.

    Parameters
    ----------
    code : str
        A state's code, ``"EST"``.
    past : bool
        Leave out how many heads it has today.

    Returns
    -------
    dict

    Examples
    --------
    >>> "population" in shipped_figures("EST"), "population" in shipped_figures("EST", past=True)
    (True, False)
    """
    gone = ("population", "reserves") if past else ()
    state = tables.states().get(code, {})
    return {k: v for k, v in state.items() if v is not None and k not in gone}


def _no_figure(code: str) -> str:
    if code in tables.states():
        return f"the shipped table has no figure for {code}, so its own is needed."
    return f"{code} is not in the shipped table of states{meant_state(code)}, so its own figure is needed."


def _water(code: str, protege: str) -> bool:
    states = tables.states()
    if code not in states or protege not in states:
        return False
    return states[code]["landmass"] != states[protege]["landmass"]
