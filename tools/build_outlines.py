"""Outlines from Natural Earth (public domain), as npm packs it, and the map drawn from them.

The registry's package `world-atlas` holds them as TopoJSON. Borders here are those the UN General
Assembly counts, not who is in control: Crimea is drawn with Ukraine (resolution 68/262), northern
Cyprus with Cyprus, Somaliland with Somalia. Kosovo and Taiwan have features of their own.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from shapely import make_valid
from shapely.geometry import Point, Polygon
from shapely.ops import unary_union

PACKAGE = "world-atlas@2.0.2"
MERGED = {"Somaliland": "SOM", "N. Cyprus": "CYP", "248": "FIN", "344": "CHN", "446": "CHN"}
CRIMEA = Point(34.2, 45.3)

Atlas = dict[str, Any]


def atlases(*scales: str) -> Iterator[Atlas]:
    """The package's TopoJSON files, fetched with npm into a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", PACKAGE], cwd=folder, check=True, capture_output=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            for scale in scales:
                file = archive.extractfile(f"package/countries-{scale}.json")
                yield json.load(file)  # type: ignore[arg-type]


def arcs(atlas: Atlas) -> list[np.ndarray]:
    """The atlas's lines as longitudes and latitudes."""
    scale, shift = (np.array(atlas["transform"][key]) for key in ("scale", "translate"))
    return [np.cumsum(np.array(line), axis=0) * scale + shift for line in atlas["arcs"]]


def ring(lines: list[np.ndarray], indices: Iterable[int]) -> np.ndarray:
    """A closed ring put together from lines; ~i is line i backwards."""
    parts = [lines[i] if i >= 0 else lines[~i][::-1] for i in indices]
    return np.vstack([parts[0], *(part[1:] for part in parts[1:])])


def unwrapped(points: np.ndarray) -> np.ndarray:
    """A ring that crosses the antimeridian carried on eastwards, beyond 180 degrees."""
    jumps = np.round(np.diff(points[:, 0], prepend=points[0, 0]) / 360)
    lon = points[:, 0] - 360 * np.cumsum(jumps)
    return np.column_stack([lon + 360 * (lon.min() < -180.01), points[:, 1]])


def polygons(atlas: Atlas, geometry: dict[str, Any]) -> list[Polygon]:
    """The valid polygons of one feature."""
    lines, nested = atlas["lines"], geometry.get("arcs", [])
    parts = [nested] if geometry["type"] == "Polygon" else nested
    rings = [[unwrapped(ring(lines, indices)) for indices in part] for part in parts]
    shapes = [make_valid(Polygon(outer, holes)) for outer, *holes in rings if len(outer) > 3]
    return [part for shape in shapes for part in pieces(shape)]


def pieces(shape: Any) -> list[Polygon]:
    """The polygons a shape is made of; lines and points are left out."""
    parts = getattr(shape, "geoms", [shape])
    return [part for part in parts if isinstance(part, Polygon) and part.area > 0]


def outlines(atlas: Atlas, codes: dict[str, str]) -> dict[str, list[Polygon]]:
    """The parts of every place in the list, with the borders of the module's first rule."""
    atlas["lines"], found = arcs(atlas), {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        key = geometry.get("id", name)
        if (code := MERGED.get(key) or codes.get(key)) and name != "Ashmore and Cartier Is.":
            found.setdefault(code, []).extend(polygons(atlas, geometry))
    return {code: joined(parts) for code, parts in with_crimea(found).items()}


def with_crimea(found: dict[str, list[Polygon]]) -> dict[str, list[Polygon]]:
    """Crimea, which Natural Earth draws by control, moved to Ukraine."""
    moved = [part for part in found["RUS"] if part.contains(CRIMEA)]
    rest = [part for part in found["RUS"] if not part.contains(CRIMEA)]
    return {**found, "RUS": rest, "UKR": found["UKR"] + moved}


def joined(parts: list[Polygon]) -> list[Polygon]:
    """Parts that share a border made one."""
    return pieces(unary_union(parts)) if len(parts) > 1 else parts


def collection(
    coarse: dict[str, list[Polygon]], fine: dict[str, list[Polygon]], names: dict[str, str]
) -> dict[str, Any]:
    """The map: coarse outlines, and fine ones for the small states that those lack."""
    chosen = {**{c: p for c, p in fine.items() if c not in coarse}, **coarse}
    return {
        "type": "FeatureCollection",
        "features": [feature(c, names[c], chosen[c]) for c in sorted(chosen)],
    }


def feature(code: str, name: str, parts: list[Polygon]) -> dict[str, Any]:
    """One place of the map."""
    drawn = [rounded(part) for part in parts]
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name},
        "geometry": {"type": "MultiPolygon", "coordinates": [part for part in drawn if part]},
    }


def rounded(part: Polygon) -> list[list[list[float]]]:
    """Rings to 2 decimals, about a kilometre, or nothing if the part is smaller than that."""
    rings = [np.round(np.array(line.coords), 2) for line in (part.exterior, *part.interiors)]
    moved = [np.diff(points, axis=0, prepend=np.inf) != 0 for points in rings]
    kept = [points[np.any(step, axis=1)] for points, step in zip(rings, moved, strict=True)]
    return [points.tolist() for points in kept if len(points) > 3] if len(kept[0]) > 3 else []
