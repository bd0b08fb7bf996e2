"""The network of pacts and threats: pacts on the left, targets in the middle, challengers right."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from deterrence_kit.model.region import Region
from deterrence_kit.views.places import Window
from deterrence_kit.views.risk import Risk, code_of
from deterrence_kit.views.risk_map import widths
from deterrence_kit.views.theme import ALLY, CHALLENGER

SOURCES = ("web_threats", "web_pledges", "web_nodes")
LAYERS = ("pact", "target", "challenger")
VIEW = Window(0.0, 0.0, 1.62, 1.12)
MOST_ADDED, WIDEST = 0.4, 12.0  # what a pact adds at most in the shipped regions, and its width
LEGEND = (
    {"sign": "●", "colour": ALLY, "text": "pact; width: what it adds to the target's credibility"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger; width: chance of a challenge"},
    {"text": "a state that is both stands on both sides"},
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


def web_places(region: Region) -> dict[tuple[str, str], tuple[float, float]]:
    """Where the nodes stand: networkx' layers, each in the order of its neighbours' mean height.

    A few sweeps towards the middle of the neighbours, which keeps lines from crossing.
    """
    web = web_of(region)
    layers = {kind: [n for n in web if n[0] == kind] for kind in LAYERS}
    for sweep in range(8):
        for kind in (LAYERS, LAYERS[::-1])[sweep % 2]:
            layers[kind] = _untangled(layers, kind, web)
    ordered = nx.Graph()
    for place, kind in enumerate(LAYERS):
        ordered.add_nodes_from(reversed(layers[kind]), layer=place)
    spots = nx.multipartite_layout(ordered, subset_key="layer")
    x = {"pact": -1.0, "target": 0.0, "challenger": 1.0}
    tall = {
        kind: max((abs(spots[n][1]) for n in of), default=1.0) or 1.0 for kind, of in layers.items()
    }
    spread = {kind: min(1.0, 0.3 * (len(of) - 1)) for kind, of in layers.items()}
    return {n: (x[n[0]], float(spots[n][1]) / tall[n[0]] * spread[n[0]]) for n in web}


def _untangled(layers: dict[str, list], kind: str, web: nx.Graph) -> list:
    """One layer, each node at the mean height of its neighbours in the others."""
    height = {n: -i / max(len(of) - 1, 1) for of in layers.values() for i, n in enumerate(of)}
    return sorted(layers[kind], key=lambda n: -np.mean([height[m] for m in web[n]]))


def threat_web_columns(
    region: Region, now: Risk, before: Risk, places: dict[tuple[str, str], tuple[float, float]]
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
        "web_nodes": _nodes(region, places),
    }


def _leader(commitment: Any) -> str:
    names = dict(zip(commitment.scenario.codes, commitment.scenario.names, strict=True))
    return names.get(commitment.leader, "")


def _segments(ends: list[tuple[tuple[float, float], tuple[float, float]]]) -> dict[str, Any]:
    flat = np.array([(*a, *b) for a, b in ends]).reshape(-1, 4)
    return {name: flat[:, i] for i, name in enumerate(("x0", "y0", "x1", "y1"))}


def _pledges(
    region: Region, now: Risk, before: Risk, places: dict[tuple[str, str], tuple[float, float]]
) -> dict[str, Any]:
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


def _nodes(region: Region, places: dict[tuple[str, str], tuple[float, float]]) -> dict[str, Any]:
    allied = {c.target for c in region.commitments if c.pact}
    sides = {"pact": ("right", -13.0), "target": ("center", 0.0), "challenger": ("left", 13.0)}
    kinds = ["alone" if kind == "target" and code not in allied else kind for kind, code in places]
    return {
        "x": [x for x, _ in places.values()],
        "y": [y for _, y in places.values()],
        "kind": kinds,
        "name": [region.names.get(code, code) for _, code in places],
        "align": [sides[kind][0] for kind, _ in places],
        "offset": [sides[kind][1] for kind, _ in places],
        "lift": [-17.0 if kind == "target" else 0.0 for kind, _ in places],
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
