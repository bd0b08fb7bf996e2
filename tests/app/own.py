"""A scenario from a file of one's own, as pages know it."""

from dataclasses import replace
from itertools import count

from deterrence_kit.app.state import OWN_PREFIX, keep_scenario

NUMBERS = count(1)


def kept(scenario):
    """Keep it for this session; the name under which a state shows it."""
    name = f"{OWN_PREFIX}ours{next(NUMBERS)}"  # each its own: pages remember by name
    return keep_scenario(replace(scenario, name=name), name)
