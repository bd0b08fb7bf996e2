"""What happens to links on their way: where nothing is lost, nothing is said."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.mended import is_foreign
from deterrence_kit.app.packages import kept
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import SETTINGS, declared

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)


@st.composite
def states(draw):
    """States as pages make them: settings moved, now and then a package."""
    names = draw(st.lists(st.sampled_from(list(SETTINGS)), max_size=6, unique=True))
    ends = {
        name: draw(st.sampled_from([declared(name).low, declared(name).high])) for name in names
    }
    changes = {name: float(value) for name, value in ends.items()}
    state = State("nato-poland", changes, names[0] if names else "readiness")
    name = draw(st.none() | NAMES)
    return kept(state, {"name": name}) if name and name.strip() else state


MANGLINGS = {
    "ampersands": lambda q: q.replace("&", "&amp;"),
    "encoded twice": lambda q: quote(q, safe="=&,:;~-._"),
    "encoded whole": lambda q: quote(q, safe=""),
    "full stop": lambda q: q + ".",
    "bracket": lambda q: q + ")",
    "angle": lambda q: q + ">",
    "comma and space": lambda q: q + ", ",
    "quotation mark": lambda q: q + "”",
    "quotation mark, encoded": lambda q: q + "%22",
    "stress": lambda q: q + "_",
    "stress and stop": lambda q: q + "**.",
    "twice, with a stop": lambda q: quote(q, safe="=&,:;~-._") + "%2E",
    "another's": lambda q: q + "&ref=chat&x=1",
    "line break": lambda q: q + "\r\n",
    "campaign": lambda q: q + "&utm_source=mail&utm_medium=x&utm_campaign=",
    "click": lambda q: "fbclid=abc&" + q + "&gclid=1",
    "word": lambda q: "token=secret&" + q,
    "question mark": lambda q: "?" + q,
}


@pytest.mark.parametrize("how", MANGLINGS)
@given(state=states())
def test_a_link_that_was_sent_around_opens_the_same_state_in_silence(how, state):
    query = query_of(state)
    whole, notices = state_from(query)
    again, said = state_from(MANGLINGS[how](query))
    assert again == whole
    assert said == notices == []


def test_nothing_of_ours_is_taken_for_a_trackers():
    full = State("nato-poland", {name: declared(name).high for name in SETTINGS})
    for part in query_of(full).split("&"):
        assert not is_foreign(part)
