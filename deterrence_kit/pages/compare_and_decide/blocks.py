"""Where the ranking flips, and what hangs on the form of the model."""

from __future__ import annotations

from deterrence_kit.app.blocks import (
    Block,
    Made,
    Part,
    block,
    field,
    fold,
    items,
    table,
    text,
)
from deterrence_kit.pages.compare_and_decide import words
from deterrence_kit.pages.compare_and_decide.asked import before_last, before_text
from deterrence_kit.pages.compare_and_decide.choices import ASKED
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.views.verdict_words import goal_in_words

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


def asked_options(shown: Findings, name: str) -> list[tuple[str, str]]:
    """What a form offers; the goal "as before the last change" names it, and only if there is one."""
    options = dict(ASKED[name])
    if name == "goal":
        options["before"] = before_text(shown.state) if before_last(shown.state) else ""
    return list(options.items())


FIRST = 3  # sentences that stand open


def select(shown: Findings, name: str, label: str) -> Part:
    """A field for one of the page's choices."""
    options = [
        (value, goal_in_words(said, shown.scenario))
        for value, said in asked_options(shown, name)
        if said
    ]
    return field(name, label, "select", shown.state.choice(name), options=options, live=True)


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
    rest = [fold(f"{len(lines) - FIRST} more", items(lines[FIRST:]))] * (len(lines) > FIRST + 1)
    return block(title, items(lines[:FIRST] if rest else lines), *rest, text(FLIP_NOTE, note=True))


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


FLIPS = Block("flips", flip_block)
FORMS = Block("forms", form_block)
