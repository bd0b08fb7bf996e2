"""Years: closed forms, laws, and the simulation against a slow loop that reads like the paper."""

from dataclasses import replace
from functools import partial
from math import exp, log

import numpy as np
import pytest
from hypothesis import Phase, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from deterrence_kit import Assumptions, assess, load_scenario
from deterrence_kit.datasets.regions import load_region
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.region.region import Commitment, Region
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.resolve import record_trust
from deterrence_kit.model.settings import RATES
from deterrence_kit.model.years.chance import drawn
from deterrence_kit.model.years.dynamics import simulate
from deterrence_kit.model.years.givens import givens_of
from deterrence_kit.model.years.preview import preview
from deterrence_kit.model.years.rates import STILL, Rates
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.schedule_text import parse_schedule
from deterrence_kit.model.years.step import Step
from tests.model.strategies import of_members

ESTONIA, POLAND, JAPAN = map(load_scenario, ("nato-estonia", "nato-poland", "us-japan"))
REMEMBERED = Assumptions(trust_memory=1.0)
PLAN = (
    "review:3;2:clarity:0.8;3:will.USA:0.3;3:unilateral:FRA;2:announce:USA;4:leave:USA;"
    "3:violated:POL;5:honoured"
)


def alone(scenario, code="XXX"):
    """A target that nobody is pledged to."""
    place = np.array([scenario.protege])
    return replace(of_members(scenario, place), protege=0, name=code, record=())


def called(scenario, code):
    """The scenario with a challenger of that code."""
    return replace(scenario, challenger_codes=(code,), challenger_names=(code,))


def region():
    """Three commitments of one pact, two of them over one protégé; another pact with the same leader;
    a target alone."""
    lone = replace(alone(POLAND), codes=("FIN",), names=("Finland",))
    pairs = [
        Commitment(scenario=called(ESTONIA, "RUS"), pact="NATO", leader="USA"),
        Commitment(scenario=called(POLAND, "RUS"), pact="NATO", leader="USA"),
        Commitment(scenario=called(JAPAN, "CHN"), pact="US-Japan", leader="USA"),
        Commitment(scenario=called(lone, "RUS"), pact="", leader=""),
        Commitment(scenario=called(POLAND, "BLR"), pact="NATO", leader="USA"),
    ]
    return Region(name="mixed", title="Mixed", summary="", commitments=tuple(pairs))


# --- the slow loop ------------------------------------------------------------------------------


def slowly(places, schedule, rates, a, diversion, seed, future, years):
    """One future in plain Python, a commitment at a time. Returns trust, credibility and events."""
    n = range(len(places))
    names = [f"{c.pact}|{c.challenger}|{c.target}" for c in places]
    luck = [[float(drawn(seed, m, y, future, future + 1)[0]) for y in range(years)] for m in names]
    world = [drawn(seed, "world", y, future, future + 1)[0] for y in range(years)]
    record = [record_of(c.scenario, a.trust_memory) for c in places]
    kept, failed = [r[0] for r in record], [r[1] for r in record]
    felt, support, met, unmet = ([0.0 for _ in n] for _ in range(4))
    squeezes, trusts, credibilities, events = 0, [], [], []
    for year in range(1, years + 1):
        trust, answers, odds, chances = [], [], [], []
        for i, c in enumerate(places):
            told = a.prior_crises + kept[i] + failed[i]
            trust.append((a.prior_crises * a.base_rate + kept[i]) / told)
            answer, levers = looked(c, schedule, rates, a, year, trust[i], support[i], squeezes)
            answers.append((answer, levers))
            seen = rates.learning * met[i], rates.learning * (met[i] + unmet[i])
            judged = (float(answer.credibility) + seen[0]) / (1 + seen[1])
            pays = float(answer.legibility) * (levers.stakes + a.loss)
            odds.append(1 / (1 + exp(-pays * (float(answer.threshold) - judged))))
            chances.append(-log(1 - float(answer.propensity)) / float(answer.challenge))
        chances = turned(places, chances, odds, diversion)
        trusts.append(trust)
        credibilities.append([float(answer.credibility) for answer, _ in answers])
        acted, broken, tried_ = [0.0 for _ in n], [0.0 for _ in n], [0.0 for _ in n]
        held = [0.0 for _ in n]
        for i, c in enumerate(places):
            answer = answers[i][0]
            p, r = 1 - exp(-chances[i] * odds[i]), float(answer.resolve)
            if luck[i][year - 1] >= p:
                continue
            # One number decides all: what it is of p is uniform again.
            left = luck[i][year - 1] / p
            acts, worth = left < r, float(answer.effective_resolve)
            enough = left < worth
            left = left / worth if enough else (left - worth) / (1 - worth)
            held[i] = left < float(answer.denial if enough else answer.denial_alone)
            tried_[i], acted[i] = 1.0, float(acts)
            broken[i] = float(bool(c.pact) and not acts)
            events.append((year, i, acts if c.pact else None, bool(held[i])))
        pardon = [1 - rates.lenience * (1 - float(answer.resolve)) for answer, _ in answers]
        before = list(felt)
        for i, c in enumerate(places):
            met[i] = a.trust_memory * (met[i] + held[i])
            unmet[i] = a.trust_memory * (unmet[i] + tried_[i] - held[i])
            if not c.pact:
                continue
            levers = answers[i][1]
            own = [spill(o, c, rates) for o in places]
            same = [float(o.pact == c.pact) for o in places]
            imposed = {
                kind: sum(reached(s, c, places, rates) for s in planned_for(schedule, year, kind))
                for kind in ("honoured", "violated")
            }
            inside = sum(
                s.name in ("", *(o.target for o in places if o.pact == c.pact))
                for kind in ("honoured", "violated")
                for s in planned_for(schedule, year, kind)
            )
            crises = sum(same[j] * (acted[j] + broken[j]) for j in n) + inside
            good = sum(own[j] * acted[j] for j in n) + imposed["honoured"]
            bad = sum(own[j] * broken[j] * pardon[j] for j in n) + imposed["violated"] * pardon[i]
            kept[i] += rates.lesson * good + rates.routine * 0.5 * (
                levers.signalling + levers.consultation
            )
            failed[i] += rates.lesson * bad + rates.fatigue * before[i] * crises
            if schedule.reviewed(year):
                kept[i] += rates.review_gain
            else:
                failed[i] += rates.drift * (1 - levers.consultation) * 2 * (1 - levers.permanence)
            failed[i] += rates.turmoil_wear * levers.turmoil
            failed[i] += rates.asymmetry_wear * concentration(c, schedule, rates, year)
            failed[i] += rates.unilateral_cost * moves(schedule, year, c.scenario)
            kept[i], failed[i] = a.trust_memory * kept[i], a.trust_memory * failed[i]
            felt[i] = rates.fading * (before[i] + crises)
            helped = sum(s.name in ("", c.target) for s in planned_for(schedule, year, "honoured"))
            helped += sum(acted[j] for j in n if same[j] and places[j].target == c.target)
            support[i] = rates.fading * (support[i] + helped)
        squeezes += world[year - 1] < rates.squeeze_rate
    return trusts, credibilities, events


def concentration(c, schedule, rates, year):
    """Sum of the squared shares of strength, as budgets have grown and members have left by then."""
    scenario = c.scenario
    set_by_then = {s.name: s.value for s in schedule.steps if s.kind == "set" and s.year <= year}
    for step in schedule.steps:
        if step.kind == "leave" and step.year <= year and step.name in scenario.codes:
            scenario = scenario.without(step.name)

    def burden(spending_today, spending, spending_floor):
        bought = np.maximum(spending_today * spending, spending_floor / 100)
        return bought * (1 + rates.budget_growth / 100) ** (year - 1)

    grown = replace(scenario, formulas={"burden": burden})
    strength = quantities(grown, set_by_then, ["strength"])["strength"]
    return float(np.sum((strength / strength.sum()) ** 2))


def record_of(scenario, memory):
    tests = [c for c in scenario.record if c.outcome != "consulted"]
    weights = [(memory ** (scenario.year - c.year), c.honoured) for c in tests]
    return sum(w for w, good in weights if good), sum(w for w, good in weights if not good)


def looked(c, schedule, rates, a, year, trust, support, squeezes):
    """What the static model says of one commitment, with the trust and the budgets of that year."""
    scenario = c.scenario
    due = {s.name: s.value for s in schedule.steps if s.kind == "set" and s.year <= year}
    for step in schedule.steps:
        if step.kind == "leave" and step.year <= year and step.name in scenario.codes:
            scenario = scenario.without(step.name)
    levers = scenario.levers_at(due)

    durability, squeeze = levers.durability, a.squeeze

    def burden(spending_today, spending, spending_floor):
        bought = np.maximum(spending_today * spending, spending_floor / 100)
        left = 1 - squeeze * (1 - durability)
        return bought * left**squeezes * (1 + rates.budget_growth / 100) ** (year - 1)

    emboldened = replace(levers, restraint=levers.restraint * (1 - rates.moral_hazard) ** support)
    swapped = {"burden": burden, "record_trust": lambda base_rate: np.array([trust])}
    return assess(scenario, emboldened, a, formulas=swapped), levers


def turned(places, chances, odds, diversion):
    """Occasions after each challenger has turned from where it lets them pass."""
    result = []
    for i, c in enumerate(places):
        mine = [j for j, o in enumerate(places) if o.challenger == c.challenger]
        if len(mine) == 1:
            result.append(chances[i])
            continue
        whole = sum(chances[j] for j in mine)
        crowding = sum((chances[j] / whole) ** 2 for j in mine)
        arising = {j: chances[j] / (1 + diversion / 2 * (1 - crowding)) for j in mine}
        leaving = sum(diversion * arising[j] * (1 - odds[j]) for j in mine if j != i)
        invited = chances[i] * odds[i] / sum(chances[j] * odds[j] for j in mine)
        result.append(arising[i] + leaving * invited)
    return result


def spill(one, other, rates):
    if not (one.pact and other.pact):
        return 0.0
    if one.pact == other.pact:
        return 1.0 if one.target == other.target else rates.spill_pact
    return rates.spill_leader if one.leader == other.leader != "" else 0.0


def planned_for(schedule, year, kind):
    return [s for s in schedule.steps if (s.year, s.kind) == (year, kind)]


def reached(step, c, places, rates):
    """How much an imposed crisis counts for a commitment."""
    if not step.name:
        return 1.0
    over = [o for o in places if o.target == step.name]
    return spill(over[0], c, rates) if over else 0.0


def moves(schedule, year, scenario):
    notices = {s.name for s in schedule.steps if s.kind == "announce" and s.year <= year}
    return sum(
        (not s.name or s.name in scenario.codes)
        and (s.kind in ("announce", "unilateral") or (s.kind == "leave" and s.name not in notices))
        for s in schedule.steps
        if s.year == year
    )


rates_of_all = st.builds(Rates, **{n: st.floats(p.low, p.high) for n, p in RATES.items()})


# No shrinking: the slow loop is slow.
@tried(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(rates_of_all, st.floats(0.8, 1), st.floats(0, 1), st.integers(0, 10**6))
def test_simulation_equals_the_slow_loop(rates, memory, diversion, seed):
    here, schedule = region(), parse_schedule(PLAN)[0]
    # A busy world, so that a few futures hold many events.
    a = Assumptions(trust_memory=memory, rival_border_rate=0.13, rival_rate=0.18)
    fast = simulate(
        here, rates=rates, assumptions=a, regional=Regional(diversion=diversion),
        schedule=schedule, years=6, futures=3, seed=seed,
    )  # fmt: skip
    for i in range(3):
        trust, credible, events = slowly(
            here.commitments, schedule, rates, a, diversion, seed, i, 6
        )
        future = fast.future(i)
        np.testing.assert_allclose(future.trust, trust, rtol=1e-6)
        np.testing.assert_allclose(future.credibility, credible, rtol=1e-6)
        lived = [(e.year, e.commitment, e.honoured, e.repelled) for e in future.events
                 if e.kind == "challenge"]  # fmt: skip
        assert lived == events


# --- closed forms -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["nato-estonia", "us-japan", "csto-armenia"])
def test_with_every_channel_off_the_yearly_rate_is_the_static_propensity(name):
    scenario = load_scenario(name)
    still = simulate(scenario, rates=STILL, assumptions=REMEMBERED, futures=4000, seed=3)
    p = float(assess(scenario, scenario.levers, REMEMBERED).propensity)
    np.testing.assert_allclose(still.propensity.mean, p, rtol=1e-7)
    rate, error = still.challenged.mean(), np.sqrt(p * (1 - p) / (20 * still.count))
    assert abs(rate - p) < 4 * error
    assert error < 0.1 * p, "the test has to be sharp enough to fail"


def test_a_constant_probability_gives_geometric_waiting_times():
    still = simulate(ESTONIA, rates=STILL, assumptions=REMEMBERED, futures=8000, years=30)
    p = float(assess(ESTONIA, ESTONIA.levers, REMEMBERED).propensity)
    expected = 1 - (1 - p) ** np.arange(1, 31)
    assert np.all(np.abs(still.any_by - expected) < 4 * still.error(expected))
    flat = preview(ESTONIA, rates=STILL, assumptions=REMEMBERED, years=30)
    np.testing.assert_allclose(flat.any_by, expected, rtol=1e-9)
    binomial = 30 * p
    numbers = still.challenges[-1] @ np.arange(still.challenges.shape[1]) / still.count
    assert numbers == pytest.approx(binomial, abs=4 * np.sqrt(30 * p * (1 - p) / 8000))


@given(
    st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=5, unique_by=lambda c: c[0]),
    st.floats(0.8, 1),
)
@tried(max_examples=25, deadline=None)
def test_trust_is_the_exact_posterior_of_the_discounted_beta_bernoulli_belief(crises, memory):
    """Crises imposed by a schedule count just as if they stood in the record, at their age."""
    steps = tuple(Step(y, "honoured" if good else "violated") for y, good in crises)
    still = replace(STILL, lesson=1.0)
    a = Assumptions(trust_memory=memory, dispute_rate=0.003)
    found = preview(JAPAN, rates=still, assumptions=a, schedule=Schedule(steps), years=10)
    # The preview adds what chance brings on average; taken out, only what was imposed is left.
    ages = np.append(JAPAN.record_ages + 9, [10 - y for y, _ in crises])
    good = np.append(JAPAN.record_honoured, [float(kept) for _, kept in crises])
    expected = record_trust(
        ages, good, np.zeros(1), *map(np.array, ([memory], [a.base_rate], [a.prior_crises]))
    )
    quiet = preview(
        JAPAN, rates=still, assumptions=a, schedule=Schedule(steps), years=10,
        formulas={"propensity": lambda occasions, challenge: 0 * challenge},
    )  # fmt: skip
    assert quiet.trust[-1, 0] == pytest.approx(float(expected[0]), rel=1e-12)
    assert found.trust[-1, 0] != quiet.trust[-1, 0]


# --- laws ---------------------------------------------------------------------------------------


def strengths(scenario, rates, schedule=None, years=10):
    """Each member's delivered strength by year and squeezes, as the simulation has it."""
    plan = givens_of(
        scenario, {}, None, rates, None, schedule, years,
        adaptive=True, expected=False, formulas={},
    )  # fmt: skip
    return plan.courses[0].tables["delivered"]


def test_no_strength_appears_from_nowhere():
    today = assess(ESTONIA).delivered
    calm = strengths(ESTONIA, STILL)
    np.testing.assert_allclose(calm, np.broadcast_to(today, calm.shape), rtol=1e-12)
    squeezed = strengths(ESTONIA, replace(STILL, squeeze_rate=0.1))
    assert np.all(squeezed <= today * (1 + 1e-12))
    assert np.all(np.diff(squeezed, axis=1) <= 0)
    # A budget that grows buys its own share of the world's spending and not more: with spending
    # doubled at a stroke the static model has the same.
    grown = strengths(ESTONIA, replace(STILL, budget_growth=5.0), years=10)[-1, 0]
    same = assess(ESTONIA, ESTONIA.levers_at({"spending": 1.05**9})).delivered
    np.testing.assert_allclose(grown, same, rtol=1e-9)


def test_who_leaves_takes_its_own_strength_along_and_nothing_else():
    schedule = Schedule((Step(4, "leave", "USA"),))
    by_year = strengths(ESTONIA, STILL, schedule)[:, 0]
    others = np.array(ESTONIA.codes) != "USA"
    today = assess(ESTONIA).delivered
    np.testing.assert_allclose(by_year[:, others], np.tile(today[others], (10, 1)), rtol=1e-12)
    np.testing.assert_allclose(by_year[:3, ~others], today[~others][0])
    assert np.all(by_year[3:, ~others] == 0)
    left = preview(ESTONIA, schedule=schedule, rates=STILL, assumptions=REMEMBERED, years=5)
    without = ESTONIA.without("USA")
    expected = assess(without, without.levers, REMEMBERED).credibility
    assert left.credibility[-1, 0] == pytest.approx(float(expected), rel=1e-9)


@given(st.permutations(range(len(ESTONIA.codes))))
@tried(max_examples=5, deadline=None)
def test_the_order_of_members_and_of_commitments_changes_nothing(order):
    one = simulate(ESTONIA, futures=200, seed=5)
    other = simulate(of_members(ESTONIA, np.array(order)), futures=200, seed=5)
    np.testing.assert_allclose(one.trust.mean, other.trust.mean, rtol=1e-9)
    assert np.array_equal(one.challenged, other.challenged)


def test_the_order_of_commitments_changes_nothing():
    here = region()
    turned_round = replace(here, commitments=here.commitments[::-1])
    one, other = (simulate(r, futures=300, seed=5) for r in (here, turned_round))
    np.testing.assert_allclose(one.trust.mean, other.trust.mean[:, ::-1], rtol=1e-9)
    assert np.array_equal(one.challenged, other.challenged[:, ::-1])


def test_the_same_seed_gives_the_same_result_on_any_chunking():
    here = region()
    whole = simulate(here, futures=29, seed=9)
    for block in (1, 7, 20):
        parts = simulate(here, futures=29, seed=9, block=block)
        for name in ("challenged", "any_by", "first", "challenges", "squeezed", "repelled"):
            assert np.array_equal(getattr(whole, name), getattr(parts, name)), name
        for name in ("trust", "credibility", "propensity"):
            assert np.array_equal(getattr(whole, name).mean, getattr(parts, name).mean), name
            assert np.array_equal(getattr(whole, name).counts, getattr(parts, name).counts), name
    assert not np.array_equal(whole.challenged, simulate(here, futures=29, seed=10).challenged)


def test_one_future_taken_out_is_the_one_that_was_counted():
    found = simulate(region(), futures=60, seed=4)
    futures = found.some(0, 60)
    for i in (0, 37, 59):
        assert found.future(i).events == futures[i].events
        assert np.array_equal(found.future(i).trust, futures[i].trust)
    counts = np.zeros((20, 5))
    for event in (e for f in futures for e in f.events if e.kind == "challenge"):
        counts[event.year - 1, event.commitment] += 1
    np.testing.assert_allclose(counts / 60, found.challenged, atol=1e-12)
    np.testing.assert_allclose(np.mean([f.trust for f in futures], axis=0), found.trust.mean)
    assert sum(e.kind == "squeeze" for f in futures for e in f.events) == round(
        60 * found.squeezed.sum()
    )
    with pytest.raises(ValueError, match="There is no future 60: they are 0 to 59"):
        found.future(60)


def test_more_futures_only_narrow_the_bands_of_an_estimate():
    """The spread between seeds falls as one over the root of the number of futures."""

    def spread(futures):
        runs = [simulate(ESTONIA, futures=futures, years=8, seed=s) for s in range(12)]
        shares = np.std([r.any_by[-1] for r in runs])
        low = np.std([r.trust.quantile(0.5)[-1, 0] for r in runs])
        return shares, low, float(runs[0].error(runs[0].any_by[-1]))

    few, many = spread(100), spread(6400)
    assert few[0] > 3 * many[0]
    assert few[1] >= many[1]
    assert few[2] == pytest.approx(8 * many[2], rel=0.15)


def test_quantiles_are_those_of_the_futures():
    found = simulate(ESTONIA, futures=250, years=10)
    last = np.array([future.trust[-1, 0] for future in found.some(0, 250)])
    for q in (0.05, 0.5, 0.95):
        # Between the futures on either side of it: trust moves in steps, with gaps between them.
        low, high = (np.quantile(last, q, method=side) for side in ("lower", "higher"))
        assert low - 0.006 <= found.trust.quantile(q)[-1, 0] <= high + 0.006


def test_the_preview_is_close_to_the_mean_of_many_futures():
    here = region()
    mean, many = preview(here), simulate(here, futures=4000)
    np.testing.assert_allclose(mean.trust, many.trust.mean, atol=0.02)
    np.testing.assert_allclose(mean.credibility, many.credibility.mean, atol=0.015)
    np.testing.assert_allclose(mean.any_by, many.any_by, atol=0.03)


@pytest.mark.parametrize("name", list(RATES))
def test_every_rate_moves_something(name):
    """In a busy world with a schedule, each rate at its other end gives other numbers."""
    declared, here = RATES[name], region()
    plan, busy = parse_schedule(PLAN)[0], Assumptions(rival_border_rate=0.13)
    # Turmoil has to be there to wear.
    found = [
        simulate(
            here,
            {"turmoil": 0.2},
            schedule=plan,
            assumptions=busy,
            futures=200,
            years=8,
            rates=Rates(**{name: value}),
        )
        for value in (declared.low, declared.high)
    ]
    moved = max(
        np.abs(getattr(found[0], n).mean - getattr(found[1], n).mean).max()
        for n in ("trust", "propensity")
    )
    assert moved > 1e-4


def test_challengers_that_do_not_adapt_take_each_target_for_itself():
    scenario = region()
    rigid = simulate(scenario, adaptive=False, rates=STILL, assumptions=REMEMBERED, futures=10)
    for i, c in enumerate(scenario.commitments):
        static = assess(c.scenario, c.scenario.levers, REMEMBERED).propensity
        np.testing.assert_allclose(rigid.propensity.mean[:, i], float(static), rtol=1e-7)


def test_a_formula_can_be_swapped_and_one_with_a_step_is_asked_in_every_future():
    """A curve through a few values of trust would round the step off; it is noticed."""

    def timid(delivered, home, record_trust, member_resolve):
        return np.where(record_trust > 0.8, 0.9, 0.1)

    options = {"formulas": {"effective_resolve": timid}, "rates": STILL, "assumptions": REMEMBERED}
    found = simulate(ESTONIA, schedule=Schedule((Step(2, "violated"),)), futures=50, **options)
    alone, together = (float(getattr(assess(ESTONIA), n)) for n in ("denial_alone", "denial"))
    trust = simulate(ESTONIA, futures=50, rates=STILL, assumptions=REMEMBERED).trust.mean[0, 0]
    level = 0.9 if trust > 0.8 else 0.1
    expected = level * together + (1 - level) * alone
    np.testing.assert_allclose(found.credibility.mean[:, 0], expected, rtol=1e-9)
    sure = simulate(ESTONIA, formulas={"denial": lambda delivered: np.ones(1)}, futures=50)
    assert sure.credibility.mean[0, 0] > simulate(ESTONIA, futures=50).credibility.mean[0, 0] + 0.2


@pytest.mark.parametrize("name", ["nato-norway", "us-korea", "ecowas-benin"])
def test_the_curve_of_resolve_is_the_members_answer(name):
    plan = givens_of(
        load_scenario(name), {}, None, Rates(budget_growth=2.0), None, None, 5,
        adaptive=True, expected=False, formulas={},
    )  # fmt: skip
    trust = np.linspace(0.03, 0.97, 200)
    for year, squeezes in ((0, 0), (4, 3)):
        behind = np.full(200, squeezes)
        found = plan.curves[0].resolve(year, behind, trust)
        asked = plan.curves[0]._asked(year, behind, trust)
        assert not plan.curves[0].exact
        np.testing.assert_allclose(list(found.values()), asked, atol=1e-6)


def test_what_cannot_be_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="years must be a whole number from 1 to 31, not 40"):
        simulate(ESTONIA, years=40)
    with pytest.raises(ValueError, match="no pact called 'SEATO' here"):
        simulate(region(), {"SEATO": {"clarity": 0.8}})
    with pytest.raises(ValueError, match="record_trust cannot be replaced"):
        preview(ESTONIA, formulas={"record_trust": lambda base_rate: base_rate})


@pytest.mark.parametrize("lived", [preview, partial(simulate, futures=2)])
@pytest.mark.parametrize(
    ("step", "why"),
    [
        (
            Step(6, "set", "clarity", 0.8),
            "“6:clarity:0.8” cannot be: year 6 is outside the years 1 to 5",
        ),
        (Step(2, "leave", "XXX"), "no member here has the code XXX"),
        (Step(2, "set", "will.JPN", 0.8), "no member here has the code JPN"),
        (Step(2, "violated", "USA"), "USA is no protégé here"),
        (Step(2, "leave", "EST"), "EST is the protégé here"),
    ],
)
def test_a_schedule_of_others_or_of_later_years_is_refused(lived, step, why):
    with pytest.raises(ValueError, match=why):
        lived(ESTONIA, schedule=Schedule((step,)), years=5)
    within = Schedule((step,)).within(5, set(ESTONIA.codes) - {"EST", "USA"})
    assert not within
    lived(ESTONIA, schedule=within, years=5)


def test_in_a_region_anybody_who_is_in_it_can_be_scheduled():
    region = load_region("europe-east")
    preview(
        region, schedule=Schedule((Step(2, "leave", "POL"), Step(2, "violated", "EST"))), years=2
    )
    with pytest.raises(ValueError, match="no member here has the code JPN"):
        preview(region, schedule=Schedule((Step(2, "leave", "JPN"),)), years=2)
    with pytest.raises(ValueError, match="USA is no protégé here"):
        preview(region, schedule=Schedule((Step(2, "violated", "USA"),)), years=2)


def test_a_lasting_treaty_drifts_less_and_the_average_one_as_before():
    trust = [preview(JAPAN, {"permanence": p}, years=10).trust[-1, 0] for p in (0.0, 0.5, 1.0)]
    assert trust[0] < trust[1] < trust[2]


def test_asymmetry_wears_trust_down_the_more_the_more_unequal_members_are():
    def worn(scenario):
        still, unequal = (
            preview(scenario, rates=Rates(asymmetry_wear=wear), years=10).trust[-1, 0]
            for wear in (0.0, 0.2)
        )
        return still - unequal

    equal = replace(
        JAPAN, gdp=np.full(2, 1.0), spending_today=np.full(2, 0.02), personnel=np.full(2, 1e5)
    )
    assert 0 < worn(equal) < worn(JAPAN)
