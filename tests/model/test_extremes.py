"""Extremes: one member, a protégé above all, no economy, five worlds against one, ends and corners."""

from dataclasses import fields, replace

import numpy as np
import pytest

from deterrence_kit import Assumptions, Levers, assess, load_scenario, parameters_of, scenario_names

CORNERS = 300
FIGURES = ("gdp", "milex", "personnel", "reserves")
SHARES = (
    "capability", "cohesion", "burden_sharing", "geography", "resolve", "effective_resolve", "denial",
    "denial_alone", "credibility", "threshold", "propensity", "challenge", "record_trust",
    "member_resolve", "arrival",
)  # fmt: skip
ROUNDING = 1e-12
pytestmark = pytest.mark.filterwarnings("error")


def alone(scenario):
    """The protégé without any ally."""
    for code in scenario.codes:
        if code != scenario.codes[scenario.protege]:
            scenario = scenario.without(code)
    return scenario


def with_protege_strongest(scenario):
    """The protégé with ten times the economy and the forces of the whole world."""
    home = scenario.home > 0
    return replace(
        scenario,
        gdp=np.where(home, 10 * scenario.world_gdp, scenario.gdp),
        personnel=np.where(home, 10 * scenario.world_personnel, scenario.personnel),
    )


def without_economy(scenario):
    """No member has a GDP: no money, and no forces that it would have paid."""
    return replace(scenario, gdp=0 * scenario.gdp)


def with_one_without_economy(scenario):
    """The protégé has none, its allies do."""
    return replace(scenario, gdp=scenario.gdp * (1 - scenario.home))


def with_nothing(scenario):
    """No member has money or persons."""
    bare = {
        n: 0 * getattr(scenario, n) for n in ("gdp", "personnel", "reserves", "forward", "near")
    }
    return replace(scenario, **bare)


def against_five_worlds(scenario):
    """The first challenger has five times all there is."""
    more = {f"challenger_{w}": getattr(scenario, f"challenger_{w}").copy() for w in FIGURES}
    for word in FIGURES:
        more[f"challenger_{word}"][0] = 5 * getattr(scenario, f"world_{word}")
    return replace(scenario, **more)


def against_nobody(scenario):
    """The challengers have nothing."""
    words = [f"challenger_{word}" for word in FIGURES]
    return replace(scenario, **{word: 0 * getattr(scenario, word) for word in words})


MADE = (
    lambda scenario: scenario, alone, with_protege_strongest, without_economy, with_one_without_economy,
    with_nothing, against_five_worlds, against_nobody,
)  # fmt: skip


def sound(answer):
    """No NaN, no infinity, and nothing that is a share outside 0 to 1."""
    for field in fields(answer):
        assert np.isfinite(getattr(answer, field.name)).all(), field.name
    for name in SHARES:
        values = getattr(answer, name)
        assert values.min() >= -ROUNDING, name
        assert values.max() <= 1 + ROUNDING, name
    assert answer.delivered.min() >= 0
    assert (answer.credibility >= np.minimum(answer.denial, answer.denial_alone) - ROUNDING).all()
    assert (answer.credibility <= np.maximum(answer.denial, answer.denial_alone) + ROUNDING).all()


def column(declared, upper):
    """Values of a parameter over the cases, each at one of its ends."""
    return np.where(upper, declared.high, declared.low)[:, None]


@pytest.mark.parametrize("name", scenario_names())
@pytest.mark.parametrize("made", MADE, ids=lambda made: made.__name__)
def test_every_lever_and_assumption_at_each_end(made, name):
    scenario = made(load_scenario(name))
    for table, rest in ((Levers, scenario.levers), (Assumptions, Assumptions())):
        declared = parameters_of(table)
        ends = {
            n: np.tile(np.asarray(getattr(rest, n), float), (2 * len(declared), 1))
            for n in declared
        }
        for place, (n, p) in enumerate(declared.items()):
            ends[n][2 * place], ends[n][2 * place + 1] = p.low, p.high
        moved = table(**ends)
        sound(assess(scenario, *((moved,) if table is Levers else (None, moved))))


@pytest.mark.parametrize("name", scenario_names())
@pytest.mark.parametrize("made", MADE, ids=lambda made: made.__name__)
def test_all_at_once_in_random_corners(made, name):
    scenario, luck = made(load_scenario(name)), np.random.default_rng(12)
    corners = [
        table(
            **{n: column(p, luck.integers(0, 2, CORNERS)) for n, p in parameters_of(table).items()}
        )
        for table in (Levers, Assumptions)
    ]
    sound(assess(scenario, *corners))


@pytest.mark.parametrize("name", scenario_names())
def test_a_corner_is_the_same_alone_as_among_others(name):
    """The one case and the many are worked out in different ways."""
    scenario, luck = load_scenario(name), np.random.default_rng(3)
    at = {
        table: {n: column(p, luck.integers(0, 2, 5)) for n, p in parameters_of(table).items()}
        for table in (Levers, Assumptions)
    }
    many = assess(scenario, *(table(**values) for table, values in at.items()))
    for case in range(5):
        one = assess(
            scenario,
            *(table(**{n: v[case, 0] for n, v in values.items()}) for table, values in at.items()),
        )
        for outcome in ("credibility", "cohesion", "propensity", "resolve"):
            assert getattr(one, outcome) == pytest.approx(
                getattr(many, outcome)[case], rel=1e-9, abs=1e-12
            )


@pytest.mark.parametrize("name", scenario_names())
def test_who_is_alone_has_nothing_but_its_own_defence(name):
    answer = assess(alone(load_scenario(name)))
    assert answer.resolve == answer.effective_resolve == 0
    assert answer.credibility == answer.denial == answer.denial_alone


@pytest.mark.parametrize("name", scenario_names())
def test_five_worlds_are_not_stopped_by_one_and_nobody_is(name):
    scenario = load_scenario(name)
    before = assess(scenario)
    assert assess(against_five_worlds(scenario)).credibility <= before.credibility
    assert assess(against_nobody(scenario)).credibility == pytest.approx(1)
