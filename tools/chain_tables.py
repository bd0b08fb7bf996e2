"""The chain of formulas, as a table and as a picture: both from the formulas themselves.

``python tools/write_tables.py`` writes them into docs/model.md and docs/pictures/model.svg.
"""

from __future__ import annotations

import inspect
import re
from html import escape

from deterrence_kit.model.formulas import FORMULAS, STAGES, Formula, Stage, arguments
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.settings import SETTINGS, TABLES

#: What a stage is about, what a reader sees of it, as the docs say it.
ABOUT = {
    Stage.BUDGETS: ("What members spend", ""),
    Stage.FORCES: ("What would be there in time", "Capability, geography"),
    Stage.COHESION: ("Who carries what, who agrees", "Cohesion, burden sharing"),
    Stage.RESOLVE: ("Who would come", "Resolve of each ally"),
    Stage.RESPONSE: ("What an attack would meet", "Credibility"),
    Stage.DECISION: ("Whether a challenger tries", "Threshold"),
    Stage.YEAR: ("What a year brings", "Conflict propensity"),
    Stage.LADDER: ("How far it goes", "Force, deaths, war"),
}


def settings_of(formula: Formula) -> list[str]:
    """The declared numbers that a formula reads itself."""
    return [name for name in arguments(formula) if name in SETTINGS]


def first_sentence(formula: Formula) -> str:
    """What a formula computes, as its docstring begins, without the shape."""
    said = " ".join((inspect.getdoc(formula) or "").split("\n\n")[0].split())
    return re.sub(r", shape \(.*?\)(?=\.|$)", "", said)


def unit_of(formula: Formula) -> str:
    """The unit that the docstring gives behind the shape."""
    found = re.search(
        r"Returns\n-+\nndarray, shape \([^)]*\)(?:, (.*))?", inspect.getdoc(formula) or ""
    )
    return (found and found.group(1)) or "logits"


def chain_table() -> str:
    """A row for each formula, in the order in which they are computed."""
    rows = [
        "| | quantity | what it is | unit | declared numbers that it reads | in |",
        "| ---: | --- | --- | --- | --- | --- |",
    ]
    for place, (name, formula) in enumerate(FORMULAS.items(), 1):
        read = ", ".join(f"`{n}`" for n in settings_of(formula))
        said = first_sentence(formula).replace("``", "`").replace("|", "\\|")
        module = formula.__module__.removeprefix("deterrence_kit.model.").replace(".", "/")
        rows.append(f"| {place} | `{name}` | {said} | {unit_of(formula)} | {read} | `{module}` |")
    return "\n".join(rows)


def tables_of(stage: Stage) -> tuple[list[str], list[str]]:
    """Labels of the levers, and the other numbers, that enter at a stage for the first time."""
    before = {n for s in Stage if s < stage for f in STAGES[s] for n in settings_of(f)}
    here = dict.fromkeys(n for f in STAGES[stage] for n in settings_of(f) if n not in before)
    moved = [n for n in here if n in TABLES["levers"] and n not in OPPONENT]
    return [SETTINGS[n].label for n in moved], [n for n in here if n not in moved]


WIDE, LINE, LETTERS = 1120, 17, 46  # of the picture, its lines of text, and what fits into one


def wrapped(words: list[str], letters: int = LETTERS) -> list[str]:
    """Names in lines, each with as many as fit."""
    lines = [""]
    for place, word in enumerate(words):
        said = word + ("," if place < len(words) - 1 else "")
        if lines[-1] and len(lines[-1]) + len(said) + 1 > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {said}".strip()
    return lines if words else []


def text(x: float, y: float, said: str, style: str) -> str:
    """One line of text."""
    return f'<text x="{x:g}" y="{y:g}" class="{style}">{escape(said)}</text>'


def lines_at(x: float, y: float, lines: list[str], style: str) -> list[str]:
    """Lines of text, one below the other."""
    return [text(x, y + i * LINE, line, style) for i, line in enumerate(lines)]


def stage_drawn(stage: Stage, top: float) -> tuple[list[str], float]:
    """One stage and its height: what enters on the left, the formulas, what is seen on the right."""
    levers, others = tables_of(stage)
    formulas = wrapped([f.__name__ for f in STAGES[stage]], 56)
    left = wrapped(levers)
    right = (
        [f"{len(others)} assumption{'s' * (len(others) > 1)} or facts of the pair"]
        if others
        else []
    )
    height = 44 + LINE * max(len(formulas), len(left) + len(right) - 1, 1)
    title, seen = ABOUT[stage]
    drawn = [
        f'<rect x="372" y="{top:g}" width="460" height="{height:g}" rx="8" class="box"/>',
        text(388, top + 24, f"{int(stage)}  {title}", "title"),
        *lines_at(388, top + 46, formulas, "formula"),
        *lines_at(16, top + 24, left, "lever"),
        *lines_at(16, top + 24 + LINE * len(left), right, "quiet"),
    ]
    if left or right:
        drawn.append(arrow(340, top + 22, 370, top + 22))
    if seen:
        drawn += [arrow(834, top + 22, 864, top + 22), text(874, top + 27, seen, "seen")]
    return drawn, height


def arrow(x: float, y: float, to_x: float, to_y: float) -> str:
    """An arrow from one point to another."""
    return f'<path d="M{x:g} {y:g}L{to_x:g} {to_y:g}" class="arrow" marker-end="url(#head)"/>'


STYLE = (
    "text{font:13px system-ui,'Segoe UI','DejaVu Sans',sans-serif;fill:#1b1f23}"
    ".title{font-weight:700;font-size:15px}.seen{font-weight:700;fill:#0058a3}.quiet{fill:#57606a}"
    ".formula{font:12px 'DejaVu Sans Mono',monospace;fill:#57606a}.box{fill:#f4f6f8;stroke:#8c959f}"
    ".arrow{stroke:#57606a;stroke-width:1.5;fill:none}.head{font-weight:700;fill:#57606a}"
)


def chain_picture() -> str:
    """How a change runs through: levers on the left, stages from top to bottom, answers on the right."""
    drawn = [
        text(16, 28, "What you can move", "head"), text(388, 28, "What is computed, in order", "head"),
        text(874, 28, "What you see", "head"),
    ]  # fmt: skip
    top = 44.0
    for stage in Stage:
        shown, height = stage_drawn(stage, top)
        drawn += shown
        if stage != Stage.LADDER:
            drawn.append(arrow(602, top + height, 602, top + height + 20))
        top += height + 22
    head = (
        '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {top:g}" width="{WIDE}" '
        f'height="{top:g}" role="img" aria-label="{escape(described())}">'
        f"<style>{STYLE}</style><defs>{head}</defs>"
        f'<rect width="{WIDE}" height="{top:g}" fill="#ffffff"/>' + "\n".join(drawn) + "</svg>\n"
    )


def described() -> str:
    """The picture in a sentence."""
    stages = "; ".join(f"{int(s)}, {title.lower()}" for s, (title, _) in ABOUT.items())
    return f"A change runs through eight stages, from top to bottom: {stages}."
