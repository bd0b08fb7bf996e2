"""Pacts among a set of states, put so that they can be compared: who is in which, and who is alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from deterrence_kit.datasets.past_pacts import Pair

MOST = 12  # bundles that a picture has room for


@dataclass(frozen=True)
class Bundle:
    """A pact, or several treaties of two that one state has with others.

    Attributes
    ----------
    name : str
    codes : frozenset of str
        Its members that are looked at.
    hub : str
        The state that has a treaty with each of the others, which have none among themselves by it;
        "" where all are bound to all.
    charter : bool
        Whether it is the charter of a region, which binds rivals, too.
    """

    name: str
    codes: frozenset[str]
    hub: str = ""
    charter: bool = False

    def binds(self, code: str) -> frozenset[str]:
        """Who is bound to a state by it.

        Examples
        --------
        >>> star = Bundle("A with each", frozenset("ABC"), hub="A")
        >>> sorted(star.binds("A")), sorted(star.binds("B")), sorted(star.binds("D"))
        (['B', 'C'], ['A'], [])
        """
        if code not in self.codes:
            return frozenset()
        bound = self.codes if self.hub in {"", code} else frozenset({self.hub})
        return bound - {code}


def bundles_of_groups(
    groups: Mapping[str, frozenset[str]],
    codes: Iterable[str],
    names: Mapping[str, str],
    charter: bool = False,
) -> list[Bundle]:
    """The pacts of which two states at least are looked at, the largest first.

    Treaties of two with one state in common are one bundle.
    """
    wanted = set(codes)
    here = {name: members & wanted for name, members in groups.items()}
    pairs = {name: m for name, m in here.items() if len(m) == 2 and len(groups[name]) == 2}
    found = [
        Bundle(name, m, charter=charter)
        for name, m in here.items()
        if len(m) > 1 and name not in pairs
    ]
    found += _stars(list(pairs.values()), names)
    return sorted(found, key=lambda b: (-len(b.codes), b.name))


def bundles_of_pairs(pairs: Collection[Pair], names: Mapping[str, str]) -> list[Bundle]:
    """The same of bare pairs: largest sets in which each is bound to each, then treaties of two.

    Examples
    --------
    >>> names = {"A": "Albania", "B": "Belgium", "C": "Chad", "D": "Denmark"}
    >>> [b.name for b in bundles_of_pairs([("A", "B"), ("A", "C"), ("B", "C"), ("A", "D")], names)]
    ['Albania and 2 others', 'Albania–Denmark']
    """
    found, left = list[Bundle](), nx.Graph(list(pairs))
    while left.number_of_edges():
        most = max(nx.find_cliques(left), key=lambda of: (len(of), sorted(of, reverse=True)))
        if len(most) < 3:
            break
        first = min(most, key=lambda code: names[code])
        found.append(Bundle(f"{names[first]} and {len(most) - 1} others", frozenset(most)))
        left.remove_edges_from([(a, b) for a in most for b in most if a != b])
    found += _stars([frozenset(edge) for edge in left.edges], names)
    return sorted(found, key=lambda b: (-len(b.codes), b.name))


def _stars(pairs: Sequence[frozenset[str]], names: Mapping[str, str]) -> list[Bundle]:
    """Pairs, those with one state in common as one; the state with most first."""
    left, found = set(pairs), list[Bundle]()
    while left:
        count = Counter(code for pair in left for code in pair)
        hub = max(count, key=lambda code: (count[code], names[code]))
        rays = {pair for pair in left if hub in pair}
        left -= rays
        members = frozenset().union(*rays)
        if len(rays) > 1:
            found.append(Bundle(f"{names[hub]} with each", members, hub=hub))
        else:
            found.append(Bundle("–".join(sorted(names[code] for code in members)), members))
    return found


def alike(
    codes: Sequence[str], sides: Mapping[str, str], bundles: Sequence[Bundle], apart: str
) -> list[tuple[str, ...]]:
    """States that are on the same side and in the same pacts in the same way, in the order given.

    Parameters
    ----------
    codes : sequence of str
    sides : mapping
        Of each state.
    bundles : sequence of Bundle
    apart : str
        The state that stands alone whatever it shares: the protégé.
    """
    groups: dict[object, list[str]] = {}
    for code in codes:
        place = tuple((code in b.codes) + (code == b.hub) for b in bundles)
        groups.setdefault((sides[code], code == apart, place), []).append(code)
    return [tuple(group) for group in groups.values()]


def on_both_sides(sides: Mapping[str, str], bundles: Iterable[Bundle]) -> list[str]:
    """Who is pledged to states of both sides by defence pacts.

    Examples
    --------
    >>> sides = {"A": "one", "B": "one", "C": "other"}
    >>> on_both_sides(sides, [Bundle("p", frozenset("AB")), Bundle("q", frozenset("AC"))])
    ['A']
    """
    treaties = [b for b in bundles if not b.charter]
    return [
        code
        for code in sides
        if len({sides[other] for b in treaties for other in b.binds(code)}) > 1
    ]
