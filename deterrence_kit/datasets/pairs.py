"""From one row of a region file to a `Commitment`: the scenario of one challenger and one target."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from deterrence_kit.datasets.assembly import scenario_from
from deterrence_kit.datasets.atlas import POSTURE, Atlas
from deterrence_kit.datasets.basis import said_bases
from deterrence_kit.datasets.checks import check_pair
from deterrence_kit.datasets.columns import ONLY_MEMBERS, Row
from deterrence_kit.datasets.errors import PairError
from deterrence_kit.datasets.opponent_rows import PAIR_FACTS
from deterrence_kit.datasets.shipped import shipped_contents
from deterrence_kit.model import Scenario
from deterrence_kit.model.region.region import Commitment

# Within 24 miles of water challenges are as common as across a land border (29 of 1,262
# dyad-years of non-rivals, 1946–1989, against 185 of 12,788); beyond 4,000 km they are half as
# common as within (63 of 30,764 against 111 of 23,980), which a closeness of −½ gives; among rivals
# a strait, like any distance, adds nothing that could be told (`model.occasions`).
STRAIT = 39.0  # km
FAR = 4000.0  # km


def closeness(km: float) -> float:
    """How near a challenger is, for the rate of occasions: 1 a neighbour, 0 near, −½ far away.

    Parameters
    ----------
    km : float, km

    Returns
    -------
    float, −0.5 to 1

    Examples
    --------
    >>> closeness(0), closeness(23), closeness(400), closeness(8000)
    (1.0, 1.0, 0.0, -0.5)
    """
    return 1.0 if km <= STRAIT else 0.0 if km <= FAR else -0.5


def commitment_from(row: Row, atlas: Atlas, where: str) -> Commitment:
    """One pair of a region.

    Parameters
    ----------
    row : dict
        What the file says of the pair.
    atlas : Atlas
        What else the file knows.
    where : str
        The file and the pair, for messages.

    Returns
    -------
    Commitment

    Raises
    ------
    ScenarioError or PairError
        With what was wrong.

    Examples
    --------
    >>> atlas = Atlas.of({"title": "Ours"}, "ours")
    >>> row = {"challenger": "RUS", "target": "LVA", "pact": "NATO"}
    >>> commitment_from(row, atlas, "ours, pair 1").leader
    'USA'
    """
    check_pair(row, where)
    for end in ("challenger", "target"):
        atlas.check_known(row[end])
    if row["challenger"] == row["target"]:
        raise PairError(f"{row['target']} cannot challenge itself")
    like = (
        shipped_contents(row.get("scenario") or row["like"])
        if {"scenario", "like"} & row.keys()
        else {}
    )
    pact = row.get("pact", like.get("pact", ""))
    own = tuple(like["members"]) if "scenario" in row and "members" in like else ()
    members = own or atlas.members(pact, row["target"])
    if "scenario" in row:
        scenario = _as_shipped(row, like, atlas)
    else:
        contents = _contents(row, like, atlas, pact, members)
        scenario = _placed(scenario_from(contents, where, alone=not pact), row, atlas)
    return Commitment(scenario=scenario, pact=pact, leader=_leader(scenario))


def _as_shipped(row: Row, like: Row, atlas: Atlas) -> Scenario:
    """A pair that a scenario file describes, with only the pair's challenger in it."""
    rows = [r for r in like["challenger"] if row["challenger"] in (r.get("code"), r.get("name"))]
    if not rows or like["protege"] != row["target"]:
        raise PairError(
            f"the scenario {row['scenario']} is not of {row['challenger']} and {row['target']}"
        )
    facts = like.get("theatre", {}) | {k: row[k] for k in PAIR_FACTS if k in row}
    stakes = row.get("stakes", like.get("stakes", {}))
    contents = {**like, "challenger": rows, "theatre": facts, "stakes": stakes}
    contents |= {"war": row["war"]} if "war" in row else {}
    scenario = scenario_from(contents, f"{row['scenario']}.toml")
    if len(like["challenger"]) > 1:  # near or far is now this challenger's own matter
        return _placed(scenario, row, atlas)
    return scenario


def _contents(row: Row, like: Row, atlas: Atlas, pact: str, members: tuple[str, ...]) -> Row:
    """What a scenario file of this pair would say: what it is like, its pact's own, its own."""
    shared = atlas.pacts.get(pact, {})
    parts, basis = (like, shared, row), row.get("basis", atlas.basis)
    return {
        "pact": pact,
        "title": f"{pact or 'No ally'} – {atlas.name_of(row['target'])}",
        "summary": f"{atlas.name_of(row['challenger'])} towards {atlas.name_of(row['target'])}.",
        "region": atlas.title,
        "year": atlas.year,
        **({"checked": atlas.checked} if atlas.checked else {}),
        **({"basis": basis} if basis else {}),
        "protege": row["target"],
        "members": list(members),
        "member": _members(row, like, shared, atlas, members),
        "challenger": [_challenger(row, like, atlas)],
        "theatre": {k: row[k] for k in (*PAIR_FACTS, "crossing") if k in row} | {"why": _why(row)},
        "stakes": row.get("stakes", {}),
        "levers": {k: v for part in parts for k, v in part.get("levers", {}).items()},
        "why": {k: v for part in parts for k, v in _reasons(part).items()},
        **({"war": war} if (war := row.get("war")) else {}),
        "record": [r for part in parts for r in said_bases(part, "record")],
    } | ({"world": atlas.world} if atlas.world else {})


def _why(row: Row) -> str:
    """Why the theatre is as it is, with the source."""
    source = f" Source: {row['source']}." if "source" in row else ""
    return f"{row.get('why', '')}{source}".strip()


def _reasons(part: Row) -> Row:
    """The reasons for levers: `why` in a scenario file, `why_levers` in a region file."""
    why = part.get("why")
    return why if isinstance(why, dict) else part.get("why_levers", {})


def _placed(scenario: Scenario, row: Row, atlas: Atlas) -> Scenario:
    """The scenario under a name of its own, with the closeness of challenger and target."""
    km = float(scenario.challenger_distance[0])
    name = f"{atlas.name}.{row['challenger']}-{row['target']}".lower().replace(" ", "-")
    return replace(scenario, name=name, contiguous=closeness(km))


def _members(row: Row, like: Row, shared: Row, atlas: Atlas, members: tuple[str, ...]) -> list[Row]:
    """The rows of all members that have something of their own to say, the latest word last."""
    kept = {"distance", *(() if row.get("next_door") else POSTURE)}
    beside = bool(row.get("next_door")) and like.get("protege") != row["target"]
    inherited = [
        {k: v for k, v in (_moved_next_door(m) if beside else m).items() if k not in kept}
        for m in like.get("member", [])
    ]
    own = [*shared.get("member", []), *row.get("member", [])]
    stray = [m["code"] for m in own if m["code"] not in members]
    if stray:
        raise PairError(f"{stray[0]} has figures here, but is not among the members of the pact")
    found: dict[str, Row] = {
        c: atlas.states[c] | atlas.way(c, row["target"]) for c in members if c in atlas.states
    }
    for one in (*inherited, *own):
        if one["code"] in members:
            found[one["code"]] = found.get(one["code"], {"code": one["code"]}) | one
    return [_without(m, "landmass", "reach") for m in found.values()]


def _moved_next_door(member: Row) -> Row:
    """A member's row for the state beside the one it was written for: here and next door swap."""
    swapped = {"forward": "near", "near": "forward"}
    return {swapped.get(name, name): value for name, value in member.items()}


def _challenger(row: Row, like: Row, atlas: Atlas) -> Row:
    """The challenger's row: the file's own, or what the scenario it is like says of it."""
    code = row["challenger"]
    known = {r.get("code", r.get("name")): r for r in like.get("challenger", [])}
    own: Row = atlas.states.get(code) or known.get(code) or {"code": code}
    far = {"distance": row["distance"]} if "distance" in row else atlas.way(code, row["target"])
    return _without(own | far, "landmass", "reach", *ONLY_MEMBERS, "turmoil")


def _without(row: Row, *names: str) -> Row:
    return {k: v for k, v in row.items() if k not in names}


def _leader(scenario: Scenario) -> str:
    """The member that spends most on defence; "" where the target stands alone."""
    if len(scenario.codes) == 1:
        return ""
    return scenario.codes[int(np.argmax(scenario.gdp * scenario.spending_today))]
