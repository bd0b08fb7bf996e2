"""Links to states that nobody chose."""

import random

from deterrence_kit.app.controls import OWN
from deterrence_kit.app.links import query_of
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS

SETTINGS = {**LEVERS, **ASSUMPTIONS}
MANY = 14  # changes; more than those that are attributed one by one


def links(names, count, seed, choices=None):
    """Each a state of one of the scenarios in turn: from nothing moved to many things at their ends."""
    dice = random.Random(seed)
    return [query_of(state(dice, names[i % len(names)], choices or {})) for i in range(count)]


def state(dice, name, choices):
    scenario, found = scenario_called(name), State(name)
    allies = [code for i, code in enumerate(scenario.codes) if i != scenario.protege]
    for _ in range(dice.choice([0, 1, 1, 2, 3, 5, MANY])):
        base = dice.choice(list(SETTINGS))
        own = base in OWN and dice.random() < 0.4
        found = found.moved(f"{base}.{dice.choice(allies)}" if own else base, value(dice, base))
    for choice, values in choices.items():
        found = found.chosen(choice, dice.choice([next(iter(values)), *values]))
    return found


def value(dice, base):
    p = SETTINGS[base]
    steps = round((p.high - p.low) / p.step)
    on_step = p.low + p.step * dice.randint(0, steps)
    return float(f"{min(p.high, dice.choice([on_step, on_step, p.low, p.high])):.6g}")
