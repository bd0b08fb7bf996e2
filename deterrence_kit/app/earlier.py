"""What an old link showed, what it shows now, and which changes made the difference: one sentence."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from deterrence_kit.app.state import State
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.datasets.earlier_answers import earlier_answer

if TYPE_CHECKING:
    from deterrence_kit.analysis.why.versions import SinceThen

REASONS = {
    "alone": "what the protégé can do alone, as strength and facts are counted anew",
    "add": "what all allies together could add, as each sends a part of its forces",
    "expected": "how much of allies’ help is to be expected, as it is counted ally by ally",
}
YEARLY = {
    "occasions": "how often occasions come and are taken",
    "prospects": "how an attack would fare and what it would bring",
}


def earlier_words(state: State, version: int) -> str | None:
    """What a link of an earlier version showed and shows now, None where it is not known.

    Parameters
    ----------
    state : State
        What the link describes.
    version : int
        The link's.

    Returns
    -------
    str or None

    Examples
    --------
    >>> earlier_words(State("nato-estonia"), 2)[:49]
    'When this link was made, credibility was 0.43 and'
    >>> earlier_words(State("nato-finland"), 2) is None
    True
    """
    then = earlier_answer(state.scenario, version) if state.scenario in scenario_names() else None
    if then is None:
        return None
    from deterrence_kit.analysis.why.versions import since_then  # only old links need it

    scenario = load_scenario(state.scenario)
    found = since_then(scenario, then)
    was = f"{then.credibility:.2f} and an armed challenge {_percent(then.propensity)} a year"
    credibility, yearly = float(found.now.credibility), float(found.now.propensity)
    now = f"{credibility:.2f} and {_percent(yearly)}"
    if state.changes or state.joined or state.left:
        start = (
            f"When this link was made, what it moves started from a credibility of {was}; it now "
            f"starts from {now}"
        )
    else:
        start = f"When this link was made, credibility was {was}; now they are {now}"
    return f"{start}: {_reasons(found)}."


def _reasons(found: SinceThen) -> str:
    """The parts of both changes, the largest first; those that do not show are left out."""
    then, now = found.then, found.now
    held = _parts(found.credibility, REASONS, (then.credibility, float(now.credibility)), 2)
    yearly = _parts(found.propensity, YEARLY, (then.propensity, float(now.propensity)), 3)
    return (
        f"credibility moved {', '.join(held) or 'by less than shows'}; the chance of a challenge, "
        f"in points, {' and '.join(yearly) or 'by less than shows'}"
    )


def _parts(
    parts: dict[str, float], reasons: dict[str, str], ends: tuple[float, float], digits: int
) -> list[str]:
    """Each part that shows and its reason; together they are the difference of the figures shown."""
    unit = 10**digits
    then, now = (round(unit * round(end, digits)) for end in ends)
    steps = whole_parts([unit * part for part in parts.values()], now - then)
    found = sorted(zip(parts, steps, strict=True), key=lambda part: -abs(part[1]))
    signed = [f"{step / 100:+.2f}" if digits == 2 else f"{step / 10:+.1f}" for _, step in found]
    return [
        f"{sign.replace('-', '−')} by {reasons[name]}"
        for sign, (name, step) in zip(signed, found, strict=True)
        if step
    ]


def whole_parts(parts: list[float], whole: int) -> list[int]:
    """Parts as whole numbers that add up to a whole, each as near to its own size as that allows.

    Examples
    --------
    >>> whole_parts([-7.6, -8.4, 0.3], -16)
    [-8, -8, 0]
    >>> whole_parts([1.4, 1.4], 3)
    [2, 1]
    """
    found = [math.floor(part) for part in parts]
    order = sorted(range(len(parts)), key=lambda i: found[i] - parts[i])
    missing = whole - sum(found)
    for turn in range(abs(missing)):
        place = order[turn % len(order)] if missing > 0 else order[-1 - turn % len(order)]
        found[place] += 1 if missing > 0 else -1
    return found


def _percent(probability: float) -> str:
    return f"{100 * probability:.1f} %"
