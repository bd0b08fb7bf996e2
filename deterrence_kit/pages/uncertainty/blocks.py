"""The texts and tables of the page on uncertainty, with what can be asked for and tried."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

from deterrence_kit.analysis.doubt.labelled_cases import CASES
from deterrence_kit.analysis.doubt.ranking import RANK_DRAWS
from deterrence_kit.analysis.doubt.reversal import Reversal
from deterrence_kit.analysis.doubt.variance import SIZE
from deterrence_kit.app.blocks import (
    Block,
    Made,
    Part,
    action,
    actions,
    block,
    fold,
    heading,
    items,
    table,
    text,
)
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import ASSUMPTIONS, declared
from deterrence_kit.pages.uncertainty import conclusion_words as words
from deterrence_kit.pages.uncertainty import discovery_words as rules
from deterrence_kit.pages.uncertainty.choices import RULES as OVER
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.views.verdict_words import wording

RANKS_NOTE = (
    f"Ranks are from the first {RANK_DRAWS} draws. A lever is moved by a tenth of its range, in the "
    "better direction; “most” is by the margin, credibility less threshold."
)
UNASKED = (
    "The page can look for rules such as “credibility stays short of the threshold when "
    "readiness is below a third and the treaty is vague”: among the levers, with the assumptions "
    "where they stand, or among the assumptions, with the levers where they stand. It takes a few seconds."
)
UNEXPLAINED = (
    "“What matters most” moves one assumption at a time. Sobol indices share the spread out over the "
    "assumptions while all of them vary at once, interactions included. It takes a few seconds."
)


def ranks_block(shown: Findings) -> Made:
    """Each conclusion, and the share of the draws that agree."""
    rows = words.rank_rows(
        shown.told, shown.allies, shown.levers, shown.change, shown.names, wording(shown.scenario)
    )
    return block(
        "How sure each conclusion is",
        table("Conclusions and the draws that agree", words.RANK_COLUMNS, rows, "conclusions"),
        text(RANKS_NOTE, note=True),
    )


def flips_block(shown: Findings) -> Made:
    """What each assumption would have to be for another verdict, with a button to try it."""
    found = shown.reversals
    rows = words.reversal_rows(found)
    flipping = [one for one in found if one.value is not None]
    for row, one in zip(rows, flipping, strict=True):
        name = f"Try it: {row['label']} {row['flips']}"
        row["actions"] = [action("Try it", "load_case", name=name, values=_beyond(one))]
    firm = words.firm_words(found)
    parts = [text(words.reversal_words(found, wording(shown.scenario)))]
    if rows:
        parts.append(table("What would flip it", words.REVERSAL_COLUMNS, rows, "flips"))
    if firm:
        parts.append(fold(f"{len(firm)} that cannot, anywhere in their ranges", items(firm)))
    return block("What would have to be wrong for the verdict to flip?", *parts)


def _beyond(one: Reversal) -> dict[str, float]:
    """The first step of the slider at which the verdict has flipped."""
    parameter = declared(one.name)
    assert one.value is not None
    steps = (one.value - parameter.low) / parameter.step
    steps = ceil(steps - 1e-9) if one.higher else floor(steps + 1e-9)
    value = parameter.low + steps * parameter.step
    return {one.name: round(min(max(value, parameter.low), parameter.high), 9)}


def spread_block(shown: Findings) -> Made:
    """Sobol indices, where they are asked for."""
    asked = shown.state.choice("spread")
    button = _ask("spread", "sobol", asked, "Work out Sobol indices")
    parts = _spread_parts(shown, asked)
    title = "What makes the spread, all at once"
    return block(title, actions(button), *parts, wide=True)


def _spread_parts(shown: Findings, asked: str) -> list[Part]:
    if asked == "off":
        return [text(UNEXPLAINED, note=True)]
    if "spread" in shown.complaints:
        return [text(shown.complaints["spread"])]
    if shown.spread is None:
        return [text(words.VARIANCE_WAIT.format(cases=SIZE * (len(ASSUMPTIONS) + 2)))]
    rows = words.variance_rows(shown.spread)
    told = table("Shares of the spread", words.VARIANCE_COLUMNS, rows, "spread")
    return [text(words.variance_words(shown.spread)), told]


def rules_block(shown: Findings) -> Made:
    """Rules that say when deterrence fails, or holds, where they are asked for."""
    over = shown.state.choice("rules")
    buttons = [
        _ask("rules", name, over, f"Look {OVER[name]}") for name in ("levers", "assumptions")
    ]
    parts = _rule_parts(shown, over)
    title = "In plain words: when does deterrence fail?"
    return block(title, actions(*buttons), *parts, wide=True)


def _rule_parts(shown: Findings, over: str) -> list[Part]:
    if over == "off":
        return [text(UNASKED, note=True)]
    if "rules" in shown.complaints:
        return [text(shown.complaints["rules"])]
    found = shown.rules
    if found is None:
        return [text(rules.looking_words(over, CASES))]
    said = wording(shown.scenario)
    parts = [text(rules.found_words(found, said))]
    for region in found.boxes:
        parts.append(heading(rules.rule_words(region, found.holds, said)))
        parts.append(text(rules.measure_words(region, found.holds, said)))
        parts.append(_offer(shown.state, region.case))
    return parts


def _offer(state: State, case: Mapping[str, float]) -> Part:
    """A button that loads the case, unless the sliders stand in it."""
    if all(abs(state.value(name) - value) < 1e-9 for name, value in case.items()):
        return text("The sliders stand in this region now.", note=True)
    label = f"Load this case: {rules.case_words(case)}"
    return actions(action(label, "load_case", values=dict(case)))


def _ask(choice: str, value: str, chosen: str, label: str) -> Part:
    """A button that asks for what takes a few seconds; pressed again, it asks no more."""
    asked = "off" if value == chosen else value
    button = action(label, "choice", pressed=value == chosen, value=asked)
    # The event's own name is the choice's; the button's is what a screen reader says.
    return {**button, "event": {**button["event"], "name": choice}}


RANKS = Block("ranks", ranks_block)
FLIPS = Block("flips", flips_block)
SPREAD = Block("spread", spread_block)
RULES = Block("rules", rules_block)
