"""How far challenges go: to force, to deaths, to war; and what nuclear arms do to the last."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from deterrence_kit.datasets.nuclear_arms import COW_NUMBERS, nuclear_states
from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.features import Panel
from deterrence_kit.evidence.panel_fits import SINCE
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.recency import KINDS
from deterrence_kit.evidence.regression import Fit, firth
from deterrence_kit.evidence.research import pd
from deterrence_kit.evidence.sources import SOURCES
from deterrence_kit.model.log_odds import logistic

USE_OF_FORCE, WAR = 4, 5  # hostility levels of the disputes data
ARMS = ["shield", "attacker"]
TITLE = "initiations with their dispute"
CITATION = "; ".join(SOURCES[n].citation for n in ("disputes", "contiguity", "pacts"))


def challenges(panel: Panel, folder: Path) -> pd.DataFrame:
    """The initiations of the panel, each with the worst of the disputes that began with it.

    Returns
    -------
    DataFrame
        ``force deaths war`` (of the dispute, by whichever side), ``border rivalry shield attacker
        pair year``. Deaths are known where they are coded.
    """
    rows = panel.rows[(panel.rows["year"] >= SINCE) & (panel.rows["initiate"] == 1)]
    found = read("disputes", folder, panel.ledger)
    begun = (found["midonset"] == 1) & (found["orig1"] == 1) & (found["orig2"] == 1)
    found = found[begun & (found["sidea1"] == 1)]
    found = found.assign(level=found[["hostlev1", "hostlev2"]].max(axis=1))
    key = ["ccode1", "ccode2", "year"]
    worst = found.sort_values(["level", "fatality"]).drop_duplicates(key, keep="last")
    frame = rows[[*key, "conttype", "rivalry"]].merge(worst[[*key, "level", "fatality"]], on=key)
    panel.ledger.note(TITLE, read=len(rows), used=len(frame), why="the dispute is not found")
    return frame.assign(
        force=frame["level"] >= USE_OF_FORCE, deaths=frame["fatality"] > 0,
        war=frame["level"] == WAR, border=(frame["conttype"] == 1).astype(float),
        pair=frame[key[:2]].min(axis=1) * 1000 + frame[key[:2]].max(axis=1),
        attacker=_armed(frame["ccode1"], frame["year"]), shield=_shield(frame, panel),
    )  # fmt: skip


def _armed(states: pd.Series, years: pd.Series) -> pd.Series:
    """1 where a state had nuclear arms in that year."""
    known = {year: {COW_NUMBERS[c] for c in nuclear_states(int(year))} for year in set(years)}
    armed = [float(s in known[y]) for s, y in zip(states, years, strict=True)]
    return pd.Series(armed, states.index)


def _shield(frame: pd.DataFrame, panel: Panel) -> pd.Series:
    """1 where the target, or one that is pledged to defend it, had nuclear arms."""
    pledged = panel.past.defenders(frame).merge(
        frame[["year"]].reset_index(drop=True), left_on="row", right_index=True
    )
    covered = set(pledged["row"][_armed(pledged["ally"], pledged["year"]) == 1])
    own = _armed(frame["ccode2"], frame["year"]).to_numpy()
    allies = [row in covered for row in range(len(frame))]
    return pd.Series(np.maximum(own, allies), frame.index)


def ladder(panel: Panel, folder: Path) -> list[Coefficient]:
    """Shares of challenges that reach each rung, of those that reached the one below it.

    Force by border, deaths by the four kinds of pairs, war by rivalry where neither side has nuclear
    arms; and what these change, by Firth's penalised logit among the challenges with deaths.
    """
    frame = challenges(panel, folder)
    coded = frame[frame["fatality"] >= 0]
    force, deadly = coded[coded["force"]], coded[coded["deaths"]]
    found = [
        _share(f"rung.force.{name}", frame[frame["border"] == border], "force")
        for name, border in (("apart", 0), ("border", 1))
    ]
    for name, (border, rival) in KINDS.items():
        part = force[(force["border"] == border) & (force["rivalry"] == rival)]
        found.append(_share(f"rung.deaths.{name}", part, "deaths"))
    found += _wars(deadly)
    return [*found, *_seen(frame, coded)]


def _wars(deadly: pd.DataFrame) -> list[Coefficient]:
    """War among challenges with deaths: of others and of rivals without nuclear arms, and the arms."""
    others = deadly.assign(rivals=1 - deadly["rivalry"])
    near, far = (
        firth(frame, "war", [name, *ARMS], cluster="pair")
        for frame, name in ((deadly, "rivalry"), (others, "rivals"))
    )
    found = []
    for name, fit in (("others", near), ("rivals", far)):
        value = float(logistic(np.asarray(fit.value["constant"])))
        error = fit.error["constant"] * value * (1 - value)
        told = Fit(
            {"value": value}, {"value": error}, fit.rows, fit.clusters, fit.events, fit.method
        )
        found.append(_one(f"rung.war.{name}", told, "value", deadly, "share"))
    return found + [_one(f"rung.war.{name}", near, name, deadly, "logits") for name in ARMS]


def _seen(frame: pd.DataFrame, coded: pd.DataFrame) -> list[Coefficient]:
    """The shares of all challenges, whatever the pair, as a check of the rungs taken together."""
    asked = ((frame, "force"), (coded, "deaths"), (frame, "war"))
    return [_share(f"rung.all.{outcome}", part, outcome) for part, outcome in asked]


def _share(name: str, frame: pd.DataFrame, outcome: str) -> Coefficient:
    y = frame[outcome].astype(float)
    sums = (y - y.mean()).groupby(frame["pair"]).sum()
    error = float(np.sqrt((sums**2).sum()) / len(frame))
    fit = Fit({"value": y.mean()}, {"value": error}, len(frame), len(sums), int(y.sum()),
              "share, error clustered by pair")  # fmt: skip
    return _one(name, fit, "value", frame, "share")


def _one(name: str, fit: Fit, column: str, frame: pd.DataFrame, unit: str) -> Coefficient:
    return Coefficient(
        name=name, value=float(fit.value[column]), se=float(fit.error[column]), unit=unit,
        n=fit.rows, events=fit.events, clusters=fit.clusters, first=int(frame["year"].min()),
        last=int(frame["year"].max()), method=fit.method, sample=TITLE, citation=CITATION,
    )  # fmt: skip
