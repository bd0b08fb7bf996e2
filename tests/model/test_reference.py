"""Reference: the vectorised model against a slow loop that reads like the paper."""

from math import exp, log, sqrt

import numpy as np
from hypothesis import given

from deterrence_kit import Levers, assess, parameters_of
from deterrence_kit.model.turnout import LEADING
from tests.model.strategies import assumptions, with_own_levers

OWN = [name for name, p in parameters_of(Levers).items() if p.scope == "member"]


def denied(forces, opposing, theta, m):
    """The contest of the challenger and a sum of forces to the power theta, in the challenger's."""
    ours = forces ** (m / theta)
    return ours / (1 + ours)


def deciding_as_one(allies, own, opposing, theta, m):
    """One draw for all: the least resolved stay away first."""
    there, before, mean = (own / opposing) ** theta, 1.0, 0.0
    for x, r in sorted(allies, key=lambda ally: -ally[1]):
        mean += (before - r) * denied(there, opposing, theta, m)
        there, before = there + (x / opposing) ** theta, r
    return mean + before * denied(there, opposing, theta, m)


def deciding_apart(allies, own, opposing, theta, m):
    """Each decides for itself: by the strongest who comes; those weaker stand for two values."""
    own = (own / opposing) ** theta
    forces = sorted(((x / opposing) ** theta, r) for x, r in allies if r > 0)
    mean, stronger_away = 0.0, 1.0
    for place in reversed(range(len(forces))):
        x, r = forces[place]
        mean += stronger_away * r * over_two(forces[:place], own + x, opposing, theta, m)
        stronger_away *= 1 - r
        if len(forces) - place == LEADING:
            rest = forces[:place]
            return mean + stronger_away * over_two(rest, own, opposing, theta, m)
    return mean + stronger_away * denied(own, opposing, theta, m)


def over_two(weaker, there, opposing, theta, m):
    """The contest at two values that have the weaker ones' mean, variance and third moment."""
    mean = sum(r * x for x, r in weaker)
    variance = sum(r * (1 - r) * x**2 for x, r in weaker)
    if variance == 0:
        return denied(there + mean, opposing, theta, m)
    lean = sum(r * (1 - r) * (1 - 2 * r) * x**3 for x, r in weaker) / variance / 2
    high, low = lean + sqrt(lean**2 + variance), lean - sqrt(lean**2 + variance)
    chance = -low / (high - low)
    return chance * denied(there + mean + high, opposing, theta, m) + (1 - chance) * denied(
        there + max(mean + low, 0), opposing, theta, m
    )


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

    there, forward, late = [], [], []
    for i in members:
        fire = a.interdiction * (1 - v.air_defence) * a.damage ** (1 - 2 * v.civil_protection)
        through = own["access"][i] * (1 - min(1, fire))
        f = (
            1.0
            if i == p
            else min(1, max(0, s.forward[i] / max(s.personnel[i], 1) + own["presence"][i]))
        )
        travel = (s.distance[i] / v.lift + s.water[i] * a.water_days) * v.season
        decision = v.decision_days * a.hesitation ** (1 - 2 * own["will"][i])
        decision *= a.doubt ** (1 - 2 * v.intelligence)
        delay = decision + (own["mobilisation_days"][i] + travel) * (1 - own["stocks"][i])
        forward.append(f)
        near = min(s.near[i] / max(s.personnel[i], 1), 1 - f)
        sent = min(1, s.theatre_share[i] * own["contribution"][i]) * (1 - s.elsewhere[i])
        next_door = near * exp(-decision / a.window_days)
        later = max(0, sent - f - near) * exp(-delay / a.window_days)
        there.append(f + through * (next_door + later))
        late.append(0 if i == p else max(0, ready[i] * (sent * through - there[i])))
    x = [ready[i] * there[i] for i in members]
    opposing = sum(
        c
        * v.challenger_readiness
        * exp(-d * v.season / a.challenger_lift / a.window_days)
        * (1 - s.crossing)
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
        others = 1 / (1 + exp(-index))
        decided = a.will_reach * (1 - 2 * own["will"][i]) ** 2
        end = 1.0 if own["will"][i] > 0.5 else 0.0
        others = (1 - decided) * others + decided * end
        resolve.append(1.0 if i == p else (1 - own["caveats"][i]) * others)
    help_sent = sum(x[i] for i in members if i != p)
    pact = sum(resolve[i] * x[i] for i in members if i != p) / help_sent if help_sent else 0.0

    odds = a.command_reach ** (1 - 2 * v.command) * (1 - v.interoperability) / v.interoperability
    joint = 1 / (1 + odds)
    theta, m = 1 / joint, a.contest_exponent
    together = max(x) * sum((xi / max(x)) ** theta for xi in x) ** joint
    denial = together**m / (together**m + opposing**m)
    alone = x[p] ** m / (x[p] ** m + opposing**m)
    allies = [(x[i], resolve[i]) for i in members if i != p]
    credibility = a.correlation * deciding_as_one(allies, x[p], opposing, theta, m)
    credibility += (1 - a.correlation) * deciding_apart(allies, x[p], opposing, theta, m)

    others = s.world_gdp - sum(s.challenger_gdp)
    isolation = a.penalty * v.sanctions * min(1, sum(s.gdp) / max(others, sum(s.gdp), 1e-12))
    ours = sum(x ** (1 / v.interoperability) for x in late) ** v.interoperability
    prevails = ours**m / (ours**m + opposing**m) if ours > 0 else 0
    isolation += a.punishment * pact * prevails
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
    force = (a.force_apart, a.force_border)[near]
    bloody = (a.deaths_strangers, a.deaths_border), (a.deaths_rivals, a.deaths_rivals_border)
    deaths = force * ((1 - v.rivalry) * bloody[0][near] + v.rivalry * bloody[1][near])
    arms = [bool({*codes} & s.nuclear_states) for codes in (s.codes, s.challenger_codes)]
    odds = (1 - v.rivalry) * logit(a.war_others) + v.rivalry * logit(a.war_rivals)
    odds += v.nuclear_arms * (a.attacker_arms * arms[1] - a.umbrella * arms[0])
    yearly = 1 - exp(-rate * challenge)
    shares = {"force": force, "deaths": deaths, "war": deaths / (1 + exp(-odds))}
    return {
        **{name: 1 - (1 - yearly) ** share for name, share in shares.items()},
        "burden_sharing": burden_sharing, "cohesion": cohesion, "member_resolve": resolve,
        "resolve": pact, "denial": denial, "denial_alone": alone, "credibility": credibility,
        "threshold": threshold, "propensity": yearly, "delivered": x,
        "record_trust": trust, "opposing": opposing, "arrival": there,
    }  # fmt: skip


@given(with_own_levers(), assumptions)
def test_vectorised_equals_the_slow_loop(case, assumptions):
    scenario, levers = case
    answer = assess(scenario, levers, assumptions)
    for name, value in by_hand(scenario, levers, assumptions).items():
        np.testing.assert_allclose(getattr(answer, name), value, rtol=1e-8, err_msg=name)
