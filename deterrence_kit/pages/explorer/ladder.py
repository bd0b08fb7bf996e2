"""How bad: the yearly chance of each rung, with what is known of it, and what nuclear arms change."""

from __future__ import annotations

from deterrence_kit.app.blocks import Block, Made, block, table, text
from deterrence_kit.model.settings import declared
from deterrence_kit.model.severity.rung_bands import share_bands
from deterrence_kit.pages.explorer.findings import Findings
from deterrence_kit.views.ladder_words import ladder_rows, umbrella_words

TITLE = "How bad: from a threat to a war"
COLUMNS = (
    ("rung", "A challenge that is", "text"),
    ("chance", "Now", "text"),
    ("note", "Compare", "text"),
)
WHENCE = (
    "Shares of challenges are those of 1946–1989, by border and rivalry; credibility works on whether a "
    "challenge comes, and so on every rung alike. Intervals are of the shares alone: what makes a "
    "challenge likely is on the page on uncertainty."
)
DISPUTED = f"Nuclear umbrella, an assumption: {declared('umbrella').source}"


def _ladder(shown: Findings) -> Made:
    bands = share_bands(shown.scenario, shown.changes)
    rows = [
        dict(zip(("rung", "chance", "note"), row, strict=True))
        for row in ladder_rows(shown.now, shown.before, bands)
    ]
    counts = bool(shown.changes.get("nuclear_arms", shown.scenario.default_of("nuclear_arms")))
    arms = umbrella_words(shown.scenario, counts)
    said = [text(WHENCE, note=True)] + [text(arms), text(DISPUTED, note=True)] * bool(arms)
    return block(TITLE, table(TITLE, COLUMNS, rows, csv="ladder"), *said)


LADDER = Block("ladder", _ladder)
