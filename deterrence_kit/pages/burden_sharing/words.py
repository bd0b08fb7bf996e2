"""What the pictures of burden sharing say, in plain English."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis.alliance.guideline import Guideline
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.burden_sharing import exploitation
from deterrence_kit.pages.burden_sharing.inhabitants import per_head
from deterrence_kit.pages.burden_sharing.published import published_years, source_words

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


NO_GUIDELINE = "This pact has agreed no guideline for spending"


def bars_words(scenario: Scenario, met: Guideline, guideline: float, line: float) -> str:
    """Who meets the guideline and what the others lack, or that there is none; whose figures.

    Parameters
    ----------
    guideline, line : float
        % of GDP; the line is the pact's average where no guideline is agreed.
    """
    return f"{_against(scenario, met, guideline, line)} {source_words(scenario)}"


def _against(scenario: Scenario, met: Guideline, guideline: float, line: float) -> str:
    lacking, count = met.gap > 0, len(scenario.codes)
    if not guideline:
        return (
            f"{NO_GUIDELINE}: the line is what it spends on average, {line:.2f} % of GDP, by which "
            "members measure each other."
        )
    if not lacking.any():
        everyone = "Both" if count == 2 else f"All {count}"
        return f"{everyone} members meet the guideline of {guideline:g} % of GDP."
    most = int(np.argmax(met.gap))
    meet = count - int(lacking.sum())
    return (
        f"{meet or 'None'} of {count} members meet{'s' * (meet < 2)} the guideline of "
        f"{guideline:g} % of GDP; in all {money(met.gap.sum())} a year are lacking, most in "
        f"{in_text(scenario.names[most])} ({figure(met.gap[most])} billion)."
    )


def lorenz_words(scenario: Scenario, now: Assessment, index: float, before: float) -> str:
    """What the Hoover index means here, now and before, and whether the great carry more."""
    change = f" ({before:.2f} at the baseline)" if abs(index - before) > 0.0005 else ""
    return (
        f"Were burdens equal, the curve would be the straight line: {100 * index:.1f} % of all "
        f"spending would have to move to other members, a Hoover index of {index:.2f}{change} and "
        f"an equity of {1 - index:.2f}. {exploitation_words(scenario.gdp, now.burden)}"
    )


def exploitation_words(gdp: np.ndarray, burden: np.ndarray) -> str:
    """Whether larger economies carry more, and whether that is more than chance.

    Examples
    --------
    >>> import numpy as np
    >>> exploitation_words(np.ones(2), np.ones(2))
    'Whether the great carry more than the small cannot be told from 2 members.'
    """
    rank, count = exploitation(gdp, burden), len(gdp)
    question = "Do the great carry more than the small?"
    if count < 3:
        return f"Whether the great carry more than the small cannot be told from {count} members."
    if np.isnan(rank):
        return f"{question} All burdens are equal: no."
    figure = f"The ranks of burden and GDP correlate by {rank:+.2f}".replace("-", "−")
    scale = f"(n = {count}; +1: the larger always carries more, −1: always less)"
    # Under no relation a rank correlation has the standard error 1 / √(n − 1).
    if abs(rank) < 1.96 / np.sqrt(count - 1):
        return f"{question} Not clearly. {figure} {scale}: no more than chance often brings."
    answer = "Yes" if rank > 0 else "The small carry more"
    return f"{question} {answer}. {figure} {scale}."


def cost_words(scenario: Scenario, met: Guideline, population: np.ndarray) -> str:
    """What all would pay together and for what, and where a billion buys most."""
    if not (met.gap > 0).any():
        nothing = "No member lacks anything: meeting this guideline costs and buys nothing."
        return nothing if not np.isnan(population).all() else f"{nothing} {UNCOUNTED}"
    best = int(np.nanargmax(met.per_billion))
    sentence = (
        f"Together {money(met.gap.sum())} a year buy {points_text(met.together)} of credibility "
        f"for {in_text(scenario.protege_name)}. A billion buys most in "
        f"{in_text(scenario.names[best])}, {points_text(met.per_billion[best])}."
    )
    return f"{sentence} {_heads(scenario, met, population)}"


UNCOUNTED = "There are no population figures for these members, so no cost per head."


def _heads(scenario: Scenario, met: Guideline, population: np.ndarray) -> str:
    heads = per_head(met.gap, population)
    known = ~np.isnan(heads)
    if not known.any():
        return UNCOUNTED
    most = int(np.nanargmax(heads))
    return (
        f"Per head it costs most in {in_text(scenario.names[most])}: {heads[most]:,.0f} "
        "international $ a year."
    )


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
    own = next(iter(met))
    first = (
        f"All members at the guideline: {points_text(gains[own])} for {in_text(own)}."
        if len(gains) == 1
        else f"All members at the guideline: {points_text(gains[own])}, whoever is defended."
        if points_text(gains[most]) == points_text(gains[least])
        else f"All members at the guideline buy most for {in_text(most)} ({points_text(gains[most])}), "
        f"least for {in_text(least)} ({points_text(gains[least])})."
    )
    return (
        f"{first} Burdens need not be military: sanctions and network defence coordinated in full "
        f"make attacking dearer and would add {points_text(others['sanctions'])}; budgets that "
        f"outlast any squeeze would be worth {points_text(others['durability'])} ten years on, for "
        f"{in_text(own)}."
    )


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
