"""An expert's yardstick: what a checklist of deterrence asks, and which number here speaks to it."""

from __future__ import annotations

from deterrence_kit.app.blocks import Block, Made, block, table, text
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.pages.evidence.findings import Findings

CITATION = (
    "Mazarr et al. 2018, What Deters and Why: Exploring Requirements for Effective Deterrence of "
    "Interstate Aggression, RAND RR2451"
)
MOTIVE, CLEAR, BELIEVED = (
    "How strongly is the challenger driven?", "Is it clear what is defended, and what would follow?",
    "Is the threat believed, and feared?",
)  # fmt: skip
# Under each of the report's three questions, in our own words: what is asked, and the settings that
# speak to it. An empty list is what this tool cannot see.
ASKED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (MOTIVE, "Discontent with how things stand", ("stakes", "rivalry", "quiet_years")),
    (MOTIVE, "What the place is worth to it", ("stakes",)),
    (MOTIVE, "Fear that time works against it, urgency", ("stakes",)),
    (CLEAR, "What exactly is defended", ("clarity", "red_lines")),
    (
        CLEAR,
        "What would be done, and said in time to those whom it is meant for",
        ("signalling", "consultation"),
    ),
    (CLEAR, "An answer to warnings, as a crisis unfolds", ()),
    (CLEAR, "A way out for the challenger, and concessions to it", ()),
    (BELIEVED, "Forces that can do it, in place or in time", ("readiness", "presence", "lift")),
    (BELIEVED, "The will to do it", ("will", "base_rate", "trust")),
    (BELIEVED, "Interests of the defender at stake", ("weight_ties", "stake_range")),
    (BELIEVED, "How the challenger's leaders read all this, wishful thinking", ("discernment",)),
)
COLUMNS = (
    ("question", "the report's question", "text"), ("asked", "what is asked, in our words", "text"),
    ("numbers", "which numbers here speak to it", "text"),
)  # fmt: skip


def yardstick_rows() -> list[dict[str, str]]:
    """What is asked, and the labels of the settings that speak to it."""
    return [
        {"question": question, "asked": asked, "numbers": _labels(names) or "none: it cannot be seen here"}
        for question, asked, names in ASKED
    ]  # fmt: skip


def _labels(names: tuple[str, ...]) -> str:
    return "; ".join(SETTINGS[name].label for name in names)


def yardstick_block(_shown: Findings) -> Made:
    """The yardstick."""
    rows = yardstick_rows()
    blind = [asked.lower() for _, asked, names in ASKED if not names]
    words = (
        f"How someone trained on a checklist of deterrence can read this tool. The report ({CITATION}) "
        f"asks its questions under three heads; the rows are in our words, not its list. Of {len(rows)} "
        f"things asked, {len(blind)} cannot be seen here: {'; '.join(blind)}. The "
        "opponent's stakes are six answers in each scenario's file, read by us and not measured."
    )
    return block(
        "By an expert's yardstick",
        text(words),
        table("What a checklist asks", COLUMNS, rows, "yardstick"),
        wide=True,
    )


YARDSTICK = Block("yardstick", yardstick_block)
