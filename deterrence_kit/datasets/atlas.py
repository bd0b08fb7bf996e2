"""What a region file knows besides the shipped tables: states of its own, and pacts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.columns import Row
from deterrence_kit.datasets.errors import PairError
from deterrence_kit.datasets.shipped import shipped_contents

POSTURE = ("forward", "near", "water", "stocks")  # what a member has in one theatre, not elsewhere


@dataclass(frozen=True)
class Atlas:
    """What a region file knows besides the shipped tables: states of its own, and pacts."""

    name: str
    title: str
    year: int
    world: Row
    states: dict[str, Row]
    pacts: dict[str, Row]
    checked: str = ""
    basis: str = ""

    @classmethod
    def of(cls, contents: Row, name: str) -> Atlas:
        """The atlas of the contents of a region file called `name`.

        ``states_from`` brings in the states of a scenario.

        Parameters
        ----------
        contents : dict
            What the file says.
        name : str
            The file's name.

        Returns
        -------
        Atlas

        Raises
        ------
        PairError
            If ``states_from`` is no shipped scenario.

        Examples
        --------
        >>> atlas = Atlas.of({"title": "Ours", "pact": {"Two": {"members": ["EST", "LVA"]}}}, "ours")
        >>> atlas.title, atlas.year
        ('Ours', 2026)
        """
        like = shipped_contents(contents["states_from"]) if "states_from" in contents else {}
        states: dict[str, Row] = {}
        places = ("distance", *POSTURE)
        for row in (
            *({k: v for k, v in r.items() if k not in places} for r in like.get("member", [])),
            *({k: v for k, v in r.items() if k not in places} for r in like.get("challenger", [])),
            *contents.get("state", []),
        ):
            key = row.get("code", row.get("name"))
            states[key] = states.get(key, {}) | row
        return cls(
            name=name,
            title=contents["title"],
            year=int(contents.get("year", 2026)),
            world=contents.get("world") or like.get("world") or {},
            states=states,
            pacts=contents.get("pact", {}),
            checked=contents.get("checked", ""),
            basis=contents.get("basis", ""),
        )

    def name_of(self, code: str) -> str:
        """A state's name, or the code where none is known.

        Parameters
        ----------
        code : str
            A state's code, ``"EST"``.

        Returns
        -------
        str

        Examples
        --------
        >>> atlas = Atlas.of({"title": "Ours", "pact": {"Two": {"members": ["EST", "LVA"]}}}, "ours")
        >>> atlas.name_of("EST")
        'Estonia'
        """
        return str((self.states.get(code) or tables.states().get(code) or {}).get("name", code))

    def members(self, pact: str, target: str) -> tuple[str, ...]:
        """Codes of a pact's members; without a pact the target stands alone.

        Parameters
        ----------
        pact : str
            The pact's short name; empty where nobody is pledged.
        target : str
            Code of the protégé.

        Returns
        -------
        tuple of str

        Raises
        ------
        PairError
            If there is no such pact, or the target is not in it.

        Examples
        --------
        >>> atlas = Atlas.of({"title": "Ours", "pact": {"Two": {"members": ["EST", "LVA"]}}}, "ours")
        >>> atlas.members("Two", "EST"), atlas.members("", "FIN")
        (('EST', 'LVA'), ('FIN',))
        """
        if not pact:
            return (target,)
        listed = self.pacts.get(pact, {}).get("members") or tables.pact_members(pact)
        if not listed:
            known = dict.fromkeys([*self.pacts, *(str(r["pact"]) for r in tables.pacts())])
            raise PairError(f"there is no pact called {pact!r}; there are: {', '.join(known)}")
        if target not in listed:
            raise PairError(f"{target} is not in {pact}")
        return tuple(listed)

    def check_known(self, code: str) -> None:
        """Refuse a state that neither the file nor the shipped table has.

        Parameters
        ----------
        code : str
            A state's code, ``"EST"``.

        Raises
        ------
        PairError
            If there is no such state.

        Examples
        --------
        >>> atlas = Atlas.of({"title": "Ours", "pact": {"Two": {"members": ["EST", "LVA"]}}}, "ours")
        >>> atlas.check_known("EST")
        """
        if code not in self.states and code not in tables.states():
            raise PairError(
                f"{code!r} is not a state of the shipped table, nor one that the file describes"
            )

    def way(self, code: str, target: str) -> Row:
        """Distance and water between two states of which one is not in the shipped tables.

        Parameters
        ----------
        code : str
            A state's code, ``"EST"``.
        target : str
            Code of the protégé.

        Returns
        -------
        dict
            ``distance`` (km) and ``water``; empty where the shipped tables have them.

        Examples
        --------
        >>> atlas = Atlas.of({"title": "Ours", "pact": {"Two": {"members": ["EST", "LVA"]}}}, "ours")
        >>> atlas.way("EST", "LVA")
        {}
        """
        a, b = self.states.get(code, {}), self.states.get(target, {})
        if code == target or not {"lat", "lon"} <= a.keys() & b.keys():
            return {}
        km = max(0.0, _kilometres(a, b) - a.get("reach", 0) - b.get("reach", 0))
        return {"distance": float(round(km)), "water": a.get("landmass") != b.get("landmass")}


def _kilometres(a: Row, b: Row) -> float:
    """Great circle between two points, km."""
    lat1, lon1, lat2, lon2 = np.radians([a["lat"], a["lon"], b["lat"], b["lon"]])
    chord = np.sin((lat2 - lat1) / 2) ** 2
    chord += np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return float(2 * 6371 * np.arcsin(np.sqrt(chord)))
