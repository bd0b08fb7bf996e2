"""The network of pacts and threats: pacts on the left, targets in the middle, challengers right."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import numpy as np

from deterrence_kit.model.region import Region
from deterrence_kit.views.risk import Risk, code_of
from deterrence_kit.views.risk_map import widths
from deterrence_kit.views.theme import ALLY, CHALLENGER

KINDS = ("pact", "target", "alone", "challenger")
SOURCES = ("web_threats", "web_pledges", *(f"web_{kind}" for kind in KINDS))
Places = dict[tuple[str, str], tuple[float, float]]
LAYERS = ("pact", "target", "challenger")
SWEEPS = 12
MOST_ADDED, WIDEST = 0.4, 12.0  # what a pact adds at most in the shipped regions, and its width
LEGEND = (
    {"sign": "━", "colour": ALLY, "text": "pledge; width: what it adds to credibility"},
    {"sign": "┅", "colour": CHALLENGER, "text": "threat; width: chance of a challenge"},
    {"text": "dotted frame: nobody's ally; a state may stand on both sides; grey: the baseline"},
)
TABLE = (
    ("pact", "Pact", "text"),
    ("leader", "Spends most", "text"),
    ("target", "Target", "text"),
    ("challenger", "Challenger", "text"),
    ("added", "The pact adds to credibility", "probability"),
    ("propensity", "Challenge, a year", "percent"),
)


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


def _swapped(layers: dict[str, list], web: nx.Graph) -> dict[str, list]:
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


def crossings(layers: dict[str, list], web: nx.Graph) -> int:
    """How many pairs of lines cross."""
    height = {n: i for of in layers.values() for i, n in enumerate(of)}
    count = 0
    for left, right in pairwise(LAYERS):
        lines = [(height[a], height[b]) for a in layers[left] for b in web[a] if b[0] == right]
        count += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(lines, 2))
    return count


def _placed(layers: dict[str, list]) -> Places:
    """The layers from left to right, each from the top."""
    ordered = nx.Graph()
    ordered.add_nodes_from(node for of in layers.values() for node in of)
    spots = nx.multipartite_layout(
        ordered, subset_key={i: layers[kind][::-1] for i, kind in enumerate(LAYERS)}
    )
    x = {"pact": -1.0, "target": 0.0, "challenger": 1.0}
    tall = {
        kind: max((abs(spots[n][1]) for n in of), default=1.0) or 1.0 for kind, of in layers.items()
    }
    spread = {kind: min(1.0, 0.3 * (len(of) - 1)) for kind, of in layers.items()}
    return {n: (x[n[0]], float(spots[n][1]) / tall[n[0]] * spread[n[0]]) for n in ordered}


def _untangled(layers: dict[str, list], kind: str, web: nx.Graph) -> list:
    """One layer, each node at the mean height of its neighbours in the others."""
    height = {n: -i / max(len(of) - 1, 1) for of in layers.values() for i, n in enumerate(of)}
    return sorted(layers[kind], key=lambda n: -np.mean([height[m] for m in web[n]]))


def threat_web_columns(
    region: Region, now: Risk, before: Risk, places: Places
) -> dict[str, dict[str, Any]]:
    """Columns of the network: threats, pledges and nodes."""
    threats = [
        (places["target", c.target], places["challenger", c.challenger]) for c in region.commitments
    ]
    return {
        "web_threats": _segments(threats)
        | {
            "code": [code_of(*c.pair) for c in region.commitments],
            "pact": [c.pact or "none" for c in region.commitments],
            "leader": [_leader(c) for c in region.commitments],
            "target": [c.scenario.protege_name for c in region.commitments],
            "challenger": [c.scenario.challenger_name for c in region.commitments],
            "added": now.added,
            "propensity": now.propensity,
            "width": widths(now.propensity),
            "ghost": widths(before.propensity) + 3,
        },
        "web_pledges": _pledges(region, now, before, places),
    } | _nodes(region, places)


def _leader(commitment: Any) -> str:
    names = dict(zip(commitment.scenario.codes, commitment.scenario.names, strict=True))
    return names.get(commitment.leader, "")


def _segments(ends: list[tuple[tuple[float, float], tuple[float, float]]]) -> dict[str, Any]:
    flat = np.array([(*a, *b) for a, b in ends]).reshape(-1, 4)
    return {name: flat[:, i] for i, name in enumerate(("x0", "y0", "x1", "y1"))}


def _pledges(region: Region, now: Risk, before: Risk, places: Places) -> dict[str, Any]:
    """One line from each pact to each of its targets: the most it adds against any challenger."""
    most: dict[tuple[str, str], list[int]] = {}
    for i, c in enumerate(region.commitments):
        if c.pact:
            most.setdefault((c.pact, c.target), []).append(i)
    ends = [(places["pact", pact], places["target", target]) for pact, target in most]
    return _segments(ends) | {
        name: np.array([_width(max(risk.added[i] for i in own)) for own in most.values()])
        for name, risk in (("width", now), ("ghost", before))
    }


def _width(added: float) -> float:
    return float(np.clip(WIDEST * added / MOST_ADDED, 1.0, 1.5 * WIDEST))


def _nodes(region: Region, places: Places) -> dict[str, dict[str, Any]]:
    """The states and pacts, kind by kind; a target that is nobody's ally is one of its own."""
    allied = {c.target for c in region.commitments if c.pact}
    kinds = {
        node: "alone" if node[0] == "target" and node[1] not in allied else node[0]
        for node in places
    }
    return {
        f"web_{kind}": {
            "x": [places[n][0] for n in places if kinds[n] == kind],
            "y": [places[n][1] for n in places if kinds[n] == kind],
            "name": [region.names.get(n[1], n[1]) for n in places if kinds[n] == kind],
        }
        for kind in KINDS
    }


def threat_web_words(region: Region, now: Risk) -> str:
    """Which pact adds most to whom, and who stands alone."""
    pledged = [i for i, c in enumerate(region.commitments) if c.pact]
    alone = list(dict.fromkeys(c.scenario.protege_name for c in region.commitments if not c.pact))
    said = []
    if pledged:
        best = max(pledged, key=lambda i: now.added[i])
        c = region.commitments[best]
        said.append(
            f"{c.pact} adds most to {c.scenario.protege_name}: {now.added[best]:.2f} of a "
            f"credibility of {now.credibility[best]:.2f}."
        )
    if alone:
        said.append(f"Pledged to by nobody in the tables: {', '.join(alone)}.")
    return " ".join(said)
