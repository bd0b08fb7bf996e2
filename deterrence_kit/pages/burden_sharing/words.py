"""What the pictures of burden sharing say, in plain English."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis.alliance.guideline import Guideline
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.burden_sharing import exploitation
from deterrence_kit.pages.burden_sharing.inhabitants import per_head
from deterrence_kit.pages.burden_sharing.published import published_years, source_words
from deterrence_kit.pages.burden_sharing.sentences import CLEAR, MOVED, SENTENCES
from deterrence_kit.views.sentences import speaker

ARTICLES = ("United ", "Netherlands", "Philippines", "Gambia", "Bahamas", "Maldives")


def in_text(name: str) -> str:
    """A state's name inside a sentence.

    Examples
    --------
    >>> in_text("Netherlands"), in_text("Poland")
    ('the Netherlands', 'Poland')
    """
    return f"the {name}" if name.startswith(ARTICLES) else name


def money(billions: float) -> str:
    """An amount, in words.

    Examples
    --------
    >>> money(9.71), money(0.04), money(529.8)
    ('9.7 billion international $', '40 million international $', '530 billion international $')
    """
    if billions < 0.1:
        return f"{1000 * billions:.2g} million international $"
    return f"{figure(billions)} billion international $"


def figure(number: float) -> str:
    """Two digits, or all of them before the point.

    Examples
    --------
    >>> figure(123.6), figure(0.0287)
    ('124', '0.029')
    """
    if abs(number) >= 99.5:
        return f"{number:,.0f}"
    return np.format_float_positional(float(f"{number:.2g}"), trim="-").replace("-", "−")


SPEAKER = speaker(SENTENCES)


def bars_words(scenario: Scenario, met: Guideline, guideline: float, line: float) -> str:
    """Who meets the guideline and what the others lack, or that there is none; whose figures.

    Parameters
    ----------
    guideline, line : float
        % of GDP; the line is the pact's average where no guideline is agreed.
    """
    lacking, count = met.gap > 0, len(scenario.codes)
    most, meet = int(np.argmax(met.gap)), count - int(lacking.sum())
    facts = {
        "agreed": "none" if not guideline else "some" if lacking.any() else "all",
        "line": line,
        "guideline": f"{guideline:g}",
        "members": count,
        "both": count == 2,
        "meet": str(meet or "None"),
        "several": meet > 1,
        "lacking": money(met.gap.sum()),
        "largest": in_text(scenario.names[most]),
        "largest_lacks": figure(met.gap[most]),
        "whose": source_words(scenario),
    }
    return SPEAKER.say("bars", facts)


def lorenz_words(scenario: Scenario, now: Assessment, index: float, before: float) -> str:
    """What the Hoover index means here, now and before, and whether the great carry more."""
    facts = {
        "index": index,
        "index_before": before if abs(index - before) > MOVED else None,
        "equity": 1 - index,
        **_exploitation_facts(scenario.gdp, now.burden),
    }
    return SPEAKER.say("lorenz", facts)


def exploitation_words(gdp: np.ndarray, burden: np.ndarray) -> str:
    """Whether larger economies carry more, and whether that is more than chance.

    Examples
    --------
    >>> import numpy as np
    >>> exploitation_words(np.ones(2), np.ones(2))
    'Whether the great carry more than the small cannot be told from 2 members.'
    """
    return SPEAKER.say("exploitation", _exploitation_facts(gdp, burden))


def _exploitation_facts(gdp: np.ndarray, burden: np.ndarray) -> dict[str, object]:
    rank, count = exploitation(gdp, burden), len(gdp)
    told = f"{rank:+.2f}".replace("-", "−")
    return {"carry": _who_carries(rank, count), "members": count, "rank": told}


def _who_carries(rank: float, count: int) -> str:
    if count < 3:
        return "few"
    if np.isnan(rank):
        return "equal"
    if abs(rank) < CLEAR / np.sqrt(count - 1):
        return "unclear"
    return "great" if rank > 0 else "small"


def cost_words(scenario: Scenario, met: Guideline, population: np.ndarray) -> str:
    """What all would pay together and for what, and where a billion buys most."""
    lacks, counted = bool((met.gap > 0).any()), not bool(np.isnan(population).all())
    facts: dict[str, object] = {"any_lacks": lacks, "counted": counted}
    if lacks:
        best = int(np.nanargmax(met.per_billion))
        facts |= {
            "lacking": money(met.gap.sum()),
            "bought": points_text(met.together),
            "whom": in_text(scenario.protege_name),
            "best": in_text(scenario.names[best]),
            "best_buys": points_text(met.per_billion[best]),
        }
    if lacks and counted:
        heads = per_head(met.gap, population)
        dearest = int(np.nanargmax(heads))
        facts |= {"dearest": in_text(scenario.names[dearest]), "dearest_head": heads[dearest]}
    return SPEAKER.say("cost", facts)


def points_text(gain: float) -> str:
    """A gain in points.

    Examples
    --------
    >>> points_text(0.038), points_text(0.0009), points_text(0.01), points_text(3e-6)
    ('3.8 points', '0.09 points', '1 point', 'less than 0.01 points')
    """
    if 0 < abs(gain) < 1e-4:
        return "less than 0.01 points"
    text = figure(100 * gain)
    return f"{text} point{'s' * (text != '1')}"


def worth_words(met: Mapping[str, tuple[Guideline, Guideline]], others: Mapping[str, float]) -> str:
    """For whom the guideline buys most, and what burdens other than spending do."""
    gains = {name: now.together for name, (now, _) in met.items()}
    most, least = max(gains, key=gains.__getitem__), min(gains, key=gains.__getitem__)
    own, told = next(iter(met)), {name: points_text(gain) for name, gain in gains.items()}
    facts = {
        "gains": "one" if len(gains) == 1 else "alike" if told[most] == told[least] else "apart",
        "own_gain": told[own],
        "whom": in_text(own),
        "gains_most": in_text(most),
        "most_gained": told[most],
        "gains_least": in_text(least),
        "least_gained": told[least],
        "sanctions_add": points_text(others["sanctions"]),
        "durability_adds": points_text(others["durability"]),
    }
    return SPEAKER.say("worth", facts)


def card_rows(
    scenario: Scenario, now: Assessment, met: Guideline, population: np.ndarray, place: int
) -> list[tuple[str, str]]:
    """What a member's card says of its burden."""
    spending = scenario.gdp * now.burden
    head = per_head(met.gap, population)[place]
    rows = [
        ("Military spending", f"{100 * now.burden[place]:.2f} % of GDP"),
        (
            "As published",
            f"{100 * scenario.spending_today[place]:.2f} %, {published_years(scenario)[place]}",
        ),
        ("Share of the pact's GDP", f"{100 * scenario.gdp[place] / scenario.gdp.sum():.1f} %"),
        ("Share of the pact's spending", f"{100 * spending[place] / spending.sum():.1f} %"),
        ("Gap to the guideline", f"{met.gap[place]:,.2f} bn a year" if met.gap[place] else "none"),
    ]
    if met.gap[place] > 0:
        per = "not known" if np.isnan(head) else f"{head:,.0f} $ a year"
        rows += [
            ("Gap per head", per),
            ("Buys, alone", points_text(met.gain[place])),
            ("Buys, per bn", points_text(met.per_billion[place])),
        ]
    return rows
