"""The figures of the start page's cards and examples, as the page behind each link shows them."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

from deterrence_kit.app.links import state_from
from deterrence_kit.app.reading import Reading
from deterrence_kit.model.rounding import beside, level
from deterrence_kit.pages.crises_and_trust.page import CrisesReading
from deterrence_kit.pages.regional_conflict.page import RegionReading
from deterrence_kit.views.doubt_words import NINE_IN_TEN

PAGE = Path(__file__).resolve().parents[1] / "notebooks" / "0_start_here.ipynb"
SECTION = "## Three things to try"
CARDS = "## Ten questions"
# Pages about something else than credibility: the last of their figures answers the card's question.
OF_THEIR_OWN: dict[str, type[Reading]] = {
    "5_crises_and_trust": CrisesReading,
    "6_regional_conflict": RegionReading,
}
CARD = re.compile(
    r'(<a class="dk-ask" href="(?P<stem>\w+)[.]ipynb(?P<query>[?][^"]*)">.*?</h3></a>)'
    r'(?:<p class="dk-told">[^<]*</p>)?'
)
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


def card_words(stem: str, query: str) -> str:
    """What the page behind a card answers, with the doubt where it is about credibility."""
    state = state_from(query)[0]
    if stem in OF_THEIR_OWN:
        last = OF_THEIR_OWN[stem](state).words()["headline"][-1]
        label = last["label"] if last["label"].endswith("?") else f"{last['label']}:"
        return f"{label} {last['value']} {last['note']}."
    reading = Reading(state)
    reading.draw()
    assert reading.doubt is not None
    low, high = (float(end) for end in reading.doubt.band("credibility", NINE_IN_TEN))
    return (
        f"Credibility {figures(query)}; in nine draws of ten it is {level(low, high)} to "
        f"{level(high, low)}."
    )


def told_cards(source: str) -> str:
    """The cards, each with the figures of the state that it opens."""

    def told_card(found: re.Match[str]) -> str:
        return (
            f'{found[1]}<p class="dk-told">{escape(card_words(found["stem"], found["query"]))}</p>'
        )

    return CARD.sub(told_card, source)


def page_with_figures(text: str) -> str:
    """The start page's notebook with the figures of now; nothing else of it changes."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if source.startswith(SECTION):
            cell["source"] = told(source).splitlines(keepends=True)
        elif source.startswith(CARDS):
            cell["source"] = told_cards(source).splitlines(keepends=True)
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
