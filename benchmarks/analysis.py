"""The researchers' backend against its peers: NATO's 32 members, nine varied parameters, one run.

``python benchmarks/analysis.py [part ...] [--turns 5]``, parts: workbench, loop, single, memory, dask.
The sides of a comparison take turns, so that what else the machine does falls on both. ``loop`` needs
numba, which is no dependency: ``pip install numba``.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from deterrence_kit import assess, load_scenario, parameters_of
from deterrence_kit.analysis import attribution
from deterrence_kit.analysis.sweeps.sweep import sweep
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.settings import declared

NATO = load_scenario("nato-estonia")
# Every pillar, who would fight, and the challenger: five levers and four assumptions.
VARIED = (
    "readiness", "spending_floor", "presence", "shared_threat", "clarity",
    "contest_exponent", "window_days", "base_rate", "loss",
)  # fmt: skip
OUTCOMES = (
    "capability", "cohesion", "burden_sharing", "geography", "resolve", "denial", "denial_alone",
    "credibility", "threshold", "propensity",
)  # fmt: skip
CASES, EXPERIMENTS = 500_000, 500
LONG, LONGER = 1_000_000, 10_000_000
WORLDS = 2000


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def in_turn(turns: int, **sides: Callable[[], object]) -> dict[str, float]:
    """The median seconds of each side, after one turn that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(turns + 1):
        for name, act in sides.items():
            gc.collect()
            spent = seconds(act)
            if turn:
                taken[name].append(spent)
    return {name: median(times) for name, times in taken.items()}


def swept(cases: int = CASES, **options: object) -> object:
    return sweep(
        NATO, dict.fromkeys(VARIED), design="random", cases=cases, outcomes=OUTCOMES,
        progress=False, **options,
    )  # fmt: skip


def workbench(turns: int) -> None:
    """Cases a second against the EMA Workbench's sequential evaluator over the same model."""
    from ema_workbench import SequentialEvaluator

    from deterrence_kit.analysis.sweeps.ema import ema_model

    model = ema_model(NATO, VARIED[:5], VARIED[5:], outcomes=OUTCOMES)

    def theirs() -> None:
        with SequentialEvaluator(model) as evaluator:
            evaluator.perform_experiments(scenarios=EXPERIMENTS // 10, policies=10)

    taken = in_turn(turns, ours=swept, theirs=theirs)
    ours, other = CASES / taken["ours"], EXPERIMENTS / taken["theirs"]
    report("EMA Workbench, sequential", f"{ours:,.0f} against {other:,.0f} cases/s", ours / other)


def loop(turns: int) -> None:
    """Cases a second against a hand-fused numba loop on one core; the numbers must be the same."""
    from peers.fused_loop import fused

    generator = np.random.default_rng(0)
    ends = {name: (declared(name).low, declared(name).high) for name in VARIED}
    columns = {name: generator.uniform(*ends[name], CASES) for name in VARIED}
    run = fused(NATO)
    few = swept(1000)
    there = run({name: few[name].values for name in VARIED})
    for name, values in zip(OUTCOMES, there, strict=True):
        np.testing.assert_allclose(few[name], values, rtol=1e-9)
    taken = in_turn(turns, ours=swept, one=lambda: swept(threads=1), theirs=lambda: run(columns))
    ours, one, other = (CASES / taken[side] for side in ("ours", "one", "theirs"))
    told = f"{ours:,.0f} ({one:,.0f} with one thread) against {other:,.0f} cases/s"
    report("hand-fused numba loop, one core", told, ours / other)


def single(turns: int) -> None:
    """Exact Shapley over ten levers, and bands of 2,000 draws, against one single assess."""
    from deterrence_kit.analysis.doubt.uncertainty import uncertainty

    ten = {name: p.high for name, p in list(parameters_of(Levers).items())[:10]}

    def hundred() -> None:
        for _ in range(100):
            assess(NATO)

    taken = in_turn(
        5 * turns,
        one=hundred,
        shapley=lambda: attribution(NATO, ten),
        bands=lambda: uncertainty(NATO, {}, draws=WORLDS),
    )
    one = taken["one"] / 100
    for name, words in (("shapley", "exact Shapley, 10 levers"), ("bands", "bands, 2,000 draws")):
        told = f"{1000 * taken[name]:.1f} ms, one assess {1000 * one:.2f} ms"
        report(words, told, taken[name] / one)


def memory(_: int) -> None:
    """The largest memory of a process that streams so many cases to disk."""
    for cases in (LONG, LONGER):
        with tempfile.TemporaryDirectory() as folder:
            act = f"analysis.swept({cases}, store={str(Path(folder) / 'sweep.zarr')!r})"
            peak = "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024"
            code = f"import resource, analysis; {act}; print({peak})"
            start = time.perf_counter()
            run = subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, check=True,
                cwd=Path(__file__).parent,
            )  # fmt: skip
            spent = time.perf_counter() - start
            size = sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())
            told = f"{float(run.stdout):,.0f} MB of memory, {size / 1e6:,.0f} MB on disk"
            print(f"{cases:>12,} cases streamed   {told}, {spent:.0f} s")


def dask(turns: int) -> None:
    """Two Dask workers against one, each with one thread."""
    from distributed import Client, LocalCluster

    clusters = [
        LocalCluster(n_workers=n, threads_per_worker=1, dashboard_address=":0") for n in (1, 2)
    ]
    one, two = (Client(cluster) for cluster in clusters)
    taken = in_turn(turns, one=lambda: swept(client=one), two=lambda: swept(client=two))
    for client, cluster in zip((one, two), clusters, strict=True):
        client.close()
        cluster.close()
    told = " against ".join(f"{CASES / taken[n]:,.0f}" for n in ("two", "one"))
    report("two Dask workers against one", f"{told} cases/s", taken["one"] / taken["two"])


def report(what: str, told: str, ratio: float) -> None:
    print(f"{what:34} {told:60} x{ratio:.2f}", flush=True)


PARTS = {"workbench": workbench, "loop": loop, "single": single, "memory": memory, "dask": dask}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part")
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    for name in options.parts or PARTS:
        PARTS[name](options.turns)


if __name__ == "__main__":
    main()
