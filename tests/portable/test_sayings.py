"""Every sentence of the tables, filled with facts of all kinds, is said alike in Python and the page."""

import random

import pytest

from deterrence_kit.model.telling.saying import GAP
from deterrence_kit.portable.rooms import ROOMS
from deterrence_kit.views.sentences import speaker

COUNT = 4000
NAMES = ["United States", "Estonia", "Domestic will, Poland", "Türkiye"]
TEXTS = {"named", "place", "capital", None}  # formats of gaps that are texts
CODES = {"true": True, "false": False}


def facts_for(tree, dice, table):
    """Something for each gap and each choice of a tree, whatever they are called."""
    if isinstance(tree, str):
        found = {}
        for name, percent, spec in GAP.findall(tree):
            if name in table:
                found |= facts_for(table[name], dice, table)
            else:
                text = not percent and (spec or None) in TEXTS
                found[name] = dice.choice(NAMES) if text else number(dice)
        return found
    if isinstance(tree, list):
        return {k: v for part in tree for k, v in facts_for(part, dice, table).items()}
    if "by" in tree:
        found = {
            k: v for part in tree["is"].values() for k, v in facts_for(part, dice, table).items()
        }
        code = dice.choice(list(tree["is"]))
        return found | {tree["by"]: CODES.get(code, code)}
    if "if" in tree:
        found = facts_for(tree["say"], dice, table)
        return found | (
            {tree["if"]: None} if dice.random() < 0.3 else {tree["if"]: found.get(tree["if"], 1)}
        )
    return {tree["each"]: [facts_for(tree["say"], dice, table) for _ in range(dice.randint(1, 4))]}


def number(dice):
    """Halves, ends and thresholds of phrases among them."""
    ends = [
        0,
        1,
        0.5,
        0.125,
        0.375,
        0.0005,
        0.00050001,
        0.095,
        0.905,
        0.45,
        0.55,
        0.005,
        0.015,
        0.025,
        1e-12,
    ]
    kinds = [
        dice.random(),
        -dice.random(),
        dice.choice(ends),
        dice.randint(0, 1000) / 1000,
        dice.random() / 300,
        dice.randint(0, 64) / 64,
    ]
    return float(dice.choice(kinds))


def positive(facts):
    """Probabilities are not negative; changes are."""
    signed = {"change", "part"}
    return {
        k: [positive(item) for item in v] if isinstance(v, list)
        else abs(v) if isinstance(v, float) and k not in signed else v
        for k, v in facts.items()
    }  # fmt: skip


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_python_and_the_page_say_the_same(ask, room):
    dice, speaks = random.Random(14), speaker(room.sentences)
    names = list(speaks.table)
    asked = [
        (name, positive(facts_for(speaks.table[name], dice, speaks.table)))
        for name in (names[i % len(names)] for i in range(COUNT))
    ]
    wrong = []
    for (name, facts), there in zip(asked, ask(room, sayings=asked)["said"], strict=True):
        here = speaks.say(name, facts)
        if here != there:
            wrong.append(f"{name} {facts}\n  Python: {here}\n  page:   {there}")
    hint = "Formats are written twice: views/sentences.py, portable/browser/sayings.js."
    assert not wrong, "\n".join([f"{len(wrong)} sentences differ. {hint}", *wrong[:8]])


def test_a_format_that_only_python_knows_is_named(alone, held):
    table = {**held["common"]["sentences"], "new": "{much:bushels}"}
    common = {**held["common"], "sentences": table}
    (found,) = alone(common=common, sayings=[("new", {"much": 1})])["said"]
    assert "bushels" in found["fault"]


def test_a_fact_that_is_missing_is_named(alone):
    (found,) = alone(sayings=[("verdict_why", {})])["said"]
    assert "holds" in found["fault"]
