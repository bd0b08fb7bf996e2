"""Forces abroad are counted by host, in the country where they stand: next door is not in the theatre."""

import re
import tomllib
from collections import defaultdict

import pytest

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.regions import FOLDER as REGIONS
from deterrence_kit.datasets.shipped import scenario_names, shipped_contents

NAMES = {code: str(row["name"]) for code, row in tables.states().items()}
SUPPOSED = {"coalition-ukraine"}  # a force that would come after a cease-fire
TODAY = 2025


def posted():
    """Each row of forces in place: where it says so, the protégé, the row."""
    for name in scenario_names():
        contents = shipped_contents(name)
        if int(contents.get("year", TODAY)) >= TODAY and "training" not in name:
            for row in contents.get("member", []):
                yield name, contents["protege"], row
    for path in REGIONS.glob("*.toml"):
        if path.stem != "training":
            for pair in tomllib.loads(path.read_text(encoding="utf-8"))["pair"]:
                for row in pair.get("member", []):
                    yield path.stem, pair["target"], row


ROWS = [(where, host, row) for where, host, row in posted() if {"forward", "near"} & row.keys()]


def told(row):
    return f"{row.get('source', '')} {row.get('doubt', '')}"


def hosts(row):
    """The states that its words name, apart from the one whose forces they are."""
    return {c for c, name in NAMES.items() if re.search(rf"\b{name}\b", told(row))} - {row["code"]}


def named(where, host, row):
    return f"{where}, {row['code']} for {host}"


def test_no_table_has_forces_of_one_state_only():
    assert not {"us_forces", "forces_abroad"} & set(next(iter(tables.states().values())))


@pytest.mark.parametrize(("where", "host", "row"), ROWS, ids=[named(*each) for each in ROWS])
def test_who_stands_next_door_is_not_in_the_theatre(where, host, row):
    elsewhere = hosts(row) - {host}
    if row.get("near"):
        assert elsewhere, "near: which state they stand in"
    if row.get("forward") and not row.get("near"):
        assert "next door" not in told(row)
        assert not elsewhere or host in hosts(row) or where in SUPPOSED


def test_the_same_forces_in_the_same_country_have_one_number():
    """What is forward in one file and next door in another is the same count."""
    counted = defaultdict(dict)
    for where, host, row in ROWS:
        if row.get("forward") and where not in SUPPOSED:
            counted[row["code"], host][f"{where}: forward"] = row["forward"]
    for where, host, row in ROWS:
        elsewhere = hosts(row) - {host}
        if row.get("near") and not row.get("forward") and len(elsewhere) == 1:
            counted[row["code"], elsewhere.pop()][f"{where}: near {host}"] = row["near"]
    several = {pair: numbers for pair, numbers in counted.items() if len(numbers) > 1}
    assert ("DEU", "LTU") in several
    assert {pair: n for pair, n in several.items() if len(set(n.values())) > 1} == {}
