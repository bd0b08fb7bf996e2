"""Run the tests of the model and write what came out, with date and command, into docs/validation.md.

``python tools/write_validation.py`` takes about a minute.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "validation.md"
MARK = "<!-- table -->"
COMMAND = "python -m pytest tests/model -q"
KINDS = {
    "test_laws": "laws: what has to hold for any alliance, tried on generated ones",
    "test_reference": "reference: the arrays against a slow loop that reads like the formulas",
    "test_claims": "claims: the argument's sentences, each with its direction",
    "test_calibration": "calibration: published figures that the defaults reproduce",
}


@dataclass(frozen=True)
class Outcome:
    """One test: the module it is in, its name, and what came out."""

    module: str
    name: str
    passed: bool
    seconds: float


def outcomes() -> list[Outcome]:
    """Run the tests of the model."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["-p", "no:cacheprovider", f"--junitxml={report}"]
        subprocess.run(
            [sys.executable, *COMMAND.split()[1:], *options], cwd=ROOT, check=False, text=True
        )
        return [_outcome(case) for case in ElementTree.parse(report).iter("testcase")]


def _outcome(case: ElementTree.Element) -> Outcome:
    failed = any(child.tag in ("failure", "error", "skipped") for child in case)
    module = case.get("classname", "").rpartition(".")[2]
    return Outcome(module, case.get("name", ""), not failed, float(case.get("time", 0)))


def kinds_table(found: list[Outcome]) -> str:
    """Tests, passes and seconds of each kind."""
    lines = [f"Run on {date.today().isoformat()} with `{COMMAND}`.", ""]
    lines += ["| kind | tests | passed | seconds |", "| --- | ---: | ---: | ---: |"]
    modules = [*KINDS, *sorted({o.module for o in found} - KINDS.keys())]
    for module in modules:
        mine = [o for o in found if o.module == module]
        kind = KINDS.get(module, module.removeprefix("test_").replace("_", " "))
        passed, seconds = sum(o.passed for o in mine), sum(o.seconds for o in mine)
        lines.append(f"| {kind} | {len(mine)} | {passed} | {seconds:.0f} |")
    return "\n".join(lines)


def sentences(module: str, found: list[Outcome]) -> str:
    """The tests of a module as sentences, with what came out."""
    lines = ["| sentence | result |", "| --- | --- |"]
    docs = _docstrings(module)
    for outcome in (o for o in found if o.module == module):
        lines.append(
            f"| {_sentence(outcome.name, docs)} | {'holds' if outcome.passed else 'FAILS'} |"
        )
    return "\n".join(lines)


def _sentence(name: str, docs: dict[str, str]) -> str:
    function, bracket, case = name.partition("[")
    if bracket and function == "test_claim":
        return (
            case.removesuffix("]").encode("latin-1").decode("unicode_escape")
        )  # as pytest escaped it
    words = function.removeprefix("test_").replace("_", " ")
    said = docs.get(function, "")
    of = f" ({case.removesuffix(']')})" if bracket else ""
    return f"{words[:1].upper()}{words[1:]}{of}" + f". {said}" * bool(said)


def _docstrings(module: str) -> dict[str, str]:
    tree = ast.parse((ROOT / "tests" / "model" / f"{module}.py").read_text(encoding="utf-8"))
    tests = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return {t.name: " ".join((ast.get_docstring(t) or "").split()) for t in tests}


def filled(text: str, found: list[Outcome]) -> str:
    """The page with its three tables between their marks."""
    parts = text.split(MARK)
    tables = (
        kinds_table(found),
        sentences("test_claims", found),
        sentences("test_calibration", found),
    )
    for i, table in enumerate(tables):
        parts[2 * i + 1] = f"\n{table}\n"
    return MARK.join(parts)


def main() -> None:
    """Run, and rewrite the page."""
    found = outcomes()
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")
    print(f"{PAGE.name}: {sum(o.passed for o in found)} of {len(found)} passed")


if __name__ == "__main__":
    main()
