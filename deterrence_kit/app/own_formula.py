"""A notebook's own scenario, formulas and outcomes, shown by the same pages as the shipped ones.

Own scenarios are offered beside the shipped ones, which keep the shipped formulas: so one click compares.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import numpy as np

from deterrence_kit.analysis import attribution
from deterrence_kit.app.blocks import Part, block, table, text
from deterrence_kit.app.state import offer_scenarios
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model import Assessment, Scenario, assess
from deterrence_kit.model.formulas import Formula
from deterrence_kit.views.labels import label_of

if TYPE_CHECKING:
    from deterrence_kit.app.reading import Reading

Outcome = Callable[[Assessment], Any]

COLUMNS = (
    ("outcome", "outcome", "text"), ("now", "now", "text"), ("before", "baseline", "text"),
    ("change", "change", "text"), ("why", "shares of the change", "text"),
)  # fmt: skip
PROBABILITIES = ("resolve", "denial", "denial_alone", "credibility", "propensity")
ELSEWHERE = ("scenario=", "join=", "leave=", "package")  # of a link that mean another alliance
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
    first = own[0].name if own else ""
    return type(
        f"Own{reading.__name__}", (reading,),
        {
            "OUTCOMES": dict(outcomes or {}), "__doc__": reading.__doc__,
            "arriving": staticmethod(partial(arriving, first)),
        },
    )  # fmt: skip


def arriving(first: str, query: str) -> str:
    """A link as a fork takes it: one of another page brings its levers, but not its scenario.

    Examples
    --------
    >>> arriving("my_pact", "?scenario=us-japan&clarity=0.9")
    'clarity=0.9&scenario=my_pact'
    >>> arriving("my_pact", "?scenario=us-japan&fork=1")
    '?scenario=us-japan&fork=1'
    """
    parts = query.removeprefix("?").split("&")
    if not first or "fork=1" in parts:
        return query
    kept = [part for part in parts if part and not part.startswith(ELSEWHERE)]
    return "&".join([*kept, f"scenario={quote(first)}"])


def fork_mark(reading: Reading) -> str:
    """What the links of a fork end with."""
    return "&fork=1" if _forks(reading) else ""


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


def own_blocks(reading: Reading) -> dict[str, dict[str, Any]]:
    """What the notebook brought along, said on the page: outcomes first, then the formulas."""
    blocks = {}
    if reading.OUTCOMES:
        rows = [_outcome_row(reading, label, of) for label, of in reading.OUTCOMES.items()]
        blocks["outcomes"] = block(
            "Your outcomes",
            table("Your outcomes", COLUMNS, rows, "outcomes"),
            after="top",
            wide=True,
        )
    if reading.scenario.formulas:
        blocks["formulas"] = block(
            "Your formulas", *_formula_parts(reading), after="top", wide=True
        )
    elif reading.OUTCOMES or _forks(reading):
        blocks["formulas"] = block(
            "Formulas", text("This scenario runs on the shipped formulas."), after="top", wide=True
        )
    return blocks


def _forks(reading: Reading) -> bool:
    """Whether the page is a fork, whichever scenario it shows."""
    return type(reading).__name__.startswith("Own")


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
from deterrence_kit.analysis import assess_cases, attribution
from deterrence_kit.datasets.accession import with_member
from deterrence_kit.datasets.own import scenario_from_csv
{formulas}

shipped = replace({origin}, formulas={{{names}}})
scenario = shipped"""


def own_setup(scenario: Scenario) -> str:
    """The cell that makes a fork's scenario again, beside its files; empty for a shipped one.

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
        formulas="\n".join(map(_source, scenario.formulas.values())),
        names=", ".join(f"{name!r}: {f.__name__}" for name, f in scenario.formulas.items()),
    )


def _source(formula: Formula) -> str:
    """An import, or for a function of the notebook itself its text."""
    if formula.__module__ != "__main__":
        return f"from {formula.__module__} import {formula.__name__}"
    return "\n" + inspect.getsource(formula)
