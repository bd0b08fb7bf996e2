"""What is worth knowing, on the page on uncertainty: sentence, bars and library say one thing."""

import re

from deterrence_kit.app.packages import kept
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import declared
from deterrence_kit.pages.uncertainty.page import UncertaintyReading
from deterrence_kit.pages.uncertainty.weighing import weigh
from deterrence_kit.pages.uncertainty.worth import LOOKING, worth_words

CLOSE = State("nato-poland")


def test_it_is_worked_out_at_rest_and_names_what_the_library_names():
    page = Page(UncertaintyReading, CLOSE)
    assert page.reading.captions()["worth"] == LOOKING
    page.settle()
    first = weigh(CLOSE).found.each[0]
    assert first.clear
    rows = page.reading.columns()["worth_bars"]
    assert rows["label"][0] == declared(first.name).label
    said = page.reading.captions()["worth"]
    assert declared(first.name).label.lower() in said.lower()
    assert "would change the verdict in" in said
    assert abs(int(re.search(r"in (\d+) of 100", said).group(1)) - 100 * first.turning) <= 1


def test_kept_packages_are_what_is_chosen_between():
    state = State("nato-poland", {"readiness": 0.6})
    state = kept(state, {"values": {"name": "Ready"}})
    state = kept(state.moved("presence", 0.04).reset("readiness"), {"values": {"name": "Forward"}})
    found = weigh(state)
    assert found.options == (
        "what is on the sliders", "“Ready”", "“Forward”"
    )  # fmt: skip
    said = worth_words(found)
    assert f"{found.options[found.found.best]} is best on average" in said
    assert "the choice" in said


def test_where_nothing_can_turn_it_the_sentence_says_so():
    said = worth_words(weigh(State("us-japan")))
    assert "No assumption, known by itself, would change the verdict" in said
