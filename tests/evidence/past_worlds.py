"""A small made-up past: everything in it is drawn from a process that is known exactly.

Nothing here is data about real states. Readers are fed with it and fits have to find it again.
"""

from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd

STATES = np.array([2, 20, 70, 100, 200, 210, 220, 255, 325, 365, 500, 640, 710, 740, 750, 900])
FIRST, LAST = 1946, 1995
BORDER, RIVALRY, CONSTANT = 1.2, 1.8, -4.5  # logits
EXPONENT = 0.8


@dataclass(frozen=True)
class PastWorld:
    folder: Path
    panel: pd.DataFrame
    strength: dict[int, float]


def made(folder: Path, seed: int = 1) -> PastWorld:
    """Write the files of a made-up past in the layout of the real ones."""
    draw = np.random.default_rng(seed)
    share = dict(
        zip(STATES.tolist(), draw.dirichlet(np.full(len(STATES), 0.8)) + 0.002, strict=True)
    )
    pairs = pd.DataFrame(list(permutations(STATES.tolist(), 2)), columns=["ccode1", "ccode2"])
    pairs = with_traits(pairs, draw)
    panel = drawn(pairs, share, draw)
    panel.to_csv(folder / "dyad_year_panel.csv.gz", index=False)
    states(share).to_csv(folder / "state_year.csv.gz", index=False)
    spell = {"start": FIRST, "end": LAST}
    land = pairs[pairs["conttype"] == 1].assign(**spell)
    land[["ccode1", "ccode2", "conttype", "start", "end"]].to_csv(
        folder / "cow_contiguity_spells.csv", index=False
    )
    gaps = pairs[pairs["ccode1"] < pairs["ccode2"]].assign(**spell)
    gaps[["ccode1", "ccode2", "start", "end", "min_dist_km"]].to_csv(
        folder / "min_distance_spells.csv.gz", index=False
    )
    pd.DataFrame({
        "ccode": STATES, "start": "1816-01-01", "end": "2024-12-31",
        "lat": np.linspace(-40, 60, len(STATES)), "lon": np.linspace(-120, 120, len(STATES)),
    }).to_csv(folder / "capitals.csv", index=False)  # fmt: skip
    pacts = pd.DataFrame([[2, 20], [20, 2], [2, 200], [200, 2], [365, 710], [710, 365], [2, 740]],
        columns=["ccode1", "ccode2"]).assign(**spell, atop_defense=1)  # fmt: skip
    pacts.to_csv(folder / "atop51_directed_dyad_spells.csv.gz", index=False)
    disputes(share, draw).to_csv(folder / "gml_mid_directed.csv.gz", index=False)
    return PastWorld(folder, panel, share)


def with_traits(pairs: pd.DataFrame, draw: np.random.Generator) -> pd.DataFrame:
    """Borders, rivalries and distances, the same both ways."""
    key = pairs.min(axis=1) * 1000 + pairs.max(axis=1)
    number, names = pd.factorize(key)
    land, rival = draw.random(len(names)) < 0.3, draw.random(len(names)) < 0.25
    gap = draw.uniform(200, 9000, len(names)).round()
    return pairs.assign(
        conttype=land[number].astype(int),
        rivalry=rival[number].astype(int),
        min_dist_km=np.where(land, 0, gap)[number],
    )


def drawn(pairs: pd.DataFrame, share: dict[int, float], draw: np.random.Generator) -> pd.DataFrame:
    """Every pair and year, with challenges drawn from the known logit."""
    rows = pairs.merge(pd.DataFrame({"year": np.arange(FIRST, LAST + 1)}), how="cross")
    index = CONSTANT + BORDER * rows["conttype"] + RIVALRY * rows["rivalry"]
    happened = (draw.random(len(rows)) < 1 / (1 + np.exp(-index))).astype(int)
    rows = rows.assign(
        initiate=happened, init_hostlev=4 * happened, mid_ongoing=0,
        major1=rows["ccode1"].isin([2, 365]).astype(int), major2=rows["ccode2"].isin([2, 365]).astype(int),
        cinc1=rows["ccode1"].map(share), cinc2=rows["ccode2"].map(share),
        capdist_km=rows["min_dist_km"] + 500, polity1=draw.integers(-10, 11, len(rows)),
        polity2=draw.integers(-10, 11, len(rows)), un_ipd=draw.uniform(0, 3, len(rows)),
        t_def_any_n=rows["ccode2"].isin([2, 20, 200, 365, 710]).astype(int),
    )  # fmt: skip
    return rows.assign(peace_years=quiet(rows))


def quiet(rows: pd.DataFrame) -> np.ndarray:
    """Years since the pair's last dispute in either direction."""
    key = rows[["ccode1", "ccode2"]].min(axis=1) * 1000 + rows[["ccode1", "ccode2"]].max(axis=1)
    broken = rows.groupby([key, rows["year"]])["initiate"].transform("max")
    last = rows["year"].where(broken == 1)
    before = last.groupby([rows["ccode1"], rows["ccode2"]]).transform(lambda s: s.ffill().shift())
    return (rows["year"] - before.fillna(FIRST - 1) - 1).to_numpy()


def states(share: dict[int, float]) -> pd.DataFrame:
    """Spending and personnel such that a state's strength is its share."""
    rows = pd.DataFrame({"ccode": list(share), "share": list(share.values())})
    rows = rows.merge(pd.DataFrame({"year": np.arange(FIRST - 1, LAST + 1)}), how="cross")
    points = np.sin(rows["ccode"])
    return rows.assign(milex=1e6 * rows["share"], milper=1e4 * rows["share"], cinc=rows["share"],
        un_idealpoint=points).drop(columns="share")  # fmt: skip


def disputes(share: dict[int, float], draw: np.random.Generator) -> pd.DataFrame:
    """Two-sided disputes won by side A as the contest function says."""
    rows = []
    for number in range(2500):
        a, b = draw.choice(STATES, 2, replace=False)
        ours, theirs = share[int(a)] ** EXPONENT, share[int(b)] ** EXPONENT
        outcome = 1 if draw.random() < ours / (ours + theirs) else 2
        year = int(draw.integers(FIRST, LAST))
        shared = {"dispnum": number, "year": year, "midonset": 1, "orig1": 1, "orig2": 1,
                  "hostlev1": 4, "hostlev2": 4, "fatality": 0, "outcome": outcome}  # fmt: skip
        rows += [
            {**shared, "ccode1": a, "ccode2": b, "sidea1": 1, "sidea2": 0},
            {**shared, "ccode1": b, "ccode2": a, "sidea1": 0, "sidea2": 1},
        ]
    return pd.DataFrame(rows)
