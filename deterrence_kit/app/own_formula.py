"""A notebook's own scenario, formulas and outcomes, shown by the same pages as the shipped ones.

Own scenarios are offered beside the shipped ones, which keep the shipped formulas: so one click compares.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from deterrence_kit.analysis import attribution
from deterrence_kit.app.blocks import Block, Made, Part, block, table, text
from deterrence_kit.app.carried import carried
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import offer_scenarios
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model import Assessment, Scenario, assess
from deterrence_kit.model.formulas import Formula
from deterrence_kit.views.labels import label_of

Outcome = Callable[[Assessment], Any]

COLUMNS = (
    ("outcome", "outcome", "text"), ("now", "now", "text"), ("before", "baseline", "text"),
    ("change", "change", "text"), ("why", "shares of the change", "text"),
)  # fmt: skip
PROBABILITIES = (
    "resolve",
    "effective_resolve",
    "denial",
    "denial_alone",
    "credibility",
    "propensity",
)
MINE = "my-"  # what the name of a shipped scenario with formulas of one's own begins with
MOST_SHARES = 4  # of a change that are named in the table


def forked(
    reading: type[Reading],
    scenario: Scenario | str | None = None,
    formulas: Mapping[str, Formula] | None = None,
    outcomes: Mapping[str, Outcome] | None = None,
) -> type[Reading]:
    """The same page with what a researcher brings along; without anything, the page itself.

    Parameters
    ----------
    reading : type of Reading
    scenario : Scenario or str, optional
        What the page opens with; a name is a shipped scenario's or a ``.toml`` file.
    formulas : mapping, optional
        Formulas in place of the model's, see `deterrence_kit.model.formulas`. They hold for
        `scenario`; without one, for a copy of every shipped scenario.
    outcomes : mapping of str to callable, optional
        What is to be watched besides: a function of an `Assessment` for each label.

    Raises
    ------
    ValueError
        With a sentence, if a formula or an outcome does not work on the scenario.
    """
    if scenario is None and not formulas and not outcomes:
        return reading
    own = [_own(each, formulas or {}) for each in _scenarios(scenario, formulas)]
    for each in own[:1] or [load_scenario(scenario_names()[0])]:
        _try(each, outcomes or {})
    offer_scenarios(own)
    return reading.varied(
        f"Own{reading.__name__}",
        OUTCOMES=dict(outcomes or {}),
        SHOWN=(*OWN_BLOCKS, *reading.SHOWN),
        MARK=own[0].name if own else "",
    )


def _scenarios(scenario: Scenario | str | None, formulas: Any) -> list[Scenario]:
    if scenario is None:
        return [load_scenario(name) for name in scenario_names()] if formulas else []
    return [load_scenario(scenario) if isinstance(scenario, str) else scenario]


def _own(scenario: Scenario, formulas: Mapping[str, Formula]) -> Scenario:
    """Under a name and a group of its own, so that it stands beside the shipped one."""
    shipped = scenario.name in scenario_names()
    return replace(
        scenario,
        name=f"{MINE}{scenario.name}" if shipped else scenario.name,
        title=f"{scenario.title}, own formula" if shipped and formulas else scenario.title,
        region="Your own",
        formulas={**scenario.formulas, **formulas},
    )


def _try(scenario: Scenario, outcomes: Mapping[str, Outcome]) -> None:
    """Refuse at once what would fail at the first move of a lever."""
    try:
        now = assess(scenario)
    except ValueError as fault:
        raise ValueError(
            f"A formula of your own does not work on {scenario.title}: {fault}"
        ) from None
    for name in PROBABILITIES:
        if not 0 <= (value := float(getattr(now, name))) <= 1:
            raise ValueError(
                f"With your formulas the {name} of {scenario.title} is {value:.3g}: "
                "it has to stay between 0 and 1."
            )
    for label, outcome in outcomes.items():
        shape = np.shape(outcome(now))
        if shape:
            raise ValueError(
                f"The outcome {label!r} has to give one number a case; it gave an array of {shape}."
            )


def _outcomes(reading: Reading) -> Made | None:
    """What the notebook watches besides."""
    rows = [_outcome_row(reading, label, of) for label, of in reading.OUTCOMES.items()]
    shown = table("Your outcomes", COLUMNS, rows, "outcomes")
    return block("Your outcomes", shown, wide=True) if rows else None


def _formulas(reading: Reading) -> Made:
    """The formulas that this scenario runs on."""
    if reading.scenario.formulas:
        return block("Your formulas", *_formula_parts(reading), wide=True)
    return block("Formulas", text("This scenario runs on the shipped formulas."), wide=True)


# What the notebook brought along, said on the page: outcomes first, then the formulas.
OWN_BLOCKS = (Block("outcomes", _outcomes), Block("formulas", _formulas))


def _outcome_row(reading: Reading, label: str, outcome: Outcome) -> dict[str, str]:
    now, before = float(outcome(reading.now)), float(outcome(reading.before))
    members = None if reading.scenario is reading.shipped else reading.scenario
    why = attribution(reading.shipped, reading.changes, outcome, members=members)
    parts = list(why.parts.items())[:MOST_SHARES]
    shares = [f"{label_of(name, reading.names)} {_signed(share)}" for name, share in parts]
    return {
        "outcome": label, "now": f"{now:.4g}", "before": f"{before:.4g}",
        "change": _signed(now - before), "why": ", ".join(shares) or "nothing has been changed",
    }  # fmt: skip


def _signed(value: float) -> str:
    return "0" if abs(value) < 5e-7 else f"{value:+.3g}".replace("-", "−")


def _formula_parts(reading: Reading) -> list[Part]:
    said = [
        text(
            f"{name}: {_summary(formula)} It reads {', '.join(inspect.signature(formula).parameters)}."
        )
        for name, formula in reading.scenario.formulas.items()
    ]
    shipped = assess(
        replace(reading.scenario, formulas={}),
        reading.scenario.levers_at(reading.state.changes_in("levers")),
        reading.scenario.assumptions_at(reading.state.changes_in("assumptions")),
    )
    against = (
        f"With the shipped formulas, all else equal, credibility would be {shipped.credibility:.3f} "
        f"instead of {reading.now.credibility:.3f}. Scenarios below “Your own” in the list keep the "
        "shipped formulas."
    )
    return [*said, text(against, note=True)]


def _summary(formula: Formula) -> str:
    """The first paragraph of its docstring."""
    paragraph = (inspect.getdoc(formula) or "no description.").partition("\n\n")[0]
    return " ".join(paragraph.split())


SETUP = """from dataclasses import replace

import numpy as np
from deterrence_kit import assess, load_scenario
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis import attribution
from deterrence_kit.datasets.accession import with_member
from deterrence_kit.datasets.assembly import scenario_from
{formulas}

shipped = replace({origin}, formulas={{{names}}})
scenario = shipped"""


def own_setup(scenario: Scenario) -> str:
    """The cell that makes a scenario of one's own again, in any folder; empty for a shipped one.

    Examples
    --------
    >>> own_setup(load_scenario("nato-estonia"))
    ''
    """
    shipped = scenario.name.removeprefix(MINE)
    if not scenario.origin and not (scenario.formulas and shipped in scenario_names()):
        return ""
    return SETUP.format(
        origin=scenario.origin or f"load_scenario({shipped!r})",
        formulas=carried(scenario.formulas.values()),
        names=", ".join(f"{name!r}: {f.__name__}" for name, f in scenario.formulas.items()),
    )


OUTCOMES = """{functions}

outcomes = {{{named}}}
for label, outcome in outcomes.items():
    print(f"{{label}}: {{float(outcome(baseline)):.4g}} before, {{float(outcome(now)):.4g}} now")"""


def own_outcomes(reading: Reading) -> list[str]:
    """The cell with what a notebook watches besides; an outcome without a name of its own is left out."""
    found = {label: of for label, of in reading.OUTCOMES.items() if of.__name__.isidentifier()}
    named = ", ".join(f"{label!r}: {of.__name__}" for label, of in found.items())
    return [OUTCOMES.format(functions=carried(found.values()), named=named)] if found else []
