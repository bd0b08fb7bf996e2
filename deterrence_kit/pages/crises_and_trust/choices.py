"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer
from deterrence_kit.views.plan_words import SPANS

TOLD = 100  # futures that can be picked
FUTURES = {str(i): f"future {i}" for i in range(1, TOLD + 1)}
# What the plan is compared with: the scenario as it is shipped, or a package that was kept.
AGAINST = {"baseline": "the baseline"} | {f"package{i}": f"package {i}" for i in range(1, 7)}

offer("years", SPANS)
offer("future", FUTURES)
offer("against", AGAINST)
