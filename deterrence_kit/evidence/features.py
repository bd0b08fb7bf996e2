"""What the forecasts are made from: columns for each directed dyad-year, known the year before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from deterrence_kit.evidence.dispute_record import (
    LONG_MEMORY,
    SHORT_MEMORY,
    dispute_record,
    quiet_years,
)
from deterrence_kit.evidence.dyads import model_quantities
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.past_forces import PastForces
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.research import pd

PLACE = ("by_land", "by_sea", "rivals", "rival_neighbours", "log_distance")
STRENGTH = (
    "log_challenger", "log_target", "log_challenger_squared", "log_target_squared", "log_weaker",
    "log_stronger", "challenger_major", "target_major",
)  # fmt: skip
CREDIBILITY = ("credibility",)
PEACE = ("log_peace", "fresh", "quiet", "ongoing", "log_peace_by_land", "log_peace_rivals")
RECORD = (
    "record_pair", "record_own", "record_challenger", "record_target", "record_as_target",
    "recent_challenger", "recent_target", "recent_as_target", "record_pair_by_land",
)  # fmt: skip
ORDINARY = ("by_land", "by_sea", "rivals", "capability_ratio", "pact")
CUBIC = ("peace", "peace_squared", "peace_cubed")
SMALLEST = 1e-5  # below this share of world strength states are alike


@dataclass(frozen=True)
class Panel:
    """Dyad-years with the model's quantities, and where rows went.

    Attributes
    ----------
    rows : DataFrame
    ledger : Ledger
    past : PastForces
    """

    rows: pd.DataFrame
    ledger: Ledger
    past: PastForces


def load_panel(folder: Path) -> Panel:
    """The panel of a folder with the model's quantities, in the order of years."""
    ledger = Ledger()
    rows = read("panel", folder, ledger)
    rows = ledger.kept("panel, with an outcome", rows, rows["initiate"].notna(), "it is empty")
    rows = rows.sort_values(["year", "ccode1", "ccode2"], ignore_index=True)
    rows = _filled(rows, ledger)
    past = PastForces(folder, ledger)
    past.refuse_other_years(int(rows["year"].min()), int(rows["year"].max()))
    rows = rows.join(model_quantities(rows, past))
    return Panel(rows, ledger, past)


def _filled(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Border and rivalry as last known for the pair, where a year has none; counted."""
    pair = rows.groupby(["ccode1", "ccode2"])
    for column in ("conttype", "rivalry", "peace_years"):
        known = int(rows[column].notna().sum())
        ledger.note(f"panel, {column} known", read=len(rows), used=known,
            why="empty: the pair's last value stands in, or 0")  # fmt: skip
        rows = rows.assign(**{column: pair[column].ffill().fillna(0)})
    return rows


def features(rows: pd.DataFrame, last: int | None = None) -> pd.DataFrame:
    """Every column that a forecaster may read.

    Parameters
    ----------
    rows : DataFrame
        Of a `Panel`.
    last : int, optional
        Disputes after this year are treated as unknown; by default each row knows all that
        happened before its own year.
    """
    parts = (_place(rows), _strength(rows), _peace(rows, last), _record(rows, last))
    columns = pd.concat(parts, axis=1)
    columns["credibility"], columns["added"] = rows["credibility"], rows["added"]
    columns["record_pair_by_land"] = columns["by_land"] * columns["record_pair"]
    columns["log_peace_by_land"] = columns["by_land"] * columns["log_peace"]
    columns["log_peace_rivals"] = columns["rivals"] * columns["log_peace"]
    return columns.astype(float)


def _place(rows: pd.DataFrame) -> pd.DataFrame:
    land = rows["conttype"] == 1
    distance = rows["distance"].fillna(rows.get("capdist_km", 5000)).fillna(5000)
    return pd.DataFrame({
        "by_land": land, "by_sea": rows["conttype"].between(2, 5), "rivals": rows["rivalry"],
        "rival_neighbours": rows["rivalry"] * land, "log_distance": np.log1p(distance / 100),
    })  # fmt: skip


def _strength(rows: pd.DataFrame) -> pd.DataFrame:
    ours = _log(rows["challenger_strength"].fillna(rows["cinc1"]))
    theirs = _log(rows["target_strength"].fillna(rows["cinc2"]))
    first, second = rows["cinc1"].fillna(0) + 1e-9, rows["cinc2"].fillna(0) + 1e-9
    return pd.DataFrame({
        "log_challenger": ours, "log_target": theirs,
        "log_challenger_squared": ours**2, "log_target_squared": theirs**2,
        "log_weaker": np.minimum(ours, theirs), "log_stronger": np.maximum(ours, theirs),
        "challenger_major": _flag(rows, "major1"), "target_major": _flag(rows, "major2"),
        "capability_ratio": first / (first + second), "pact": rows["allies"] > 0,
    })  # fmt: skip


def _flag(rows: pd.DataFrame, name: str) -> pd.Series:
    """A column of 0 and 1 that a folder may lack."""
    return rows[name].fillna(0) if name in rows else pd.Series(0, rows.index)


def _log(strength: pd.Series) -> pd.Series:
    return np.log(strength.fillna(0).clip(lower=SMALLEST))


def _peace(rows: pd.DataFrame, last: int | None) -> pd.DataFrame:
    peace = rows["peace_years"].to_numpy(float) if last is None else quiet_years(rows, last)
    ongoing = _flag(rows, "mid_ongoing")
    if last is not None:
        ongoing = ongoing * (rows["year"] <= last)
    return pd.DataFrame({
        "log_peace": np.log1p(peace), "fresh": np.exp(-peace / 3),
        "quiet": np.minimum(peace, 50) / 50, "ongoing": ongoing,
        "peace": peace / 100, "peace_squared": (peace / 100) ** 2, "peace_cubed": (peace / 100) ** 3,
    }, index=rows.index)  # fmt: skip


def _record(rows: pd.DataFrame, last: int | None) -> pd.DataFrame:
    long, short = (dispute_record(rows, h, last) for h in (LONG_MEMORY, SHORT_MEMORY))
    return pd.DataFrame({
        "record_pair": np.log(long["own"] + long["reverse"] + 0.1),
        "record_own": np.log(long["own"] + 0.1),
        "record_challenger": np.log(long["challenger"] + 0.3),
        "record_target": np.log(long["target"] + 0.3),
        "record_as_target": np.log(long["challenger_as_target"] + 0.3),
        "recent_challenger": np.log(short["challenger"] + 0.3),
        "recent_target": np.log(short["target"] + 0.3),
        "recent_as_target": np.log(short["challenger_as_target"] + 0.3),
    })  # fmt: skip
