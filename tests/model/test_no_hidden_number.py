"""Every number that moves an answer is declared: the formulas hold none but those argued here."""

import ast
from pathlib import Path

import pytest

import deterrence_kit.model
from deterrence_kit.model.settings import SETTINGS
from tests.conftest import ROOT

MODEL = Path(deterrence_kit.model.__file__).parent
# The tables themselves: what stands there is declared, with unit, range and source.
TABLES = {
    "levers.py", "opponent.py", "checklist_weights.py", "pair_rates.py", "severity/rungs.py",
    "arrangements.py",
    "assumptions.py", "fine_points.py", "costs.py", "years/rates.py",
    "region/regional.py",
}  # fmt: skip
# How results are worded, drawn, seeded, tallied and kept within limits: no answer hangs on it.
BESIDES = {
    "persons.py": "days at which persons are told", "assessment.py": "how it is said",
    "bad_case.py": "draws of a Monte Carlo that is told in tenths",
    "turnout.py": "limits and dust of a sum over who comes, held against enumeration by a test",
    "phrases.py": "how chances are said", "rounding.py": "how levels are written",
    "region/shift.py": "how shifts are said", "telling/written.py": "how settings are said",
    "years/chance.py": "the key of the random numbers", "years/tally.py": "sums kept as integers",
    "years/curve.py": "knots of an interpolation, held against the formula by a test",
    "years/passing.py": "limits of memory", "years/band.py": "quantiles, against dust",
    "blocks.py": "sizes of blocks that fit the cache", "years/dynamics.py": "sizes of blocks",
    "formulas.py": "the order of the stages", "years/schedule_text.py": "the parts of a step",
}  # fmt: skip
HARMLESS = {0, 1, 2, -1}  # as whole numbers: of counting, doubling and squares
# What mathematics or a definition fixes; nobody could move it.
ARGUED = {
    ("burden_sharing.py", 3): "the fewest members that can be ranked against each other",
    ("burden_sharing.py", 0.5): "half the sum of absolute differences of shares (Hoover)",
    ("members.py", 10): "digits: of members that rounding alone tells apart the first is named",
    ("parameter.py", 100): "per cent, in a whole",
    ("conflict.py", 1e-12): "no division by zero where nobody has an economy",
    ("stakes.py", 0.5): "the declared range of stakes, which the weights cannot leave",
    ("credibility.py", 0.5): "two sides without any strength are equal",
    ("log_odds.py", 0.5): "the logistic function by its hyperbolic tangent",
    ("resolve.py", 0.5): "the middle of the scale of will, which is the average by definition",
    ("years/by_year.py", 0.5): "the mean of two activities",
    ("years/by_year.py", 100): "per cent, in a whole",
    ("years/by_year.py", 3): "axes of a table",
}


def numbers(path):
    """The numbers in a module: all with a point, and whole ones that calculate."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    factors = set()
    for node in ast.walk(tree):
        sides = (
            [node.left, node.right]
            if isinstance(node, ast.BinOp)
            else [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        )  # fmt: skip
        factors |= {id(side) for side in sides if isinstance(side, ast.Constant)}
        named = isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        factors |= {id(node.value)} if named else set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
            continue
        pointed = isinstance(node.value, float) and node.value not in HARMLESS
        counted = isinstance(node.value, int) and node.value not in HARMLESS
        if pointed or (counted and id(node) in factors):
            yield node.value, node.lineno


def modules():
    return sorted(p.relative_to(MODEL).as_posix() for p in MODEL.rglob("*.py"))


@pytest.mark.parametrize("module", [m for m in modules() if m not in TABLES | BESIDES.keys()])
def test_formulas_hold_no_number_of_their_own(module):
    hidden = [
        f"{module}:{line} holds {value}: declare it in a table, or argue it here"
        for value, line in numbers(MODEL / module)
        if (module, value) not in ARGUED
    ]
    assert not hidden, "\n".join(hidden)


def test_what_is_argued_is_there():
    found = {(module, value) for module in modules() for value, _ in numbers(MODEL / module)}
    assert set(ARGUED) <= found
    assert set(modules()) >= TABLES | BESIDES.keys()


def test_a_hidden_number_would_be_seen(tmp_path):
    module = tmp_path / "formula.py"
    module.write_text("WEIGHT = 3\ndef f(x):\n    return 0.7 * x ** 4 + 2 * x - 1.0\n", "utf-8")
    assert [value for value, _ in numbers(module)] == [3, 0.7, 4]


def test_at_most_half_of_all_numbers_are_judgements():
    judged = [n for n, p in SETTINGS.items() if p.evidence == "judgement"]
    assert len(judged) <= len(SETTINGS) / 2, judged


def test_prices_alone_are_preferences():
    for name, p in SETTINGS.items():
        assert (p.evidence == "preference") <= (p.pillar == "cost"), name


def test_a_definition_says_what_it_is_relative_to():
    for name, p in SETTINGS.items():
        if p.evidence == "definition":
            assert len(p.source) > 15, name
            assert not p.source.startswith("Judgement."), name


def test_the_docs_list_every_judgement_by_what_it_could_move():
    text = (ROOT / "docs" / "judgements.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    listed = [line.split("`")[1] for line in rows]
    assert sorted(listed) == sorted(n for n, p in SETTINGS.items() if p.evidence == "judgement")
    shares = [float(line.split("|")[3].split()[0]) for line in rows]
    assert shares == sorted(shares, reverse=True)
