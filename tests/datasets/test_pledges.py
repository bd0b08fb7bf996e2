"""The pacts: kinds, members, one-sided pledges, and what no kind may say."""

from itertools import combinations

import pytest

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.pledges import DEFENCE, KINDS, OBLIGING, ROLES, pledged_pairs
from tests.datasets.test_tables import STATES, rows

PACTS = rows("pacts.csv")
MEMBERS = rows("pact_members.csv")
# Both sides of these are in one regional charter; in a defence pact they would be friends.
RIVALS = ["ARM AZE", "IRQ KWT", "DZA MAR", "COD RWA", "GUY SUR", "KGZ UZB"]
FACTS = {  # pair: (kind, pact, a year of it)
    "AZE TUR": ("defence", "Turkiye-Azerbaijan", 2011), "THA USA": ("defence", "Manila Pact", 2018),
    "ARM RUS": ("defence", "Russia-Armenia", 2018), "ETH KEN": ("defence", "Kenya-Ethiopia", 2018),
    "CUB PRK": ("defence", "Cuba-DPRK", 2018), "BRA USA": ("charter", "Rio Treaty", 2018),
    "EGY SAU": ("charter", "Arab League", 2018), "MOZ ZAF": ("defence", "SADC", 2018),
    "BRB GRD": ("defence", "RSS", 2018), "COD GAB": ("charter", "ECCAS", 2018),
    "KEN UGA": ("charter", "Great Lakes", 2018), "DZA ZAF": ("charter", "African Union", 2018),
    "FRA POL": ("defence", "France-Poland", 2026), "DEU GBR": ("defence", "UK-Germany", 2026),
    "AUS PNG": ("defence", "Australia-Papua New Guinea", 2026),
    "ARE FRA": ("defence", "France-United Arab Emirates", 2018),
    "FRA GRC": ("defence", "France-Greece", 2026), "QAT USA": ("guarantee", "US-Qatar", 2026),
    "TWN USA": ("guarantee", "Taiwan Relations Act", 2018), "BHR GBR": ("consultation", "C-SIPA", 2026),
    "EST GBR": ("consultation", "JEF", 2018), "DEU UKR": ("consultation", "Ukraine agreements", 2026),
}  # fmt: skip


def test_each_pact_has_kind_treaty_source_and_members():
    assert len({pact["pact"] for pact in PACTS}) == len(PACTS)
    assert {row["pact"] for row in MEMBERS} == {pact["pact"] for pact in PACTS}
    for pact in PACTS:
        assert pact["kind"] in KINDS
        assert pact["treaty"]
        assert pact["source"]
        assert len({r["code"] for r in MEMBERS if r["pact"] == pact["pact"]}) > 1


def test_each_membership_is_of_a_known_state_and_runs_forward():
    assert len({(row["pact"], row["code"]) for row in MEMBERS}) == len(MEMBERS)
    for row in MEMBERS:
        assert row["code"] in STATES
        assert row["role"] in ROLES
        assert not row["left"] or int(row["joined"]) < int(row["left"])


@pytest.mark.parametrize(("pair", "fact"), FACTS.items())
def test_a_known_pledge_is_there_in_its_kind(pair, fact):
    kind, pact, year = fact
    assert pact in pledged_pairs([kind], year)[tuple(pair.split())]
    others = [k for k in KINDS if k != kind]
    assert pact not in pledged_pairs(others, year).get(tuple(pair.split()), ())


@pytest.mark.parametrize("pair", RIVALS)
def test_a_charter_binds_rivals_and_makes_them_no_friends(pair):
    assert tuple(pair.split()) in pledged_pairs(["charter"])
    assert tuple(pair.split()) not in pledged_pairs(DEFENCE)


def test_guarantors_of_one_state_are_not_pledged_to_each_other():
    for pair in (("FRA", "JPN"), ("DEU", "JPN")):
        assert "Ukraine agreements" not in pledged_pairs(["consultation"]).get(pair, ())
    for pact in PACTS:
        sides = {
            r["code"]: r["role"] for r in MEMBERS if r["pact"] == pact["pact"] and not r["left"]
        }
        pledged = {p for p, names in pledged_pairs(KINDS).items() if pact["pact"] in names}
        both = {
            p
            for p in combinations(sorted(sides), 2)
            if not sides[p[0]] or sides[p[0]] != sides[p[1]]
        }
        assert pledged == both


def test_kinds_add_up_and_years_are_kept():
    both = set(pledged_pairs(DEFENCE)) | set(pledged_pairs(["charter"]))
    assert both == set(pledged_pairs(OBLIGING))
    assert ("AZE", "TUR") not in pledged_pairs(DEFENCE, 2009)
    assert ("ESP", "FRA") not in pledged_pairs(DEFENCE, 1950)
    assert not pledged_pairs(DEFENCE, 1700)


def test_a_row_of_the_table_has_what_its_pact_has():
    turkiye = next(r for r in tables.pacts() if (r["pact"], r["code"]) == ("NATO", "TUR"))
    assert (turkiye["kind"], turkiye["joined"]) == ("defence", 1952)
    assert turkiye["checked"]
