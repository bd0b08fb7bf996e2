"""The model: pure functions of arrays, one pillar a module. It imports numpy and nothing else.

Every public function and class of its modules can be imported from here and is loaded when it is
asked for. The formulas are reached by the word that they compute: ``FORMULAS["resolve"]``.

Examples
--------
>>> from deterrence_kit.model import FORMULAS, simulate
>>> FORMULAS["resolve"].__module__, simulate.__module__
('deterrence_kit.model.resolve', 'deterrence_kit.model.years.dynamics')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deterrence_kit.model.arrangements import Arrangements as Arrangements
    from deterrence_kit.model.assessment import Assessment as Assessment
    from deterrence_kit.model.assessment import assess as assess
    from deterrence_kit.model.assumptions import Assumptions as Assumptions
    from deterrence_kit.model.bad_case import shortfall as shortfall
    from deterrence_kit.model.blocks import in_blocks as in_blocks
    from deterrence_kit.model.burden_sharing import exploitation as exploitation
    from deterrence_kit.model.burden_sharing import guideline_gap as guideline_gap
    from deterrence_kit.model.capability import combined as combined
    from deterrence_kit.model.capability import share_of_world as share_of_world
    from deterrence_kit.model.checklist_weights import ChecklistWeights as ChecklistWeights
    from deterrence_kit.model.costs import POLICY as POLICY
    from deterrence_kit.model.costs import Costs as Costs
    from deterrence_kit.model.costs import costs_at as costs_at
    from deterrence_kit.model.costs import moved as moved
    from deterrence_kit.model.credibility import contest as contest
    from deterrence_kit.model.evaluation import Evaluation as Evaluation
    from deterrence_kit.model.evaluation import evaluation_order as evaluation_order
    from deterrence_kit.model.figures import Figures as Figures
    from deterrence_kit.model.fine_points import FinePoints as FinePoints
    from deterrence_kit.model.formulas import FORMULAS as FORMULAS
    from deterrence_kit.model.formulas import Stage as Stage
    from deterrence_kit.model.formulas import arguments as arguments
    from deterrence_kit.model.formulas import check_names as check_names
    from deterrence_kit.model.intermediates import known_values as known_values
    from deterrence_kit.model.intermediates import quantities as quantities
    from deterrence_kit.model.levers import Levers as Levers
    from deterrence_kit.model.log_odds import logistic as logistic
    from deterrence_kit.model.log_odds import logit as logit
    from deterrence_kit.model.members import kept as kept
    from deterrence_kit.model.members import largest_at as largest_at
    from deterrence_kit.model.members import ratio as ratio
    from deterrence_kit.model.members import shares as shares
    from deterrence_kit.model.members import total as total
    from deterrence_kit.model.opponent import Opponent as Opponent
    from deterrence_kit.model.pair_rates import PairRates as PairRates
    from deterrence_kit.model.parameter import Array as Array
    from deterrence_kit.model.parameter import Numeric as Numeric
    from deterrence_kit.model.parameter import Parameter as Parameter
    from deterrence_kit.model.parameter import Table as Table
    from deterrence_kit.model.parameter import parameters_of as parameters_of
    from deterrence_kit.model.persons import Persons as Persons
    from deterrence_kit.model.persons import persons_by_day as persons_by_day
    from deterrence_kit.model.phrases import how_often as how_often
    from deterrence_kit.model.phrases import in_ten as in_ten
    from deterrence_kit.model.phrases import once_in as once_in
    from deterrence_kit.model.phrases import quoted as quoted
    from deterrence_kit.model.record import Crisis as Crisis
    from deterrence_kit.model.record import ages_of_tests as ages_of_tests
    from deterrence_kit.model.record import cited as cited
    from deterrence_kit.model.record import honoured_tests as honoured_tests
    from deterrence_kit.model.region.attention import attention as attention
    from deterrence_kit.model.region.matrix import Matrix as Matrix
    from deterrence_kit.model.region.matrix import matrix as matrix
    from deterrence_kit.model.region.pair_tables import table_of as table_of
    from deterrence_kit.model.region.pair_tables import table_of_pairs as table_of_pairs
    from deterrence_kit.model.region.place import Place as Place
    from deterrence_kit.model.region.region import Commitment as Commitment
    from deterrence_kit.model.region.region import Region as Region
    from deterrence_kit.model.region.regional import Regional as Regional
    from deterrence_kit.model.region.shift import Shift as Shift
    from deterrence_kit.model.region.shift import shift as shift
    from deterrence_kit.model.rounding import beside as beside
    from deterrence_kit.model.rounding import difference as difference
    from deterrence_kit.model.rounding import in_tenths as in_tenths
    from deterrence_kit.model.rounding import level as level
    from deterrence_kit.model.rounding import percent as percent
    from deterrence_kit.model.rounding import rounded_parts as rounded_parts
    from deterrence_kit.model.rounding import side as side
    from deterrence_kit.model.rounding import two_parts as two_parts
    from deterrence_kit.model.rounding import yearly as yearly
    from deterrence_kit.model.scenario import Scenario as Scenario
    from deterrence_kit.model.second_crisis import pledged_elsewhere as pledged_elsewhere
    from deterrence_kit.model.second_crisis import second_crisis_fault as second_crisis_fault
    from deterrence_kit.model.second_crisis import with_second_crisis as with_second_crisis
    from deterrence_kit.model.setting_name import SettingName as SettingName
    from deterrence_kit.model.settings import ASSUMPTIONS as ASSUMPTIONS
    from deterrence_kit.model.settings import COSTS as COSTS
    from deterrence_kit.model.settings import LEVERS as LEVERS
    from deterrence_kit.model.settings import RATES as RATES
    from deterrence_kit.model.settings import REGIONAL as REGIONAL
    from deterrence_kit.model.settings import SETTINGS as SETTINGS
    from deterrence_kit.model.settings import TABLES as TABLES
    from deterrence_kit.model.settings import declared as declared
    from deterrence_kit.model.settings import is_lever as is_lever
    from deterrence_kit.model.severity.ladder import RUNGS as RUNGS
    from deterrence_kit.model.severity.ladder import reaching as reaching
    from deterrence_kit.model.severity.rung_bands import rung_ends as rung_ends
    from deterrence_kit.model.severity.rung_bands import share_bands as share_bands
    from deterrence_kit.model.severity.rungs import Rungs as Rungs
    from deterrence_kit.model.severity.war import War as War
    from deterrence_kit.model.stakes import Answer as Answer
    from deterrence_kit.model.stakes import stakes_of as stakes_of
    from deterrence_kit.model.stakes import stakes_text as stakes_text
    from deterrence_kit.model.telling.facts import facts_of as facts_of
    from deterrence_kit.model.telling.saying import Speaker as Speaker
    from deterrence_kit.model.telling.written import from_to as from_to
    from deterrence_kit.model.telling.written import in_unit as in_unit
    from deterrence_kit.model.telling.written import number_text as number_text
    from deterrence_kit.model.telling.written import two_texts as two_texts
    from deterrence_kit.model.years.band import Band as Band
    from deterrence_kit.model.years.by_chance import lived as lived
    from deterrence_kit.model.years.by_chance import relived as relived
    from deterrence_kit.model.years.by_year import by_year_and_squeeze as by_year_and_squeeze
    from deterrence_kit.model.years.by_year import is_breach as is_breach
    from deterrence_kit.model.years.by_year import lasting_budgets as lasting_budgets
    from deterrence_kit.model.years.by_year import levers_by_year as levers_by_year
    from deterrence_kit.model.years.by_year import members_by_year as members_by_year
    from deterrence_kit.model.years.by_year import trust_built as trust_built
    from deterrence_kit.model.years.by_year import trust_worn as trust_worn
    from deterrence_kit.model.years.chance import drawn as drawn
    from deterrence_kit.model.years.course import Course as Course
    from deterrence_kit.model.years.course import course as course
    from deterrence_kit.model.years.curve import Curve as Curve
    from deterrence_kit.model.years.dynamics import simulate as simulate
    from deterrence_kit.model.years.events import Event as Event
    from deterrence_kit.model.years.events import events as events
    from deterrence_kit.model.years.futures import Future as Future
    from deterrence_kit.model.years.futures import Futures as Futures
    from deterrence_kit.model.years.givens import Givens as Givens
    from deterrence_kit.model.years.givens import commitments_of as commitments_of
    from deterrence_kit.model.years.givens import givens_of as givens_of
    from deterrence_kit.model.years.linkage import Linkage as Linkage
    from deterrence_kit.model.years.linkage import linkage_of as linkage_of
    from deterrence_kit.model.years.outlook import Outlook as Outlook
    from deterrence_kit.model.years.outlook import outlook as outlook
    from deterrence_kit.model.years.passing import check_numbers as check_numbers
    from deterrence_kit.model.years.passing import years_of as years_of
    from deterrence_kit.model.years.preview import Preview as Preview
    from deterrence_kit.model.years.preview import preview as preview
    from deterrence_kit.model.years.rates import Rates as Rates
    from deterrence_kit.model.years.schedule import Schedule as Schedule
    from deterrence_kit.model.years.schedule_text import parse_schedule as parse_schedule
    from deterrence_kit.model.years.standing import Happened as Happened
    from deterrence_kit.model.years.standing import Standing as Standing
    from deterrence_kit.model.years.standing import a_year_later as a_year_later
    from deterrence_kit.model.years.standing import perceived as perceived
    from deterrence_kit.model.years.standing import standing_today as standing_today
    from deterrence_kit.model.years.standing import trust_of as trust_of
    from deterrence_kit.model.years.step import Step as Step
    from deterrence_kit.model.years.step_faults import contradiction as contradiction
    from deterrence_kit.model.years.step_faults import fault_of as fault_of
    from deterrence_kit.model.years.step_faults import fault_of_member as fault_of_member
    from deterrence_kit.model.years.tally import Tally as Tally

# The module of each name, inside this package.
_NAMES = {
    "arrangements": "Arrangements",
    "assessment": "Assessment assess",
    "assumptions": "Assumptions",
    "blocks": "in_blocks",
    "burden_sharing": "exploitation guideline_gap",
    "checklist_weights": "ChecklistWeights",
    "capability": "combined share_of_world",
    "costs": "Costs POLICY costs_at moved",
    "credibility": "contest",
    "evaluation": "Evaluation evaluation_order",
    "figures": "Figures",
    "fine_points": "FinePoints",
    "formulas": "FORMULAS Stage arguments check_names",
    "intermediates": "known_values quantities",
    "severity.ladder": "RUNGS reaching",
    "levers": "Levers",
    "log_odds": "logistic logit",
    "members": "kept largest_at ratio shares total",
    "opponent": "Opponent",
    "pair_rates": "PairRates",
    "parameter": "Array Numeric Parameter Table parameters_of",
    "persons": "Persons persons_by_day",
    "phrases": "how_often in_ten once_in quoted",
    "record": "Crisis ages_of_tests cited honoured_tests",
    "region.attention": "attention",
    "region.matrix": "Matrix matrix",
    "region.pair_tables": "table_of table_of_pairs",
    "region.place": "Place",
    "region.region": "Commitment Region",
    "region.regional": "Regional",
    "region.shift": "Shift shift",
    "rounding": "beside difference in_tenths level percent rounded_parts side two_parts yearly",
    "severity.rung_bands": "rung_ends share_bands",
    "severity.rungs": "Rungs",
    "severity.war": "War",
    "telling.facts": "facts_of",
    "telling.saying": "Speaker",
    "telling.written": "from_to in_unit number_text two_texts",
    "scenario": "Scenario",
    "second_crisis": "pledged_elsewhere second_crisis_fault with_second_crisis",
    "setting_name": "SettingName",
    "settings": "ASSUMPTIONS COSTS LEVERS RATES REGIONAL SETTINGS TABLES declared is_lever",
    "stakes": "Answer stakes_of stakes_text",
    "bad_case": "shortfall",
    "years.band": "Band",
    "years.by_chance": "lived relived",
    "years.by_year": (
        "by_year_and_squeeze is_breach lasting_budgets levers_by_year members_by_year "
        "trust_built trust_worn "
    ),
    "years.chance": "drawn",
    "years.course": "Course course",
    "years.curve": "Curve",
    "years.dynamics": "simulate",
    "years.events": "Event events",
    "years.futures": "Future Futures",
    "years.givens": "Givens commitments_of givens_of",
    "years.linkage": "Linkage linkage_of",
    "years.outlook": "Outlook outlook",
    "years.passing": "check_numbers years_of",
    "years.preview": "Preview preview",
    "years.rates": "Rates",
    "years.schedule": "Schedule",
    "years.schedule_text": "parse_schedule",
    "years.standing": "Happened Standing a_year_later perceived standing_today trust_of",
    "years.step": "Step",
    "years.step_faults": "contradiction fault_of fault_of_member",
    "years.tally": "Tally",
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
