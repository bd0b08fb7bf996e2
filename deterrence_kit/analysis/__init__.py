"""What one does with a model: why, what to do, how sure it is, thousands of cases, what a pact is like.

Every public function and class is here by its name, ``from deterrence_kit.analysis import sweep``,
whichever room it lives in, and is imported when it is first asked for (PEP 562).
"""

from __future__ import annotations

from importlib import import_module

# By module; `__init__.pyi` says the same to a type checker, and a test holds both to what is public.
_NAMES = {
    "alliance.arrival_curve": "ArrivalCurve arrival_curve arrival_streams arrived_share",
    "alliance.window_curve": "WindowCurve window_curve",
    "alliance.windows": "Window",
    "alliance.balance": "Balance balance",
    "alliance.counted": "Counted counted",
    "alliance.delivery": "Delivery delivery",
    "alliance.dependence": "Dependence dependence",
    "alliance.guideline": "Guideline guideline_met",
    "alliance.obstacles": "Obstacles obstacles",
    "alliance.other_burdens": "other_burdens",
    "cases": "assess_cases with_settings",
    "decide.bill": "Bill bill bill_of bills spent_today",
    "decide.cheapest": "Cheapest cheapest cheapest_in_steps",
    "decide.compare": "check_strategies compare comparison_of consequences",
    "decide.comparison": "Comparison regret",
    "decide.decision_variables": "DecisionVariables decision_variables",
    "decide.directions": "Direction directions",
    "decide.evolution": "nsga2",
    "decide.flips": "Flip flips flips_in_steps",
    "decide.form_rankings": "RankingsByForm kendall scenarios_by_form",
    "decide.forms": "Form composite form_values margin sign_of statistical_game",
    "decide.front": "front front_in_steps",
    "decide.game": "Play game_of_deterrence normal_cdf odds_as_probit probit",
    "decide.goals": "Goal",
    "decide.instruments": "Instrument instrument",
    "decide.pareto": "crowding_distance front_ranks nondominated",
    "decide.net_resources": "by_net_resources net_resources with_net_resources",
    "decide.prices": "price prices",
    "decide.reach": "Reach least_changes",
    "decide.restoring": "Restoring restoring",
    "decide.robustness": "Robustness robustness",
    "decide.strategy": "Strategy without_leavers",
    "decide.sureness": "Reference Sureness sureness",
    "decide.trade_off": "Front TradeOffSearch",
    "decide.ways": "Way apart different kinds_of ways ways_in_steps",
    "doubt.difference": "Difference difference",
    "doubt.discovery": "DiscoveredBox Discovery DiscoverySearch discovered discovery",
    "doubt.draws": "assumption_draws check_count unit_draws",
    "doubt.labelled_cases": "LabelledCases labelled_cases",
    "doubt.prim": "Box Limit peeling_trajectory prim_boxes",
    "doubt.quantiles": "quantiles",
    "doubt.ranking": "Ranking lever_gains pivotal_allies",
    "doubt.reversal": "Reversal reversals",
    "doubt.sensitivity": "sensitivity",
    "doubt.separate_process": "SeparateProcess",
    "doubt.sobol": "Sensitivity sobol_indices",
    "doubt.tornado": "Tornado tornado",
    "doubt.uncertainty": "Uncertainty uncertainty uncertainty_in_steps",
    "doubt.variance": "variance_shares",
    "doubt.judgements": "Judgement judgements",
    "doubt.verdict": "Verdict verdict",
    "doubt.worth_knowing": "WorthKnowing natural_basis worth_knowing",
    "outcomes": "Outcome escalation outcome_called",
    "sweeps.attributes": (
        "check_outcomes check_settings outcome_attributes outcome_values setting_attributes"
    ),
    "sweeps.ema": "ema_model",
    "sweeps.experimental_design": "ExperimentalDesign experimental_design",
    "sweeps.sweep": "SweepInterruptedError sweep",
    "why.attribution": "Attribution attribution",
    "why.response": "Response response",
    "why.shapley": "interactions shapley subgame",
    "why.surface": "Surface surface",
    "why.versions": "SinceThen since_then",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = sorted(_MODULES)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found  # asked for once
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
