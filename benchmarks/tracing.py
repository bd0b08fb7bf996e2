"""Traced formulas in Node against numpy: one case, many cases; how large the texts are.

``python benchmarks/tracing.py [scenario ...] [--turns 15]``. Both sides take turns in one run, so that what
else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

from check_tracing import States, corners, in_python
from in_node import MISSING, Node, node_is_missing

from deterrence_kit import Scenario, load_scenario, scenario_names
from deterrence_kit.tracing import Program, trace_formulas

CASES = 500
ONCE, MANY = 400, 2  # repeats of a call in one turn


def first(state: States, cases: int) -> States:
    return States((name, values[:cases]) for name, values in state.items())


def numpy_seconds(scenario: Scenario, state: States, repeats: int) -> float:
    start = time.perf_counter()
    for _ in range(repeats):
        in_python(scenario, state)
    return (time.perf_counter() - start) / repeats


def node_seconds(node: Node, program: Program, state: States, repeats: int) -> float:
    node.run(program, program.packed(state), repeats)
    return node.seconds


def compare(node: Node, name: str, turns: int) -> None:
    """A line of one scenario: µs a case on both sides, medians over the turns."""
    scenario = load_scenario(name)
    program = trace_formulas(scenario)
    many = first(corners(scenario), CASES)
    taken: dict[str, list[float]] = {"node": [], "numpy": [], "node many": [], "numpy many": []}
    for turn in range(turns + 2):
        figures = {
            "node": node_seconds(node, program, first(many, 1), ONCE),
            "numpy": numpy_seconds(scenario, first(many, 1), ONCE // 20),
            "node many": node_seconds(node, program, many, MANY) / len(many["clarity"]),
            "numpy many": numpy_seconds(scenario, many, MANY) / len(many["clarity"]),
        }
        if turn > 1:  # the first turns compile
            for key, value in figures.items():
                taken[key].append(1e6 * value)
    one, there, each, those = (median(values) for values in taken.values())
    print(
        f"{name:16} {len(scenario.codes):3d} members  one case {one:6.1f} µs, numpy {there:6.0f} µs "
        f"(x{there / one:.0f})  {len(many['clarity'])} cases {each:6.1f} µs each, numpy {those:6.1f} µs "
        f"(x{those / each:.1f})  text {len(program.text) / 1000:.1f} kB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", metavar="scenario")
    parser.add_argument("--turns", type=int, default=15)
    options = parser.parse_args()
    if node_is_missing():
        print(MISSING)
        return
    modules = [trace_formulas(load_scenario(name)).module() for name in scenario_names()]
    whole = "".join(modules).encode()
    packed = [len(gzip.compress(module.encode())) / 1000 for module in modules]
    print(
        f"{len(modules)} scenarios: {len(whole) / 1000:.0f} kB, gzipped "
        f"{len(gzip.compress(whole)) / 1000:.0f} kB; each by itself {min(packed):.1f} to "
        f"{max(packed):.1f} kB gzipped"
    )
    start = time.perf_counter()
    trace_formulas(load_scenario("nato-estonia"))
    print(f"tracing nato-estonia: {1000 * (time.perf_counter() - start):.0f} ms")
    with Node() as node:
        for name in options.scenarios or ("nato-estonia", "ecowas-benin", "us-japan"):
            compare(node, name, options.turns)


if __name__ == "__main__":
    main()
