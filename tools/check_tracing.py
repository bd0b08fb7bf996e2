"""Compare traced formulas in Node with Python: ``python tools/check_tracing.py [--states 10000]``.

For every shipped scenario: every lever and assumption at each end, every member's own value at each
end, and so many states drawn by Hypothesis. Prints the largest difference of each scenario, and fails
if one is above 1e-9.

A difference is |a − b| / max(|a|, |b|, 1e-6): relative, and for numbers below one in a million an
absolute 1e-15. (``1 + tanh(x)`` of a very unlikely challenge keeps no more than that, in either
language.) Where Python's own answer moves as much when what goes in moves in its last place, as a share
of almost nothing does, the answer is not known better, and the number of such answers is told.
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

from deterrence_kit import (
    Assessment,
    Scenario,
    assess,
    load_scenario,
    parameters_of,
    scenario_names,
)
from deterrence_kit.model import Assumptions, Levers
from deterrence_kit.tracing import Program, trace_formulas

TABLES = (Levers, Assumptions)
MOVED = {**parameters_of(Levers), **parameters_of(Assumptions)}
LARGEST, FLOOR = 1e-9, 1e-6
BATCH = 100  # states in one call of either engine


class States(dict[str, np.ndarray]):
    """Values by setting, a row each state; told by how many there are."""

    def __repr__(self) -> str:
        return f"States of {len(self)} settings, {len(next(iter(self.values())))} rows"


def apart(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Differences by the rule above; infinite where only one is not a number."""
    one, other = np.asarray(one, float), np.asarray(other, float)
    size = np.maximum(np.maximum(np.abs(one), np.abs(other)), FLOOR)
    with np.errstate(invalid="ignore"):
        away = np.where(one == other, 0.0, np.abs(one - other) / size)
    away = np.where(np.isnan(one) & np.isnan(other), 0.0, away)
    return np.where(np.isnan(away), np.inf, away)


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """The largest difference."""
    return float(np.max(apart(one, other), initial=0.0))


def own(name: str) -> bool:
    """Whether each member may have a value of its own."""
    return MOVED[name].scope == "member"


def rest(scenario: Scenario, cases: int) -> States:
    """So many cases of the scenario as it stands, with a value for each member where it may."""
    size = len(scenario.codes)
    tables = (scenario.levers, scenario.assumptions_at({}))
    return States(
        (
            name,
            np.broadcast_to(getattr(table, name), (cases, size if own(name) else 1)).astype(float),
        )
        for table in tables
        for name in parameters_of(type(table))
    )


def corners(scenario: Scenario) -> States:
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
def batches(draw, scenario: Scenario) -> States:
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


def in_python(scenario: Scenario, state: States, formulas: Mapping | None = None) -> Assessment:
    """What `assess` says, a row each state."""
    tables = [t(**{n: state[n] for n in parameters_of(t)}) for t in TABLES]
    return assess(scenario, *tables, formulas=formulas)


def differences(
    node: Node, program: Program, scenario: Scenario, state: States, formulas: Mapping | None = None
) -> dict[str, tuple[float, int]]:
    """The largest difference of each output between the engines; how many Python does not know."""
    there = in_python(scenario, state, formulas)
    here = program.unpacked(node.run(program, program.packed(state)))
    told = {}
    for name, values in here.items():
        reference = np.reshape(getattr(there, name), values.shape)
        away = apart(values, reference)
        unknown = np.zeros_like(away, dtype=bool)
        if away.max(initial=0.0) > LARGEST:
            unknown = (away > LARGEST) & (
                away <= 10 * shaken(scenario, state, name, reference, formulas)
            )
        told[name] = (float(away[~unknown].max(initial=0.0)), int(unknown.sum()))
    return told


def shaken(
    scenario: Scenario, state: States, name: str, reference: np.ndarray, formulas: Mapping | None
) -> np.ndarray:
    """How far Python's own answer moves when what goes in moves in its last place."""
    luck = np.random.default_rng(0)
    most = np.zeros_like(reference)
    for _ in range(8):
        moved = States(
            (
                n,
                np.clip(
                    v * (1 + luck.choice([-1, 0, 1], v.shape) * 2.0**-52),
                    MOVED[n].low,
                    MOVED[n].high,
                ),
            )
            for n, v in state.items()
        )
        answer = getattr(in_python(scenario, moved, formulas), name)
        most = np.maximum(most, apart(np.reshape(answer, reference.shape), reference))
    return most


def worst(node: Node, scenario: Scenario, states: int) -> tuple[float, str, int]:
    """The largest difference of any output over the corners and so many states, which output, and how
    many answers Python does not know itself."""
    program = trace_formulas(scenario)
    found: list[tuple[float, str]] = []
    unknown: list[int] = []

    def compare(state: States) -> None:
        told = differences(node, program, scenario, state)
        found.append(max((away, name) for name, (away, _) in told.items()))
        unknown.append(sum(count for _, count in told.values()))

    compare(corners(scenario))
    options = settings(
        max_examples=max(1, states // BATCH), deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    options(given(batches(scenario))(compare))()
    return *max(found), sum(unknown)


def main() -> int:
    """Check every scenario; 1 if one differs."""
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
            away, output, unknown = worst(node, load_scenario(name), states)
            failed |= away > LARGEST
            spent = time.perf_counter() - start
            told = f"; {unknown} answers that Python does not know itself" if unknown else ""
            print(
                f"{name:16} {states:,} states: {away:.1e} ({output}){told}, {spent:.0f} s",
                flush=True,
            )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
