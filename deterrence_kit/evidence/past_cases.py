"""Historical cases: who defended whom, what the model says, what happened, and where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from deterrence_kit.evidence.commitments import RULES, called_upon, samples
from deterrence_kit.evidence.extended import extended_disputes
from deterrence_kit.evidence.folder import data_folder
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.past_forces import PastForces
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.research import pd

# What the Correlates of War call by one name throughout: number, last year, name up to then.
NAMES_OF_THE_TIME = (
    (255, 1870, "Prussia"), (300, 1866, "Austria"), (325, 1860, "Sardinia"), (345, 1917, "Serbia"),
    (365, 1991, "Soviet Union"), (365, 1921, "Russia"), (640, 1922, "Ottoman Empire"),
    (816, 1975, "North Vietnam"),
)  # fmt: skip
HAPPENED = ("a threat or a show of force", "force was used", "war")


def historical_cases(folder: str | Path | None = None) -> pd.DataFrame:
    """Disputes against states with defenders, one a row, the most surprising first.

    Returns
    -------
    DataFrame
        ``year challenger target defenders joined`` (names), ``credibility threshold resolve denial
        denial_alone added`` (the model's), ``happened`` (one of `HAPPENED`), ``model``
        (``"deterred"`` where credibility reaches the threshold, else ``"not deterred"``), ``wrong``
        and ``sentence``.

    Notes
    -----
    The model was wrong where it calls the commitment credible and war came, or not credible and no
    force was used. Cases are disputes already: the challenges that never came are not among them.
    """
    place = data_folder(folder)
    ledger = Ledger()
    frame = extended_disputes(place, PastForces(place, ledger))
    names = _names(place, ledger)
    level = np.where(frame["war"] == 1, 2, np.where(frame["force"], 1, 0))
    deterred = frame["credibility"] >= frame["threshold"]
    cases = pd.DataFrame({
        "dispute": frame["dispnum"].astype(int), "year": frame["year"].astype(int),
        "challenger": _of_the_time(frame["challenger"], frame["year"], names),
        "target": _of_the_time(frame["target"], frame["year"], names),
        "defenders": _listed(frame["defenders"], frame["year"], names),
        "defenders_joined": frame["n_defenders_joined"].astype(int),
        **{q: frame[q] for q in ("credibility", "threshold", "resolve", "denial", "denial_alone", "added")},
        "happened": np.array(HAPPENED)[level],
        "model": np.where(deterred, "deterred", "not deterred"),
        "wrong": (deterred & (level == 2)) | (~deterred & (level == 0)),
    })  # fmt: skip
    cases["sentence"] = [_sentence(case) for case in cases.itertuples()]
    surprise = (
        np.where(cases["wrong"], (cases["credibility"] - cases["threshold"]).abs(), 0) + level
    )
    order = np.argsort(-surprise.to_numpy() if hasattr(surprise, "to_numpy") else -surprise)
    return cases.iloc[order].reset_index(drop=True)


def _names(place: Path, ledger: Ledger) -> dict[int, str]:
    states = read("states", place, ledger).drop_duplicates("ccode")
    return dict(zip(states["ccode"].astype(int), states["statenme"], strict=True))


def name_of_the_time(code: int, year: int, names: Mapping[int, str]) -> str:
    """A state's name in a year.

    Examples
    --------
    >>> [name_of_the_time(345, year, {345: "Yugoslavia"}) for year in (1914, 1941)]
    ['Serbia', 'Yugoslavia']
    """
    then = [name for state, last, name in NAMES_OF_THE_TIME if state == code and year <= last]
    return then[-1] if then else names.get(code, str(code))


def _of_the_time(codes: pd.Series, years: pd.Series, names: Mapping[int, str]) -> list[str]:
    return [name_of_the_time(int(c), int(y), names) for c, y in zip(codes, years, strict=True)]


def _listed(column: pd.Series, years: pd.Series, names: Mapping[int, str]) -> list[str]:
    codes = [[int(float(c)) for c in str(cell).split(";") if c] for cell in column]
    return [
        ", ".join(name_of_the_time(c, int(year), names) for c in row)
        for row, year in zip(codes, years, strict=True)
    ]


def _sentence(case) -> str:  # type: ignore[no-untyped-def]
    side = "at or above" if case.model == "deterred" else "below"
    joined = f"{case.defenders_joined} joined" if case.defenders_joined else "none joined"
    return (
        f"{case.year}: {case.challenger} against {case.target}, credibility "
        f"{case.credibility:.2f}, {side} the threshold; {case.happened}, and of its defenders {joined}."
    )


def codings(folder: str | Path | None = None) -> pd.DataFrame:
    """Commitments honoured in war under both codings, in parts: ``rule part honoured called share``."""
    place, ledger = data_folder(folder), Ledger()
    rows = [
        {"rule": rule, "coding": RULES[rule], "part": part, "honoured": int(frame["honoured"].sum()),
         "called": len(frame), "share": float(frame["honoured"].mean())}
        for rule in RULES
        for part, frame in samples(called_upon(place, rule, ledger)).items()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def disagreements(folder: str | Path | None = None) -> pd.DataFrame:
    """Commitments that one coding calls honoured or violated and the other codes otherwise."""
    place, ledger = data_folder(folder), Ledger()
    rows = read("wartime_2018", place, ledger)
    said = {
        rule: np.select([rows[f"honor{rule}"] == 1, rows[f"violate{rule}"] == 1],
                        ["honoured", "violated"], "not called upon")
        for rule in RULES
    }  # fmt: skip
    frame = rows[["warname", "atopid"]].assign(**said)
    return frame[frame["LLM"] != frame["BF"]].reset_index(drop=True)
