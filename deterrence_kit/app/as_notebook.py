"""A state as a runnable notebook: the same scenario, the same changes, the same answer."""

from __future__ import annotations

import json
import re
from typing import Any

from deterrence_kit.app.own_formula import own_outcomes, own_setup
from deterrence_kit.app.reading import Reading
from deterrence_kit.datasets.plain_text import one_line

SETUP = """from deterrence_kit import assess, load_scenario
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis import attribution
from deterrence_kit.datasets.accession import with_member

shipped = load_scenario({name!r})
scenario = shipped"""

COMPARISON = """baseline = assess(shipped)
now = assess_cases(scenario, changes, members=True)

{sentence}
print(f"Credibility: {float(baseline.credibility):.4f} before, {float(now.credibility):.4f} now")
print(f"A challenge a year: {float(baseline.propensity):.2%} before, {float(now.propensity):.2%} now")
print(f"  with deaths: {float(baseline.deaths):.2%} before, {float(now.deaths):.2%} now")
print(f"  war: {float(baseline.war):.2%} before, {float(now.war):.2%} now")"""

SENTENCE = "print(now.sentence())"
AT_WAR = """from deterrence_kit.analysis import restoring

print(scenario.war.sentence)
print(restoring(scenario, changes).sentence())"""

WHY = """why = attribution(shipped, changes, "credibility", members=scenario)
for name, part in why.parts.items():
    print(f"{name:24} {100 * part:+.1f} points")"""

YEARS = """from deterrence_kit.model.years.dynamics import simulate
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule_text import parse_schedule

schedule, ignored = parse_schedule({plan!r}, codes=scenario.codes, years={years})
for sentence in ignored:
    print(sentence)
futures = simulate(
    scenario,
    {levers!r},
    assumptions=scenario.assumptions_at({assumed!r}),
    rates=Rates(**{rates!r}),
    schedule=schedule,
    years={years},
)
for year, share in enumerate(futures.any_by, start=1):
    print(f"challenged by year {{year}}: {{share:.1%}} of the futures")"""

MEMBERS = """for name, resolve, delivered in zip(scenario.names, now.member_resolve, now.delivered):
    print(f"{name:24} honours with {resolve:.2f}, delivers {delivered:.3%} of world strength")"""


# What Markdown would take for markup: these signs anywhere, others where a line or an address begins.
SPECIAL = r"[\\`*_\[\]<>#|~$&@]|^[-+=:]|(?<=www)\.|:(?=//)|(?<=\d)[.)](?=\s)"
# A formula's signs stand apart, or the notebook would still find them in the page.
SHOWN = {False: "&#{};", True: "<span>&#{};</span>"}


def as_notebook(reading: Reading) -> str:
    """The notebook's text (nbformat 4).

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> from deterrence_kit.app.state import State
    >>> text = as_notebook(ExplorerReading(State("nato-estonia", {"readiness": 0.7})))
    >>> "changes = {'readiness': 0.7}" in text
    True
    """
    steps = [_code(number, source) for number, source in enumerate(_steps(reading), start=1)]
    cells = [_prose(_heading(reading)), *steps]
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "title": reading.subject,
    }
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def as_prose(text: str) -> str:
    """A text as a line of Markdown that shows it letter by letter: no markup, no HTML, no formula.

    Examples
    --------
    >>> as_prose("<b>*NATO*</b>, 2026")
    '&#60;b&#62;&#42;NATO&#42;&#60;/b&#62;, 2026'
    """
    return re.sub(
        SPECIAL, lambda found: SHOWN[found[0] in "\\$"].format(ord(found[0])), one_line(text)
    )


def _heading(reading: Reading) -> str:
    return (
        f"# {as_prose(reading.subject)}\n\n{as_prose(reading.words()['sentence'])}\n\n"
        f"{as_prose(reading.as_of)} Made from a page of "
        "deterrence_kit; run it to get the same figures."
    )


def _steps(reading: Reading) -> list[str]:
    """The cells: load, change the membership and the settings, compare, say why, list the members."""
    if own := reading.steps():
        return own
    state = reading.state
    members = [f"scenario = with_member(scenario, {code!r})" for code in state.joined]
    members += [f"scenario = scenario.without({code!r})" for code in state.left]
    setup = own_setup(reading.shipped) or SETUP.format(name=reading.state.scenario)
    members += reading.preparation()
    changes = f"changes = {dict(reading.changes)!r}"
    sentence = AT_WAR if reading.scenario.war else SENTENCE
    comparison = COMPARISON.replace("{sentence}", sentence)
    usual = ["\n".join([setup, *members]), changes, comparison, WHY, MEMBERS]
    return [*usual, *own_outcomes(reading), *_years(reading), *reading.further_steps()]


def _years(reading: Reading) -> list[str]:
    """The futures, where the state says something about years."""
    state, rates = reading.state, reading.state.changes_in("rates")
    if not (state.plan or rates):
        return []
    years = int(state.choice("years"))
    levers, assumed = state.changes_in("levers"), state.changes_in("assumptions")
    return [YEARS.format(plan=state.plan, rates=rates, levers=levers, assumed=assumed, years=years)]


def _prose(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": "what", "metadata": {}, "source": source}


def _code(number: int, source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": f"step-{number}",
        "metadata": {},
        "outputs": [],
        "source": source,
    }
