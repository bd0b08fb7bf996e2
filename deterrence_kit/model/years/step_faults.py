"""Why a step of a schedule cannot be, or what stands against it."""

from __future__ import annotations

from collections.abc import Collection

from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS, SETTINGS
from deterrence_kit.model.years.chance import LONGEST
from deterrence_kit.model.years.step import KINDS, Step


def fault_of(
    step: Step,
    codes: Collection[str] = (),
    proteges: Collection[str] = (),
    years: int = LONGEST,
) -> str | None:
    """Why a step cannot be, or None. Without `codes`, any member's code will do.

    Parameters
    ----------
    step : Step
    codes : collection of str
        The members there are; any will do where it is empty.
    proteges : collection of str
        Those whose territory is contested.
    years : int
        The last year.

    Returns
    -------
    str or None

    Examples
    --------
    >>> fault_of(Step(3, "leave", "EST"), ("EST", "LVA"), ("EST",))
    'EST is the protégé here: without it there is no commitment.'
    """
    if step.kind not in KINDS:
        return f"{step.kind} is nothing that can be planned; there are: {', '.join(KINDS)}."
    if not 1 <= step.year <= years or step.year != int(step.year):
        return f"year {step.year} is outside the years 1 to {years}."
    if step.kind == "set":
        return _fault_of_lever(step) or fault_of_member(step.code, codes)
    if step.kind in ("announce", "leave"):
        if not step.name:
            return "it does not say which member."
        if step.name in proteges:
            return f"{step.name} is the protégé here: without it there is no commitment."
    if step.kind in ("honoured", "violated") and step.name and proteges:
        return None if step.name in proteges else f"{step.name} is no protégé here."
    return fault_of_member(step.name, codes)


def _fault_of_lever(step: Step) -> str | None:
    base, code = SettingName.parse(step.name)
    if base not in LEVERS:
        known = "an assumption, which nobody sets" if base in SETTINGS else "no lever"
        return f"{base or 'that'} is {known}."
    if base == "trust":
        return "trust moves by itself over the years: plan a crisis, honoured or violated."
    if code is not None and step.lever.scope != "member":
        return f"{base} is one number for the whole pact."
    try:
        step.lever.check(step.value)
    except ValueError as wrong:
        return str(wrong)
    return None


def fault_of_member(code: str, codes: Collection[str]) -> str | None:
    """Why a step cannot concern a member, or None.

    Parameters
    ----------
    code : str
        The member's code; empty where the step concerns nobody in particular.
    codes : collection of str
        The members there are; any will do where it is empty.

    Returns
    -------
    str or None

    Examples
    --------
    >>> fault_of_member("USA", ("EST", "LVA"))
    'no member here has the code USA.'
    """
    if not code or not codes or code in codes:
        return None
    return f"no member here has the code {code}."


def contradiction(step: Step, others: Collection[Step]) -> str | None:
    """What in other steps rules a step out, or None.

    Parameters
    ----------
    step : Step
    others : collection of Step

    Returns
    -------
    str or None

    Examples
    --------
    >>> contradiction(Step(8, "leave", "USA"), [Step(6, "leave", "USA")])
    'USA has already left in year 6.'
    """
    for other in others:
        same_year = other.year == step.year
        if other.kind == "leave" and other.name == step.name and step.kind == "leave":
            return f"{step.name} has already left in year {other.year}."
        if other.kind == "announce" and other.name == step.name and step.kind == "announce":
            return f"{step.name} has already given notice in year {other.year}."
        if _gone(step, other) or _gone(other, step):
            left = other if other.kind == "leave" else step
            return f"{left.name} has left in year {left.year}: “{other}” stands against it."
        if same_year and (other.kind, other.name) == (step.kind, step.name):
            return f"“{other}” already stands for year {step.year}."
        same_crisis = same_year and (not (other.name and step.name) or other.name == step.name)
        if same_crisis and {other.kind, step.kind} == {"honoured", "violated"}:
            return f"the crisis of year {step.year} cannot both be honoured and fail."
    return None


def _gone(step: Step, left: Step) -> bool:
    """Whether a step concerns a member that another step has taken out by then."""
    concerns = step.code == left.name and step.kind not in ("leave", "honoured", "violated")
    return left.kind == "leave" and concerns and step.year >= left.year
