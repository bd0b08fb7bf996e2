"""Distances between states and the landmass each stands on, from their outlines.

A distance is between *home territories*: the part that holds the capital and, step by step, every
part within 500 km of one already counted. Jutland, Kaliningrad and Okinawa stay; Alaska, Hawaii,
French Guiana and the Canaries drop out, for nobody would march from there.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from build_outlines import pieces
from scipy.spatial import cKDTree
from shapely import STRtree
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.ops import unary_union

EARTH_KM = 6371.0088
STEP_KM = 5
NEAR_KM = 500
# Malaysia's halves lie 590 km apart. Svalbard is near enough, but demilitarised by treaty (1920).
# Kinmen and Matsu lie off the Chinese coast: with them the Taiwan Strait would be 9 km wide.
OWN_LIMITS_KM = {"MYS": 700, "NOR": 200, "TWN": 100}
# Capitals on islands that bridges or causeways join to the mainland.
FIXED_LINKS = {"DNK": "DEU", "SGP": "MYS", "BHR": "SAU", "ARE": "SAU"}


def densified(polygon: Polygon) -> np.ndarray:
    """Unit vectors along the outline, one every few kilometres."""
    rings = [np.array(line.coords) for line in (polygon.exterior, *polygon.interiors)]
    return np.vstack([on_sphere(walk(points)) for points in rings])


def walk(points: np.ndarray) -> np.ndarray:
    """The ring with points put in wherever two are more than a step apart."""
    gaps = EARTH_KM * np.linalg.norm(np.diff(on_sphere(points), axis=0), axis=1)
    marks = np.concatenate([[0], np.cumsum(np.maximum(np.ceil(gaps / STEP_KM), 1))])
    ticks = np.arange(marks[-1] + 1)
    return np.column_stack([np.interp(ticks, marks, points[:, axis]) for axis in (0, 1)])


def on_sphere(points: np.ndarray) -> np.ndarray:
    """Unit vectors of longitudes and latitudes in degrees."""
    lon, lat = np.radians(points).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def great_circle(chord: np.ndarray | float) -> np.ndarray:
    """Kilometres along the surface between points a chord of the unit sphere apart."""
    return 2 * EARTH_KM * np.arcsin(np.clip(np.asarray(chord) / 2, 0, 1))


def home(code: str, parts: list[Polygon], capital: Point) -> list[Polygon]:
    """The parts that count as home: the capital's first and, step by step, those near it."""
    clouds = [densified(part) for part in parts]
    kept = [min(range(len(parts)), key=lambda i: parts[i].distance(capital))]
    limit = 2 * np.sin(OWN_LIMITS_KM.get(code, NEAR_KM) / EARTH_KM / 2)
    for here in kept:  # grows while it is walked
        tree = cKDTree(clouds[here])
        others = (i for i in range(len(parts)) if i not in kept)
        kept += [i for i in others if tree.query(clouds[i])[0].min() <= limit]
    return [parts[i] for i in kept]


def homes(
    outlines: dict[str, list[Polygon]], capitals: dict[str, Point]
) -> dict[str, list[Polygon]]:
    """Home territory of every state."""
    return {code: home(code, outlines[code], at) for code, at in capitals.items()}


def distances(homes: dict[str, list[Polygon]]) -> dict[tuple[str, str], int]:
    """Kilometres between the nearest points of every two homes, 0 where they touch."""
    clouds = {code: np.vstack([densified(p) for p in parts]) for code, parts in homes.items()}
    trees = {code: cKDTree(cloud) for code, cloud in clouds.items()}
    shapes = {code: MultiPolygon(parts) for code, parts in homes.items()}
    return {
        (a, b): 0 if touch(shapes[a], shapes[b]) else gap(clouds, trees, a, b)
        for a, b in combinations(sorted(homes), 2)
    }


def touch(a: MultiPolygon, b: MultiPolygon) -> bool:
    """Whether two homes share a border; the atlas stores a shared border once, so exactly."""
    return bool(a.intersects(b))


def gap(clouds: dict[str, np.ndarray], trees: dict[str, cKDTree], a: str, b: str) -> int:
    """Kilometres between two homes that do not touch, at least one."""
    few, many = sorted((a, b), key=lambda code: len(clouds[code]))
    return max(round(float(great_circle(trees[many].query(clouds[few])[0].min()))), 1)


def landmasses(homes: dict[str, list[Polygon]]) -> dict[str, int]:
    """A number for the landmass under every capital, the one with most capitals first."""
    lands = pieces(unary_union([part for parts in homes.values() for part in parts]))
    tree = STRtree(lands)
    found = {code: int(tree.nearest(at.representative_point())) for code, (at, *_) in homes.items()}
    found |= {island: found[mainland] for island, mainland in FIXED_LINKS.items()}
    order = sorted(set(found.values()), key=lambda m: (-list(found.values()).count(m), m))
    return {code: order.index(m) + 1 for code, m in found.items()}
