"""Claims as shares: in how many draws of the assumptions, and in how many scenarios, each one holds."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.datasets.regions import region_names
from deterrence_kit.evidence.claims import Claim
from deterrence_kit.evidence.trials import CHANGES, tried
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, RATES, declared

FILE = Path(__file__).parent / "claim_shares.csv"
DRAWS = 200
SHAKY = 2 / 3  # claims that hold in less than this share of draws are listed first
MEMBER = re.compile(r"\b[A-Z]{3}\b")  # in a schedule
STREAM = 23  # a stream of chance of its own


@dataclass(frozen=True, kw_only=True)
class Share:
    """How far one claim stands.

    Attributes
    ----------
    sentence : str
    kind : {"static", "years", "region"}
    held, draws : int
        Draws of all assumptions in which it holds, in the place where it is stated, and all draws.
    scenarios_held, scenarios : int
        Places in which it holds at the defaults, and in which it can be tried at all.
    """

    sentence: str
    kind: str
    held: int
    draws: int
    scenarios_held: int
    scenarios: int

    @property
    def share(self) -> float:
        """Share of draws, 0 to 1."""
        return self.held / self.draws

    @property
    def by_construction(self) -> bool:
        """Whether nothing that was tried could make it come out otherwise.

        Then the sign stands in the formulas, and that it holds says nothing about the world.
        """
        return self.held == self.draws and self.scenarios_held == self.scenarios


def claim_share(claim: Claim, draws: int = DRAWS, seed: int = 0) -> Share:
    """One claim, tried in draws of the assumptions and in every scenario.

    Parameters
    ----------
    claim : Claim
    draws : int
    seed : int

    Returns
    -------
    Share

    Examples
    --------
    >>> from deterrence_kit.evidence.claims import claims
    >>> found = claim_share(claims()[0], draws=3)
    >>> found.draws, 0 <= found.share <= 1
    (3, True)
    """
    if draws < 1:
        raise ValueError(f"The number of draws must be at least 1, not {draws}.")
    held = sum(tried(drawn(claim, world)).passed for world in _worlds(claim, draws, seed))
    placed = [tried(other).passed for other in elsewhere(claim)]
    return Share(
        sentence=claim.sentence, kind=claim.kind, held=held, draws=draws,
        scenarios_held=sum(placed), scenarios=len(placed),
    )  # fmt: skip


def drawn(claim: Claim, world: Mapping[str, float]) -> Claim:
    """The claim in a world of other assumptions; what it sets or moves itself stays its own."""
    own = {n: v for n, v in world.items() if n not in claim.move}
    return replace(claim, start={**own, **claim.start})


def _worlds(claim: Claim, draws: int, seed: int) -> Iterable[dict[str, float]]:
    """Draws of every assumption, and of the rates of years where the claim is about years."""
    names = [*ASSUMPTIONS, *(RATES if claim.kind == "years" else ())]
    chance = np.random.default_rng([STREAM, seed])
    strata = {n: (chance.permutation(draws) + chance.random(draws)) / draws for n in names}
    values = {n: np.asarray(declared(n).quantile(u)) for n, u in strata.items()}
    return [{n: float(v[i]) for n, v in values.items()} for i in range(draws)]


def elsewhere(claim: Claim) -> list[Claim]:
    """The claim in every scenario, or region, where it can be tried.

    It cannot where it names a state that is no member there, or moves a lever to where it stands
    already or back from beyond.
    """
    names = region_names() if claim.kind == "region" else scenario_names()
    placed = [replace(claim, scenario=name) for name in names]
    return [other for other in placed if _possible(claim, other)]


def _possible(claim: Claim, other: Claim) -> bool:
    if claim.kind == "region":
        return claim.scenario == other.scenario or "pact" not in claim.move
    scenario = load_scenario(other.scenario)
    if not _named(claim) <= set(scenario.codes):
        return False
    if _leaving(claim) & {scenario.codes[scenario.protege]}:
        return False
    return _ways(other) == _ways(claim)


def _named(claim: Claim) -> set[str]:
    """States that the claim names."""
    named = set()
    for settings in (claim.start, claim.move):
        flat = [*settings, *(n for table in CHANGES for n in settings.get(table, {}))]
        parsed = (SettingName.parse(n).code for n in flat if "." in n)
        named |= {code for code in parsed if code}
    return named | _leaving(claim)


def _leaving(claim: Claim) -> set[str]:
    """Members that leave, or move on their own."""
    gone = set()
    for settings in (claim.start, claim.move):
        gone |= {settings["left"]} if "left" in settings else set()
        gone |= set(MEMBER.findall(settings.get("plan", "")))
    return gone


def _ways(claim: Claim) -> dict[str, float]:
    """Which way each lever that is moved goes, from where it stands in the scenario."""
    standing = vars(load_scenario(claim.scenario).levers_at({}))
    moved = {n: v for n, v in claim.move.items() if n in LEVERS}
    return {
        n: float(np.sign(v - float(np.mean(claim.start.get(n, standing[n])))))
        for n, v in moved.items()
    }


def order(shares: Iterable[Share]) -> list[Share]:
    """Those that hold in fewest draws first, then those that hold in fewest scenarios."""
    return sorted(shares, key=lambda s: (s.share, s.scenarios_held / max(s.scenarios, 1)))


def claim_shares(path: str | Path | None = None) -> list[Share]:
    """The shipped shares, the shakiest first.

    Examples
    --------
    >>> shares = claim_shares()
    >>> shares[0].share <= shares[-1].share
    True
    """
    with Path(path or FILE).open(encoding="utf-8", newline="") as file:
        rows = [_typed(row) for row in csv.DictReader(file)]
    return order(Share(**row) for row in rows)


def _typed(row: Mapping[str, str]) -> dict[str, Any]:
    return {f.name: int(row[f.name]) if f.type == "int" else row[f.name] for f in fields(Share)}


def write_shares(shares: Iterable[Share], path: str | Path) -> None:
    """Write the table as CSV."""
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in fields(Share)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(share) for share in shares)
