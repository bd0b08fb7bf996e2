"""What a reader can choose on a page besides levers: which outcome, which layout, which order.

A choice is declared once; it is part of the state, so it is in the link and can be undone.
"""

from __future__ import annotations

from deterrence_kit.app.past_cases import PERIODS, SHOWN
from deterrence_kit.datasets.history import FIRST, LAST
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.views.arrangement import LAYOUTS
from deterrence_kit.views.burden_bars import ORDERS
from deterrence_kit.views.conclusion_words import SPREAD
from deterrence_kit.views.cost_bars import COSTS
from deterrence_kit.views.decision_words import GOALS, LIMITS, MOST, OVER
from deterrence_kit.views.discovery_words import RULES
from deterrence_kit.views.fan import SPANS
from deterrence_kit.views.isolines import PAIRS
from deterrence_kit.views.obstacles import OBSTACLES
from deterrence_kit.views.package_dots import WEIGHED
from deterrence_kit.views.pact_web import years
from deterrence_kit.views.risk_words import YEARS
from deterrence_kit.views.story import AGAINST, FUTURES
from deterrence_kit.views.tornado import MATTERS
from deterrence_kit.views.words import OUTCOMES

# name in links -> {value in links: what the page calls it}; the first value is the default.
CHOICES: dict[str, dict[str, str]] = {
    "why": OUTCOMES,
    "pair": PAIRS,
    "obstacle": OBSTACLES,
    "matters": MATTERS,
    "rules": RULES,
    "spread": SPREAD,
    "order": ORDERS,
    "cost": COSTS,
    "weigh": WEIGHED,
    "over": OVER,
    "goal": GOALS,
    "limits": LIMITS,
    "most": MOST,
    "layout": LAYOUTS,
    "year": years(FIRST, LAST),
    "region": {name: load_region(name).title for name in region_names()},
    "when": YEARS,
    "parameter": {name: p.label for name, p in SETTINGS.items()},
    "cases": SHOWN,
    "period": PERIODS,
    "years": SPANS,
    "future": FUTURES,
    "against": AGAINST,
}


def default_choice(name: str) -> str:
    """The value a choice has before anybody chooses.

    Examples
    --------
    >>> default_choice("why")
    'credibility'
    """
    return next(iter(CHOICES[name]))
