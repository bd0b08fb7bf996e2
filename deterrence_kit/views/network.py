"""The pact on a map: an edge for each commitment, its width what it would deliver."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from deterrence_kit.model import Assessment, Scenario, assess
from deterrence_kit.views.places import Window, positions
from deterrence_kit.views.theme import ALLY, CHALLENGER, PROTEGE

THICKEST, THINNEST = 11.0, 1.0  # px
LARGEST, SMALLEST = 34.0, 7.0  # px
PROTEGE_SIZE = 15.0  # at least, so that it is seen under the edges

WEAKEST, FIRMEST = 0.2, 0.9  # ends of the colour scale of resolve
LEGEND = (
    {"sign": "■", "colour": PROTEGE, "text": "protégé"},
    {"sign": "●", "colour": ALLY, "text": "ally, by strength"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger"},
    {"text": "at the edge: farther away than the map shows"},
    {"text": "width: what it would deliver; colour, its resolve:", "low": WEAKEST, "high": FIRMEST},
)

TABLE = (
    ("name", "State", "text"),
    ("role", "Role", "text"),
    ("strength", "Strength, share of the world's", "percent"),
    ("resolve", "Resolve", "probability"),
    ("arrival", "Arrives in time", "percent"),
    ("share", "Share of what allies deliver", "percent"),
)


def commitments(scenario: Scenario, assessment: Assessment) -> nx.DiGraph:
    """The pact as a graph: a node for each state, an edge from each ally to the protégé.

    Nodes carry name, role and strength; edges resolve, delivered and arrival.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> estonia = load_scenario("nato-estonia")
    >>> graph = commitments(estonia, assess(estonia))
    >>> sorted(graph["LVA"]["EST"])
    ['arrival', 'delivered', 'resolve']
    """
    graph = nx.DiGraph()
    for i, code in enumerate(scenario.codes):
        role = "protégé" if i == scenario.protege else "ally"
        graph.add_node(code, name=scenario.names[i], role=role, strength=strength_of(scenario)[i])
    for i, code in enumerate(scenario.codes):
        if i != scenario.protege:
            graph.add_edge(
                code,
                scenario.codes[scenario.protege],
                resolve=float(assessment.member_resolve[i]),
                delivered=float(assessment.delivered[i]),
                arrival=float(assessment.arrival[i]),
            )
    return graph


def strength_of(scenario: Scenario) -> np.ndarray:
    """Each member's share of the world's strength, as things stand before anybody moves a lever."""
    spending = scenario.gdp * scenario.spending_today / scenario.world_milex
    return 0.5 * (spending + scenario.personnel / scenario.world_personnel)


def diameters(strength: np.ndarray) -> np.ndarray:
    """Diameters in px whose areas go with strength."""
    return SMALLEST + (LARGEST - SMALLEST) * np.sqrt(strength / max(strength.max(), 1e-30))


def network_columns(
    scenario: Scenario, assessment: Assessment, baseline: Assessment | None = None
) -> dict[str, dict[str, Any]]:
    """Columns of the map: states, edges and challengers.

    Widths are fixed by the baseline's largest delivery, so that nothing jumps: the area between an
    edge and its grey ghost is what changed.
    """
    baseline = baseline or assess(scenario)
    x, y, _ = positions(scenario)
    size = len(scenario.codes)
    graph = commitments(scenario, assessment)
    return {
        "states": _states(graph, scenario, assessment, x[:size], y[:size]),
        "edges": _edges(graph, scenario, assessment, baseline, x[:size], y[:size]),
        "challengers": _challengers(scenario, x, y),
        "labels": _labels(scenario, baseline, x, y),
    }


def window(scenario: Scenario) -> Window:
    """The part of the map the scenario needs."""
    return positions(scenario)[2]


def _shares(scenario: Scenario, assessment: Assessment) -> np.ndarray:
    helped = assessment.delivered * (1 - scenario.home)
    return helped / max(helped.sum(), 1e-30)


def _states(graph: nx.DiGraph, scenario: Scenario, assessment: Assessment, x: Any, y: Any) -> dict:
    nodes = [graph.nodes[code] for code in scenario.codes]
    strength = np.array([node["strength"] for node in nodes])
    return {
        "x": x,
        "y": y,
        "code": list(scenario.codes),
        "name": [node["name"] for node in nodes],
        "role": [node["role"] for node in nodes],
        "strength": strength,
        "size": np.maximum(diameters(strength), PROTEGE_SIZE * scenario.home),
        "resolve": assessment.member_resolve,
        "arrival": assessment.arrival,
        "share": _shares(scenario, assessment),
    }


def _edges(
    graph: nx.DiGraph, scenario: Scenario, now: Assessment, before: Assessment, x: Any, y: Any
) -> dict:
    place = {code: i for i, code in enumerate(scenario.codes)}
    start, end = np.array([(place[a], place[b]) for a, b in graph.edges], dtype=int).T
    largest = max(float(before.delivered[start].max()), 1e-30)
    width = _width(np.array([d for *_, d in graph.edges(data="delivered")]), largest)
    return {
        "x0": x[start],
        "y0": y[start],
        "x1": x[end],
        "y1": y[end],
        "code": [scenario.codes[i] for i in start],
        "resolve": np.array([r for *_, r in graph.edges(data="resolve")]),
        "width": width,
        "casing": width + 1.5,
        "ghost": _width(before.delivered[start], largest),
    }


def _width(delivered: np.ndarray, largest: float) -> np.ndarray:
    return np.clip(THICKEST * np.sqrt(delivered / largest), THINNEST, 1.5 * THICKEST)


def _challengers(scenario: Scenario, x: np.ndarray, y: np.ndarray) -> dict:
    size, count = len(scenario.codes), len(scenario.challenger_names)
    return {
        "x": x[size:],
        "y": y[size:],
        "x1": np.repeat(x[scenario.protege], count),
        "y1": np.repeat(y[scenario.protege], count),
        "name": list(scenario.challenger_names),
        "strength": scenario.challenger_strength,
    }


def _labels(scenario: Scenario, baseline: Assessment, x: np.ndarray, y: np.ndarray) -> dict:
    """Names for the states that matter most here, as many as fit without touching."""
    size = len(scenario.codes)
    weight = np.r_[_shares(scenario, baseline), np.full(len(x) - size, 2.0)]
    weight[scenario.protege] = 3
    names = [*scenario.names, *scenario.challenger_names]
    radius = np.r_[diameters(strength_of(scenario)) / 2, np.full(len(x) - size, 11)]
    order = np.argsort(-weight, kind="stable")
    needed = np.flatnonzero(weight >= 2)  # protégé and challengers, even where it is crowded
    chosen = fitting(x, y, radius, names, order, needed, window(scenario))
    return {
        "x": [x[i] for i, _ in chosen],
        "y": [y[i] for i, _ in chosen],
        "name": [names[i] for i, _ in chosen],
        "align": ["left" if side > 0 else "right" for _, side in chosen],
        "offset": [side * (radius[i] + 4) for i, side in chosen],
    }


# The picture's size when labels are chosen: smaller than on any desktop, so that they fit there.
WIDTH, HEIGHT, LETTER, LINE = 600, 450, 7.2, 17


def fitting(
    x: Any, y: Any, radius: Any, names: list[str], order: Any, needed: Any, view: Window,
    outward: bool = False,
) -> list[tuple[int, int]]:  # fmt: skip
    """Greedily, the labels (and their sides) whose boxes cross no other label and no large node.

    To the right where there is room, or with `outward` to the side away from the middle.
    """
    px = (x - view.x) / view.half_width * WIDTH / 2
    py = (y - view.y) / view.half_height * HEIGHT / 2
    taken = [(px[i] - r, px[i] + r, py[i] - r, py[i] + r) for i, r in enumerate(radius)]
    chosen: list[tuple[int, int]] = []
    for i in order:
        for side in (-1, 1) if outward and x[i] < 0 else (1, -1):
            box = _box(px[i], py[i], radius[i] + 4, LETTER * len(names[i]), side)
            inside = abs(box[0]) < WIDTH / 2 and abs(box[1]) < WIDTH / 2
            others = taken[:i] + taken[i + 1 :]
            if inside and not any(_cross(box, other) for other in others):
                taken.append(box)
                chosen.append((int(i), side))
                break
        else:
            if i in needed:
                chosen.append((int(i), -1 if px[i] > 0 else 1))
    return chosen


def _box(x: float, y: float, gap: float, width: float, side: int) -> tuple[float, ...]:
    near, far = x + side * gap, x + side * (gap + width)
    return min(near, far), max(near, far), y - LINE / 2, y + LINE / 2


def _cross(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
