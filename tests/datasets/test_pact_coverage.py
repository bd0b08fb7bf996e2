"""How much of ATOP 5.1 the shipped pacts cover, where its files are in place; nothing of it is shipped."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest

from deterrence_kit.datasets.pledges import pledged_pairs
from tests.conftest import ROOT

DATA = ROOT.parent / "shared" / "data"
SPELLS, CODES = DATA / "atop51_directed_dyad_spells.csv.gz", DATA / "cow_states.csv"
LEFT_OUT = Path(__file__).with_name("left_out_pacts.csv")
YEAR = 2018  # the last of ATOP 5.1
ENOUGH = 0.95
COUNTED = ("defence", "charter", "guarantee")  # a consultation is no defence pact

needs_data = pytest.mark.skipif(not SPELLS.is_file(), reason=f"{SPELLS} is not in place")


def left_out():
    with LEFT_OUT.open(encoding="utf-8", newline="") as file:
        return {(row["code_a"], row["code_b"]): row["reason"] for row in csv.DictReader(file)}


def published():
    """The pairs of states with a defence pact of the year, by the codes of today."""
    with CODES.open(encoding="utf-8", newline="") as file:
        codes = {row["ccode"]: row["iso3"] for row in csv.DictReader(file)}
    with gzip.open(SPELLS, "rt", encoding="utf-8") as file:
        return {
            tuple(sorted((codes[row["ccode1"]], codes[row["ccode2"]])))
            for row in csv.DictReader(file)
            if row["atop_defense"] == "1" and int(row["start"]) <= YEAR <= int(row["end"])
        }


def by_kind(pairs):
    """The first kind in which each pair is pledged here; empty where it is not."""
    known = {kind: pledged_pairs([kind], YEAR) for kind in COUNTED}
    return {pair: next((kind for kind in COUNTED if pair in known[kind]), "") for pair in pairs}


@needs_data
def test_the_pacts_cover_the_published_ones_and_each_gap_has_a_reason():
    pairs = by_kind(published())
    counts = Counter(pairs.values())
    share = 1 - counts[""] / len(pairs)
    union = [p for p, kind in pairs.items() if kind == "charter" and only_by(p, "African Union")]
    print(
        f"\nATOP 5.1, {YEAR}: {len(pairs)} pairs with a defence pact; {100 * share:.1f} % are here"
    )
    for kind in (*COUNTED, ""):
        print(f"  {kind or 'not here, each with a reason':<30} {counts[kind]:>5}")
    print(
        f"  {len(union)} of the charters by membership of the African Union alone, whose pact of 2005"
    )
    print("  binds those that have ratified it: the list of them could not be read")
    assert share > ENOUGH
    missing = {pair for pair, kind in pairs.items() if not kind}
    assert missing == set(left_out()), "each pair that is left out needs a reason, and no other"


def only_by(pair, pact):
    return pledged_pairs(COUNTED, YEAR)[pair] == (pact,)


@needs_data
def test_what_is_called_a_defence_pact_here_is_one_there_or_says_why():
    """Beyond the published list stand pacts that it does not hold, not members too many."""
    more = set(pledged_pairs(["defence"], YEAR)) - published()
    names = Counter(name for pair in more for name in pledged_pairs(["defence"], YEAR)[pair])
    print(f"\n{len(more)} pairs beyond the published list: {dict(names)}")
    assert len(more) < 0.1 * len(pledged_pairs(["defence"], YEAR))


def test_each_pair_left_out_is_not_in_the_table_and_has_a_reason():
    for (a, b), reason in left_out().items():
        assert a < b
        assert len(reason) > 40
        assert (a, b) not in pledged_pairs(COUNTED, YEAR)
