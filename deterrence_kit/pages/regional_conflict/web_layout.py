"""Where pacts, targets and challengers stand in the network, with the fewest lines that cross."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise
from typing import TypeAlias

import networkx as nx
import numpy as np

from deterrence_kit.datasets.regions import load_region
from deterrence_kit.model.region.region import Region

Node: TypeAlias = tuple[str, str]  # its kind and its name
Places: TypeAlias = dict[Node, tuple[float, float]]
Layers: TypeAlias = dict[str, list[Node]]  # the nodes of each kind, in order
LAYERS = ("pact", "target", "challenger")
SWEEPS = 12
EDGE = 1.38  # where the outer layers stand: their frames grow inwards from it, and are never cut


def web_of(region: Region) -> nx.Graph:
    """The region as a layered graph: ``("pact", name)``, ``("target", code)``, ``("challenger", code)``.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> web = web_of(load_region("gulf"))
    >>> sorted({kind for kind, _ in web})
    ['challenger', 'pact', 'target']
    """
    web = nx.Graph()
    for c in region.commitments:
        ends = [("target", c.target), ("challenger", c.challenger)]
        ends += [("pact", c.pact)] if c.pact else []
        for kind, name in ends:
            web.add_node((kind, name), layer=LAYERS.index(kind))
        web.add_edge(*ends[:2])
        if c.pact:
            web.add_edge(ends[2], ends[0])
    return web


def web_places(region: Region) -> Places:
    """Where the nodes stand: networkx' layers, in the order of the fewest crossing lines.

    Each layer in turn is sorted by the mean height of its neighbours (Sugiyama, Tagawa & Toda
    1981); then any two that stand better in each other's place change places.
    """
    web = web_of(region)
    layers = {kind: [n for n in web if n[0] == kind] for kind in LAYERS}
    best = layers
    for sweep in range(SWEEPS):
        for kind in (LAYERS, LAYERS[::-1])[sweep % 2]:
            layers = layers | {kind: _untangled(layers, kind, web)}
            best = min(best, layers, key=lambda found: crossings(found, web))
    return _placed(_swapped(best, web))


def _swapped(layers: Layers, web: nx.Graph) -> Layers:
    """The layers after every exchange of two nodes that makes fewer lines cross."""
    fewest, better = crossings(layers, web), True
    while better:
        better = False
        for kind, of in layers.items():
            for i, j in combinations(range(len(of)), 2):
                order = list(layers[kind])
                order[i], order[j] = order[j], order[i]
                found = layers | {kind: order}
                if (count := crossings(found, web)) < fewest:
                    layers, fewest, better = found, count, True
    return layers


def crossings(layers: Layers, web: nx.Graph) -> int:
    """How many pairs of lines cross.

    Parameters
    ----------
    layers : dict
        The nodes of each kind, in order.
    web : networkx.Graph
        As `web_of` makes it.

    Examples
    --------
    >>> web = nx.Graph([(("pact", "A"), ("target", "b")), (("pact", "B"), ("target", "a"))])
    >>> order = {"pact": [("pact", "A"), ("pact", "B")], "challenger": []}
    >>> crossings(order | {"target": [("target", "a"), ("target", "b")]}, web)
    1
    """
    height = {n: i for of in layers.values() for i, n in enumerate(of)}
    count = 0
    for left, right in pairwise(LAYERS):
        lines = [(height[a], height[b]) for a in layers[left] for b in web[a] if b[0] == right]
        count += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(lines, 2))
    return count


def _placed(layers: Layers) -> Places:
    """The layers from left to right, each from the top."""
    ordered = nx.Graph()
    ordered.add_nodes_from(node for of in layers.values() for node in of)
    spots = nx.multipartite_layout(
        ordered, subset_key={i: layers[kind][::-1] for i, kind in enumerate(LAYERS)}
    )
    x = {"pact": -EDGE, "target": 0.0, "challenger": EDGE}
    tall = {
        kind: max((abs(spots[n][1]) for n in of), default=1.0) or 1.0 for kind, of in layers.items()
    }
    spread = {kind: min(1.0, 0.3 * (len(of) - 1)) for kind, of in layers.items()}
    return {n: (x[n[0]], float(spots[n][1]) / tall[n[0]] * spread[n[0]]) for n in ordered}


def _untangled(layers: Layers, kind: str, web: nx.Graph) -> list[Node]:
    """One layer, each node at the mean height of its neighbours in the others."""
    height = {n: -i / max(len(of) - 1, 1) for of in layers.values() for i, n in enumerate(of)}
    return sorted(layers[kind], key=lambda n: -np.mean([height[m] for m in web[n]]))


@lru_cache(maxsize=16)
def places_of(name: str) -> Places:
    """Where the nodes of a shipped region stand."""
    return web_places(load_region(name))
