"""Who could bring what, from where, in any year: strengths, distances and defenders of the past."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.evidence.folder import EvidenceError
from deterrence_kit.evidence.ledger import Ledger
from deterrence_kit.evidence.readers import found, read
from deterrence_kit.evidence.research import pd
from deterrence_kit.model import capability
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.parameter import parameters_of

Array = NDArray[np.float64]
LONG = 100_000  # room for a year after a pair of state numbers

# States on islands; all others lie on one of three land masses, by their Correlates of War number.
ISLANDS = (
    31, 40, 41, 42, 51, 52, 53, 54, 55, 56, 57, 58, 60, 80, 200, 205, 338, 352, 395, 402, 403, 580,
    581, 590, 591, 713, 740, 780, 781, 830, 835, 840, 850, 860,
)  # fmt: skip


@dataclass(frozen=True)
class Spells:
    """A value that holds for a pair of states from one year to another.

    Attributes
    ----------
    key : ndarray
        Pair and first year as one sorted number.
    last : ndarray
        Last year.
    value : ndarray
    """

    key: NDArray[np.int64]
    last: NDArray[np.int64]
    value: Array

    @classmethod
    def of(cls, frame: pd.DataFrame, value: str) -> Spells:
        """From a table with ``ccode1 ccode2 start end``."""
        key = _pair(frame["ccode1"], frame["ccode2"]) * LONG + frame["start"].to_numpy(np.int64)
        order = np.argsort(key, kind="stable")
        last = frame["end"].to_numpy(np.int64)[order]
        return cls(key[order], last, frame[value].to_numpy(float)[order])

    def at(self, a: Array, b: Array, year: Array, *, hold: bool = False) -> Array:
        """The value in a year, NaN where there is none.

        `hold` keeps the last value after a spell has ended, for what changes slowly.
        """
        pair, year = _pair(a, b), np.asarray(year, np.int64)
        if not len(self.key):
            return np.full(len(pair), np.nan)
        found = np.searchsorted(self.key, pair * LONG + year, side="right") - 1
        place = np.maximum(found, 0)
        known = (found >= 0) & (self.key[place] // LONG == pair)
        if not hold:
            known &= self.last[place] >= year
        return np.where(known, self.value[place], np.nan)


def _pair(a: Array, b: Array) -> NDArray[np.int64]:
    return np.asarray(a, np.int64) * 1000 + np.asarray(b, np.int64)


def _of_states(frame: pd.DataFrame, value: str, *, lasting: int) -> Spells:
    """A state's own value in each year it is known, and `lasting` years more."""
    frame = frame[frame[value].notna()]
    spells = {"ccode1": frame["ccode"], "ccode2": 0, "start": frame["year"],
              "end": frame["year"] + lasting, value: frame[value]}  # fmt: skip
    return Spells.of(pd.DataFrame(spells), value)


@dataclass(frozen=True)
class PastForces:
    """Strengths, distances and pacts of past years, read from a folder."""

    folder: Path
    ledger: Ledger

    @cached_property
    def strengths(self) -> Spells:
        """Share of world military strength of each state and year."""
        frame = read("capabilities", self.folder, self.ledger)
        worlds = frame.groupby("year")[["milex", "milper"]].transform("sum")
        shares = (frame["milex"], frame["milper"], worlds["milex"], worlds["milper"])
        weight = parameters_of(Assumptions)["weight_heads"].default
        both = pd.Series(capability.share_of_world(*shares, weight), frame.index)
        one = (frame["milper"] / worlds["milper"]).fillna(frame["milex"] / worlds["milex"])
        strength = both.fillna(one).fillna(frame["cinc"])
        self.ledger.note(
            "capabilities, strength from spending and personnel", read=len(frame),
            used=int(both.notna().sum()),
            why="one of the two is missing: the other alone, or the composite index, stands in",
        )  # fmt: skip
        return _of_states(frame.assign(strength=strength), "strength", lasting=0)

    def part(self, column: str, state: Array, year: Array) -> Array:
        """A state's spending or heads the year before, failing that of that year; NaN if unknown."""
        frame = read("capabilities", self.folder, self.ledger)
        known, nobody = (
            _of_states(frame[frame[column] > 0], column, lasting=0),
            np.zeros(len(state)),
        )
        before = known.at(state, nobody, np.asarray(year) - 1)
        return np.where(np.isnan(before), known.at(state, nobody, np.asarray(year)), before)

    def refuse_other_years(self, first: int, last: int) -> None:
        """A sentence if the capabilities or the pacts hold none of the years asked for."""
        held = {"capabilities": self.strengths.key % LONG, "pacts": self.pledges["year"]}
        for name, years in held.items():
            if len(years) and (years.min() > last or years.max() < first):
                raise EvidenceError(
                    f"{found(name, self.folder)[0].name} holds {years.min()}–{years.max()}, no year "
                    f"of the panel's {first}–{last}."
                )

    def strength(self, state: Array, year: Array) -> Array:
        """Share of world strength the year before; failing that of that year, or the last known."""
        year, nobody = np.asarray(year), np.zeros(len(state))
        before = self.strengths.at(state, nobody, year - 1)
        now = self.strengths.at(state, nobody, year)
        known = np.where(np.isnan(before), now, before)
        held = self.strengths.at(state, nobody, year, hold=True)
        return np.where(np.isnan(known), held, known)

    @cached_property
    def ideal_points(self) -> Spells:
        """UN ideal point of each state and year; one counts for four years, then it is forgotten."""
        frame = read("ideal_points", self.folder, self.ledger)
        return _of_states(frame, "un_idealpoint", lasting=3)

    def ideal_point(self, state: Array, year: Array) -> Array:
        """UN ideal point the year before, or up to three years earlier; NaN where there is none."""
        return self.ideal_points.at(state, np.zeros(len(state)), np.asarray(year) - 1)

    @cached_property
    def borders(self) -> Spells:
        """Kind of contiguity (1 by land … 5 within 400 miles of water), both directions."""
        return Spells.of(read("contiguity", self.folder, self.ledger), "conttype")

    @cached_property
    def gaps(self) -> Spells:
        """Least distance between borders, from 1886, both directions."""
        frame = read("distances", self.folder, self.ledger)
        turned = frame.rename(columns={"ccode1": "ccode2", "ccode2": "ccode1"})
        return Spells.of(pd.concat([frame, turned]), "min_dist_km")

    @cached_property
    def capitals(self) -> dict[int, tuple[float, float]]:
        """State → place of its first capital."""
        frame = read("capitals", self.folder, self.ledger).drop_duplicates("ccode")
        return {int(r.ccode): (r.lat, r.lon) for r in frame.itertuples()}

    def distance(self, a: Array, b: Array, year: Array) -> Array:
        """Kilometres from border to border; before 1886 from capital to capital, 0 for neighbours."""
        gap = self.gaps.at(a, b, year, hold=True)
        gap = np.where(self.borders.at(a, b, year) == 1, 0.0, gap)
        unknown = np.isnan(gap)
        gap[unknown] = self._between_capitals(np.asarray(a)[unknown], np.asarray(b)[unknown])
        self.ledger.note("distances between states, by border", read=len(gap),
            used=int((~unknown).sum()), why="no map: the distance of the capitals stands in")  # fmt: skip
        return gap

    def _between_capitals(self, a: Array, b: Array) -> Array:
        nowhere = (np.nan, np.nan)
        lat1, lon1 = np.radians([self.capitals.get(int(s), nowhere) for s in a]).reshape(-1, 2).T
        lat2, lon2 = np.radians([self.capitals.get(int(s), nowhere) for s in b]).reshape(-1, 2).T
        cosine = np.sin(lat1) * np.sin(lat2) + np.cos(lat1) * np.cos(lat2) * np.cos(lon1 - lon2)
        between: Array = 6371 * np.arccos(np.clip(cosine, -1, 1))
        return between

    @cached_property
    def pledges(self) -> pd.DataFrame:
        """Every year of every defence pledge: ``ally protege year``."""
        spells = read("pacts", self.folder, self.ledger)
        spells = self.ledger.kept("pacts, for defence", spells, spells["atop_defense"] == 1,
            "no obligation to defend")  # fmt: skip
        length = (spells["end"] - spells["start"] + 1).to_numpy(np.int64)
        rows = spells.loc[spells.index.repeat(length)]
        year = rows["start"].to_numpy(np.int64) + np.concatenate([np.arange(n) for n in length])
        ends = {
            "ally": rows["ccode1"].to_numpy(np.int64),
            "protege": rows["ccode2"].to_numpy(np.int64),
        }
        return pd.DataFrame({**ends, "year": year}).drop_duplicates()

    def defenders(self, pairs: pd.DataFrame) -> pd.DataFrame:
        """Who was pledged to defend each target the year before, and not also its challenger.

        Parameters
        ----------
        pairs : DataFrame
            Columns ``ccode1`` (challenger), ``ccode2`` (target), ``year``.

        Returns
        -------
        DataFrame
            ``row`` (position in `pairs`) and ``ally``.
        """
        asked = pd.DataFrame({
            "row": np.arange(len(pairs)), "challenger": pairs["ccode1"].to_numpy(np.int64),
            "protege": pairs["ccode2"].to_numpy(np.int64), "year": pairs["year"].to_numpy(np.int64) - 1,
        })  # fmt: skip
        found = asked.merge(self.pledges, on=["protege", "year"])
        pledge = (
            self.pledges["ally"] * LONG * 1000
            + self.pledges["protege"] * LONG
            + self.pledges["year"]
        )
        both = found["ally"] * LONG * 1000 + found["challenger"] * LONG + found["year"]
        free = (found["ally"] != found["challenger"]) & ~both.isin(set(pledge))
        return self.ledger.kept("defenders of targets", found, free,
            "the challenger itself, or pledged to the challenger too")[["row", "ally"]]  # fmt: skip


def across_water(a: Array, b: Array) -> Array:
    """1 where a sea lies between two states, 0 where one can go by land."""
    apart: Array = (landmass(a) != landmass(b)).astype(float)
    return apart


def landmass(state: Array) -> Array:
    """America 1, Africa, Asia and Europe 2, Australia 900; an island is a land mass of its own."""
    state = np.asarray(state, np.int64)
    mainland = np.where(state < 200, 1, np.where(state < 900, 2, state))
    return np.where(np.isin(state, ISLANDS), state, mainland)
