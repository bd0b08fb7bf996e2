"""The cheapest package, where the ranking flips, and what hangs on the form of the model."""

from __future__ import annotations

from deterrence_kit.app.blocks import (
    Block,
    Made,
    Part,
    action,
    actions,
    block,
    field,
    fold,
    form,
    items,
    table,
    text,
)
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.compare_and_decide import words
from deterrence_kit.pages.compare_and_decide.choices import ASKED
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.views.verdict_words import goal_in_words

CHEAPEST_COLUMNS = (
    ("lever", "Measure", "text"),
    ("from", "From", "number"),
    ("to", "To", "number"),
    ("unit", "Unit", "text"),
    ("cost", "Cost, % of spending", "number"),
)
FORM_COLUMNS = (
    ("lever", "Raising this lever …", "text"),
    ("margin", "This model", "text"),
    ("composite", "Composite index", "text"),
    ("game", "Statistical game", "text"),
    ("net", "Net resources", "text"),
)
PLACE_COLUMNS = (
    ("scenario", "Scenario", "text"),
    ("margin", "This model", "integer"),
    ("composite", "Composite index", "integer"),
    ("game", "Statistical game", "integer"),
    ("net", "Net resources", "integer"),
)
FIRST_KEEP = "Keep a package first: with what stands there are then two to rank."
NEVER = "No assumption, moved alone over its declared range, puts another package first."
FLIP_NOTE = (
    "One assumption moved alone over its declared range, the others where they stand; of each scenario "
    "the nearest changes."
)
FORM_NOTE = (
    "The composite index is the geometric mean of the pillars and resolve, as in the Human Development "
    "Index (OECD and JRC 2008); the game is the two-player statistical game of deterrence (Signorino and "
    "Tarar 2006). What all three say rests on no one form; where they differ, the form decides."
)


def select(shown: Findings, name: str, label: str) -> Part:
    """A field for one of the page's choices."""
    options = [(n, goal_in_words(said, shown.scenario)) for n, said in ASKED[name].items()]
    return field(name, label, "select", shown.state.choice(name), options=options, live=True)


def cheapest_block(shown: Findings) -> Made:
    """The goal and its limits, and the cheapest package that reaches it."""
    asked = (("goal", "Goal"), ("limits", "Within limits"), ("most", "With"))
    return block(
        "The cheapest package",
        form("decide", [select(shown, *each) for each in asked]),
        text(words.cheapest_words(shown.cheapest, shown.goal_text)),
        *_cheapest_parts(shown),
        text(words.COSTS_NOTE, note=True),
    )


def _cheapest_parts(shown: Findings) -> list[Part]:
    found = shown.cheapest
    if found is None or not found.changes:
        return []
    rows = [
        {
            "lever": declared(n).label,
            "from": shown.scenario.default_of(n),
            "to": value,
            "unit": declared(n).unit,
            "cost": found.costs[n],
        }
        for n, value in found.changes.items()
    ]
    return [
        table("The cheapest package", CHEAPEST_COLUMNS, rows, csv="cheapest-package"),
        actions(action("Put it on the sliders", "load_measures", values=found.changes)),
    ]


def flip_block(shown: Findings) -> Made:
    """Which assumption would have to be what for another package to come first."""
    title = "Where the ranking flips"
    if len(shown.packages) < 2:
        return block(title, text(FIRST_KEEP))
    if shown.flips is None:
        return block(title, text(words.LOOKING))
    if not shown.flips:
        return block(title, text(NEVER))
    lines = words.flip_words(shown.flips, [scenario.title for scenario in shown.scenarios])
    return block(title, items(lines), text(FLIP_NOTE, note=True))


def form_block(shown: Findings) -> Made:
    """Levers and scenarios, by this model and by the other published forms."""
    title = "Which conclusions depend on the form of the model"
    if shown.forms is None:
        return block(title, text(words.LOOKING))
    found, ranking = shown.forms
    places = {form: ranking.places(form) for form in ranking.values}
    rows = [
        {"scenario": scenario.title} | {f: int(p[i]) for f, p in places.items()}
        for i, scenario in enumerate(shown.scenarios)
    ]
    return block(
        title,
        text(words.form_words(found, ranking)),
        table("Levers on which the forms differ", FORM_COLUMNS, words.form_rows(found)),
        fold(
            "The scenarios in order of strength, by form",
            table("Places of the scenarios", PLACE_COLUMNS, rows, csv="forms"),
        ),
        text(FORM_NOTE, note=True),
        wide=True,
    )


CHEAPEST = Block("cheapest", cheapest_block)
FLIPS = Block("flips", flip_block)
FORMS = Block("forms", form_block)
