"""Years: many futures at once against the same model in Mesa; memory; the preview against `assess`.

``python benchmarks/dynamics.py [--futures 10000] [--mesa 60]``: needs Mesa (``pip install mesa``). Both
sides live through 20 years of NATO's 32 members and five challengers, each with a target of its own. Mesa
takes a few of the futures only and its time is scaled up; the results have to agree within chance.
"""

from __future__ import annotations

import argparse
import gc
import tracemalloc
from dataclasses import replace
from time import perf_counter

import numpy as np
from peers.mesa_model import Facts, lived

from deterrence_kit import Assumptions, assess, load_scenario
from deterrence_kit.datasets.regions import load_region
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.region.region import Commitment, Region
from deterrence_kit.model.years.dynamics import simulate
from deterrence_kit.model.years.preview import preview
from deterrence_kit.model.years.rates import Rates

TARGETS = ("EST", "POL", "NOR", "TUR", "ROU")
YEARS = 20
RATES = Rates()


def region() -> Region:
    """Five challengers of Russia's strength, each with a target of its own."""
    whole, places = load_region("europe-east"), []
    for i, target in enumerate(TARGETS):
        scenario = whole.commitment("RUS", target).scenario
        own = replace(scenario, challenger_codes=(f"C{i}",), challenger_names=(f"C{i}",))
        places.append(Commitment(scenario=own, pact="NATO", leader="USA"))
    return Region(name="five", title="Five challengers", summary="", commitments=tuple(places))


def facts(here: Region) -> Facts:
    """The numbers that Mesa's agents start from."""
    a, scenarios = Assumptions(), [c.scenario for c in here.commitments]
    first = scenarios[0]
    codes = first.codes
    found = []
    for s in scenarios:
        names = (
            "arrival", "ties", "fair_share", "crowd", "politics", "will", "institutions", "opposing",
            "threshold", "legibility", "readiness", "durability", "spending", "spending_floor",
            "jointness", "stakes", "restraint", "clarity", "signalling", "consultation", "due",
            "occasions",
        )  # fmt: skip
        order = [s.codes.index(code) for code in codes]
        words = {n: v[order] if v.size == len(codes) else np.repeat(v, len(codes))
                 for n, v in quantities(s, {}, names).items()}  # fmt: skip
        words["index"] = (
            np.log(a.base_rate / (1 - a.base_rate))
            + a.weight_ties * (words["ties"] - words["fair_share"])
            + words["crowd"]
            + a.weight_politics * words["politics"]
            + a.weight_institutions * words["institutions"]
        )
        found.append(words)
    members = [
        {
            "place": i, "gdp": float(first.gdp[i]), "today": float(first.spending_today[i]),
            "heads": float(first.personnel[i] + a.reserve_use * first.reserves[i]),
            "gdp_share": float(first.gdp[i] / first.gdp.sum()),
            "readiness": float(found[0]["readiness"][i]), "durability": float(found[0]["durability"][i]),
            "spending": float(found[0]["spending"][i]), "floor": float(found[0]["spending_floor"][i]) / 100,
            "arrival": [float(w["arrival"][i]) for w in found],
            "index": [float(w["index"][i]) for w in found],
            "will": [float(w["will"][i]) for w in found],
        }
        for i in range(len(codes))
    ]  # fmt: skip
    theatres = []
    for i, (s, w) in enumerate(zip(scenarios, found, strict=True)):
        weight = a.trust_memory**s.record_ages
        restraint = float(w["restraint"][0])
        theatres.append({
            "protege": codes.index(TARGETS[i]), "opposing": float(w["opposing"][0]),
            "threshold": float(w["threshold"][0]), "legibility": float(w["legibility"][0]),
            "price": float(w["stakes"][0]) + a.loss, "restraint": restraint,
            "rate": float(w["occasions"][0]) / (1 + a.emboldenment) ** (1 - 2 * restraint),
            "jointness": float(w["jointness"][0]),
            "kept": float(np.sum(weight * s.record_honoured)),
            "failed": float(np.sum(weight * (1 - s.record_honoured))),
            "spill": [1.0 if j == i else RATES.spill_pact for j in range(len(TARGETS))],
        })  # fmt: skip
    words, r = found[0], RATES
    pact = {
        "world_milex": first.world_milex, "weight_heads": a.weight_heads,
        "world_heads": first.world_personnel + a.reserve_use * first.world_reserves,
        "due": float(words["due"][0]), "prior_crises": a.prior_crises,
        "squeeze": a.squeeze, "memory": a.trust_memory,
        "base_rate": a.base_rate, "weight_trust": a.weight_trust, "weight_ties": a.weight_ties,
        "contest_exponent": a.contest_exponent, "emboldenment": a.emboldenment,
        "correlation": a.correlation, "will_reach": a.will_reach,
        "built": r.routine * 0.5 * float(words["signalling"][0] + words["consultation"][0]),
        "worn": r.drift * (1 - float(words["consultation"][0])),
        **{n: getattr(r, n) for n in
           ("lesson", "lenience", "fatigue", "learning", "moral_hazard", "squeeze_rate", "fading")},
    }  # fmt: skip
    return Facts(members, theatres, pact, YEARS)


def least(tried, times: int = 3) -> float:
    """Seconds of the fastest of a few runs."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        tried()
        taken.append(perf_counter() - start)
    return min(taken)


def agree(here: Region, known: Facts, futures: int) -> float:
    """How far the sides lie apart, in standard errors, at worst; and the same for the trust."""
    runs = [lived(known, seed) for seed in range(futures)]
    theirs, trust = (np.array([run[i] for run in runs]) for i in (0, 1))
    ours = simulate(here, futures=20_000, rates=RATES)
    error = np.sqrt(theirs.sum(axis=1).var(axis=0) / futures)
    challenges = np.abs(theirs.sum(axis=1).mean(axis=0) - ours.challenged.sum(axis=0)) / error
    last = np.abs(trust[:, -1].mean(axis=0) - ours.trust.mean[-1])
    spread = last / np.sqrt(trust[:, -1].var(axis=0) / futures)
    return float(max(challenges.max(), spread.max()))


def peak(here: Region, futures: int) -> float:
    """Megabytes at the peak of a simulation."""
    gc.collect()
    tracemalloc.start()
    simulate(here, futures=futures, rates=RATES)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    """Measure, and print a table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--futures", type=int, default=10_000)
    asked.add_argument("--mesa", type=int, default=60)
    given = asked.parse_args()
    here = region()
    known = facts(here)
    apart = agree(here, known, given.mesa * 5)
    print(f"results apart by at most {apart:.1f} standard errors ({given.mesa * 5} Mesa futures)")
    assert apart < 4.5, "the two sides do not model the same"
    simulate(here, futures=1000, rates=RATES)
    theirs, ours = [], []
    for turn in range(3):  # in turn, so that a busy machine is busy for both
        start = perf_counter()
        for seed in range(given.mesa):
            lived(known, 1000 * turn + seed)
        theirs.append((perf_counter() - start) / given.mesa * given.futures)
        ours.append(least(lambda: simulate(here, futures=given.futures, rates=RATES), 1))
    print(f"Mesa {min(theirs):8.1f} s (scaled up from {given.mesa} futures)")
    print(f"ours {min(ours):8.2f} s")
    print(f"ratio {min(theirs) / min(ours):6.0f}")
    for futures in (2000, 10_000, 50_000):
        print(f"peak memory of {futures:6d} futures: {peak(here, futures):.1f} MB")
    scenario = load_scenario("nato-estonia")
    one = least(lambda: assess(scenario), 30)
    print(f"preview / assess: {least(lambda: preview(scenario), 30) / one:.1f}")


if __name__ == "__main__":
    main()
