"""Rates of challenges and the slope on credibility, on the panel of dyad-years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.features import Panel
from deterrence_kit.evidence.folder import EvidenceError
from deterrence_kit.evidence.recency import recency
from deterrence_kit.evidence.regression import Fit, firth, logit, natural_spline, within
from deterrence_kit.evidence.research import pd
from deterrence_kit.evidence.sources import SOURCES

SINCE = 1946
NEEDED = ("init_hostlev", "major1", "major2", "polity1", "polity2", "un_ipd", "t_def_any_n")
OUTCOMES = {"dispute": 2, "force": 4, "war": 5}  # lowest hostility level of the challenger
PEACE = ["peace", "peace_squared", "peace_cubed"]
PLACE = ["land_border", "rivalry", "log_distance", "challenger_major", "target_major"]
POLITICS = ["joint_democracy", "ideal_point_distance"]
CITATION = "; ".join(
    SOURCES[n].citation for n in ("disputes", "contiguity", "pacts", "capabilities")
)


def fitting_frame(panel: Panel, since: int = SINCE) -> pd.DataFrame:
    """The dyad-years of the fits, with outcomes and controls by name."""
    absent = [c for c in NEEDED if c not in panel.rows]
    if absent:
        raise EvidenceError(f"The panel has no column {absent[0]!r}: fits with controls need it.")
    rows = panel.rows[panel.rows["year"] >= since]
    if rows.empty:
        raise EvidenceError(f"The panel holds no year from {since}, where the fits begin.")
    panel.ledger.note(f"panel, from {since}", read=len(panel.rows), used=len(rows), why="earlier")
    democracies = np.minimum(rows["polity1"], rows["polity2"])
    peace = rows["peace_years"] / 10
    frame = pd.DataFrame({
        "year": rows["year"],
        "pair": rows[["ccode1", "ccode2"]].min(axis=1) * 1000 + rows[["ccode1", "ccode2"]].max(axis=1),
        "dispute_COW": rows.get("initiate_cow", rows["initiate"]),
        **{name: rows["init_hostlev"] >= level for name, level in OUTCOMES.items()},
        "land_border": rows["conttype"] == 1, "rivalry": rows["rivalry"],
        "log_distance": np.log1p(rows["distance"] / 100),
        "challenger_major": rows["major1"], "target_major": rows["major2"],
        "joint_democracy": (democracies >= 6).where(democracies.notna()),
        "ideal_point_distance": rows["un_ipd"],
        "log_quiet": np.log1p(rows["peace_years"]),
        "peace": peace, "peace_squared": peace**2, "peace_cubed": peace**3,
        "credibility": rows["credibility"], "added": rows["added"],
        "denial_alone": rows["denial_alone"], "pact": rows["t_def_any_n"] > 0,
        "pact_free": rows["allies"] > 0,
        "pact_applicable": rows.get("t_def_applicable", rows["allies"] > 0),
    })  # fmt: skip
    return frame.astype(float)


def known(panel: Panel, frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Rows where every column is known; the others are counted."""
    return panel.ledger.kept(f"panel, with {', '.join(names)}", frame,
        frame[list(names)].notna().all(axis=1), "a covariate is not known")  # fmt: skip


def rates(panel: Panel) -> list[Coefficient]:
    """Yearly chances by border and rivalry, their odds ratios, and the ratios with controls."""
    frame = fitting_frame(panel)
    cells = {
        (border, rival): frame[(frame["land_border"] == border) & (frame["rivalry"] == rival)]
        for border in (0, 1)
        for rival in (0, 1)
    }
    names = {(0, 0): "neither", (1, 0): "border", (0, 1): "rivalry", (1, 1): "both"}
    found = [_rate(f"rate.{names[cell]}", part) for cell, part in cells.items()]
    found.append(_rate("rate.all", frame))
    found += [_one(name, fit, "value", part, unit) for name, fit, part, unit in recency(frame)]
    found += [
        _occasions("border", cells[1, 0], cells[0, 0]),
        _occasions("rivalry", cells[1, 1], cells[1, 0]),
    ]
    neighbours, strangers = frame[frame["land_border"] == 1], frame[frame["rivalry"] == 0]
    plain = logit(strangers, "dispute", ["land_border"], cluster="pair")
    found.append(_one("ratio.border_among_strangers", plain, "land_border", strangers))
    plain = logit(neighbours, "dispute", ["rivalry"], cluster="pair")
    found.append(_one("ratio.rivalry_among_neighbours", plain, "rivalry", neighbours))
    controls = ["land_border", "rivalry", "challenger_major", "target_major", *POLITICS, *PEACE]
    for outcome in ("dispute", "dispute_COW"):
        part = known(panel, frame, [*controls, outcome])
        fit = logit(part, outcome, controls, cluster="pair")
        wanted = controls[:6]
        found += [_one(f"{outcome}.{n}", fit, n, part) for n in wanted]
        # Distance and border share their effect, so the fit with both is one of its own.
        near = ["log_distance", *controls]
        part = known(panel, frame, [*near, outcome])
        fit = logit(part, outcome, near, cluster="pair")
        found += [_one(f"{outcome}_with_distance.{n}", fit, n, part) for n in near[:2]]
    return found


def _rate(name: str, frame: pd.DataFrame) -> Coefficient:
    rate = frame["dispute"].mean()
    sums = (frame["dispute"] - rate).groupby(frame["pair"]).sum()
    error = float(np.sqrt((sums**2).sum()) / len(frame))
    fit = Fit({"rate": rate}, {"rate": error}, len(frame), len(sums), int(frame["dispute"].sum()),
              "share, error clustered by pair")  # fmt: skip
    return _one(name, fit, "rate", frame, unit="a year")


def _occasions(name: str, more: pd.DataFrame, fewer: pd.DataFrame) -> Coefficient:
    """How many times as often occasions arise: the ratio of ``−log(1 − rate)``."""
    ours, theirs = _rate("more", more), _rate("fewer", fewer)
    ratio = np.log1p(-ours.value) / np.log1p(-theirs.value)
    spread = np.hypot(ours.se / ours.value, theirs.se / theirs.value)  # delta method
    frame = pd.concat([more, fewer])
    fit = Fit({name: ratio}, {name: ratio * spread}, len(frame), frame["pair"].nunique(),
              ours.events + theirs.events, "ratio of rates, errors clustered by pair")  # fmt: skip
    return _one(f"occasions.{name}", fit, name, frame, unit="times")


def _one(
    name: str, fit: Fit, column: str, frame: pd.DataFrame, unit: str = "logits"
) -> Coefficient:
    return Coefficient(
        name=name, value=float(fit.value[column]), se=float(fit.error[column]), unit=unit,
        n=fit.rows, events=fit.events, clusters=fit.clusters, first=int(frame["year"].min()),
        last=int(frame["year"].max()), method=fit.method,
        sample="politically relevant directed dyad-years", citation=CITATION,
    )  # fmt: skip


def pact_effects(panel: Panel) -> list[Coefficient]:
    """A defence pact of the target and challenges: alone, with controls, within pairs.

    Pacts go where danger is, so the three need not agree; that they do not is the finding.
    """
    frame, found = fitting_frame(panel), []
    controls = [*PLACE, *POLITICS, *PEACE]
    for pact in ("pact", "pact_free", "pact_applicable"):
        part = known(panel, frame, [*controls, pact])
        alone = logit(part, "dispute", [pact], cluster="pair")
        found.append(_one(f"{pact}.alone", alone, pact, part))
        full = logit(part, "dispute", [pact, *controls], cluster="pair")
        found.append(_one(f"{pact}.controls", full, pact, part))
        inside = within(part, "dispute", [pact, *PEACE, *POLITICS], cluster="pair")
        found.append(_one(f"{pact}.within_pairs", inside, pact, part, unit="a year"))
    return found


def credibility_slopes(panel: Panel) -> list[Coefficient]:
    """The slope on the model's credibility, for disputes, uses of force and war."""
    frame, found = fitting_frame(panel), []
    controls = [*PLACE, *POLITICS, *PEACE]
    part = known(panel, frame, ["credibility", *controls])
    splined, curve = _splined(part)
    for outcome in OUTCOMES:
        specs = {
            "alone": (["credibility"], part), "controls": (["credibility", *controls], part),
            "splines": (["credibility", *PLACE, *POLITICS, *curve], splined),
        }  # fmt: skip
        rare = outcome == "war"
        estimate = firth if rare else logit
        if rare:  # too few wars for a curve of its own
            del specs["splines"]
        for spec, (names, rows) in specs.items():
            fit = estimate(rows, outcome, names, cluster="pair")
            found.append(_one(f"credibility.{outcome}.{spec}", fit, "credibility", rows))
        inside = within(part, outcome, ["credibility", *PEACE, *POLITICS], cluster="pair")
        name = f"credibility.{outcome}.within_pairs"
        found.append(_one(name, inside, "credibility", part, unit="a year"))
        apart = estimate(part, outcome, ["denial_alone", "added", *controls], cluster="pair")
        for side in ("denial_alone", "added"):
            found.append(_one(f"{side}.{outcome}.controls", apart, side, part))
    return found


def _splined(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    curve = natural_spline(frame["peace"].to_numpy(), (0.0, 0.3, 1.0, 2.5, 5.0))
    names = [f"spline_{i}" for i in range(curve.shape[1])]
    return frame.assign(**dict(zip(names, curve.T, strict=True))), names
