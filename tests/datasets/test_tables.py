"""Sanity laws of the shipped tables, read as plain files."""

import csv
import json
import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from deterrence_kit.datasets import tables

FOLDER = Path(tables.__file__).parent
# Neighbours that everybody knows, pairs that only water joins, and how far these are apart.
NEIGHBOURS = [
    "EST RUS",
    "POL RUS",
    "NOR RUS",
    "KOR PRK",
    "ARM AZE",
    "IRQ KWT",
    "DEU DNK",
    "CAN USA",
]
APART = {"EST FIN": (40, 80), "CHN TWN": (100, 200), "RUS TUR": (100, 300), "AUS CHN": (3500, 4500)}
RANGES = {
    "lat": (-90, 90),
    "lon": (-180, 180),
    "area_km2": (1, 1.8e7),
    "elevation_m": (-10, 4000),
    "population": (5e3, 1.5e9),
    "gdp": (0.01, 5e4),
    "spending": (0, 0.4),
    "personnel": (0, 2.5e6),
    "reserves": (0, 6e6),
    "ideal_point": (-3, 3),
}


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


STATES = {row["code"]: row for row in rows("states.csv")}
DISTANCES = {(row["code_a"], row["code_b"]): int(row["km"]) for row in rows("distances.csv")}


def test_about_195_states_each_once():
    assert len(rows("states.csv")) == len(STATES) == 195


SHIPPED = sorted(p for p in FOLDER.parent.rglob("*.csv"))


def heads(path):
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_each_column_of_each_table_has_unit_year_source_and_licence(path):
    """A column of figures needs a unit; texts, codes and days have none."""
    told = {(row["table"], row["column"]): row for row in rows("columns.csv")}
    with path.open(encoding="utf-8", newline="") as file:
        contents = list(csv.DictReader(file))
    for column in heads(path):
        about = told.get((path.name, column))
        assert about, f"{column} of {path.name} is not described in columns.csv"
        assert about["year"], column
        assert about["source"], column
        assert about["licence"], column
        cells = [row[column] for row in contents if row[column]]
        if cells and all(map(is_number, cells)):
            assert about["unit"], f"{column} of {path.name} holds figures without a unit"


def test_columns_describe_nothing_that_is_not_there():
    there = {(path.name, column) for path in SHIPPED for column in heads(path)}
    drawn = {("countries.geojson", column) for column in ("code", "name", "geometry")}
    assert {(row["table"], row["column"]) for row in rows("columns.csv")} == there | drawn


def test_shares_that_turn_on_two_per_cent_are_met_as_nato_published_them():
    """All members with forces spent 2 % or more in 2025 (annual report of 26 March 2026)."""
    members = [code for code in tables.pact_members("NATO") if STATES[code]["spending"] != "0"]
    assert len(members) == 31
    for code in members:
        assert STATES[code]["spending_year"] == "2025", code
        assert float(STATES[code]["spending"]) >= 0.02, code
    # As in the report of 28 August 2025: on the right side of the guideline by one hundredth.
    assert {STATES[code]["spending"] for code in ("ITA", "CAN", "ALB")} == {"0.0201"}


def test_north_koreas_gdp_is_an_estimate_and_says_so():
    """1.7 % of South Korea's: Bank of Korea, 29 August 2025, at South Korean prices."""
    share = float(STATES["PRK"]["gdp"]) / float(STATES["KOR"]["gdp"])
    assert share == pytest.approx(0.017, rel=0.03)
    gdp = next(r for r in rows("columns.csv") if (r["table"], r["column"]) == ("states.csv", "gdp"))
    assert "estimate" in gdp["note"]


@pytest.mark.parametrize(("column", "bounds"), RANGES.items())
def test_figures_are_plausible(column, bounds):
    low, high = bounds
    for code, row in STATES.items():
        assert not row[column] or low <= float(row[column]) <= high, code


def test_the_world_spends_about_what_the_factbook_says():
    # 2.4 % of world GDP (2024), and 20 to 21 million active persons (2025).
    gdp = sum(float(row["gdp"]) for row in STATES.values())
    milex = sum(float(r["gdp"]) * float(r["spending"] or 0) for r in STATES.values())
    assert 0.022 < milex / gdp < 0.027
    assert 20e6 < sum(float(row["personnel"] or 0) for row in STATES.values()) < 22e6


def test_a_year_goes_with_each_figure():
    for row in STATES.values():
        assert bool(row["spending"]) == bool(row["spending_year"])
        assert bool(row["gdp"]) == bool(row["gdp_year"])


def test_terrain_is_short():
    assert max(len(row["terrain"]) for row in STATES.values()) <= 60


def test_what_is_unknown_is_empty():
    assert STATES["TWN"]["ideal_point"] == ""


def test_hand_figures_are_in_and_name_a_source():
    with (Path(__file__).parents[2] / "tools" / "hand_figures.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            assert row["source"]
            assert float(STATES[row["code"]][row["column"]]) == float(row["value"])


def test_landmass_separates_islands():
    land = {code: row["landmass"] for code, row in STATES.items()}
    assert land["EST"] == land["DNK"] == land["KOR"] == land["BEN"]
    assert land["USA"] == land["BRA"] != land["EST"]
    assert len({land[code] for code in ("GBR", "IRL", "JPN", "AUS", "TWN", "EST")}) == 6


def test_every_pair_has_one_distance():
    assert set(DISTANCES) == set(combinations(sorted(STATES), 2))
    assert all(0 <= km <= 20038 for km in DISTANCES.values())


@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_neighbours_touch(pair):
    assert DISTANCES[tuple(pair.split())] == 0


@pytest.mark.parametrize(("pair", "bounds"), APART.items())
def test_what_water_parts_is_apart(pair, bounds):
    assert bounds[0] < DISTANCES[tuple(pair.split())] < bounds[1]


def test_pact_members_leave_and_join():
    assert "UZB" not in tables.pact_members("CSTO")
    assert "UZB" in tables.pact_members("CSTO", 2010)
    assert len(tables.pact_members("NATO")) == 32
    assert tables.pact_members("Nowhere") == ()


def test_every_state_is_on_the_map():
    drawn = {feature["properties"]["code"] for feature in tables.countries()["features"]}
    assert set(STATES) <= drawn
    assert (FOLDER / "countries.geojson").stat().st_size <= 200_000


def test_no_outline_streaks_across_the_map():
    for feature in tables.countries()["features"]:
        for ring in (ring for part in feature["geometry"]["coordinates"] for ring in part):
            assert ring[0] == ring[-1]
            assert max(abs(a[0] - b[0]) for a, b in pairwise(ring)) < 40


def test_the_readers_agree_with_the_files():
    assert tables.distance("RUS", "TUR") == tables.distance("TUR", "RUS") > 0
    assert all(tables.distance(a, b) == km for (a, b), km in list(DISTANCES.items())[::500])
    assert tables.states()["EST"]["gdp"] == float(STATES["EST"]["gdp"])


@pytest.mark.parametrize(
    "path", sorted((FOLDER / "scenarios").glob("*.toml")), ids=lambda p: p.stem
)
def test_scenario_files_name_their_sources(path):
    contents = tomllib.loads(path.read_text(encoding="utf-8"))
    assert 1 <= len(contents["record"]) <= 15
    assert all(row["source"] and row["year"] <= contents["year"] for row in contents["record"])
    assert set(contents.get("levers", {})) == set(contents.get("why", {}))
    rows = contents.get("member", [])
    assert all(row.get("source") or row["theatre_why"] for row in rows)
    assert all(row["theatre_why"] for row in rows if "theatre_share" in row)


def test_no_table_of_somebody_else_is_shipped():
    shipped = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.is_file()}
    data = {name for name in shipped if not name.endswith((".py", ".pyc", ".toml"))}
    tables_shipped = {
        "states.csv",
        "pacts.csv",
        "pact_members.csv",
        "distances.csv",
        "guidelines.csv",
        "wars.csv",
        "nuclear_arms.csv",
        "earlier_answers.csv",
    }
    assert data == {*tables_shipped, "columns.csv", "as_of.csv", "countries.geojson"}
    assert set(json.loads((FOLDER / "countries.geojson").read_text())) == {"type", "features"}
