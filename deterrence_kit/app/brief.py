"""A one-page brief: what was changed and what that does, how sure, what it hangs on, and the sources."""

from __future__ import annotations

from typing import Any

from deterrence_kit import __version__
from deterrence_kit.app.about import LIMITS
from deterrence_kit.app.brief_story import (
    about_commitment,
    glossary,
    hangs_on,
    how_sure,
    question,
    ranked,
    what_it_does,
)
from deterrence_kit.app.links import VERSION
from deterrence_kit.app.membership import name_of
from deterrence_kit.app.plans import read_plan
from deterrence_kit.app.reading import Reading
from deterrence_kit.model.rounding import level
from deterrence_kit.model.settings import TABLES, declared
from deterrence_kit.model.severity.rung_bands import share_bands
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.ladder_words import ladder_rows
from deterrence_kit.views.plan_words import step_words
from deterrence_kit.views.shapes import Answer

MOST_ROWS = 12  # changes that a page has room for


def brief(reading: Reading) -> dict[str, Any]:
    """What the brief says beside the pictures, which the browser adds.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> from deterrence_kit.app.state import State
    >>> said = brief(ExplorerReading(State("nato-estonia", {"readiness": 0.7})))
    >>> said["changes"][0][:3]
    ['Readiness', '0.5', '0.7']
    """
    if about_commitment(reading):
        reading.draw()  # so that the verdict is never louder than the draws
    words = reading.words()
    changes = [_row(reading, name) for name in ranked(reading)]
    asked = question(reading) if about_commitment(reading) else ""
    return {
        "title": f"{reading.subject}: {asked}" if asked else reading.subject,
        "lead": what_it_does(reading) if asked else "",
        "story": _story(reading),
        "ways": reading.ways_told(),
        "summary": reading.summary,
        "figures": _figures(reading, words),
        "sentence": words["sentence"],
        "changes": changes[:MOST_ROWS],
        "more": max(0, len(changes) - MOST_ROWS),
        "besides": besides(reading),
        "compared": reading.compared(),
        "notes": [*_assumptions(reading), *filter(None, [words.get("pillars_why", "")]), LIMITS[0]],
        "source": f"{reading.as_of} deterrence_kit {__version__}, numbers of version {VERSION}.",
    }


def _story(reading: Reading) -> list[list[Any]]:
    """Heading and lines of what a minister asks next, where the page is about one commitment."""
    if not about_commitment(reading):
        return []
    return [
        ["How sure that is", how_sure(reading)],
        ["What it hangs on", [hangs_on(reading)]],
        ["The words", glossary(reading)],
    ]


def _figures(reading: Reading, words: Answer) -> list[list[str]]:
    """Label, value and what to compare it with."""
    if "headline" in words:
        return [[f["label"], f["value"], f.get("note", "")] for f in words["headline"]]
    against = words["credibility_change"]
    moved = (
        f"{against} than the baseline: {words['credibility_against']}"
        if words["direction"]
        else "as at the baseline"
    )
    pillars = (
        (p["name"], level(p["now"], p["before"]), f"baseline {level(p['before'], p['now'])}")
        for p in words["pillars"]
    )
    bands = share_bands(reading.scenario, reading.changes)
    return [
        ["Credibility", words["credibility"], moved],
        ["Threshold", words["threshold"], words["verdict_why"]],
        *map(list, ladder_rows(reading.now, reading.before, bands)),
        *map(list, pillars),
    ]


def _row(reading: Reading, name: str) -> list[str]:
    p = declared(name)
    texts = (reading.scenario.default_of(name), reading.state.changes[name])
    return [label_of(name, reading.names), *(number_text(v, p.unit) for v in texts), p.evidence]


def besides(reading: Reading) -> list[str]:
    """What was changed besides numbers: who has left or joined, what is planned."""
    state = reading.state
    left = [f"{name_of(state, code)} has left the pact." for code in state.left]
    joined = [f"{name_of(state, code)} has joined the pact." for code in state.joined]
    return left + joined + _planned(reading)


def _planned(reading: Reading) -> list[str]:
    """The plan in the words of its own page."""
    if not reading.state.plan:
        return []
    schedule = read_plan(reading.state.plan, reading.state)[0]
    every = "year" if schedule.review == 1 else f"{schedule.review} years"
    review = [f"a review every {every}"] * bool(schedule.review)
    said = "; ".join(review + [step_words(step, reading.names) for step in schedule.steps])
    return [f"Over the years: {said}."]


def _assumptions(reading: Reading) -> list[str]:
    """How many of the numbers that nobody chooses stand where they were declared."""
    names = [name for table in reading.SLIDERS if table != "levers" for name in TABLES[table]]
    changed = sum(name in reading.state.changes for name in names)
    if not names:
        return []
    if not changed:
        return [f"All {len(names)} assumptions are at their defaults."]
    return [f"{changed} of {len(names)} assumptions differ from their defaults; they are listed."]
