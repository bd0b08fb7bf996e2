"""The model's quantities for pairs of past years: the model's own formulas, fed with history.

Strengths, pacts and ideal points are those of the year before. What history does not tell (treaty
texts, readiness, will …) stays at the tables' defaults, the same for every pact.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.datasets.theatre_shares import MOST
from deterrence_kit.evidence.past_forces import PastForces, across_water
from deterrence_kit.evidence.research import pd
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.formulas import FORMULAS, arguments
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.parameter import parameters_of

Array = NDArray[np.float64]

QUANTITIES = (
    "resolve", "denial", "denial_alone", "credibility", "threshold", "legibility", "challenge",
    "occasions", "propensity", "opposing",
)  # fmt: skip
# Share of a challenger's force held up: the means of the shipped scenarios by sea and by land.
CROSSING_SEA, CROSSING_LAND = 0.7, 0.15
# Of its ready force, what an ally without another front, commitment or sea would send.
THEATRE_SHARE = MOST.factor
# Kilometres a day: 250, 375 and 500 miles (Bueno de Mesquita 1981).
PACE = ((1919, 400.0), (1946, 600.0), (9999, 800.0))
# Who would have joined in sanctions history does not tell: half of the world economy for every pact.
HALF_THE_WORLD = 0.5
CELLS = 400_000  # cases times members in one block


def model_quantities(
    pairs: pd.DataFrame, past: PastForces, settings: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """What the model says about each challenger, target and year.

    Parameters
    ----------
    pairs : DataFrame
        ``ccode1 ccode2 year conttype rivalry``.
    past : PastForces
    settings : mapping, optional
        Levers and assumptions that are to differ from the tables' defaults.

    Returns
    -------
    DataFrame
        `QUANTITIES` with ``added``, ``allies`` (number of free defenders), ``challenger_strength``,
        ``target_strength`` and ``pact_strength`` (shares of the world), and ``distance`` (km); the
        index is that of `pairs`.
    """
    case = _cases(pairs, past)
    ally = _allies(pairs, past)
    size = np.bincount(ally["row"], minlength=len(pairs))
    results = {name: np.full(len(pairs), np.nan) for name in QUANTITIES}
    known = _declared(settings or {})
    for rows in _blocks(size):
        words = {**known, **_words(rows, size, case, ally)}
        for name, value in _evaluated(words).items():
            results[name][rows] = np.broadcast_to(value[..., 0], len(rows))
    frame = pd.DataFrame(results, index=pairs.index)
    frame["added"] = frame["credibility"] - frame["denial_alone"]
    frame["allies"], frame["distance"] = size, case["challenger_distance"]
    frame["challenger_strength"] = case["challenger_strength"]
    frame["target_strength"] = case["strength"]
    frame["pact_strength"] = np.bincount(ally["row"], ally["strength"], minlength=len(pairs))
    return frame


def _cases(pairs: pd.DataFrame, past: PastForces) -> dict[str, Array]:
    """One value a pair and year."""
    a, b, year = (pairs[c].to_numpy() for c in ("ccode1", "ccode2", "year"))
    land = pairs["conttype"].to_numpy() == 1
    ours, theirs = past.strength(a, year), past.strength(b, year)
    past.ledger.note("challengers and targets with a known strength", read=len(pairs),
        used=int((np.isfinite(ours) & np.isfinite(theirs)).sum()),
        why="one is not in the capabilities: counted as 0")  # fmt: skip
    water = np.where(land, 0.0, across_water(a, b))
    return {
        "strength": theirs,
        "ideal_point": past.ideal_point(b, year),
        "challenger_strength": ours,
        "challenger_distance": np.where(land, 0.0, past.distance(a, b, year)),
        "crossing": np.where(water > 0, CROSSING_SEA, CROSSING_LAND),
        "contiguous": land.astype(float),
        "rivalry": pairs["rivalry"].to_numpy(float),
        "quiet_years": _quiet(pairs),
        "pace": np.select([year < end for end, _ in PACE], [pace for _, pace in PACE]),
    }


def _quiet(pairs: pd.DataFrame) -> Array:
    """Years without a dispute; where they are not told, recency says nothing of the pair."""
    if "peace_years" not in pairs:
        return np.full(len(pairs), float(parameters_of(Levers)["quiet_years"].default))
    known: Array = pairs["peace_years"].fillna(0).to_numpy(float)
    return known


def _allies(pairs: pd.DataFrame, past: PastForces) -> dict[str, Array]:
    """One value a defender of each target."""
    found = past.defenders(pairs).sort_values("row", kind="stable")
    row, ally = found["row"].to_numpy(), found["ally"].to_numpy()
    target, year = pairs["ccode2"].to_numpy()[row], pairs["year"].to_numpy()[row]
    strength = past.strength(ally, year)
    past.ledger.note("defenders with a known strength", read=len(ally),
        used=int(np.isfinite(strength).sum()), why="not in the capabilities: counted as 0")  # fmt: skip
    return {
        "row": row,
        "strength": np.nan_to_num(strength),
        "ideal_point": past.ideal_point(ally, year),
        "distance": np.nan_to_num(past.distance(ally, target, year), nan=5000.0),
        "water": across_water(ally, target),
    }


def _blocks(size: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Rows of like numbers of defenders, a block at a time."""
    order = np.argsort(size, kind="stable")
    width = np.maximum(size[order] + 1, 1)
    return [part for part in np.split(order, _cuts(width)) if len(part)]


def _cuts(width: NDArray[np.int64]) -> NDArray[np.int64]:
    steps = np.flatnonzero(np.diff(np.floor(np.cumsum(width) / CELLS))) + 1
    doubled = np.flatnonzero(np.diff(np.ceil(np.log2(width)))) + 1
    return np.union1d(steps, doubled)


def _words(
    rows: NDArray[np.int64], size: NDArray[np.int64], case: dict[str, Array], ally: dict[str, Array]
) -> dict[str, Array]:
    """The scenario's words for a block: the target first, its defenders after it, then nobody."""
    members = int(size[rows].max()) + 1
    first = np.searchsorted(ally["row"], rows)
    place = first[:, None] + np.arange(members - 1)
    there = np.arange(members - 1) < size[rows][:, None]

    def of(name: str, own: Array | float, nobody: float) -> Array:
        if not len(ally["row"]):
            others = np.full(there.shape, nobody)
        else:
            taken = ally[name][np.minimum(place, len(ally["row"]) - 1)]
            others = np.where(there, taken, nobody)
        return np.column_stack([np.broadcast_to(own, len(rows)), others])

    home = np.zeros((len(rows), members))
    home[:, 0] = 1
    column = {name: value[rows][:, None] for name, value in case.items()}
    return {
        "strength": of("strength", np.nan_to_num(case["strength"][rows]), 0.0),
        "ideal_point": of("ideal_point", case["ideal_point"][rows], np.nan),
        "distance": of("distance", 0.0, 0.0),
        "water": of("water", 0.0, 0.0),
        "home": home,
        "allies_pledged": size[rows][:, None].astype(float),
        "challenger_strength": np.nan_to_num(column["challenger_strength"]),
        "challenger_distance": np.nan_to_num(column["challenger_distance"], nan=5000.0),
        "crossing": column["crossing"],
        "contiguous": column["contiguous"],
        "rivalry": column["rivalry"],
        "quiet_years": column["quiet_years"],
        "lift": column["pace"],
        "challenger_lift": column["pace"],
    }


def _declared(settings: Mapping[str, float]) -> dict[str, Array]:
    """Every lever and assumption at its default, and what history cannot tell."""
    tables = (parameters_of(Levers), parameters_of(Assumptions))
    known = {n: np.atleast_1d(float(p.default)) for table in tables for n, p in table.items()}
    known |= {name: np.atleast_1d(declared_value(name, v)) for name, v in settings.items()}
    # Nobody's posture of past years is in the data: all that was sent had to come from home.
    constants = {
        "personnel": 1.0, "forward": 0.0, "near": 0.0, "elsewhere": 0.0,
        "theatre_share": THEATRE_SHARE, "exposure": HALF_THE_WORLD,
    }  # fmt: skip
    known |= {name: np.atleast_1d(value) for name, value in constants.items()}
    known["fair_share"] = known["average_fair_share"]
    return {**known, "record_ages": np.empty(0), "record_honoured": np.empty(0)}


def declared_value(name: str, value: float) -> float:
    """A setting's value, refused with a sentence where it is not declared or out of range."""
    known = {**parameters_of(Levers), **parameters_of(Assumptions)}
    if name not in known:
        raise ValueError(f"{name!r} is no lever or assumption; there are: {', '.join(known)}.")
    return float(known[name].check(value))


def _evaluated(words: dict[str, Array]) -> dict[str, Array]:
    """The wanted quantities, by the model's formulas; missing votes count as average agreement."""
    known = dict(words)
    for name in _needed(frozenset(words)):
        known[name] = FORMULAS[name](*(known[word] for word in arguments(FORMULAS[name])))
        if name == "alignment":
            known[name] = np.where(np.isnan(known[name]), known["average_agreement"], known[name])
    return {name: known[name] for name in QUANTITIES}


@lru_cache
def _needed(known: frozenset[str]) -> tuple[str, ...]:
    """The formulas that `QUANTITIES` rest on, in the model's order."""
    wanted, reached = list(QUANTITIES), set()
    while wanted:
        name = wanted.pop()
        if name in known or name in reached:
            continue
        reached.add(name)
        wanted += arguments(FORMULAS[name])
    return tuple(name for name in FORMULAS if name in reached)
