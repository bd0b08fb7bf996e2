"""What pages say of a record and of its date: three outcomes, each with a sign and a colour of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from deterrence_kit.model import Crisis, Scenario
from deterrence_kit.model.record import OUTCOMES, Basis, Outcome, cited
from deterrence_kit.views.shapes import Entry
from deterrence_kit.views.theme import CHALLENGER, PROTEGE, UNDECIDED

#: Sign, colour and words of each outcome: the sign tells them apart without the colour.
SIGNS: dict[Outcome, Entry] = {
    "honoured": {"sign": "●", "colour": PROTEGE, "text": "honoured: help was given"},
    "failed": {"sign": "✕", "colour": CHALLENGER, "text": "failed: asked for and not given"},
    "consulted": {"sign": "◇", "colour": UNDECIDED, "text": "consulted: it moves no trust"},
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def facts_as_of(
    checked: str, basis: Basis = "", parts: Sequence[Basis] = (), called: str = "calls on record"
) -> str:
    """The day on which facts were last gone through, and whether their sources were read again.

    Parameters
    ----------
    checked : str
    basis : {"read", "recalled", ""}
        Of the whole.
    parts : sequence of {"read", "recalled", ""}
        Of what may differ in it.
    called : str
        What the parts are.

    Examples
    --------
    >>> facts_as_of("2026-11-27")
    'Facts as of 27 November 2026.'
    >>> facts_as_of("2026-11-27", "recalled", ["read", "recalled"])[28:]
    ', from general knowledge: sources were not read again, except for 1 of 2 calls on record.'
    >>> facts_as_of("2026-11-27", "recalled", ["read", "read", "recalled"])[30:82]
    'Sources were read again for 2 of 3 calls on record; '
    """
    if not checked:
        return "When these facts were last checked is not said."
    day = date.fromisoformat(checked)
    said = f"Facts as of {day.day} {MONTHS[day.month - 1]} {day.year}"
    other = sum(part not in ("", basis) for part in parts)
    share = f"{'all' if other == len(parts) else f'{other} of'} {len(parts)} {called}"
    if basis == "recalled" and 2 * other > len(parts):
        rest = "the rest is from general knowledge, not read again"
        return f"{said}. Sources were read again for {share}; {rest}."
    if basis == "recalled":
        known = f"{said}, from general knowledge: sources were not read again"
        return f"{known}, except for {share}." if other else f"{known}."
    return f"{said}; the sources of {share} were not read again." if other else f"{said}."


def scenario_as_of(scenario: Scenario) -> str:
    """`facts_as_of` of a scenario and the calls on its record.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> scenario_as_of(load_scenario("us-japan"))[:12]
    'Facts as of '
    """
    record = [crisis.basis for crisis in scenario.record]
    return facts_as_of(scenario.checked, scenario.basis, record)


def crisis_words(crisis: Crisis) -> str:
    """One crisis of a record, in a line.

    Examples
    --------
    >>> crisis_words(Crisis(2014, "Article 4", "consulted", "NATO", "Planes came.", disputed=True))
    '2014: Article 4: consulted (disputed). Source: NATO. In doubt: Planes came.'
    """
    outcome = crisis.outcome + " (disputed)" * crisis.disputed
    doubt = f" In doubt: {crisis.doubt}" if crisis.doubt else ""
    source = cited(crisis.source, crisis.basis)
    return f"{crisis.year}: {crisis.asked}: {outcome}. Source: {source}.{doubt}"


def record_words(scenario: Scenario) -> str:
    """How many calls there were, what came of them, and what counts.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> record_words(load_scenario("training")).partition(":")[0]
    '3 calls upon the pact are on record'
    """
    record = scenario.record
    if not record:
        return "No call upon the pact is on record: trust rests on the base rate alone."
    counts = Counter(crisis.outcome for crisis in record)
    each = ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES)
    calls = (
        "1 call upon the pact is" if len(record) == 1 else f"{len(record)} calls upon the pact are"
    )
    disputed = sum(crisis.disputed for crisis in record)
    open_ = f" {disputed} of them would be called something else by others." if disputed else ""
    return (
        f"{calls} on record: {each}.{open_} Trust rests on those honoured and failed; a consultation "
        "shows that members talk, not that they come."
    )
