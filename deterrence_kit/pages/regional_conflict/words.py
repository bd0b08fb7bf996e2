"""What the page about a region says, in plain English."""

from __future__ import annotations

from deterrence_kit.model import Scenario
from deterrence_kit.model.phrases import once_in
from deterrence_kit.model.region.region import Commitment, Region
from deterrence_kit.model.region.shift import Shift
from deterrence_kit.model.rounding import yearly
from deterrence_kit.pages.regional_conflict.about import dispute_words, stakes_words
from deterrence_kit.pages.regional_conflict.choices import YEARS
from deterrence_kit.pages.regional_conflict.risk import Risk, code_of, pair_name
from deterrence_kit.views.labels import signed_points
from deterrence_kit.views.ladder_words import rungs_text
from deterrence_kit.views.shapes import Answer, Card
from deterrence_kit.views.verdict_words import standing_words
from deterrence_kit.views.words import compared


def answer(region: Region, now: Risk, before: Risk, shift: Shift, year: int) -> Answer:
    """The figures on top and the sentences under them.

    Parameters
    ----------
    region : Region
    now, before : Risk
        In the year that is shown: with what has been moved, and at the baseline.
    shift : Shift
        Where the levers move the risk.
    year : int
        How many from now; 0 is today.
    """
    first = int(now.propensity.argmax())
    pair = region.commitments[first].scenario
    chance = yearly(float(now.propensity[first]))
    change = 100 * (now.expected.sum() - before.expected.sum())
    when = YEARS[str(year)]
    return {
        "headline": [
            {
                "label": f"War, a year, {when}" if year else "War, a year",
                "value": yearly(now.any_rung[2], before.any_rung[2]),
                "note": (
                    f"{yearly(before.any_rung[2], now.any_rung[2])} at the baseline; "
                    + rungs_text([now.any_challenge, *now.any_rung[:2]])
                ),
                "now": now.any_rung[2],
                "before": before.any_rung[2],
            },
            {
                "label": "Probed first",
                "value": pair.protege_name,
                "note": f"by {pair.challenger_name}: {chance} a year",
            },
            {
                "label": "Expected in 100 years",
                "value": f"{100 * now.expected.sum():.0f}",
                "note": f"challenges, as things stand {when}; {_against(change)}",
            },
            {
                "label": "Deter, or divert?",
                "value": _figure(shift),
                "note": _balance(shift),
            },
        ],
        "verdict": f"War {yearly(now.any_rung[2])} a year",
        "sentence": (
            f"{shift.sentence()} {pair.challenger_name} would probe {pair.protege_name} first, of all "
            f"pairs in {region.title}.{_wars(region)}"
        ),
        "strip": (
            f"War {yearly(now.any_rung[2])}, any challenge {yearly(now.any_challenge)} a year "
            f"· first {pair.protege_name}"
        ),
    }  # fmt: skip


def _wars(region: Region) -> str:
    """In how many pairs a war is under way; nothing where there is none."""
    wars = [c.pair_name for c in region.commitments if c.scenario.war]
    if not wars:
        return ""
    where = ", ".join(wars) if len(wars) < 4 else f"{len(wars)} of {len(region.commitments)} pairs"
    return (
        f" Deterrence has failed in {where}, where a war is under way: no verdict is given, and the "
        "card of each pair says what would restore it."
    )


def second_words(title: str, alone: Region, beside: Region, one: Risk, now: Risk) -> str:
    """What a second crisis elsewhere does to the region.

    Parameters
    ----------
    title : str
        The other crisis.
    alone, beside : Region
        Without it and with it.
    one, now : Risk
        Of the two.
    """
    pairs = list(zip(alone.commitments, beside.commitments, strict=True))
    thinner = [b for a, b in pairs if (b.scenario.elsewhere > a.scenario.elsewhere).any()]
    if not thinner:
        return f"A crisis at {title} at the same time takes nothing from this region."
    more = 100 * float(now.expected.sum() - one.expected.sum())
    return (
        f"A crisis at {title} at the same time takes forces from {len(thinner)} of {len(pairs)} pairs "
        f"here: {abs(more):.1f} {'more' if more >= 0 else 'fewer'} challenges are expected in 100 years."
    )


def _against(change: float) -> str:
    if abs(change) < 0.05:
        return "as at the baseline"
    return f"{abs(change):.1f} {'fewer' if change < 0 else 'more'} than at the baseline"


def _figure(shift: Shift) -> str:
    """The net change, in challenges in a hundred years."""
    net = shift.told[-1]
    return signed_points(net) if net else "±0"


def _balance(shift: Shift) -> str:
    if abs(shift.here) + abs(shift.elsewhere) < 5e-4:
        return "challenges in 100 years; no lever has moved any"
    here, elsewhere, _ = map(signed_points, shift.told)
    return (
        f"challenges in 100 years: {here} at the targets the change concerns, {elsewhere} elsewhere"
    )


def pair_card(
    commitment: Commitment, place: int, now: Risk, before: Risk, restored: str = ""
) -> Card:
    """The card of one pair.

    Parameters
    ----------
    commitment : Commitment
    place : int
        Its place in the region, and in the arrays of both risks.
    now, before : Risk
    restored : str
        Where a war is under way: what would restore deterrence, by the model.
    """
    c, s = commitment, commitment.scenario
    credibility, threshold = float(now.credibility[place]), float(now.threshold[place])
    names = dict(zip(s.codes, s.names, strict=True))
    allies = len(s.codes) - 1
    rows: list[tuple[str, str]] = [
        ("War", once_in(now.rung(place)[2])),
        ("Clash with deaths", once_in(now.rung(place)[1])),
        ("Any armed challenge", once_in(now.propensity[place])),
        ("At the baseline", yearly(float(before.propensity[place])) + " a year"),
        ("Credibility", standing_words(credibility, threshold, s.war)),
        ("Against the baseline", compared(credibility, float(before.credibility[place]))),
        (
            "Pact",
            f"{c.pact}: {_allies(allies)}, {names[c.leader]} spends most" if c.pact else "none",
        ),
        ("The pact adds", f"{now.added[place]:.2f}" if c.pact else "nothing"),
        ("Near", _near(s.contiguous, float(s.challenger_distance[0]))),
        ("Rivals", _rivals(s)),
        ("Quiet years", f"{s.default_of('quiet_years'):.0f}. {dispute_words(s)}"),
        ("At stake for the opponent", stakes_words(commitment)),
    ]
    if s.war:
        rows = [("A war under way", s.war.sentence), ("To restore it", restored), *rows]
    why = s.why.get("theatre", "")
    return {
        "code": code_of(*c.pair),
        "title": pair_name(c),
        "kind": "pair",
        "role": f"{c.pact or 'Nobody'} is pledged to {s.protege_name}",
        "rows": [*rows, ("Why", why)] if why else rows,
    }


def _rivals(scenario: Scenario) -> str:
    """Whether they count as rivals now, and what the file says and why."""
    now = "yes" if scenario.default_of("rivalry") else "no"
    return f"{now}. In the file: {scenario.why.get('rivalry', 'no reason.')}"


def _allies(count: int) -> str:
    return "1 ally" if count == 1 else f"{count} allies"


def _near(closeness: float, km: float) -> str:
    if closeness > 0:
        return "neighbours by land" if km < 1 else f"neighbours, {km:,.0f} km of water or less"
    return f"{km:,.0f} km from border to border"
