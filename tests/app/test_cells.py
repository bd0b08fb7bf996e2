"""Cells of notebooks are text: what they import is there, and what they call takes what it is given.

Running every one of them would take minutes; `test_notebooks_alone` runs the usual ones.
"""

import ast
import importlib
import inspect
import pkgutil
import string

import pytest

import deterrence_kit.pages as rooms
from deterrence_kit.app import as_notebook
from deterrence_kit.app.state import Package, State
from tests.app.test_every_page import READINGS

KEPT = (Package("A", {"readiness": 0.7}), Package("B", {"clarity": 0.9}, left=("CAN",)))
PLAIN = State("nato-estonia", {"readiness": 0.7, "loss": 1.3}, packages=KEPT[:1])
MOVED = State(
    "nato-estonia", {"will": 0.4, "drift": 0.0}, left=("TUR",), joined=("UKR",),
    plan="2:clarity:0.8", packages=KEPT,
)  # fmt: skip
ASKED = {"spread": "sobol", "rules": "levers", "rivals_of": "RUS-EST", "when": "3"}
for name, value in ASKED.items():
    MOVED = MOVED.chosen(name, value)
STATES = (PLAIN, MOVED, State("ecowas-benin", {"readiness": 0.7}))


def homes():
    """The modules in which cells are written."""
    yield as_notebook
    for room in pkgutil.iter_modules(rooms.__path__):
        folder = importlib.import_module(f"{rooms.__name__}.{room.name}")
        if "notebook" in {module.name for module in pkgutil.iter_modules(folder.__path__)}:
            yield importlib.import_module(f"{folder.__name__}.notebook")


def templates():
    """Every text that a cell is made of, with the longest part of it that no value replaces."""
    for home in homes():
        for name, found in vars(home).items():
            for text in found if isinstance(found, list) else [found]:
                if name.isupper() and isinstance(text, str) and "\n" in text:
                    parts = (literal for literal, *_ in string.Formatter().parse(text))
                    yield f"{home.__name__}.{name}", max(parts, key=len)


def cells():
    return ["\n\n".join(as_notebook._steps(each(state))) for each in READINGS for state in STATES]


@pytest.fixture(scope="module")
def notebooks():
    return cells()


def imported(tree):
    """What stands behind each name that a notebook imports."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            module = importlib.import_module(node.module)
            for alias in node.names:
                found[alias.asname or alias.name] = getattr(module, alias.name)
    return found


def wrong_calls(text):
    """Calls of imported functions that their signatures refuse."""
    tree = ast.parse(text)
    known = imported(tree)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in known:
            named = {word.arg: None for word in call.keywords if word.arg}
            signature = inspect.signature(known[call.func.id])
            bind = signature.bind_partial if len(named) < len(call.keywords) else signature.bind
            try:
                bind(*call.args, **named)
            except TypeError as fault:
                yield f"{ast.unparse(call)}: {fault}"


def test_what_cells_call_is_there_and_takes_what_it_is_given(notebooks):
    wrong = {fault for text in notebooks for fault in wrong_calls(text)}
    assert not wrong, "\n".join(sorted(wrong))


def test_every_cell_there_is_was_among_them(notebooks):
    unseen = [name for name, part in templates() if not any(part in text for text in notebooks)]
    assert len(list(templates())) > 12
    assert not unseen, f"written by no state here: {unseen}"


@pytest.mark.parametrize("line", [
    "from deterrence_kit.analysis import attribution\nattribution(1, by=2)",
    "from deterrence_kit.model.years.preview import preview\npreview()",
])  # fmt: skip
def test_a_call_that_is_refused_is_named(line):
    assert list(wrong_calls(line))


def test_an_import_that_is_gone_is_named():
    with pytest.raises(AttributeError, match="no attribute 'hope'"):
        list(wrong_calls("from deterrence_kit.analysis import hope"))
