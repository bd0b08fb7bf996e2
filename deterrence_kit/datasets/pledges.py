"""Which pairs of states are pledged, by which pact and of which kind.

A defence pact binds its members to help one of them that is attacked. A charter does so for a whole
region, rivals included: it does not tell whose side a state is on, so pages that ask that count
defence pacts alone. A guarantee is given by an order, a law or a declaration; a consultation binds
to meet, not to help.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any, Literal, TypeAlias, get_args

from deterrence_kit.datasets import tables

Kind: TypeAlias = Literal["defence", "charter", "guarantee", "consultation", "none"]
Pair: TypeAlias = tuple[str, str]

KINDS: tuple[Kind, ...] = get_args(Kind)
DEFENCE: tuple[Kind, ...] = ("defence",)
OBLIGING: tuple[Kind, ...] = ("defence", "charter")  # by treaty; past defence pacts hold both
ROLES = ("", "guarantor", "protege")


def pledged_pairs(
    kinds: Iterable[Kind] = DEFENCE, year: int | None = None
) -> Mapping[Pair, tuple[str, ...]]:
    """The pairs of states of which one at least is pledged to the other, with the pacts' names.

    Parameters
    ----------
    kinds : iterable of str
        Which kinds of pacts count: ``defence``, ``charter``, ``guarantee``, ``consultation``.
    year : int, optional
        Members of that year; without it, those of today.

    Returns
    -------
    mapping of (code, code) to tuple of str
        The codes of a pair in the order of the alphabet.

    Examples
    --------
    >>> pledged_pairs()["KOR", "USA"]
    ('US-Korea',)
    >>> ("ARM", "AZE") in pledged_pairs(), ("ARM", "AZE") in pledged_pairs(["charter"])
    (False, True)
    """
    return _pledged_pairs(frozenset(kinds), year)


def pledged_groups(kinds: Iterable[Kind] = DEFENCE) -> Mapping[str, frozenset[str]]:
    """The members of each pact of today, by its name.

    Parameters
    ----------
    kinds : iterable of str
        As for `pledged_pairs`.

    Returns
    -------
    mapping of str to frozenset of str

    Examples
    --------
    >>> sorted(pledged_groups()["Russia-DPRK"])
    ['PRK', 'RUS']
    """
    wanted = set(kinds)
    return {
        name: frozenset(str(row["code"]) for row in rows)
        for name, rows in _members_by_pact(None).items()
        if rows[0]["kind"] in wanted
    }


@lru_cache(maxsize=32)
def _pledged_pairs(kinds: frozenset[Kind], year: int | None) -> Mapping[Pair, tuple[str, ...]]:
    found: dict[Pair, tuple[str, ...]] = {}
    for name, rows in _members_by_pact(year).items():
        if rows[0]["kind"] in kinds:
            for pair in _pairs_of(rows):
                found[pair] = (*found.get(pair, ()), name)
    return found


def _members_by_pact(year: int | None) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in tables.pacts():
        if tables.belongs(row, year):
            found.setdefault(str(row["pact"]), []).append(row)
    return found


def _pairs_of(rows: list[dict[str, Any]]) -> Iterable[Pair]:
    """Each two members, but not two guarantors of the same state."""
    for a, b in combinations(sorted(rows, key=lambda row: str(row["code"])), 2):
        if not a["role"] or a["role"] != b["role"]:
            yield str(a["code"]), str(b["code"])
