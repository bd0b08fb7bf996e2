"""Reference: the vectorised model against a slow loop that reads like the paper."""

from math import exp, log, sqrt

import numpy as np
from hypothesis import given

from deterrence_kit import Levers, assess, parameters_of
from tests.model.strategies import assumptions, with_own_levers

OWN = [name for name, p in parameters_of(Levers).items() if p.scope == "member"]


def by_hand(s, v, a):
    """MODEL in plain Python: one case, one member at a time. Returns a dict of outcomes."""
    n, p = len(s.codes), s.protege
    members = range(n)
    own = {k: np.broadcast_to(getattr(v, k), n).tolist() for k in OWN}
    burden = [
        max(s.spending_today[i] * own["spending"][i], v.spending_floor / 100) for i in members
    ]
    milex = [s.gdp[i] * burden[i] for i in members]
    w, world_heads = a.weight_heads, s.world_personnel + a.reserve_use * s.world_reserves
    strength = [
        (1 - w) * milex[i] / s.world_milex
        + w * (s.personnel[i] + a.reserve_use * s.reserves[i]) / world_heads
        for i in members
    ]
    challengers = [
        (1 - w) * milex / s.world_milex + w * (active + a.reserve_use * reserve) / world_heads
        for milex, active, reserve in zip(
            s.challenger_milex, s.challenger_personnel, s.challenger_reserves, strict=True
        )
    ]
    ready = [strength[i] * own["readiness"][i] for i in members]

    there, forward = [], []
    for i in members:
        through = own["access"][i] * (1 - a.interdiction * (1 - v.air_defence))
        f = (
            1.0
            if i == p
            else min(1, max(0, s.forward[i] / max(s.personnel[i], 1) + own["presence"][i]))
        )
        travel = s.distance[i] / v.lift + s.water[i] * a.water_days
        delay = v.decision_days + (own["mobilisation_days"][i] + travel) * (1 - own["stocks"][i])
        forward.append(f)
        near = min(s.near[i] / max(s.personnel[i], 1), 1 - f)
        sent = min(1, s.theatre_share[i] * own["contribution"][i]) * (1 - s.elsewhere[i])
        next_door = near * exp(-v.decision_days / a.window_days)
        later = max(0, sent - f - near) * exp(-delay / a.window_days)
        there.append(f + through * (next_door + later))
    x = [ready[i] * there[i] for i in members]
    opposing = sum(
        c * v.challenger_readiness * exp(-d / a.challenger_lift / a.window_days) * (1 - s.crossing)
        for c, d in zip(challengers, s.challenger_distance, strict=True)
    )

    all_milex, all_gdp = sum(milex), sum(s.gdp)
    equity = 1 - 0.5 * sum(abs(milex[i] / all_milex - s.gdp[i] / all_gdp) for i in members)
    average = sum(s.gdp[i] / all_gdp * s.spending_today[i] for i in members)
    due = v.guideline / 100 if v.guideline else average
    fair = [min(1, burden[i] / due) if due else 1 for i in members]
    adequacy = sum(s.gdp[i] / all_gdp * fair[i] for i in members) if v.guideline else 1
    burden_sharing = sqrt(equity * adequacy)

    apart = (1 - v.shared_threat) * (1 - a.red_lines_edge * v.red_lines) / a.alignment_scale
    total = sum(strength)
    cohesion = sum(
        strength[i] / total * strength[j] / total
        * exp(-abs(s.ideal_point[i] - s.ideal_point[j]) * apart)
        * (1 - own["turmoil"][i]) * (1 - own["turmoil"][j])
        for i in members for j in members
    )  # fmt: skip

    kept = sum(a.trust_memory ** (s.year - c.year) for c in s.record if c.honoured) + max(
        v.trust, 0
    )
    failed = sum(a.trust_memory ** (s.year - c.year) for c in s.record if c.outcome == "failed")
    failed += max(-v.trust, 0)
    trust = (a.prior_crises * a.base_rate + kept) / (a.prior_crises + kept + failed)

    def logit(q):
        return log(q / (1 - q))

    resolve = []
    for i in members:
        alignment = exp(-abs(s.ideal_point[i] - s.ideal_point[p]) * apart) * (1 - own["turmoil"][p])
        exposed = exp(-s.personnel[i] * forward[i] / a.tripwire)
        stake = 1 - (1 - exp(-s.distance[i] / a.stake_range)) * exposed
        index = (
            logit(a.base_rate)
            + a.weight_ties
            * (
                (alignment - a.average_agreement)
                + (stake - a.average_stake)
                + (fair[i] - a.average_fair_share)
            )
            + a.weight_politics * ((own["will"][i] - 0.5) - own["turmoil"][i])
            + a.weight_institutions
            * (v.clarity + v.red_lines + v.signalling + v.consultation - 4 * a.average_institutions)
            + a.weight_institutions * (v.permanence - a.average_institutions)
            + a.weight_trust * (logit(trust) - logit(a.base_rate))
            - a.dilution * log(s.pledged / a.average_allies)
        )
        resolve.append(1.0 if i == p else (1 - own["caveats"][i]) / (1 + exp(-index)))
    help_sent = sum(x[i] for i in members if i != p)
    pact = sum(resolve[i] * x[i] for i in members if i != p) / help_sent

    theta, m = 1 / v.interoperability, a.contest_exponent
    together = max(x) * sum((xi / max(x)) ** theta for xi in x) ** v.interoperability
    denial = together**m / (together**m + opposing**m)
    alone = x[p] ** m / (x[p] ** m + opposing**m)
    credibility = pact * denial + (1 - pact) * alone

    others = s.world_gdp - sum(s.challenger_gdp)
    isolation = a.penalty * v.sanctions * min(1, sum(s.gdp) / max(others, sum(s.gdp), 1e-12))
    threshold = max(v.stakes - isolation, 0) / (v.stakes + a.loss)
    mean = sum(strength[i] / total * own["will"][i] for i in members)
    mixed = 2 * sqrt(sum(strength[i] / total * (own["will"][i] - mean) ** 2 for i in members))
    plain = a.vague_reading + 2 * (1 - a.vague_reading) * v.clarity
    legibility = a.discernment * plain * (1 - a.blur * mixed)
    challenge = 1 / (1 + exp(-legibility * (v.stakes + a.loss) * (threshold - credibility)))
    strangers, rivals = (a.dispute_rate, a.border_rate), (a.rival_rate, a.rival_border_rate)
    usual = (a.quiet_strangers, a.quiet_border), (a.quiet_rivals, a.quiet_rivals_border)
    near = int(s.contiguous)
    odds = (1 - v.rivalry) * logit(strangers[near]) + v.rivalry * logit(rivals[near])
    quiet = (1 - v.rivalry) * log(1 + usual[0][near]) + v.rivalry * log(1 + usual[1][near])
    odds -= a.recency * (log(1 + v.quiet_years) - quiet)
    rate = -2 * log(1 - 1 / (1 + exp(-odds)))
    rate *= (1 + a.emboldenment) ** (1 - 2 * v.restraint)
    return {
        "burden_sharing": burden_sharing, "cohesion": cohesion, "member_resolve": resolve,
        "resolve": pact, "denial": denial, "denial_alone": alone, "credibility": credibility,
        "threshold": threshold, "propensity": 1 - exp(-rate * challenge), "delivered": x,
        "record_trust": trust, "opposing": opposing, "arrival": there,
    }  # fmt: skip


@given(with_own_levers(), assumptions)
def test_vectorised_equals_the_slow_loop(case, assumptions):
    scenario, levers = case
    answer = assess(scenario, levers, assumptions)
    for name, value in by_hand(scenario, levers, assumptions).items():
        np.testing.assert_allclose(getattr(answer, name), value, rtol=1e-8, err_msg=name)
