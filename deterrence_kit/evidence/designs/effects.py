"""Pacts against their own target-years, challenger-years, and their own past."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.features import Panel
from deterrence_kit.evidence.panel_fits import (
    CITATION,
    PEACE,
    PLACE,
    POLITICS,
    fitting_frame,
    known,
)
from deterrence_kit.evidence.regression import Fit
from deterrence_kit.evidence.research import pd, sm

POINTS = 100.0  # a chance of 1 in percentage points
ROUNDS = 2000
CLOSE = 1e-8
SAMPLE = "politically relevant directed dyad-years"
# Stretches of years around a pair's first pact, held against the two years before it.
EARLIEST, LATEST = -99, 99
STRETCHES = ((EARLIEST, -6), (-5, -3), (0, 2), (3, 5), (6, 10), (11, LATEST))


def absorbed(frame: pd.DataFrame, columns: Sequence[str], groups: Sequence[str]) -> pd.DataFrame:
    """The columns with the means of every group taken out, by turns, until nothing moves.

    Examples
    --------
    >>> frame = pd.DataFrame({"y": [1.0, 2, 3, 5], "a": [0, 0, 1, 1], "b": [0, 1, 0, 1]})
    >>> absorbed(frame, ["y"], ["a", "b"])["y"].round(2).tolist()
    [0.25, -0.25, -0.25, 0.25]
    """
    values = frame[list(columns)].to_numpy(float)
    codes = [pd.factorize(frame[group])[0] for group in groups]
    sizes = [np.bincount(code)[:, None] for code in codes]
    for _ in range(ROUNDS):
        before = values
        for code, size in zip(codes, sizes, strict=True):
            sums = np.column_stack([np.bincount(code, column) for column in values.T])
            values = values - (sums / size)[code]
        if np.max(np.abs(values - before)) < CLOSE:
            return pd.DataFrame(values, frame.index, list(columns))
    raise ValueError(f"The effects of {', '.join(groups)} do not settle.")


def linear(frame: pd.DataFrame, names: Sequence[str], groups: Sequence[str]) -> Fit:
    """Chance of a challenge in points a year, with an effect for each group; errors by pair."""
    moved = absorbed(frame, ["dispute", *names], groups)
    answer = sm.OLS(moved["dispute"] * POINTS, moved[list(names)]).fit(
        cov_type="cluster", cov_kwds={"groups": pd.factorize(frame["pair"])[0]}
    )
    method = f"linear probability, effects of {' and '.join(groups)}, errors clustered by pair"
    return Fit(dict(answer.params), dict(answer.bse), len(frame), int(frame["pair"].nunique()),
               int(frame["dispute"].sum()), method)  # fmt: skip


def design_frame(panel: Panel) -> pd.DataFrame:
    """The dyad-years with every control known, and the groups that effects are for."""
    frame = fitting_frame(panel)
    rows = panel.rows.loc[frame.index]
    year = rows["year"] * 1000
    frame = frame.assign(
        directed=rows["ccode1"] * 1000 + rows["ccode2"], target_year=year + rows["ccode2"],
        challenger_year=year + rows["ccode1"],
    )  # fmt: skip
    return known(panel, frame, [*PLACE, *POLITICS, *PEACE, "pact_free", "credibility"])


def against_the_same_year(panel: Panel) -> list[Coefficient]:
    """What an ally not tied to the challenger goes with, within a target's and a challenger's year.

    Within a target-year, whatever made the target dangerous to all in that year is held; the
    comparison is between challengers that its allies are tied to and others.
    """
    frame = design_frame(panel)
    place = ["land_border", "rivalry", "log_distance", *POLITICS, *PEACE]
    groups = {
        "year": ["year"], "target_year": ["target_year"], "challenger_year": ["challenger_year"],
        "both": ["target_year", "challenger_year"],
    }  # fmt: skip
    found = []
    for what in ("pact_free", "credibility"):
        for name, of in groups.items():
            fit = linear(frame, [what, *place], of)
            found.append(estimate(f"design.{what}.{name}", fit, what, frame))
    return found


def first_pacts(panel: Panel) -> pd.DataFrame:
    """Dyad-years of pairs with the stretch of years around the target's first free defender.

    Pairs that had one when they entered the panel say nothing of what came before, and are left out;
    pairs that never had one tell what the years alone bring.
    """
    frame = design_frame(panel).sort_values(["directed", "year"])
    free = frame["pact_free"] > 0
    start = frame["year"].where(free).groupby(frame["directed"]).transform("min")
    first = frame.groupby("directed")["year"].transform("min")
    keep = start.isna() | (start > first)
    frame = panel.ledger.kept("pairs around a first pact", frame, keep, "a pact from the beginning")
    since = frame["year"] - start[frame.index]
    columns = {stretch(low, high): since.between(low, high) for low, high in STRETCHES}
    return frame.assign(since=since, **{n: c.astype(float) for n, c in columns.items()})


def stretch(low: int, high: int) -> str:
    """The name of a stretch of years around a first pact."""
    if low == EARLIEST:
        return f"before_{high + 1}"
    return f"{low}_on" if high == LATEST else f"{low}_to_{high}"


def around_a_first_pact(panel: Panel) -> list[Coefficient]:
    """Challenges before and after a target's first free defender, pair and year held."""
    frame = first_pacts(panel)
    names = [stretch(low, high) for low, high in STRETCHES]
    fit = linear(frame, [*names, *PEACE], ["directed", "year"])
    events = frame[frame["since"].notna()]
    return [
        estimate(f"event.{n}", fit, n, frame, f"; {events['directed'].nunique():,} first pacts")
        for n in names
    ]


def estimate(name: str, fit: Fit, column: str, frame: pd.DataFrame, more: str = "") -> Coefficient:
    """One estimate of a design, in points a year."""
    return Coefficient(
        name=name, value=float(fit.value[column]), se=float(fit.error[column]),
        unit="points a year", n=fit.rows, events=fit.events, clusters=fit.clusters,
        first=int(frame["year"].min()), last=int(frame["year"].max()), method=fit.method,
        sample=SAMPLE + more, citation=CITATION, command=COMMAND,
    )  # fmt: skip


COMMAND = "deterrence-kit evidence designs --data FOLDER"
