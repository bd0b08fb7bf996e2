"""The model's formulas fused by hand into one numba loop over cases and members, one core.

What a programmer writes who knows which nine numbers vary and gives up everything else: no formula can
be swapped, nothing is checked, no other number can be varied. Sums over members that do not depend on
the nine are taken out of the loop. The benchmark holds its results against the model's before it takes
the time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp, expm1, log, log1p, sqrt

import numba
import numpy as np
from peers.who_comes import effective

from deterrence_kit import Assumptions, Scenario
from deterrence_kit.model.resolve import (
    AVERAGE,
    AVERAGE_AGREEMENT,
    AVERAGE_BURDEN_SHARING,
    AVERAGE_STAKE,
    PRIOR_CRISES,
)

VARIED = (
    "readiness", "spending_floor", "presence", "shared_threat", "clarity",
    "contest_exponent", "window_days", "base_rate", "loss",
)  # fmt: skip
OUTCOMES = (
    "capability", "cohesion", "burden_sharing", "geography", "resolve", "denial", "denial_alone",
    "credibility", "threshold", "propensity",
)  # fmt: skip


@numba.njit(cache=True, error_model="numpy")
def _contest(ours, theirs, exponent):
    ours, theirs = ours**exponent, theirs**exponent
    return ours / (ours + theirs) if ours + theirs > 0 else 0.5


@numba.njit(cache=True, error_model="numpy")
def _cases(
    x, out, home, order, gdp, gdp_share, planned, kept, personnel_share, today, alignment_gap, gap,
    far, troops, delay, turmoil, politics, mixed_will, world_milex, passage, guideline,
    interoperability, lines, scale, tripwire, weights, institutions, trust_kept, trust_failed,
    challengers, challenger_delay, stakes, isolation, discernment, rate, will_reach, correlation,
):  # fmt: skip
    members = len(home)
    milex, strength, ready = np.empty(members), np.empty(members), np.empty(members)
    delivered, arrival, resolve = np.empty(members), np.empty(members), np.empty(members)
    forces_there, comes = np.empty(members), np.empty(members)
    protege, own = np.argmax(home), 0.0
    power = 1 / interoperability
    for case in range(len(x)):
        readiness, floor, presence, threat, clarity = x[case, :5]
        exponent, window, base_rate, loss = x[case, 5:]
        spent = adequacy = all_strength = strongest = mean_will = 0.0
        for i in range(members):
            burden = max(planned[i], floor / 100) * kept[i]
            milex[i] = gdp[i] * burden
            spent += milex[i]
            adequacy += gdp_share[i] * min(1.0, burden / (guideline / 100))
            strength[i] = 0.5 * (milex[i] / world_milex + personnel_share[i])
            all_strength += strength[i]
            mean_will += strength[i] * mixed_will[i]
            ready[i] = strength[i] * readiness
            strongest = max(strongest, ready[i])
        uneven = forces = mixed = geography = furthest = 0.0
        mean_will /= all_strength
        for i in range(members):
            uneven += abs(milex[i] / spent - gdp_share[i])
            forces += (ready[i] / strongest) ** power
            mixed += strength[i] / all_strength * (mixed_will[i] - mean_will) ** 2
            there = 1.0 if i == protege else min(1.0, max(0.0, today[i] + presence))
            arrival[i] = there + (1 - there) * passage[i] * exp(-delay[i] / window)
            geography += strength[i] / all_strength * arrival[i]
            delivered[i] = ready[i] * arrival[i]
            furthest = max(furthest, delivered[i])
        equity = 1 - 0.5 * uneven
        burden_sharing = sqrt(equity * adequacy)
        pact = strongest * forces**interoperability
        divergence = (1 - threat) * lines / scale
        left = cohesion = 0.0
        for place in range(members):
            i = order[place]
            weight = strength[i] / all_strength * (1 - turmoil[i])
            left *= exp(-gap[place] * divergence)
            cohesion += weight * (weight + 2 * left)
            left += weight
        trust = (PRIOR_CRISES * base_rate + trust_kept) / (PRIOR_CRISES + trust_kept + trust_failed)
        average = log(base_rate / (1 - base_rate))
        common = average + weights[2] * (institutions + clarity - 4 * AVERAGE)
        common += weights[3] * (log(trust / (1 - trust)) - average)
        arrived = sent = honoured = 0.0
        for i in range(members):
            arrived += (delivered[i] / furthest) ** power
            if i == protege:
                continue
            there = min(1.0, max(0.0, today[i] + presence))
            stake = 1 - far[i] * exp(-troops[i] * there / tripwire)
            agreed = exp(-alignment_gap[i] * divergence) * (1 - turmoil[protege])
            ties = agreed - AVERAGE_AGREEMENT + stake - AVERAGE_STAKE
            ties += burden_sharing - AVERAGE_BURDEN_SHARING
            index = common + weights[0] * ties + weights[1] * politics[i]
            decided = will_reach * (1 - 2 * mixed_will[i]) ** 2
            resolve[i] = (1 - decided) / (1 + exp(-index)) + decided * (mixed_will[i] > 0.5)
            sent += delivered[i]
            honoured += resolve[i] * delivered[i]
        opposing = all_challengers = 0.0
        for j in range(len(challengers)):
            all_challengers += challengers[j]
            opposing += challengers[j] * exp(-challenger_delay[j] / window)
        opposing *= passage[members]
        resolved = honoured / sent if sent > 0 else 0.0
        denial = _contest(furthest * arrived**interoperability, opposing, exponent)
        alone = _contest(delivered[protege], opposing, exponent)
        for i in range(members):
            facing = min(delivered[i] / max(opposing, 1e-12), 1e12) ** power
            if i == protege:
                own, forces_there[i], comes[i] = facing, 0.0, 0.0
            else:
                forces_there[i], comes[i] = facing, resolve[i]
        worth = effective(comes, forces_there, own, exponent * interoperability, correlation)
        credibility = worth * denial + (1 - worth) * alone
        threshold = max(stakes - isolation, 0.0) / (stakes + loss)
        legibility = discernment * (0.5 + clarity) * (1 - 2 * sqrt(mixed))
        challenge = 1 / (1 + exp(-legibility * (stakes + loss) * (threshold - credibility)))
        out[0, case], out[1, case] = pact / (pact + all_challengers), cohesion
        out[2, case], out[3, case] = burden_sharing, geography
        out[4, case], out[5, case], out[6, case] = resolved, denial, alone
        out[7, case], out[8, case] = credibility, threshold
        out[9, case] = -expm1(-rate * challenge)


def fused(scenario: Scenario) -> Callable[[Mapping[str, np.ndarray]], np.ndarray]:
    """A function from the nine columns to the outcomes, shape (outcomes, cases)."""
    constants = _constants(scenario)

    def run(columns: Mapping[str, np.ndarray]) -> np.ndarray:
        x = np.column_stack([columns[name] for name in VARIED])
        out = np.empty((len(OUTCOMES), len(x)))
        _cases(x, out, *constants)
        return out

    return run


def _constants(s: Scenario) -> tuple[object, ...]:
    """Everything that the nine do not move, in the order of the loop's arguments."""
    a, lv = Assumptions(), s.levers
    n = len(s.codes)
    each = {name: np.broadcast_to(np.asarray(getattr(lv, name), float), n) for name in MEMBER}
    order = np.argsort(s.ideal_point)
    travel = s.distance / lv.lift + s.water * a.water_days
    fire = 1 - a.interdiction * (1 - lv.air_defence)
    age = a.trust_memory**s.record_ages
    ratios = a.contiguity_ratio**s.contiguous * a.rivalry_ratio**s.rivalry
    embolden = (1 + a.emboldenment) ** (1 - 2 * lv.restraint)
    return (
        s.home, order, s.gdp, s.gdp / s.gdp.sum(), s.spending_today * each["spending"],
        1 - a.squeeze * (1 - each["durability"]), s.personnel / s.world_personnel,
        s.forward / np.maximum(s.personnel, 1), np.abs(s.ideal_point - s.ideal_point[s.protege]),
        np.diff(s.ideal_point[order], prepend=s.ideal_point[order][:1]),
        1 - np.exp(-s.distance / a.stake_range), s.personnel,
        lv.decision_days * a.hesitation ** (1 - 2 * each["will"])
        + (each["mobilisation_days"] + travel) * (1 - each["stocks"]),
        each["turmoil"], each["will"] - AVERAGE - each["turmoil"], each["will"], s.world_milex,
        np.append(each["access"] * fire, 1 - s.crossing), lv.guideline, lv.interoperability,
        1 - 0.5 * lv.red_lines, a.alignment_scale, a.tripwire,
        np.array([a.weight_ties, a.weight_politics, a.weight_institutions, a.weight_trust]),
        lv.red_lines + lv.signalling + lv.consultation,
        float(age @ s.record_honoured) + max(lv.trust, 0.0),
        float(age @ (1 - s.record_honoured)) + max(-lv.trust, 0.0),
        s.challenger_strength * lv.challenger_readiness, s.challenger_distance / a.challenger_lift,
        float(lv.stakes), a.penalty * lv.sanctions, a.discernment,
        float(-2 * log1p(-a.dispute_rate) * ratios * embolden), a.will_reach, a.correlation,
    )  # fmt: skip


MEMBER = ("spending", "durability", "mobilisation_days", "stocks", "access", "turmoil", "will")
