"""What is worth knowing: which assumption, if it were known, would most often change the choice."""

from __future__ import annotations

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.uncertainty.choosing import Choosing
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.pages.uncertainty.words import OUTCOMES_TOLD, in_hundred, lower_label
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.scales import scale_end
from deterrence_kit.views.shapes import Columns, Entry, Props
from deterrence_kit.views.theme import ALLY, MUTED
from deterrence_kit.views.verdict_words import PLAIN, Wording, wording

SLOTS, FEWEST = 8, 5  # rows that are drawn at most, and that there is room for at least
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))
SCALES = (5.0, 10.0, 20.0, 30.0, 50.0, 100.0)
TABLE = (
    ("label", "Assumption", "text"),
    ("changing", "Would change the choice, in draws of 100", "number"),
    ("gain", "Worth on average, points", "number"),
    ("told", "Told from chance", "text"),
)
LEGEND: tuple[Entry, ...] = (
    {"sign": "■", "colour": ALLY, "text": "told from chance"},
    {"sign": "■", "colour": MUTED, "text": "not told from chance"},
)
WAITING = "This is worked out once the sliders have rested."


def knowing_columns(chosen: Choosing | None) -> Columns:
    """Columns of the bars, the assumption that would change the choice most often on top."""
    rows = [] if chosen is None else _rows(chosen)[:SLOTS]
    clear = [chosen is not None and name in chosen.told.telling for name, *_ in rows]
    return {
        "knowing_bars": {
            "y": list(PLACES[: len(rows)]),
            "label": [declared(name).label for name, *_ in rows],
            "changing": [changing for _, changing, _ in rows],
            "gain": [gain for *_, gain in rows],
            "told": ["yes" if one else "no" for one in clear],
            "colour": [ALLY if one else MUTED for one in clear],
            "text": [f"{changing:.0f}" for _, changing, _ in rows],
        }
    }


def _rows(chosen: Choosing) -> list[tuple[str, float, float]]:
    """Each assumption that would change the choice at all: draws of 100, and points."""
    told = chosen.told
    each = zip(told.names, 100 * told.changing, 100 * told.gain, strict=True)
    return [(name, float(share), float(gain)) for name, share, gain in each if share > 0]


def knowing_props(columns: Columns) -> Props:
    """The scale and the names of the rows."""
    rows = columns["knowing_bars"]
    names = dict(zip(rows["y"], rows["label"], strict=True))
    end = scale_end(1.1 * max([*rows["changing"], 0]), SCALES)
    return {
        "knowing_x": {"start": 0, "end": 1.1 * end},
        "knowing_y": {"start": SLOTS - max(len(names), FEWEST), "end": SLOTS},
        "knowing_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}},
    }


def draw_knowing(columns: Columns) -> figure:
    """A bar for each assumption: in how many draws of 100 it would change the choice."""
    plot = plain_figure("knowing", (0, SCALES[0]), (0, SLOTS))
    plot.min_border_left = 172
    plot.xaxis[0].axis_label = "Draws of 100"
    plot.yaxis[0].update(
        name="knowing_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    bars = sources(columns)["knowing_bars"]
    plot.hbar(
        y="y", left=0, right="changing", height=0.62, source=bars, fill_color="colour",
        line_color="colour",
    )  # fmt: skip
    plot.text("changing", "y", text="text", x_offset=6, source=bars, **text_style())
    return plot


def knowing_words(chosen: Choosing | None, outcome: str, said: Wording = PLAIN) -> str:
    """Which assumption would change the choice most often, and how many draws say so."""
    if chosen is None:
        return WAITING
    told = chosen.told
    draws = f"From {told.draws:,} draws."
    start = _among(chosen, outcome) if chosen.options else _verdict(chosen, said)
    if not told.telling:
        return f"{start} No single assumption, if it were known, would change that. {draws}"
    first = told.telling[0]
    place = told.names.index(first)
    worth = 100 * float(told.gain[place])
    gained = (
        f"knowing it is worth {worth:.2g} points on average"
        if chosen.options
        else f"the verdict would be right in {_more_draws(worth)} of 100"
    )
    return (
        f"{start} If one assumption were known, {lower_label(first)} would change that most often "
        f"({in_hundred(float(told.changing[place]))} draws{_others(chosen)}): {gained}. {draws}"
    )


def _more_draws(worth: float) -> str:
    """How many more draws of 100.

    Examples
    --------
    >>> _more_draws(0.2), _more_draws(0.97), _more_draws(6.6)
    ('not even 1 more draw', 'about 1 more draw', 'about 7 more draws')
    """
    number = round(worth)
    about = f"about {number}" if number else "not even 1"
    return f"{about} more draw{'s' if number > 1 else ''}"


def _among(chosen: Choosing, outcome: str) -> str:
    best = chosen.options[chosen.told.chosen]
    others = " and ".join(f"“{n}”" for i, n in enumerate(chosen.options) if i != chosen.told.chosen)
    return (
        f"By {OUTCOMES_TOLD[outcome]}, costs left out, “{best}” is best on average over the draws, "
        f"before {others}."
    )


def _verdict(chosen: Choosing, said: Wording) -> str:
    return f"In most draws deterrence {said.of(chosen.told.chosen == 0)}."


def _others(chosen: Choosing) -> str:
    rest = [lower_label(name) for name in chosen.told.telling[1:3]]
    return f"; then {' and '.join(rest)}" if rest else ""


def _columns(shown: Findings) -> Columns:
    return knowing_columns(shown.choosing)


def _props(_shown: Findings, columns: Columns) -> Props:
    return knowing_props(columns)


def _caption(shown: Findings, _columns: Columns) -> str:
    return knowing_words(shown.choosing, shown.state.choice("matters"), wording(shown.scenario))


KNOWING = Picture(
    name="knowing", title="What is worth knowing", height=300, columns=_columns, draw=draw_knowing,
    props=_props, caption=_caption, source="knowing_bars", table=TABLE, legend=LEGEND,
)  # fmt: skip
