"""The pact on a map: an edge for each commitment, its width what it would deliver."""

from __future__ import annotations

import networkx as nx
import numpy as np

from deterrence_kit.model import Assessment, Persons, Scenario, assess
from deterrence_kit.model.capability import strength
from deterrence_kit.views.map_labels import importance, map_labels
from deterrence_kit.views.places import Window, positions
from deterrence_kit.views.shapes import Columns, Entry, Source
from deterrence_kit.views.theme import ALLY, CHALLENGER, PROTEGE
from deterrence_kit.views.words import ROLES

THICKEST, THINNEST = 11.0, 1.0  # px
CASING_WIDER = 1.5  # px, by which the casing of an edge is wider
LARGEST, SMALLEST = 34.0, 7.0  # px
PROTEGE_SIZE = 15.0  # at least, so that it is seen under the edges

WEAKEST, FIRMEST = 0.2, 0.9  # ends of the colour scale of resolve
LEGEND: tuple[Entry, ...] = (
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
# By how many persons are sent, and when they are there: the days are those of `persons_by_day`.
PERSONS = (
    ("sent", "Persons sent", "integer"),
    ("early", "There by day 10", "integer"),
    ("in_time", "There within the window", "integer"),
    ("late", "There by day 180", "integer"),
)


def person_columns(persons: Persons) -> Source:
    """Columns of the states: persons sent, and there by day 10, in the window and by day 180.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model import persons_by_day
    >>> sorted(person_columns(persons_by_day(load_scenario("us-japan"), {})))
    ['early', 'in_time', 'late', 'sent']
    """
    names = ("early", "in_time", "late")
    return {"sent": persons.sent, **dict(zip(names, persons.there, strict=True))}


def commitments(scenario: Scenario, assessment: Assessment) -> nx.DiGraph:
    """The pact as a graph: a node for each state, an edge from each ally to the protégé.

    Nodes carry name, role (with its code, ``kind``) and strength; edges resolve, delivered and arrival.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> estonia = load_scenario("nato-estonia")
    >>> graph = commitments(estonia, assess(estonia))
    >>> sorted(graph["LVA"]["EST"])
    ['arrival', 'delivered', 'resolve']
    """
    graph, strength = nx.DiGraph(), strength_of(scenario)
    for i, code in enumerate(scenario.codes):
        kind = "protege" if i == scenario.protege else "ally"
        about = {"name": scenario.names[i], "role": ROLES[kind], "kind": kind}
        graph.add_node(code, **about, strength=strength[i])
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
    milex = scenario.gdp * scenario.spending_today
    return _strengths(scenario, milex, scenario.personnel, scenario.reserves)


def challenger_strength_of(scenario: Scenario) -> np.ndarray:
    """Each challenger's, by the same formula."""
    forces = (scenario.challenger_personnel, scenario.challenger_reserves)
    return _strengths(scenario, scenario.challenger_milex, *forces)


def _strengths(scenario: Scenario, *forces: np.ndarray) -> np.ndarray:
    assumed = scenario.assumptions_at({})
    words = (
        scenario.world_milex, scenario.world_personnel, scenario.world_reserves,
        assumed.weight_heads, assumed.reserve_use,
    )  # fmt: skip
    return strength(*forces, *map(np.asarray, words))


def diameters(strength: np.ndarray) -> np.ndarray:
    """Diameters in px whose areas go with strength."""
    root: np.ndarray = np.sqrt(strength / max(strength.max(), 1e-30))
    return SMALLEST + (LARGEST - SMALLEST) * root


def network_columns(
    scenario: Scenario, assessment: Assessment, baseline: Assessment | None = None
) -> Columns:
    """Columns of the map: states, edges and challengers.

    Widths are fixed by the baseline's largest delivery, so that nothing jumps: the area between an
    edge and its grey ghost is what changed.
    """
    baseline = baseline or assess(scenario)
    x, y, view = positions(scenario)
    size = len(scenario.codes)
    graph = commitments(scenario, assessment)
    return {
        "states": _states(graph, scenario, assessment, x[:size], y[:size]),
        "edges": _edges(graph, scenario, assessment, baseline, x[:size], y[:size]),
        "challengers": _challengers(scenario, x, y),
        "labels": _labels(scenario, baseline, x, y, view),
    }


def window(scenario: Scenario) -> Window:
    """The part of the map the scenario needs."""
    return positions(scenario)[2]


def shares(delivered: np.ndarray, home: np.ndarray) -> np.ndarray:
    """Each ally's share of what all of them deliver, shape of `delivered`.

    Examples
    --------
    >>> shares(np.array([5.0, 1.0, 3.0]), np.array([1.0, 0.0, 0.0])).tolist()
    [0.0, 0.25, 0.75]
    """
    helped = delivered * (1 - home)
    found: np.ndarray = helped / np.maximum(helped.sum(), 1e-30)
    return found


def _states(
    graph: nx.DiGraph, scenario: Scenario, assessment: Assessment, x: np.ndarray, y: np.ndarray
) -> Source:
    nodes = [graph.nodes[code] for code in scenario.codes]
    strength = np.array([node["strength"] for node in nodes])
    return {
        "x": x,
        "y": y,
        "code": list(scenario.codes),
        "name": [node["name"] for node in nodes],
        "role": [node["role"] for node in nodes],
        "kind": [node["kind"] for node in nodes],
        "strength": strength,
        "size": np.maximum(diameters(strength), PROTEGE_SIZE * scenario.home),
        "resolve": assessment.member_resolve,
        "arrival": assessment.arrival,
        "share": shares(assessment.delivered, scenario.home),
    }


def _edges(
    graph: nx.DiGraph,
    scenario: Scenario,
    now: Assessment,
    before: Assessment,
    x: np.ndarray,
    y: np.ndarray,
) -> Source:
    place = {code: i for i, code in enumerate(scenario.codes)}
    start, end = np.array([(place[a], place[b]) for a, b in graph.edges], dtype=int).T
    largest = largest_delivery(before, scenario.home)
    width = widths(np.array([d for *_, d in graph.edges(data="delivered")]), largest)
    return {
        "x0": x[start],
        "y0": y[start],
        "x1": x[end],
        "y1": y[end],
        "code": [scenario.codes[i] for i in start],
        "resolve": np.array([r for *_, r in graph.edges(data="resolve")]),
        "width": width,
        "casing": width + CASING_WIDER,
        "ghost": widths(before.delivered[start], largest),
    }


def widths(delivered: np.ndarray, largest: float) -> np.ndarray:
    """Widths of edges in px, whose squares go with what is delivered.

    Examples
    --------
    >>> widths(np.array([0.0, 0.25, 1.0]), 1.0).tolist()
    [1.0, 5.5, 11.0]
    """
    found: np.ndarray = np.clip(THICKEST * np.sqrt(delivered / largest), THINNEST, 1.5 * THICKEST)
    return found


def largest_delivery(baseline: Assessment, home: np.ndarray) -> float:
    """What fixes the widths: the largest delivery of an ally at the baseline."""
    return max(float(baseline.delivered[home == 0].max()), 1e-30)


def _challengers(scenario: Scenario, x: np.ndarray, y: np.ndarray) -> Source:
    size, count = len(scenario.codes), len(scenario.challenger_names)
    return {
        "x": x[size:],
        "y": y[size:],
        "x1": np.repeat(x[scenario.protege], count),
        "y1": np.repeat(y[scenario.protege], count),
        "name": list(scenario.challenger_names),
        "strength": challenger_strength_of(scenario),
    }


def _labels(
    scenario: Scenario, baseline: Assessment, x: np.ndarray, y: np.ndarray, view: Window
) -> Source:
    """Names of the states that matter most at the baseline; protégé and challengers in any case."""
    rivals = len(scenario.challenger_names)
    weight = importance(shares(baseline.delivered, scenario.home), scenario.protege, rivals)
    names = [*scenario.names, *scenario.challenger_names]
    radius = np.r_[diameters(strength_of(scenario)) / 2, np.full(rivals, 11)]
    return map_labels(x, y, radius, names, weight, view)
