"""Were commitments honoured in war? Shares in each coding, and what went with honouring them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.readers import read
from deterrence_kit.evidence.regression import logit
from deterrence_kit.evidence.research import pd
from deterrence_kit.evidence.sources import SOURCES

RULES = {"LLM": "rule of Leeds, Long & Mitchell", "BF": "rule of Berkemeier & Fuhrmann"}
MODERATORS = {
    "chcap2d": "power_change", "dinstch2": "regime_change", "origtar1": "not_original_target",
    "milinst": "military_institutions", "formal": "formality",
}  # fmt: skip
# What the data of 2018 say of a commitment: its era, its members, and every obligation coded.
KINDS = {
    "after_1945": "after_1945", "multilateral": "multilateral", "defense": "defence",
    "offense": "offence", "neutral": "neutrality", "nonagg": "non_aggression",
    "consul": "consultation",
}  # fmt: skip


def called_upon(folder: Path, rule: str, ledger: Ledger) -> pd.DataFrame:
    """Commitments that a war called upon under one coding: ``honoured`` and what kind they were."""
    rows = read("wartime_2018", folder, ledger)
    called = (rows[f"honor{rule}"] == 1) | (rows[f"violate{rule}"] == 1)
    rows = ledger.kept(f"commitments called upon, {RULES[rule]}", rows, called,
        "the war did not call upon them, or not clearly")  # fmt: skip
    year = rows["warname"].str.extract(r"(\d{4})")[0].astype(float)
    return rows.assign(honoured=(rows[f"honor{rule}"] == 1).astype(int), year=year)


def samples(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The same commitments in parts: all, before and after 1945, defence pacts."""
    early = frame["pre1945"] == 1
    return {
        "all": frame, "before_1945": frame[early], "after_1945": frame[~early],
        "defence": frame[frame["defense"] == 1],
        "defence_before_1945": frame[early & (frame["defense"] == 1)],
        "defence_after_1945": frame[~early & (frame["defense"] == 1)],
    }  # fmt: skip


def honoured_shares(folder: Path, ledger: Ledger) -> list[Coefficient]:
    """How often commitments were honoured, under both rules, and in the older data."""
    found = [
        _share(f"honoured.{rule}.{part}", frame, RULES[rule], "wartime_2018")
        for rule in RULES
        for part, frame in samples(called_upon(folder, rule, ledger)).items()
    ]
    old = read("wartime_2005", folder, ledger).rename(columns={"honor3": "honoured"})
    old = ledger.kept("commitments of 1816-1944", old, old["honoured"].notna(), "not coded")
    old = old.assign(year=np.where(old.index == old.index[0], 1816, 1944))
    return [*found, _share("honoured.LA2005.all", old, "members' commitments", "wartime_2005")]


def _share(name: str, frame: pd.DataFrame, sample: str, source: str) -> Coefficient:
    share, group = frame["honoured"].mean(), "war" if "war" in frame else "warid"
    # Commitments of one war stand or fall together: the error sums within each war first.
    sums = (frame["honoured"] - share).groupby(frame[group]).sum()
    return Coefficient(
        name=name, value=float(share), se=float(np.sqrt((sums**2).sum()) / len(frame)),
        unit="share", n=len(frame), events=int(frame["honoured"].sum()), clusters=len(sums),
        first=int(frame["year"].min()), last=int(frame["year"].max()),
        method="share, error clustered by war", sample=sample, citation=SOURCES[source].citation,
    )  # fmt: skip


def moderator_frame(folder: Path, ledger: Ledger) -> pd.DataFrame:
    """Leeds & Anac's commitments with every moderator known."""
    rows = read("wartime_2005", folder, ledger).rename(columns=MODERATORS)
    names = ["honor3", *MODERATORS.values()]
    return ledger.kept("commitments with moderators", rows, rows[names].notna().all(axis=1),
        "one is not coded")  # fmt: skip


def moderators(folder: Path, ledger: Ledger) -> list[Coefficient]:
    """The index of resolve on wartime commitments (Leeds & Anac 2005), in logits."""
    frame = moderator_frame(folder, ledger)
    fit = logit(frame, "honor3", list(MODERATORS.values()), cluster="atopid")
    return [
        Coefficient(
            name=f"resolve.{name}", value=fit.value[name], se=fit.error[name], unit="logits",
            n=fit.rows, events=fit.events, clusters=fit.clusters, first=1816, last=1944,
            method=fit.method, sample="members' wartime commitments",
            citation=SOURCES["wartime_2005"].citation,
        )
        for name in (*MODERATORS.values(), "constant")
    ]  # fmt: skip


def kinds(folder: Path, ledger: Ledger) -> list[Coefficient]:
    """Which kinds of commitment were honoured (data of 2018), under each rule, in logits.

    All the kinds that are coded go in together, so that none is picked for its result.
    """
    found = []
    for rule in RULES:
        frame = called_upon(folder, rule, ledger)
        frame = frame.assign(after_1945=1 - frame["pre1945"]).rename(columns=KINDS)
        fit = logit(frame, "honoured", list(KINDS.values()), cluster="warid")
        found += [
            Coefficient(
                name=f"resolve.{rule}.{name}", value=float(fit.value[name]),
                se=float(fit.error[name]), unit="logits", n=fit.rows, events=fit.events,
                clusters=fit.clusters, first=int(frame["year"].min()), last=int(frame["year"].max()),
                method=f"{fit.method} by war", sample=f"commitments called upon, {RULES[rule]}",
                citation=SOURCES["wartime_2018"].citation,
            )
            for name in (*KINDS.values(), "constant")
        ]  # fmt: skip
    return found


def moderator_curve(folder: Path, ledger: Ledger) -> dict[str, tuple[float, float]]:
    """P(honoured) at a moderator's lowest and highest value, the others at their means."""
    frame = moderator_frame(folder, ledger)
    names = list(MODERATORS.values())
    fit = logit(frame, "honor3", names, cluster="atopid")
    means = frame[names].mean()
    index = fit.value["constant"] + sum(fit.value[n] * means[n] for n in names)

    def chance(name: str, value: float) -> float:
        return float(1 / (1 + np.exp(-(index + fit.value[name] * (value - means[name])))))

    return {n: (chance(n, frame[n].min()), chance(n, frame[n].max())) for n in names}
