"""The model's formulas fused by hand into one numba loop over cases and members, one core.

What a programmer writes who knows which nine numbers vary and gives up everything else: no formula can
be swapped, nothing is checked, no other number can be varied. Sums over members that do not depend on
the nine are taken out of the loop. The benchmark holds its results against the model's before it takes
the time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp, expm1, log, sqrt

import numba
import numpy as np
from peers.who_comes import effective

from deterrence_kit import Assumptions, Scenario
from deterrence_kit.model import quantities
from deterrence_kit.model.fine_points import FinePoints
from deterrence_kit.model.formulas import FORMULAS, arguments
from deterrence_kit.model.resolve import AVERAGE
from deterrence_kit.model.ties import crowd

FINE = FinePoints()
AVERAGE_AGREEMENT, AVERAGE_STAKE = float(FINE.average_agreement), float(FINE.average_stake)
AVERAGE_FAIR_SHARE, PRIOR_CRISES = float(FINE.average_fair_share), float(FINE.prior_crises)
AVERAGE_INSTITUTIONS, VAGUE = float(FINE.average_institutions), float(FINE.vague_reading)
BLUR = float(FINE.blur)

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
    x, out, home, order, gdp, gdp_share, planned, due, heads_share, today, near, sends, decision,
    alignment_gap, gap, far, troops, delay, turmoil, politics, mixed_will, money_weight, passage, guideline,
    crowded,
    interoperability, lines, scale, tripwire, weights, institutions, trust_kept, trust_failed,
    challengers, challenger_delay, stakes, isolation, discernment, rate, will_reach, correlation,
):  # fmt: skip
    members = len(home)
    milex, strength, ready = np.empty(members), np.empty(members), np.empty(members)
    delivered, arrival, resolve = np.empty(members), np.empty(members), np.empty(members)
    forces_there, comes = np.empty(members), np.empty(members)
    protege, own = np.argmax(home), 0.0
    fair, power = np.empty(members), 1 / interoperability
    for case in range(len(x)):
        readiness, floor, presence, threat, clarity = x[case, :5]
        exponent, window, base_rate, loss = x[case, 5:]
        spent = adequacy = all_strength = strongest = mean_will = 0.0
        for i in range(members):
            burden = max(planned[i], floor / 100)
            fair[i] = min(burden, due) / due if due > 0 else 1.0
            milex[i] = gdp[i] * burden
            spent += milex[i]
            adequacy += gdp_share[i] * (fair[i] if guideline > 0 else 1.0)
            strength[i] = milex[i] * money_weight + heads_share[i]
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
            beside = min(near[i], 1 - there)
            later = max(sends[i] - there - beside, 0.0) * exp(-delay[i] / window)
            arrival[i] = there + passage[i] * (beside * exp(-decision[i] / window) + later)
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
        common = (
            average + weights[2] * (institutions + clarity - 5 * AVERAGE_INSTITUTIONS) + crowded
        )
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
            ties += fair[i] - AVERAGE_FAIR_SHARE
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
        plain = VAGUE + 2 * (1 - VAGUE) * clarity
        legibility = discernment * plain * (1 - BLUR * 2 * sqrt(mixed))
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
    reached = quantities(s, {}, ["travel_days", "passage", "own_decision_days"])
    travel, passed, own_decision = (np.broadcast_to(v, n) for v in reached.values())
    heads = s.personnel + a.reserve_use * s.reserves
    world_heads = s.world_personnel + a.reserve_use * s.world_reserves
    challengers = quantities(s, {}, ["challenger_strength"])["challenger_strength"]
    age = a.trust_memory**s.record_ages
    known = {**vars(a), **vars(lv), "contiguous": s.contiguous, "gdp": s.gdp,
             "challenger_gdp": s.challenger_gdp, "world_gdp": np.array([s.world_gdp])}  # fmt: skip
    for name in ("exposure", "isolation", "kind_rate", "usual_quiet", "occasions"):
        known[name] = FORMULAS[name](
            *(np.asarray(known[word]) for word in arguments(FORMULAS[name]))
        )
    return (
        s.home, order, s.gdp, s.gdp / s.gdp.sum(), s.spending_today * each["spending"],
        lv.guideline / 100 or float(s.gdp @ s.spending_today / s.gdp.sum()),
        a.weight_heads * heads / world_heads,
        s.forward / np.maximum(s.personnel, 1), s.near / np.maximum(s.personnel, 1),
        np.minimum(s.theatre_share * each["contribution"], 1) * (1 - s.elsewhere),
        own_decision, np.abs(s.ideal_point - s.ideal_point[s.protege]),
        np.diff(s.ideal_point[order], prepend=s.ideal_point[order][:1]),
        1 - np.exp(-s.distance / a.stake_range), s.personnel,
        own_decision + (each["mobilisation_days"] + travel) * (1 - each["stocks"]),
        each["turmoil"], each["will"] - AVERAGE - each["turmoil"], each["will"],
        (1 - a.weight_heads) / s.world_milex,
        np.append(passed, 1 - s.crossing), lv.guideline,
        float(crowd(*map(np.float64, (s.allies_pledged, a.average_allies, a.dilution)))),
        float(quantities(s, {}, ["jointness"])["jointness"][0]),
        1 - a.red_lines_edge * lv.red_lines, a.alignment_scale, a.tripwire,
        np.array([a.weight_ties, a.weight_politics, a.weight_institutions, a.weight_trust]),
        lv.red_lines + lv.signalling + lv.consultation + lv.permanence,
        float(age @ s.record_honoured) + max(lv.trust, 0.0),
        float(age @ (1 - s.record_honoured)) + max(-lv.trust, 0.0),
        challengers * lv.challenger_readiness, s.challenger_distance / a.challenger_lift * lv.season,
        float(lv.stakes), float(known["isolation"].item()), a.discernment,
        float(known["occasions"].item()), a.will_reach, a.correlation,
    )  # fmt: skip


MEMBER = (
    "contribution", "spending", "mobilisation_days", "stocks", "turmoil", "will",
)  # fmt: skip
