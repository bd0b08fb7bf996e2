"""Compare traced formulas in Node with Python: ``python tools/check_tracing.py [--states 10000]``.

For every shipped scenario: every lever and assumption at each end, every member's own value at each
end, and so many states drawn by Hypothesis. Prints the largest difference of each scenario, and fails
if one is above 1e-9.

A difference is |a − b| / max(|a|, |b|, 1e-6): relative, and for numbers below one in a million in
millionths of a millionth of what a probability can be. (``1 + tanh(x)`` of a very unlikely challenge
keeps no more than that, in either language.)
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from in_node import MISSING, Node, node_is_missing

from deterrence_kit import Scenario, assess, load_scenario, parameters_of, scenario_names
from deterrence_kit.model import Assumptions, Levers
from deterrence_kit.tracing import Program, trace_formulas

TABLES = (Levers, Assumptions)
MOVED = {**parameters_of(Levers), **parameters_of(Assumptions)}
LARGEST, FLOOR = 1e-9, 1e-6
BATCH = 100  # states in one call of either engine

State = Mapping[str, np.ndarray]


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """The largest difference by the rule above; infinite where only one is not a number."""
    one, other = np.asarray(one, float), np.asarray(other, float)
    size = np.maximum(np.maximum(np.abs(one), np.abs(other)), FLOOR)
    with np.errstate(invalid="ignore"):
        away = np.where(one == other, 0.0, np.abs(one - other) / size)
    away = np.where(np.isnan(one) & np.isnan(other), 0.0, away)
    return float(np.max(np.where(np.isnan(away), np.inf, away), initial=0.0))


def own(name: str) -> bool:
    """Whether each member may have a value of its own."""
    return MOVED[name].scope == "member"


def rest(scenario: Scenario, cases: int) -> dict[str, np.ndarray]:
    """So many cases of the scenario as it stands, with a value for each member where it may."""
    size = len(scenario.codes)
    tables = (scenario.levers, scenario.assumptions_at({}))
    return {
        name: np.broadcast_to(getattr(table, name), (cases, size if own(name) else 1)).astype(float)
        for table in tables
        for name in parameters_of(type(table))
    }


def corners(scenario: Scenario) -> State:
    """Each setting at each end, for all and for each member alone, the others as they stand."""
    places = [
        (name, end, member)
        for name, p in MOVED.items()
        for end in (p.low, p.high)
        for member in (slice(None), *(range(len(scenario.codes)) if own(name) else ()))
    ]
    values = rest(scenario, len(places))
    for case, (name, end, member) in enumerate(places):
        values[name][case, member] = end
    return values


@st.composite
def batches(draw, scenario: Scenario) -> State:
    """`BATCH` states: some settings at their ends, some members with values of their own."""
    luck = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    at_ends, alone, moved = (draw(st.floats(0, 1)) for _ in range(3))
    values = rest(scenario, BATCH)
    for name, p in MOVED.items():
        shape = values[name].shape
        drawn = luck.uniform(p.low, p.high, shape)
        drawn = np.where(luck.random(shape) < at_ends, luck.choice([p.low, p.high], shape), drawn)
        drawn = np.where(luck.random((BATCH, 1)) < alone, drawn, drawn[:, :1])
        values[name] = np.where(luck.random((BATCH, 1)) < moved, drawn, values[name])
    name = draw(st.sampled_from(sorted(MOVED)))
    values[name][...] = draw(st.floats(MOVED[name].low, MOVED[name].high))
    return values


def differences(
    node: Node, program: Program, scenario: Scenario, state: State, formulas: Mapping | None = None
) -> dict[str, float]:
    """The largest difference of each output between the engines."""
    tables = [t(**{n: state[n] for n in parameters_of(t)}) for t in TABLES]
    there = assess(scenario, *tables, formulas=formulas)
    here = program.unpacked(node.run(program, program.packed(state)))
    return {
        name: difference(values, np.reshape(getattr(there, name), values.shape))
        for name, values in here.items()
    }


def worst(node: Node, scenario: Scenario, states: int) -> tuple[float, str]:
    """The largest difference of any output over the corners and so many states."""
    program = trace_formulas(scenario)
    found: list[tuple[float, str]] = []

    def compare(state: State) -> None:
        told = differences(node, program, scenario, state)
        found.append(max((away, name) for name, away in told.items()))

    compare(corners(scenario))
    options = settings(
        max_examples=max(1, states // BATCH), deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    options(given(batches(scenario))(compare))()
    return max(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=10_000)
    states = parser.parse_args().states
    if node_is_missing():
        print(MISSING)
        return 0
    failed = False
    with Node() as node:
        for name in scenario_names():
            start = time.perf_counter()
            away, output = worst(node, load_scenario(name), states)
            failed |= away > LARGEST
            spent = time.perf_counter() - start
            print(f"{name:16} {states:,} states: {away:.1e} ({output}), {spent:.0f} s", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
