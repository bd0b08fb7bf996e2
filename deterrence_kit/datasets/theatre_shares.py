"""How much of its ready forces an ally would send to one theatre: the rule behind the default.

A scenario's file may argue a share of its own for any ally; this is what holds for the others. The
rule is a judgement, one for all pacts. It was set once, against what NATO's force model of 2022
promises in 10, 30 and 180 days, and is checked against it in tests/model/test_calibration.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from deterrence_kit.datasets import tables

FAR = 4000.0  # km from here: another theatre, as in `pairs`


class Reason(NamedTuple):
    """Why an ally sends less than it might.

    Attributes
    ----------
    factor : float
        What is left of its share.
    text : str
        The reason, as the end of a sentence.
    """

    factor: float
    text: str


# What an ally with nothing else to do would send: the rest trains, guards and stays as a reserve.
MOST = Reason(0.7, "what an ally with no other task would send")
FRONT = Reason(0.5, "it has a border of its own with the challenger")
ELSEWHERE = Reason(0.5, f"it is pledged to others, more than {FAR:,.0f} km from here")
SEA = Reason(0.7, "a sea lies between, and it has its own to guard")


def share_by_rule(
    code: str,
    pact: Collection[str],
    protege: str,
    challengers: Collection[str],
    *,
    water: bool,
    year: int,
) -> tuple[float, str]:
    """An ally's theatre share by the rule, and the sentence that says why.

    Parameters
    ----------
    code : str
        The ally's.
    pact : collection of str
        Codes of all members: what they owe one another is this commitment, not another.
    protege : str
        Code of the member whose territory is contested.
    challengers : collection of str
        Codes, as far as they are states.
    water : bool
        Whether the ally has to cross a sea.
    year : int
        For the pacts that it is in.

    Returns
    -------
    tuple of float and str
        The share, 0 to 1; the protégé's is 1.

    Examples
    --------
    >>> pact = ["EST", "ITA", "USA"]
    >>> share_by_rule("ITA", pact, "EST", ["RUS"], water=False, year=2026)[0]
    0.7
    >>> share, why = share_by_rule("USA", pact, "EST", ["RUS"], water=True, year=2026)
    >>> round(share, 3), why.startswith("By rule: it is pledged to others, more than 4,000 km")
    (0.245, True)
    """
    if code == protege:
        return 1.0, ""
    others = pledged_to(code, year) - set(pact)
    reasons = [
        reason
        for reason, holds in (
            (FRONT, any(_next_to(code, challenger) for challenger in challengers)),
            (ELSEWHERE, any(_far(other, protege) for other in others)),
            (SEA, water),
        )
        if holds
    ]
    share = MOST.factor
    for reason in reasons:
        share *= reason.factor
    return share, f"By rule: {'; '.join(r.text for r in reasons or [MOST])}. Judgement."


def pledged_to(code: str, year: int) -> set[str]:
    """The states that a state is pledged to defend in a year, by any pact that is listed.

    Parameters
    ----------
    code : str
    year : int

    Returns
    -------
    set of str

    Examples
    --------
    >>> {"JPN", "KOR", "EST"} <= pledged_to("USA", 2026), pledged_to("CHE", 2026)
    (True, set())
    """
    rows = [
        row
        for row in tables.pacts()
        if row["kind"] == "defence"
        and int(row["joined"] or 0) <= year
        and (row["left"] is None or int(row["left"]) > year)
    ]
    own = {row["pact"] for row in rows if row["code"] == code}
    return {str(row["code"]) for row in rows if row["pact"] in own} - {code}


def share_of(
    row: Mapping[str, Any],
    pact: Collection[str],
    protege: str,
    challengers: Collection[str],
    year: int,
) -> tuple[float, str]:
    """An ally's theatre share: its row's own with its sentence, else that of the rule.

    Parameters
    ----------
    row : mapping
        ``code`` and ``water``, and perhaps ``theatre_share`` and ``theatre_why``.
    pact : collection of str
    protege : str
    challengers : collection of str
    year : int

    Returns
    -------
    tuple of float and str

    Examples
    --------
    >>> row = {"code": "TUR", "water": False, "theatre_share": 0.2}
    >>> share_of(row, ["EST", "TUR"], "EST", ["RUS"], 2026)
    (0.2, 'Judgement.')
    """
    if "theatre_share" in row and row["code"] != protege:
        return float(row["theatre_share"]), str(row.get("theatre_why", "Judgement."))
    water = bool(row["water"])
    return share_by_rule(row["code"], pact, protege, challengers, water=water, year=year)


def _next_to(one: str, other: str) -> bool:
    return {one, other} <= tables.states().keys() and tables.distance(one, other) == 0


def _far(one: str, other: str) -> bool:
    return {one, other} <= tables.states().keys() and tables.distance(one, other) > FAR
