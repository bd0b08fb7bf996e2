"""A page before it has a session: what a notebook's code shows is shown, or it is left to a session."""

import importlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from deterrence_kit.app.links import query_of, rewritten, state_from
from deterrence_kit.app.moved import moved
from deterrence_kit.app.origin import origin
from deterrence_kit.app.packages import packed
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import Package, State
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, SETTINGS, TABLES
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.portable.rooms import ROOMS
from deterrence_kit.portable.served import burden_sharing, part
from deterrence_kit.portable.shell import page_shown
from deterrence_kit.serve import catalogue, shells
from tests.conftest import ROOT

IMPORT = "from deterrence_kit.pages.explorer.page import MAP, WHY, show\n"
NOTEBOOKS = ROOT / "notebooks"
STEMS = {
    key: next(
        path.stem
        for path in NOTEBOOKS.glob("[0-9]*.ipynb")
        if path.stem.endswith(key.replace("-", "_"))
    )
    for key in ROOMS
}
WITH_ENGINE = [each.path for each in catalogue.entries(NOTEBOOKS) if each.engine]


@pytest.mark.parametrize("name", WITH_ENGINE)
def test_every_notebook_with_an_engine_is_shown_as_its_own_code_shows_it(name, monkeypatch):
    code = shells.around(NOTEBOOKS / name).code
    room = next(room for room in ROOMS.values() if room.reading.__module__ in code)
    found = page_shown(room, code)
    shown = {}
    module = importlib.import_module(room.reading.__module__)
    monkeypatch.setattr(
        module, "show", lambda *parts, levers: shown.update(parts=parts, levers=levers)
    )
    exec(code, {})
    assert tuple(found.SHOWN) == shown["parts"]
    assert frozenset(shown["levers"]) == found.MAIN


@pytest.mark.parametrize(
    "code",
    [
        IMPORT + "show(WHY, formulas={'effective_resolve': len})",
        IMPORT + "show(WHY, scenario='us-japan')",
        IMPORT + "show('My own words.', WHY)",
        IMPORT + "WHY = 3\nshow(WHY)",
        IMPORT + "show(WHY)\nprint('and more')",
        IMPORT + "show(WHY, levers=[name for name in ('will',)])",
        IMPORT + "show(*[WHY])",
        IMPORT + "show(LADDER)",
        "from deterrence_kit.pages.explorer.page import LADDER, show\nshow(LADDER)",
        "from deterrence_kit.pages.explorer.page import MAP as WHY, show\nshow(WHY)",
        "from deterrence_kit.pages.burden_sharing.page import LORENZ, show\nshow(LORENZ)",
        "from deterrence_kit.pages.explorer.page import show as print\nprint()",
        "show(",
        "",
    ],
)
def test_what_does_more_than_to_show_its_page_is_left_to_a_session(code):
    with pytest.raises(ValueError, match="needs a session"):
        page_shown(ROOMS["explorer"], code)


def test_fewer_pictures_and_other_levers_are_the_notebooks_own():
    code = IMPORT + "show(WHY, MAP, levers=['will'])"
    found = page_shown(ROOMS["explorer"], code)
    text = part(f"shell\n{code}")
    told = json.loads(text.rpartition("export const common = ")[2].rstrip().rstrip(";"))
    assert list(told["traits"]["figures"]) == [each.name for each in found.SHOWN] == ["why", "map"]
    main = [s["name"] for group in told["groups"] for s in group["sliders"] if s["main"]]
    assert set(main) == {"will"}
    assert page_shown(ROOMS["explorer"], IMPORT + "show()") is ExplorerReading


def test_another_page_has_its_own():
    code = shells.around(NOTEBOOKS / "3_burden_sharing.ipynb").asked
    assert '"page":"Burden sharing"' in burden_sharing(code)


def notebook(folder: Path, *cells: tuple[str, str]) -> Path:
    path = folder / "mine.ipynb"
    path.write_text(json.dumps({"cells": [{"cell_type": k, "source": s} for k, s in cells]}))
    return path


def test_a_notebook_with_more_code_than_one_cell_has_no_page_without_session(tmp_path):
    assert shells.around(notebook(tmp_path, ("code", "a = 1"), ("code", "show()"))) is None
    assert shells.around(notebook(tmp_path, ("markdown", "# Prose"))) is None
    found = shells.around(
        notebook(
            tmp_path, ("markdown", "# Mine\nBefore."), ("code", "show()"), ("markdown", "After.")
        )
    )
    assert found.code == "show()"
    assert "Before." in found.before[0]
    assert "Mine" not in found.before[0]
    assert "After." in found.after[0]


def test_a_part_of_a_notebook_that_has_changed_since_is_not_there(tmp_path):
    path = notebook(tmp_path, ("code", "show()"))
    name = shells.around(path).part
    assert shells.asked(path, name) == "shell\nshow()"
    notebook(tmp_path, ("code", "show(formulas=mine)"))
    assert shells.asked(path, name) == ""
    assert shells.asked(path, "us-japan") == "us-japan"


def shell_of(room, stem):
    """What a page without a session is told, besides what all engines are."""
    text = part(shells.around(NOTEBOOKS / f"{stem}.ipynb").asked, room.key)
    return json.loads(text.rpartition("export const common = ")[2].rstrip().rstrip(";"))


@pytest.fixture(scope="module")
def before(ask):
    """What a page that has no session shows of links, and what it starts one for."""

    def shown(room, stem, links):
        asked = [link if isinstance(link, dict) else {"query": f"?{link}"} for link in links]
        return ask(room, common=shell_of(room, stem), shells=asked)["before"]

    return shown


OTHERS = [
    name for table in TABLES.values() for name in table if name not in {**LEVERS, **ASSUMPTIONS}
]


@pytest.mark.parametrize(("key", "stem"), STEMS.items())
def test_what_other_pages_have_set_and_kept_goes_along_and_needs_no_session(before, key, stem):
    room = ROOMS[key]
    states = [State("us-japan", {"readiness": 0.7}).moved(n, SETTINGS[n].low) for n in OTHERS]
    many = State("us-japan", {n: SETTINGS[n].low for n in OTHERS} | {"will.USA": 0.3}, OTHERS[-1])
    many = state_from(query_of(many))[0]  # without what stands at its default
    kept = replace(many, packages=(packed(many, "Mine, of old"), Package("None")))
    states = [*(state for state in states if len(state.changes) > 1), many, kept]
    links = [query_of(state) for state in states]
    for state, link, there in zip(states, links, before(room, stem, links), strict=True):
        reading = room.reading(state)
        assert there["shows"], link
        assert not there["asked"]
        assert there["page"]["query"] == link
        assert there["page"]["moved"] == [
            {key: value for key, value in each.items() if value is not None}
            for each in moved(reading)
        ]
        assert there["page"]["can_reset"]
        assert sorted(there["page"]["origin"]["changes"]) == sorted(origin(reading)["changes"])


def test_a_reset_leaves_packages_alone_and_drops_what_other_pages_have_set(before):
    state = State("us-japan", {"readiness": 0.7, OTHERS[0]: SETTINGS[OTHERS[0]].low})
    state = replace(state, packages=(packed(state, "Mine"),))
    walks = [
        {"query": f"?{query_of(state)}", "events": events}
        for events in (
            [{"kind": "reset_all"}],
            [{"kind": "reset_all"}, {"kind": "undo"}],
            [{"kind": "scenario", "name": "nato-estonia"}],
        )
    ]
    reset, undone, other = before(ROOMS["explorer"], "1_credibility_explorer", walks)
    for page, event in ((reset, {"kind": "reset_all"}), (other, walks[-1]["events"][0])):
        session = Page(ExplorerReading, state)
        session.answer_event(event)
        assert page["page"]["query"] == query_of(session.state)
        assert page["page"]["news"] == session.news
    assert undone["page"]["query"] == query_of(state)


@pytest.mark.parametrize("fault", ["drift=7", "drift=abc", "drift=00.5", "p9=x", "drift.USA=0.2"])
def test_a_link_whose_other_parts_are_not_good_is_left_to_a_session(before, fault):
    """Which says so in its own words, or writes it as it should be."""
    name, value = fault.split("=")
    link = rewritten({"scenario": "us-japan", name: value, "touched": "readiness", "v": "3"})
    (there,) = before(ROOMS["explorer"], "1_credibility_explorer", [link])
    assert not there["shows"]
