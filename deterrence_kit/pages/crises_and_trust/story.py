"""One future told year by year, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.model.years.events import Event
from deterrence_kit.model.years.futures import Future
from deterrence_kit.pages.crises_and_trust.years import years_shown
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.names import in_sentence
from deterrence_kit.views.plan_words import happening


def story(future: Future, scenario: Scenario) -> list[str]:
    """A sentence for each year in which something happens, and for what lies between.

    Parameters
    ----------
    future : Future
    scenario : Scenario
    """
    names = dict(zip(scenario.codes, scenario.names, strict=True))
    span = years_shown(future)
    told, quiet = [_opening(future), *_reviews(future)], 0
    for year in range(1, span + 1):
        parts = [_event(e, future, scenario, names) for e in _told_in(future, year)]
        if not parts:
            quiet += 1
            continue
        told += _quiet(year, quiet)
        told.append(f"Year {year}: {'; '.join(parts)}.")
        quiet = 0
    return [*told, *_quiet(span + 1, quiet), _ending(future)]


def story_title(future: Future) -> str:
    """What kind of future it is, in a few words: its challenges, and how they ended.

    Examples
    --------
    >>> import numpy as np
    >>> level = np.full((6, 1), 0.7)
    >>> met = (Event(2, "challenge", 0, "EST", honoured=True, repelled=False),)
    >>> arrays = dict.fromkeys(("trust", "credibility", "propensity"), level)
    >>> story_title(Future(index=0, events=met, **arrays))
    '1 challenge, the pact acts in 1, 1 succeeds'
    """
    span = years_shown(future)
    met = [e for e in future.events if e.kind == "challenge" and e.year <= span]
    if not met:
        return "no challenge in all these years"
    acted, through = sum(bool(e.honoured) for e in met), sum(not e.repelled for e in met)
    many = f"{len(met)} challenge{'s' * (len(met) > 1)}"
    pact = "" if met[0].honoured is None else f"the pact acts in {_count(acted)}, "
    return f"{many}, {pact}{_count(through)} succeed{'s' * (through == 1)}"


def _count(number: int) -> str:
    return str(number or "none")


def _opening(future: Future) -> str:
    trust, credible = float(future.trust[0, 0]), float(future.credibility[0, 0])
    return f"Today: trust is {trust:.2f}, credibility {credible:.2f}."


def _told_in(future: Future, year: int) -> list[Event]:
    return [e for e in future.events if e.year == year and e.kind != "review"]


def _reviews(future: Future) -> list[str]:
    years = [e.year for e in future.events if e.kind == "review"]
    every = {1: "every year"}.get(years[0], f"every {years[0]} years") if years else ""
    return [f"The pact is reviewed {every}."] if years else []


def _ending(future: Future) -> str:
    trust, credible = float(future.trust[-1, 0]), float(future.credibility[-1, 0])
    return f"After {years_shown(future)} years: trust is {trust:.2f}, credibility {credible:.2f}."


def _quiet(year: int, years: int) -> list[str]:
    if not years:
        return []
    when = f"Year {year - 1}" if years == 1 else f"Years {year - years} to {year - 1}"
    return [f"{when}: nothing happens."]


def _event(event: Event, future: Future, scenario: Scenario, names: Mapping[str, str]) -> str:
    if event.kind == "challenge":
        return _challenge(event, future, scenario)
    if event.kind == "crisis":
        kind = "honoured" if event.honoured else "violated"
        return f"{happening(kind, '')}{_trust(event, future)}"
    if event.kind == "set":
        value = number_text(event.value, declared(event.name).unit)
        return f"{label_of(event.name, names)} is set to {value}"
    if event.kind == "squeeze":
        return "a fiscal squeeze takes its part of budgets that are not durable"
    who = in_sentence(names.get(event.name, event.name))
    return f"{happening(event.kind, who)}{_trust(event, future)}"


def _challenge(event: Event, future: Future, scenario: Scenario) -> str:
    challenger, protege = map(in_sentence, (scenario.challenger_name, scenario.protege_name))
    ended = "the challenge fails" if event.repelled else "the challenge succeeds"
    if event.honoured is None:
        return f"{challenger} challenges {protege}, which stands alone: {ended}"
    acts = "the pact acts" if event.honoured else "the pact stays away"
    return f"{challenger} challenges {protege}: {acts}, {ended}{_trust(event, future)}"


def _trust(event: Event, future: Future) -> str:
    """What the year did to trust, where it can be seen."""
    before, after = (float(future.trust[event.year - 1 + i, 0]) for i in (0, 1))
    if abs(after - before) < 0.005:
        return ""
    return f" (trust {'rises' if after > before else 'falls'} from {before:.2f} to {after:.2f})"
