"""The figures of the start page's examples, as the page behind each link shows them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from deterrence_kit.app.links import state_from
from deterrence_kit.app.reading import Reading
from deterrence_kit.model.rounding import beside

PAGE = Path(__file__).resolve().parents[1] / "notebooks" / "0_start_here.ipynb"
SECTION = "## Three things to try"
# A link, words without another link, and the two figures.
TOLD = re.compile(
    r"(\]\(\w+[.]ipynb(?P<query>[?][^)]*)\)[^\]]*?\*\*)[\d.]+ instead of [\d.]+(?=\*\*)"
)


def figures(query: str) -> str:
    """Credibility of a link's state beside the baseline's, as the answer says them."""
    reading = Reading(state_from(query)[0])
    now, before = beside(float(reading.now.credibility), float(reading.before.credibility))
    return f"{now} instead of {before}"


def told(source: str) -> str:
    """The text of the examples with the figures of now."""
    return TOLD.sub(lambda found: f"{found[1]}{figures(found['query'])}", source)


def page_with_figures(text: str) -> str:
    """The start page's notebook with the figures of now; nothing else of it changes."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if source.startswith(SECTION):
            cell["source"] = told(source).splitlines(keepends=True)
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
