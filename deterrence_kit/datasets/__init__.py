"""Scenarios and the tables they are made from: the only file I/O of the package.

Every public function and class of its modules can be imported from here and is loaded when it is
asked for.

Examples
--------
>>> from deterrence_kit.datasets import load_region, pact_members
>>> load_region("gulf").name, pact_members("ANZUS")
('gulf', ('USA', 'AUS', 'NZL'))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deterrence_kit.datasets.accession import accession_fault as accession_fault
    from deterrence_kit.datasets.accession import not_today as not_today
    from deterrence_kit.datasets.accession import runs_on_today as runs_on_today
    from deterrence_kit.datasets.accession import with_member as with_member
    from deterrence_kit.datasets.accession import with_members as with_members
    from deterrence_kit.datasets.as_of import Dated as Dated
    from deterrence_kit.datasets.as_of import dated_facts as dated_facts
    from deterrence_kit.datasets.assembly import as_code as as_code
    from deterrence_kit.datasets.assembly import scenario_from as scenario_from
    from deterrence_kit.datasets.atlas import Atlas as Atlas
    from deterrence_kit.datasets.basis import basis_in as basis_in
    from deterrence_kit.datasets.basis import said_bases as said_bases
    from deterrence_kit.datasets.checklist import answers_of as answers_of
    from deterrence_kit.datasets.checklist import check_checklist as check_checklist
    from deterrence_kit.datasets.checks import check as check
    from deterrence_kit.datasets.checks import check_pair as check_pair
    from deterrence_kit.datasets.checks import check_region as check_region
    from deterrence_kit.datasets.columns import Column as Column
    from deterrence_kit.datasets.columns import column_of as column_of
    from deterrence_kit.datasets.crises import crisis_from as crisis_from
    from deterrence_kit.datasets.csv_rows import rows_of_csv as rows_of_csv
    from deterrence_kit.datasets.csv_rows import text_of_csv as text_of_csv
    from deterrence_kit.datasets.earlier_answers import Earlier as Earlier
    from deterrence_kit.datasets.earlier_answers import earlier_answer as earlier_answer
    from deterrence_kit.datasets.errors import PairError as PairError
    from deterrence_kit.datasets.errors import ScenarioError as ScenarioError
    from deterrence_kit.datasets.fighting import war_in as war_in
    from deterrence_kit.datasets.guidelines import agreed_guideline as agreed_guideline
    from deterrence_kit.datasets.marked import places_in as places_in
    from deterrence_kit.datasets.member_rows import member_row as member_row
    from deterrence_kit.datasets.member_rows import rows_of_members as rows_of_members
    from deterrence_kit.datasets.member_rows import shipped_figures as shipped_figures
    from deterrence_kit.datasets.naming import meant_pact as meant_pact
    from deterrence_kit.datasets.naming import meant_state as meant_state
    from deterrence_kit.datasets.naming import unknown_column as unknown_column
    from deterrence_kit.datasets.nuclear_arms import COW_NUMBERS as COW_NUMBERS
    from deterrence_kit.datasets.nuclear_arms import nuclear_states as nuclear_states
    from deterrence_kit.datasets.opponent_rows import opponent_settings as opponent_settings
    from deterrence_kit.datasets.outcomes import Outcome as Outcome
    from deterrence_kit.datasets.outcomes import what_happened as what_happened
    from deterrence_kit.datasets.own import codes_in as codes_in
    from deterrence_kit.datasets.own import parse_csv as parse_csv
    from deterrence_kit.datasets.own import scenario_from_csv as scenario_from_csv
    from deterrence_kit.datasets.pairs import closeness as closeness
    from deterrence_kit.datasets.pairs import commitment_from as commitment_from
    from deterrence_kit.datasets.past_pacts import PastPactsError as PastPactsError
    from deterrence_kit.datasets.past_pacts import defence_pacts as defence_pacts
    from deterrence_kit.datasets.past_pacts import missing_files as missing_files
    from deterrence_kit.datasets.past_pacts import past_pacts_folder as past_pacts_folder
    from deterrence_kit.datasets.plain_text import one_line as one_line
    from deterrence_kit.datasets.plain_text import plain as plain
    from deterrence_kit.datasets.pledges import pledged_groups as pledged_groups
    from deterrence_kit.datasets.pledges import pledged_pairs as pledged_pairs
    from deterrence_kit.datasets.region_facts import region_with_rivalry as region_with_rivalry
    from deterrence_kit.datasets.region_members import region_with_members as region_with_members
    from deterrence_kit.datasets.regions import load_region as load_region
    from deterrence_kit.datasets.regions import pair_called as pair_called
    from deterrence_kit.datasets.regions import parse_region as parse_region
    from deterrence_kit.datasets.regions import region_names as region_names
    from deterrence_kit.datasets.row_checks import check_row as check_row
    from deterrence_kit.datasets.row_checks import check_rows as check_rows
    from deterrence_kit.datasets.row_checks import check_table as check_table
    from deterrence_kit.datasets.row_checks import found as found
    from deterrence_kit.datasets.scenarios import load_scenario as load_scenario
    from deterrence_kit.datasets.scenarios import parse_scenario as parse_scenario
    from deterrence_kit.datasets.shipped import scenario_names as scenario_names
    from deterrence_kit.datasets.shipped import shipped_contents as shipped_contents
    from deterrence_kit.datasets.tables import belongs as belongs
    from deterrence_kit.datasets.tables import countries as countries
    from deterrence_kit.datasets.tables import distance as distance
    from deterrence_kit.datasets.tables import guidelines as guidelines
    from deterrence_kit.datasets.tables import pact_members as pact_members
    from deterrence_kit.datasets.tables import pacts as pacts
    from deterrence_kit.datasets.tables import states as states
    from deterrence_kit.datasets.tables import wars as wars
    from deterrence_kit.datasets.theatre_shares import Reason as Reason
    from deterrence_kit.datasets.theatre_shares import pledged_to as pledged_to
    from deterrence_kit.datasets.theatre_shares import share_by_rule as share_by_rule
    from deterrence_kit.datasets.theatre_shares import share_of as share_of
    from deterrence_kit.datasets.world import number as number
    from deterrence_kit.datasets.world import strength_today as strength_today
    from deterrence_kit.datasets.world import world_totals as world_totals

# The module of each name, inside this package.
_NAMES = {
    "accession": "accession_fault not_today runs_on_today with_member with_members",
    "as_of": "Dated dated_facts",
    "assembly": "as_code scenario_from",
    "atlas": "Atlas",
    "basis": "basis_in said_bases",
    "checklist": "answers_of check_checklist",
    "checks": "check check_pair check_region",
    "columns": "Column column_of",
    "crises": "crisis_from",
    "csv_rows": "rows_of_csv text_of_csv",
    "errors": "PairError ScenarioError",
    "fighting": "war_in",
    "guidelines": "agreed_guideline",
    "member_rows": "member_row rows_of_members shipped_figures",
    "naming": "meant_pact meant_state unknown_column",
    "marked": "places_in",
    "nuclear_arms": "COW_NUMBERS nuclear_states",
    "opponent_rows": "opponent_settings",
    "own": "codes_in parse_csv scenario_from_csv",
    "outcomes": "Outcome what_happened",
    "pairs": "closeness commitment_from",
    "past_pacts": "PastPactsError defence_pacts missing_files past_pacts_folder",
    "plain_text": "one_line plain",
    "pledges": "pledged_groups pledged_pairs",
    "region_facts": "region_with_rivalry",
    "region_members": "region_with_members",
    "regions": "load_region pair_called parse_region region_names",
    "row_checks": "check_row check_rows check_table found",
    "scenarios": "load_scenario parse_scenario",
    "shipped": "scenario_names shipped_contents",
    "earlier_answers": "Earlier earlier_answer",
    "tables": "belongs countries distance guidelines pact_members pacts states wars",
    "theatre_shares": "Reason pledged_to share_by_rule share_of",
    "world": "number strength_today world_totals",
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}
__all__ = sorted(_HOMES)


if not TYPE_CHECKING:  # mypy reads the imports above, and refuses other names

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
