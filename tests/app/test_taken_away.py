"""What a user takes away: the brief says what the page says, the notebook computes the same."""

import json

import nbformat
import pytest
from nbclient import NotebookClient

from deterrence_kit.app.as_notebook import as_notebook
from deterrence_kit.app.board import script
from deterrence_kit.app.brief import brief
from deterrence_kit.app.page import Page
from deterrence_kit.app.state import Package, State
from deterrence_kit.model.settings import ASSUMPTIONS
from deterrence_kit.pages.compare_and_decide.page import DecisionReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from deterrence_kit.pages.uncertainty.page import UncertaintyReading

CHANGED = State(
    "nato-estonia",
    {"readiness": 0.7, "will.USA": 0.25, "contest_exponent": 0.8, "drift": 0.0},
    left=("TUR",),
    plan="3:clarity:0.8",
)


def printed(text):
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    return ["".join(o.get("text", "") for o in out) for out in outputs]


def test_the_notebook_computes_what_the_page_shows():
    reading = ExplorerReading(CHANGED)
    answers = printed(as_notebook(reading))
    assert answers[2].splitlines()[0] == reading.now.sentence()
    assert f"{float(reading.now.credibility):.4f} now" in answers[2]
    assert "readiness" in answers[3]
    assert "Türkiye" not in answers[4]
    assert "challenged by year 10" in answers[5]


def test_the_notebook_compares_what_the_decision_page_compares():
    """Names that would break a string, a member that leaves, and a choice of each kind."""
    levers = {"readiness": 0.8, "mobilisation_days": 5.0}
    packages = (Package("\"}{\\n'", levers), Package("Alone", {"clarity": 0.9}, left=("NZL",)))
    state = State(
        "anzus-australia", {"will": 0.6, "loss": 1.3, "cost_will": 5.0}, packages=packages
    )
    for name, value in {"over": "pact", "goal": "ten", "most": "1", "limits": "words"}.items():
        state = state.chosen(name, value)
    page = Page(DecisionReading, state)
    *_, compared, ranked, sought, forms = printed(as_notebook(page.reading))
    page.settle()
    found, shown = page.reading.comparison, page.reading
    assert len(compared.splitlines()) == len(found.strategies) == 4
    for j, line in enumerate(compared.splitlines()):
        assert line.startswith(f"{found.strategies[j]}: costs {shown.bills[j].sentence()}, ")
        assert f"credibility {found.values['credibility'][0, j]:.4f}" in line
        assert f"largest regret {found.most_regret()[j]:.4f}" in line
    shares = [f"first in {share:.1%}" for share in shown.first_shares]
    assert [line.split(": ")[-1].partition(" of")[0] for line in ranked.splitlines()[:4]] == shares
    assert all(flip.sentence() in ranked for flip in shown.flips[:8])
    assert all(reach.sentence() in sought for reach in shown.reach.values())
    for way in shown.ways:
        assert f"{way.found.changes}: {way.costs.sentence()}" in sought
    assert f"credibility {shown.front.credibility[-1]:.3f}" in sought.splitlines()[-1]
    assert str(shown.forms[1].places("game").tolist()[0]) in forms


def test_the_notebook_draws_what_the_page_on_uncertainty_draws():
    state = State("us-philippines", {"readiness": 0.6, "loss": 1.3}).chosen("matters", "propensity")
    page = Page(UncertaintyReading, state)
    page.settle()
    shown = page.reading
    *_, bands, sure, swings, knowing = printed(as_notebook(shown))
    low, high = shown.found.band("credibility", (0.05, 0.95))
    assert f"holds in {shown.found.holding:.1%} of {shown.found.draws:,} draws" in bands
    assert f"{low:.4f} to {high:.4f}" in bands
    assert f"{shown.change.rising:.1%} of the draws" in bands
    assert f"{shown.levers.leader} buys most in {shown.levers.agreeing:.0%}" in sure
    assert sure.count("flips at") == sum(flip.value is not None for flip in shown.reversals)
    first = f"{shown.swings.at_low[0]:.4f} to {shown.swings.at_high[0]:.4f}"
    assert swings.splitlines()[0].split() == [shown.swings.names[0], *first.split()]
    told = shown.choosing.told
    turning = [name for name, share in zip(told.names, told.changing, strict=True) if share]
    assert [line.split()[0] for line in knowing.splitlines()] == turning


def test_what_was_asked_for_is_in_the_notebook_too():
    state = State("us-japan").chosen("spread", "sobol").chosen("rules", "levers")
    text = as_notebook(UncertaintyReading(state))
    assert "variance_shares(scenario, changes, 'margin')" in text
    assert "discovery(scenario, changes, 'levers')" in text
    assert "discovery" not in as_notebook(UncertaintyReading(State("us-japan")))


def test_the_same_state_is_the_same_notebook():
    assert as_notebook(ExplorerReading(CHANGED)) == as_notebook(ExplorerReading(CHANGED))


@pytest.mark.parametrize("reading", [ExplorerReading, GeographyReading])
def test_the_brief_says_what_the_page_says(reading):
    said = brief(reading(CHANGED))
    words = reading(CHANGED).words()
    assert said["sentence"] == words["sentence"]
    assert {"Readiness", "Domestic will, United States"} <= {row[0] for row in said["changes"]}
    assert "Türkiye has left the pact." in said["besides"]
    assert f"1 of {len(ASSUMPTIONS)} assumptions differ" in " ".join(said["notes"])
    assert [f[0] for f in said["figures"]][:2] == ["Credibility", "Threshold"]


def test_the_brief_of_the_decision_page_tells_its_letters():
    page = Page(DecisionReading, State("us-korea", {"clarity": 0.9}))
    page.answer_event({"kind": "suggest"})
    compared = brief(page.reading)["compared"]
    assert [line[0] for line in compared] == ["A", "B", "C", "S"]
    cost = page.reading.comparison.cost[0, 1]
    assert "Readiness 0.7, Mobilisation 8 days" in compared[0]
    assert f"({cost:.1f} % of what the pact spends" in compared[0]
    assert brief(ExplorerReading(CHANGED))["compared"] == []


def test_many_changes_are_cut_and_counted():
    changes = {name: p.high for name, p in ASSUMPTIONS.items()}
    said = brief(ExplorerReading(State("nato-estonia", changes)))
    assert len(said["changes"]) + said["more"] == len(changes)
    assert said["more"] > 0


def test_the_page_sends_what_is_asked_for():
    page, told = Page(ExplorerReading, State("nato-estonia")), []
    page.board.send = lambda content, buffers=None: told.append(content)
    page.answer_event({"kind": "brief"})
    page.answer_event({"kind": "notebook"})
    assert [t["kind"] for t in told] == ["brief", "notebook"]
    assert json.loads(told[1]["text"])["nbformat"] == 4


def test_no_script_takes_greenwichs_date_for_the_readers():
    assert "toISOString" not in script()
    assert "getUTC" not in script()
