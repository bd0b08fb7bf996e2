"""The model beside what it was at another commit: one case, and the cases of a sweep, in one run.

``python benchmarks/beside_old.py [--commit 94d6098] [--turns 15] [--numbers]``. The old code is taken
from git into a folder of its own and runs in a process of its own; the two take turns, so that what
else the machine does falls on both, and processor time is counted, each on one thread. A ratio is the
median over the turns. ``--numbers`` also prints by how much any outcome of one case and of a sweep
differs: after a change that should only be faster, no more than rounding.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
BEFORE = "94d6098"  # the last commit before allies were taken one by one
SCENARIOS = ("nato-estonia", "us-japan", "csto-armenia")
SINGLES, CASES = 100, 50_000
FIELDS = (
    "capability", "cohesion", "burden_sharing", "geography", "resolve", "denial", "denial_alone",
    "credibility", "threshold", "propensity",
)  # fmt: skip
WORKER = """
import json, sys, time
import numpy as np
from deterrence_kit import assess, load_scenario
from deterrence_kit.analysis.sweeps.sweep import sweep

VARIED = ("readiness", "spending_floor", "presence", "shared_threat", "clarity",
          "contest_exponent", "window_days", "base_rate", "loss")

def single(scenario, count, fields):
    for _ in range(count):
        answer = assess(scenario)
    return {name: [float(getattr(answer, name))] for name in fields}

def swept(scenario, count, fields):
    found = sweep(scenario, dict.fromkeys(VARIED), design="random", cases=count, threads=1,
                  progress=False, outcomes=fields)
    return {name: found[name].values[:1000].tolist() for name in fields}

for line in sys.stdin:
    act, name, count, fields, told = json.loads(line)
    scenario = load_scenario(name)
    start = time.process_time()
    answer = {"single": single, "sweep": swept}[act](scenario, count, fields)
    print(json.dumps([time.process_time() - start, answer if told else {}]), flush=True)
"""


class Side:
    """One version of the code at work, asked by line and answering by line."""

    def __init__(self, code: Path):
        alone = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        self.process = subprocess.Popen(
            [sys.executable, "-c", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env={**os.environ, **alone, "PYTHONPATH": str(code)}, cwd=code,
        )  # fmt: skip

    def does(self, act: str, name: str, count: int, told: bool = False) -> tuple[float, dict]:
        """Processor seconds, and where asked for the answers."""
        self.process.stdin.write(json.dumps([act, name, count, FIELDS, told]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def taken_out(commit: str, folder: Path) -> Path:
    """The package as it was at a commit."""
    archive = ["git", "-C", str(ROOT), "archive", commit, "deterrence_kit"]
    packed = subprocess.run(archive, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed, check=True)
    return folder


def ratio(old: Side, new: Side, act: str, name: str, count: int, turns: int) -> tuple[float, ...]:
    """Seconds of both, and the median of new over old; a first turn does not count."""
    pairs = []
    for _ in range(turns + 1):
        before, _ = old.does(act, name, count)
        after, _ = new.does(act, name, count)
        pairs.append((before, after))
    before, after = (median(times) for times in zip(*pairs[1:], strict=True))
    return before, after, median(after / before for before, after in pairs[1:])


def furthest(old: Side, new: Side, act: str, name: str, count: int) -> float:
    """The largest difference of any outcome."""
    (_, before), (_, after) = (side.does(act, name, count, told=True) for side in (old, new))
    return max(
        abs(one - other)
        for field in FIELDS
        for one, other in zip(before[field], after[field], strict=True)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", default=BEFORE)
    parser.add_argument("--turns", type=int, default=15)
    parser.add_argument("--numbers", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        old, new = Side(taken_out(options.commit, Path(folder))), Side(ROOT)
        for name in SCENARIOS:
            before, after, times = ratio(old, new, "single", name, SINGLES, options.turns)
            told = f"{1000 * before / SINGLES:.2f} → {1000 * after / SINGLES:.2f} ms"
            print(f"{name:14} one case {told}, {times:.2f} ×", flush=True)
            before, after, times = ratio(old, new, "sweep", name, CASES, max(3, options.turns // 3))
            told = f"{CASES / before:,.0f} → {CASES / after:,.0f} cases/s"
            print(f"{name:14} sweep {told}, {1 / times:.2f} ×", flush=True)
            if options.numbers:
                acts = (("single", 1), ("sweep", 1000))
                told = ", ".join(f"{act} {furthest(old, new, act, name, n):.1e}" for act, n in acts)
                print(f"{name:14} largest difference: {told}", flush=True)
        for side in (old, new):
            side.process.stdin.close()
            side.process.wait()


if __name__ == "__main__":
    main()
