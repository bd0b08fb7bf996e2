"""What would it take: how far each lever alone would have to go, on its own range."""

from __future__ import annotations

from collections.abc import Mapping

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.analysis.decide.bill import bill_of, spent_today
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.reach import Reach
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.pages.compare_and_decide.words import reach_words, setting_text
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.shapes import Columns, Entry, Props
from deterrence_kit.views.theme import CASING, DOWN, GHOST, MUTED, UP

SLOTS = 20
# Beside the track, where a longer name would leave a phone no room; the table has it whole.
SHORT = {"Sanctions and cyber coordination": "Sanctions and cyber"}
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))
LEGEND: tuple[Entry, ...] = (
    {"sign": "┃", "colour": GHOST, "text": "now"},
    {
        "sign": "●",
        "colour": UP,
        "text": "reaches the goal, for billion $ or how much political effort",
    },
    {"sign": "◆", "colour": DOWN, "text": "goal lost"},
)
TABLE = (
    ("label", "Lever", "text"),
    ("now_value", "Now", "number"),
    ("setting", "Would take", "number"),
    ("money", "Money, billion $ a year", "number"),
    ("effort", "Political effort", "text"),
    ("short", "Short of the goal, points", "number"),
    ("sentence", "In words", "text"),
)


def reach_columns(found: Mapping[str, Reach], goal: Goal, spent: float) -> Columns:
    """Columns of the tracks, in the order of what is cheapest, then of how near the rest come.

    Parameters
    ----------
    found : mapping of str to Reach
        By lever.
    goal : Goal
    spent : float
        The pact's military spending, billion international $ a year.
    """
    rows = [found[name] for name in ordered(found, goal)][:SLOTS]
    ends = [r.setting if r.met or r.setting is not None else r.furthest for r in rows]
    shares = [(share(r.name, r.now), share(r.name, e)) for r, e in zip(rows, ends, strict=True)]
    bills = [None if r.cost is None else bill_of({r.name: r.cost}, spent) for r in rows]
    return {
        "reaches": {
            "y": list(PLACES[: len(rows)]),
            "label": [label_of(r.name, {}) for r in rows],
            "now": [now for now, _ in shares],
            "there": [now if there is None else there for now, there in shares],
            "colour": [GHOST if r.setting is None else DOWN if r.met else UP for r in rows],
            "marker": ["diamond" if r.met else "circle" for r in rows],
            "size": [0 if r.setting is None else 13 for r in rows],
            "text": [told(r, goal, spent) for r in rows],
            "now_value": [r.now for r in rows],
            "setting": [r.setting for r in rows],
            "money": [None if b is None else b.dollars for b in bills],
            "effort": ["" if b is None else b.effort_word for b in bills],
            "short": [short_of(r, goal) for r in rows],
            "sentence": [r.sentence() for r in rows],
        }
    }


def ordered(found: Mapping[str, Reach], goal: Goal) -> list[str]:
    """Levers that reach the goal by cost, then those out of reach by how near they come, then idle."""

    def key(name: str) -> tuple[int, float]:
        reach = found[name]
        if reach.setting is not None:
            gone = abs((share(name, reach.setting) or 0) - (share(name, reach.now) or 0))
            return 0, reach.cost if reach.cost is not None else gone
        better = outcome_called(goal.outcome).better
        return (2, 0.0) if reach.idle else (1, -better * reach.outcome)

    return sorted(found, key=key)


def share(name: str, value: float | None) -> float | None:
    """Where a value stands on the lever's range, 0 to 1."""
    if value is None:
        return None
    lever = declared(name)
    return (value - lever.low) / (lever.high - lever.low)


def short_of(reach: Reach, goal: Goal) -> float | None:
    """How far the lever alone stays short of the goal at its best, in points; None where it does not."""
    if reach.met or reach.setting is not None:
        return None
    return 100 * outcome_called(goal.outcome).better * (goal.bound - reach.outcome)


def told(reach: Reach, goal: Goal, spent: float) -> str:
    """What stands beside the track, short enough for a phone.

    Examples
    --------
    >>> goal = Goal("credibility", 0.5)
    >>> told(Reach("spending_floor", 0, False, 5.2, 5.2, 6, 0.5, 66.04, False), goal, 50)
    '5.2 %, 33 bn $'
    >>> told(Reach("will", 0.5, False, None, None, 1, 0.47, None, False), goal, 50)
    '3.0 points short'
    """
    if reach.idle:
        return "no bearing"
    if reach.setting is None:
        lacking = short_of(reach, goal)
        return "met throughout" if lacking is None else short_text(lacking)
    value = setting_text(reach.name, reach.setting)
    for long, short in ((" of GDP", ""), (" a day", "/day"), (" of forces", "")):
        value = value.replace(long, short)
    if reach.met:
        return f"lost at {value}"
    cost = reach.cost
    if cost is None:
        return value
    return f"{value}, {bill_of({reach.name: cost}, spent).short()}"


def short_text(points: float) -> str:
    """A shortfall in points, never told as none.

    Examples
    --------
    >>> short_text(3.04), short_text(0.02)
    ('3.0 points short', 'just short of it')
    """
    return f"{points:.1f} points short" if points >= 0.05 else "just short of it"


def reach_props(columns: Columns) -> Props:
    """The names of the rows."""
    rows = columns["reaches"]
    names = dict(zip(rows["y"], (SHORT.get(n, n) for n in rows["label"]), strict=True))
    return {"reach_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}}}


def draw_reaches(columns: Columns) -> figure:
    """A track for each lever's range, a tick where it stands, a mark where the goal turns."""
    plot = plain_figure("reach", (-0.03, 3.2), (0, SLOTS))
    plot.min_border_left = 172
    plot.xaxis[0].update(
        ticker=FixedTicker(ticks=[0, 1]), major_label_overrides={0: "lowest", 1: "highest"},
        axis_line_color=None,
    )  # fmt: skip
    plot.yaxis[0].update(
        name="reach_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    rows = sources(columns)["reaches"]
    plot.segment(0, "y", 1, "y", source=rows, line_color=MUTED, line_alpha=0.35, line_width=4)
    plot.segment("now", "y", "there", "y", source=rows, line_color="colour", line_width=6)
    plot.scatter(
        "now", "y", source=rows, marker="dash", angle=1.5708, size=16, line_color=GHOST,
        line_width=3,
    )  # fmt: skip
    plot.scatter(
        "there", "y", source=rows, marker="marker", size="size", fill_color="colour",
        line_color=CASING,
    )  # fmt: skip
    plot.text(1.05, "y", text="text", source=rows, **text_style())
    return plot


def _columns(shown: Findings) -> Columns:
    return reach_columns(shown.reach, shown.aim.goal, spent_today(shown.scenario))


def _props(_shown: Findings, columns: Columns) -> Props:
    return reach_props(columns)


def _caption(shown: Findings, _columns: Columns) -> str:
    return reach_words(shown.reach, shown.aim.goal, shown.goal_text, spent_today(shown.scenario))


REACH = Picture(
    name="reach", title="What each lever alone would take", height=540, columns=_columns,
    draw=draw_reaches, props=_props, caption=_caption, source="reaches", table=TABLE,
    choice="goal", legend=LEGEND,
)  # fmt: skip
