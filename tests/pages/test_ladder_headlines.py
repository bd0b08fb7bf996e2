"""Whatever page states a yearly chance in its headline states that of war first, and the rungs below."""

import pkgutil
from importlib import import_module

import pytest

from deterrence_kit import pages
from deterrence_kit.app.page import Page
from deterrence_kit.app.reading import Reading

ROOMS = [m.name for m in pkgutil.iter_modules(pages.__path__) if m.ispkg]


def reading_of(room):
    module = import_module(f"{pages.__name__}.{room}.page")
    own = (k for k in vars(module).values() if isinstance(k, type) and issubclass(k, Reading))
    return next(k for k in own if k.__module__ == module.__name__)


def figures(room):
    """The headline, as label, value and note; the shared answer tells war with its rungs."""
    told = Page(reading_of(room)).reading.words()
    if "headline" in told:
        return [(f["label"], f["value"], f["note"]) for f in told["headline"]]
    return [("War, a year", told["war"], told["rungs"])] if "war" in told else []


@pytest.mark.parametrize("room", ROOMS)
def test_no_headline_takes_a_threat_for_a_war(room):
    for label, _, note in figures(room):
        assert "challenge" not in label.lower(), "the headline is war; challenges stand below it"
        if label.startswith("War"):
            assert "any armed challenge, a threat included" in note


def test_every_page_with_a_yearly_chance_was_looked_at():
    stating = {r for r in ROOMS if any(label.startswith("War") for label, *_ in figures(r))}
    assert {"explorer", "compare_and_decide", "uncertainty", "regional_conflict"} <= stating
    assert "crises_and_trust" in stating
