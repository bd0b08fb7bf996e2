"""Write what each scenario answered under the numbers of links before the third version.

The old answers cannot be had from the present model, so the old code gives them: it is taken out of the
history of this repository into a folder that is thrown away, and run there. What is written is
deterrence_kit/datasets/earlier_answers.csv; a test holds it against docs/numbers.csv.
"""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STORE = ROOT / "deterrence_kit" / "datasets" / "earlier_answers.csv"
# The last commit under each set of numbers, by the last version of links that has them.
COMMITS = {2: "94d6098"}
COLUMNS = ("alone", "with_all", "expected", "credibility", "threshold", "propensity")
OLD = """
from deterrence_kit import assess, load_scenario, scenario_names
for name in scenario_names():
    it = assess(load_scenario(name))
    found = (it.denial_alone, it.denial, it.resolve, it.credibility, it.threshold, it.propensity)
    print(name, *(f"{float(each):.6f}" for each in found), sep=",")
"""


def answers(commit: str) -> list[list[str]]:
    """Baselines under the code of a commit: the scenario's name and the figures of `COLUMNS`."""
    asked = ["git", "archive", commit, "deterrence_kit"]
    packed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        said = subprocess.run(
            [sys.executable, "-c", OLD],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": folder},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
    return [line.split(",") for line in said.splitlines()]


def main() -> None:
    """Rewrite the table."""
    with STORE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["version", "scenario", *COLUMNS])
        for version, commit in COMMITS.items():
            writer.writerows([version, *row] for row in answers(commit))


if __name__ == "__main__":
    main()
