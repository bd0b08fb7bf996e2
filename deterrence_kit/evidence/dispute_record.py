"""The record of disputes before each year, fading with time: what a forecaster could know by then."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.evidence.research import pd

Array = NDArray[np.float64]
LONG_MEMORY, SHORT_MEMORY = 20.0, 5.0  # half-lives in years


def dispute_record(panel: pd.DataFrame, half_life: float, last: int | None = None) -> pd.DataFrame:
    """Fading counts of past challenges, ``Σ ½^((year − then) / half_life)`` over earlier years.

    Parameters
    ----------
    panel : DataFrame
        ``ccode1 ccode2 year initiate``.
    half_life : float
        Years after which a dispute counts half.
    last : int, optional
        Nothing that happened after this year is used.

    Returns
    -------
    DataFrame
        ``own`` (challenger against this target), ``reverse`` (the other way), ``challenger`` and
        ``target`` (against anybody; by anybody), ``challenger_as_target``.

    Examples
    --------
    >>> panel = pd.DataFrame({"ccode1": 2, "ccode2": 20, "year": [1900, 1901, 1906],
    ...                       "initiate": [1, 0, 0]})
    >>> dispute_record(panel, half_life=5)["own"].round(3).tolist()
    [0.0, 0.871, 0.435]
    """
    started = panel["initiate"].to_numpy(float)
    years = panel["year"].to_numpy()
    if last is not None:
        started = np.where(years > last, 0.0, started)
    pairs = _pair_numbers(panel)
    states = {c: panel[c].to_numpy(np.int64) for c in ("ccode1", "ccode2")}
    pair_sum, by, against = np.zeros(pairs.max() + 1), np.zeros(1000), np.zeros(1000)
    names = ("own", "reverse", "challenger", "target", "challenger_as_target")
    out = {name: np.zeros(len(panel)) for name in names}
    before = None
    for year, rows in _by_year(years):
        fade = 1.0 if before is None else 0.5 ** ((year - before) / half_life)
        pair_sum, by, against, before = pair_sum * fade, by * fade, against * fade, year
        a, b, pair = states["ccode1"][rows], states["ccode2"][rows], pairs[:, rows]
        values = (pair_sum[pair[0]], pair_sum[pair[1]], by[a], against[b], against[a])
        for name, value in zip(names, values, strict=True):
            out[name][rows] = value
        pair_sum = pair_sum + np.bincount(pair[0], started[rows], len(pair_sum))
        by = by + np.bincount(a, started[rows], len(by))
        against = against + np.bincount(b, started[rows], len(against))
    return pd.DataFrame(out, index=panel.index)


def _pair_numbers(panel: pd.DataFrame) -> NDArray[np.int64]:
    """A running number for each directed pair, and for the same pair the other way round."""
    there = (panel["ccode1"] * 1000 + panel["ccode2"]).to_numpy(np.int64)
    back = (panel["ccode2"] * 1000 + panel["ccode1"]).to_numpy(np.int64)
    numbers = np.unique(np.concatenate([there, back]), return_inverse=True)[1]
    return numbers.reshape(2, -1)


def _by_year(years: NDArray[np.int64]) -> list[tuple[int, NDArray[np.int64]]]:
    order = np.argsort(years, kind="stable")
    values, starts = np.unique(years[order], return_index=True)
    return list(zip(values.tolist(), np.split(order, starts[1:]), strict=True))


def quiet_years(panel: pd.DataFrame, last: int) -> Array:
    """Years without a dispute as they would stand if none came after `last`.

    Up to `last` they are those of the panel; later they go on counting from there.
    """
    turned = panel[["ccode1", "ccode2"]].min(axis=1) * 1000 + panel[["ccode1", "ccode2"]].max(
        axis=1
    )
    frame = pd.DataFrame({
        "pair": turned, "year": panel["year"], "quiet": panel["peace_years"],
        "broken": panel.groupby([turned, panel["year"]])["initiate"].transform("max"),
    })  # fmt: skip
    anchor = frame.assign(late=frame["year"] > last, order=(frame["year"] - last).abs())
    anchor = anchor.sort_values(["late", "order"]).drop_duplicates("pair").set_index("pair")
    start = anchor.loc[frame["pair"]]
    passed = frame["year"].to_numpy() - start["year"].to_numpy()
    broken = (start["broken"].to_numpy() > 0) & ~start["late"].to_numpy()
    later = np.where(broken, passed - 1, start["quiet"].to_numpy() + passed)
    quiet: Array = np.where(panel["year"] <= last, panel["peace_years"], later).astype(float)
    return quiet
