"""The packages that were kept: what each does, costs and gives, with forms to keep and to drop."""

from __future__ import annotations

from deterrence_kit.analysis.decide.compare import MOST_STRATEGIES
from deterrence_kit.app.blocks import (
    Block,
    Made,
    Part,
    action,
    actions,
    block,
    field,
    form,
    table,
    text,
)
from deterrence_kit.pages.compare_and_decide.blocks import select
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.pages.compare_and_decide.words import measures_text
from deterrence_kit.views.shapes import Source

COLUMNS = (
    ("package", "Package", "text"),
    ("measures", "Measures", "text"),
    ("money", "Money here, billion $ a year", "number"),
    ("effort", "Political effort here", "text"),
    ("credibility", "Credibility here", "probability"),
    ("worst", "Largest regret, points", "number"),
    ("mean", "Mean regret, points", "number"),
    ("first", "First or level with it, in draws of the assumptions", "percent"),
    ("note", "", "text"),
)
NOTE = (
    "A package holds levers; the same values are taken in every scenario, also where a lever stands "
    "higher today. Assumptions and costs are those on the sliders, the same for all. Regret is what the "
    "best package would have given more."
)
TOLD = 0.0005  # what differs by less is shown as the same
PLAN_NOTE = (
    "What is planned over the years is kept with a package and loaded with it, but not compared here: "
    "this page compares one year. Crises and trust shows what a plan does."
)


def package_block(shown: Findings) -> Made:
    """The table, and forms for what a user can do with it."""
    kept = shown.state.packages
    parts = [table("Packages kept", COLUMNS, package_rows(shown), csv="packages")]
    if not kept:
        parts.append(actions(action("Begin with three examples", "suggest")))
    if len(kept) < MOST_STRATEGIES:
        fresh = f"Package {len(kept) + 1}"
        name = field("name", "Keep what is on the sliders as", "text", fresh)
        parts.append(form("keep_package", [name], "Keep"))
    parts.append(form("decide", [select(shown, "over", "Compare over")]))
    parts.append(text(NOTE, note=True))
    if shown.state.plan or any(package.plan for package in kept):
        parts.append(text(PLAN_NOTE, note=True))
    return block("Packages", *parts, wide=True)


def package_rows(shown: Findings) -> list[Source]:
    """A row for each package."""
    found, worst = shown.comparison, shown.comparison.most_regret(shown.weighed)
    mean, first = shown.comparison.mean_regret(shown.weighed), shown.first_shares
    return [
        {
            "package": f"{shown.looks[j][0]}  {package.name}",
            "measures": measures_text(package.changes, shown.names, 6) or "nothing",
            "money": shown.bills[j].dollars,
            "effort": shown.bills[j].effort_word,
            "credibility": float(found.values["credibility"][0, j]),
            "worst": 100 * float(worst[j]),
            "mean": 100 * float(mean[j]),
            "first": first[j],
            "note": _note(shown, j),
            "actions": _row_actions(shown, j - 1),
        }
        for j, package in enumerate(shown.packages)
    ]


def _note(shown: Findings, place: int) -> str:
    """Said only where it is so of the columns beside it: as good everywhere, and cheaper."""
    found = shown.comparison
    if not place or not found.dominated[place]:
        return ""
    good, cost = found.values["credibility"], found.cost
    no_worse = (good >= good[:, [place]] - TOLD).all(axis=0)
    cheaper = (cost < cost[:, [place]] - TOLD).all(axis=0)
    if (no_worse & cheaper).any():
        return "another is as good and cheaper"
    return "another is better and costs no more"


def _row_actions(shown: Findings, place: int) -> list[Part]:
    if not 0 <= place < len(shown.state.packages):
        return []
    name = shown.state.packages[place].name
    return [
        action("Load", "load_package", place=place, name=f"Put “{name}” on the sliders"),
        action("Remove", "drop_package", place=place, name=f"Remove “{name}”"),
    ]


PACKAGES = Block("packages", package_block)
