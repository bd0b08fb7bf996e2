"""A plan over the years in the state: as text, checked when it comes from outside."""

from __future__ import annotations

from deterrence_kit.app.link_parts import quoted
from deterrence_kit.app.state import State

LONGEST = 600  # characters of a plan


def plan_from(text: str, state: State, notices: list[str]) -> str:
    """The plan that a text describes, in its shortest form; what cannot be is said and left out."""
    if len(text) > LONGEST:
        notices.append(f"The plan “{quoted(text)}” was ignored: it is longer than {LONGEST} signs.")
        return ""
    return text
