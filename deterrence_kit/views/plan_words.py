"""A plan in words, step by step."""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.model.telling.written import number_text
from deterrence_kit.model.years.step import Step
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.names import in_sentence

SPAN = 20  # years shown, unless others are chosen; the first point is today
OF_THE_PACT = ("violated", "honoured")  # what can happen in a year, and
OF_ONE = ("unilateral", "announce", "leave")  # what one member does, who has to be named
SPANS = {str(n): f"{n} years" for n in (SPAN, 5, 10, 30)}  # the first is the default


def step_words(step: Step, names: Mapping[str, str]) -> str:
    """One step in words.

    Parameters
    ----------
    step : Step
    names : mapping
        The members' names by code.

    Examples
    --------
    >>> from deterrence_kit.model.years.step import Step
    >>> step_words(Step(3, "set", "spending_floor", 3.0), {})
    'from year 3: Spending floor 3 % of GDP'
    >>> step_words(Step(6, "leave", "USA"), {"USA": "United States"})
    'in year 6: the United States leaves'
    """
    if step.kind == "set":
        value = number_text(step.value, step.lever.unit)
        return f"from year {step.year}: {label_of(step.name, names)} {value}"
    return (
        f"in year {step.year}: {happening(step.kind, in_sentence(names.get(step.name, step.name)))}"
    )


def happening(kind: str, who: str) -> str:
    """What happens, in words.

    Parameters
    ----------
    kind : str
    who : str
        The member that it is about, where it is about one.

    Examples
    --------
    >>> happening("leave", "Türkiye"), HAPPENINGS["leave"]
    ('Türkiye leaves', 'a member leaves')
    """
    return {
        "violated": "the pact is called upon elsewhere and fails",
        "honoured": "the pact is called upon elsewhere and honours it",
        "unilateral": f"{who or 'a member'} moves without its allies",
        "announce": f"{who} gives notice that it will leave",
        "leave": f"{who} leaves",
    }[kind]


#: What can happen, as a form offers it and the plan then has it; the key is the word in a plan.
HAPPENINGS = {kind: happening(kind, "a member") for kind in (*OF_THE_PACT, *OF_ONE)}
