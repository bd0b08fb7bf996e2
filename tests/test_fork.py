"""A fork as a researcher makes it: copy, edit, serve; and what the page says of it."""

import json
import re
import sys

import browsing
import numpy as np
import pytest
from playwright.sync_api import expect

from deterrence_kit import assess, load_scenario
from deterrence_kit.__main__ import main
from deterrence_kit.app import state
from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.links import state_from
from deterrence_kit.app.own_formula import forked
from deterrence_kit.app.page import Page
from deterrence_kit.datasets.own import scenario_from_csv
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.browser.sights import press, shown, wait_for_query, wait_for_text
from tests.waiting import PATIENCE, eventually

UNANIMITY = """import numpy as np


def unanimity(member_resolve, home):
    return np.where(home > 0, 1.0, member_resolve).min(axis=-1, keepdims=True)
"""
OUTCOME = "Challenge that is not stopped, a year"


def unanimity(member_resolve, home):
    """The pact acts only if every ally agrees. More is said elsewhere."""
    return np.where(home > 0, 1.0, member_resolve).min(axis=-1, keepdims=True)


def unstopped(assessment):
    return assessment.propensity * (1 - assessment.credibility)


@pytest.fixture(autouse=True)
def _no_trace():
    """What a notebook offers stays in its session."""
    yield
    state._OFFERED.clear()
    state.scenario_called.cache_clear()
    state._with_members.cache_clear()


@pytest.fixture
def pact(tmp_path):
    path = tmp_path / "three.csv"
    path.write_text("code,will\nEST,\nLVA,0.9\nFIN,0.2\n", encoding="utf-8")
    return scenario_from_csv(path, protege="EST", challenger="RUS", title="Three")


def opened(*arguments, query=""):
    page = Page(forked(ExplorerReading, *arguments))
    page.board.send = lambda content, buffers=None: None
    page.answer_event({"kind": "start", "query": query})
    return page


def test_a_scenarios_own_formula_enters_everything_computed_from_it(pact):
    page = opened(pact, {"effective_resolve": unanimity})
    assert page.state.scenario == "three"
    assert page.board.picker["options"][0] == {
        "name": "three",
        "title": "Three",
        "group": "Your own",
    }
    now = assess(pact, formulas={"effective_resolve": unanimity})
    assert now.effective_resolve == now.member_resolve[1:].min() < assess(pact).resolve
    assert page.reading.now.credibility == now.credibility
    assert page.reading.curve.credibility.max() <= now.denial + 0.2
    page.move("will.FIN", 0.9)
    assert page.reading.why.after == pytest.approx(float(page.reading.now.credibility))


def test_the_page_says_what_is_its_own(pact):
    page = opened(pact, {"effective_resolve": unanimity}, {OUTCOME: unstopped})
    page.move("readiness", 0.8)
    blocks = page.reading.blocks()
    said = " ".join(part["text"] for part in blocks["formulas"]["parts"])
    assert (
        "effective_resolve: The pact acts only if every ally agrees. More is said elsewhere."
        in said
    )
    assert "It reads member_resolve, home." in said
    shipped = assess(pact, pact.levers_at({"readiness": 0.8})).credibility
    assert f"would be {shipped:.3f} instead of {page.reading.now.credibility:.3f}" in said
    row = blocks["outcomes"]["parts"][0]["rows"][0]
    assert row["now"] == f"{float(unstopped(page.reading.now)):.4g}"
    assert row["before"] != row["now"]
    assert row["why"].startswith("Readiness −")


def test_a_link_of_a_fork_leads_back_to_it(pact):
    page = opened(pact, {"effective_resolve": unanimity})
    page.move("clarity", 0.9)
    query = page.reading.page("LVA")["query"]
    assert state_from(query) == (page.state, [])
    again = opened(pact, {"effective_resolve": unanimity}, query=f"?{query}")
    assert again.state == page.state
    state._OFFERED.clear()
    state.scenario_called.cache_clear()
    assert "There is no scenario called “three”" in state_from(query)[1][0]


def test_a_formula_alone_is_offered_for_every_scenario_and_the_shipped_stay(pact):
    page = opened(None, {"effective_resolve": unanimity})
    assert page.state.scenario == "my-nato-estonia"
    mine = page.reading.now.credibility
    page.answer_event({"kind": "scenario", "name": "nato-estonia"})
    assert page.reading.now.credibility == assess(load_scenario("nato-estonia")).credibility > mine
    assert "shipped formulas" in page.reading.blocks()["formulas"]["parts"][0]["text"]


def test_from_another_page_come_the_levers_but_not_the_scenario(pact):
    page = opened(pact, query="?scenario=us-japan&join=POL&clarity=0.9&touched=clarity&v=1")
    assert page.state == state_from("scenario=three&clarity=0.9&touched=clarity")[0]
    assert page.notices == []
    page.answer_event({"kind": "scenario", "name": "us-japan"})
    query = page.reading.page("")["query"]
    assert opened(pact, query=query).state.scenario == "us-japan"


@pytest.mark.parametrize("own", [True, False], ids=["own scenario", "own formula alone"])
def test_the_notebook_of_a_fork_gives_the_same_figures(
    pact, own, tmp_path, from_folder, monkeypatch, capsys
):
    """What it carries is in tests/app/test_notebooks_alone.py."""
    (tmp_path / "theirs.py").write_text(UNANIMITY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    formula = from_folder(tmp_path, "theirs").unanimity
    page = opened(pact if own else None, {"effective_resolve": formula})
    page.move("clarity", 0.9)
    cells = json.loads(as_notebook(page.reading))["cells"]
    code = "\n\n".join(cell["source"] for cell in cells if cell["cell_type"] == "code")
    exec(compile(code, "fork.ipynb", "exec"), {})
    assert page.reading.now.sentence() in capsys.readouterr().out


def test_without_anything_of_ones_own_it_is_the_page_itself():
    assert forked(ExplorerReading) is ExplorerReading
    assert not {"outcomes", "formulas"} & set(opened().reading.blocks())


@pytest.mark.parametrize(
    ("formulas", "outcomes", "sentence"),
    [
        ({"weather": unanimity}, {}, "No formula is called 'weather'"),
        ({"denial": lambda weather: weather}, {}, "reads 'weather', which is not known"),
        (
            {"effective_resolve": lambda home: 3.0 + 0 * home[..., :1]},
            {},
            "has to stay between 0 and 1",
        ),
        ({}, {"Delivered": lambda a: a.delivered}, "has to give one number a case"),
    ],
)
def test_what_does_not_work_is_refused_before_the_page_is_shown(pact, formulas, outcomes, sentence):
    with pytest.raises(ValueError, match=sentence):
        forked(ExplorerReading, pact, formulas, outcomes)


def test_nothing_is_overwritten(tmp_path, capsys):
    assert main(["fork", str(tmp_path / "mine")]) == 0
    assert main(["fork", str(tmp_path / "mine")]) == 2
    assert "name another folder" in capsys.readouterr().err


@pytest.mark.browser
def test_copy_edit_serve(tmp_path, chromium, capsys):
    """The tutorial's path, with another title, another ally and another formula."""
    folder = tmp_path / "my fork"
    assert main(["fork", str(folder)]) == 0
    edit(folder / "10_fork_me.ipynb", r"Seven neighbours – Estonia", "Nine neighbours – Estonia")
    edit(folder / "10_fork_me.ipynb", r'"# Fork me\\n"', r'"# Would nine do?\\n"')
    edit(folder / "10_fork_me.ipynb", r'"title": "Fork me"', '"title": "Would nine do?"')
    edit(folder / "my_pact.csv", r"^ISL", "POL,,,0.3,,Will: judgement\nISL")
    edit(folder / "my_formulas.py", r"share >= 0.1", "share >= 0.05")
    with browsing.serving(folder, log=tmp_path / "log") as server:
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(1000 * PATIENCE)
        page.goto(server.page("10_fork_me.ipynb"))
        page.wait_for_selector("[data-ready=true]")
        assert page.title().startswith("Would nine do?")
        expect(page.locator("h1")).to_have_text(["Would nine do?"])
        chosen = page.get_by_label("Scenario").locator("option:checked")
        expect(chosen).to_have_text("Nine neighbours – Estonia")
        eventually(lambda: f"{expected(folder):.2f}" in shown(page, "credibility"))
        press(page, "readiness", "ArrowLeft", 20)
        wait_for_query(page, "scenario=my_pact")
        wait_for_text(page, ".dk-part-outcomes", "Readiness")
        page.get_by_role("button", name="Undo").click()
        page.reload()
        page.wait_for_selector("[data-ready=true]")
        expect(chosen).to_have_text(re.compile("^Nine"))
        page.close()
    assert "could not import" not in (tmp_path / "log").read_text(encoding="utf-8")


def edit(path, pattern, text):
    before = path.read_text(encoding="utf-8")
    after = re.sub(pattern, text, before, flags=re.MULTILINE)
    assert after != before, pattern
    path.write_text(after, encoding="utf-8")


def expected(folder):
    """The fork's credibility, computed by its own files in a script."""
    sys.path.insert(0, str(folder))
    try:
        from my_formulas import effective_resolve
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop("my_formulas", None)
    scenario = scenario_from_csv(
        folder / "my_pact.csv", protege="EST", challenger="RUS",
        levers={"clarity": 0.6, "shared_threat": 0.8, "challenger_readiness": 0.35},
        theatre={"rivalry": True, "crossing": 0.1},
    )  # fmt: skip
    assert "POL" in scenario.codes
    return float(assess(scenario, formulas={"effective_resolve": effective_resolve}).credibility)
