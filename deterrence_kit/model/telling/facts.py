"""What the sentence on one case is made of."""

from __future__ import annotations

from typing import Any

from deterrence_kit.model.phrases import how_often, once_in
from deterrence_kit.model.rounding import difference, level, side, yearly


def facts_of(case: Any, before: Any = None) -> dict[str, Any]:
    """What `deterrence_kit.model.telling.sentences` asks for, of one case.

    Parameters
    ----------
    case : Assessment
        Of one case.
    before : Assessment, optional
        What it is compared with on the same page: its figures get the digits to tell them apart.

    Returns
    -------
    dict
        Numbers, texts, and codes by which a sentence chooses.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> facts_of(assess(load_scenario("us-japan")))["help"]
    'one'
    """
    now, bound = float(case.credibility), float(case.threshold)
    several = "one" if case.delivered.shape[-1] == 2 else "many"
    yearly = {
        name: once_in(getattr(case, name), *(() if before is None else (getattr(before, name),)))
        for name in ("war", "deaths", "propensity")
    }
    return yearly | {
        **{name: float(getattr(case, name)) for name in ("resolve", "denial", "denial_alone")},
        "credibility": level(now, bound),
        "threshold": level(bound, now),
        "side": side(now, bound),
        "holds": bool(case.holds),
        "help": "nothing" if case.denial == case.denial_alone else several,
        "alike": how_often(case.denial) == how_often(case.denial_alone),
        **_against_it(case, case if before is None else before),
    }


def _against_it(case: Any, before: Any) -> dict[str, str]:
    """Whether a challenge is likelier though credibility is higher, or the reverse, and by what."""
    bounds = float(case.threshold), float(before.threshold)
    told = {"threshold_now": level(*bounds), "threshold_before": level(*reversed(bounds))}
    change = float(difference(case.credibility, before.credibility))
    chances = float(case.propensity), float(before.propensity)
    likelier = chances[0] - chances[1] if yearly(*chances) != yearly(*reversed(chances)) else 0.0
    if change * likelier <= 0:
        return {"apart": "no", **told}
    margin = float(case.margin) - float(before.margin)
    by = "threshold" if margin * change < 0 else "otherwise"
    return {"apart": f"{'higher' if change > 0 else 'lower'}_{by}", **told}
