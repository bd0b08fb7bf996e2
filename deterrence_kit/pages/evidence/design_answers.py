"""What each design found, in one honest sentence or two under its picture."""

from __future__ import annotations

import numpy as np

from deterrence_kit.evidence import Coefficient
from deterrence_kit.evidence.designs.table import USUAL
from deterrence_kit.evidence.standing.runs import runs
from deterrence_kit.pages.evidence.designs import DESIGNS
from deterrence_kit.pages.evidence.questions import Fitted
from deterrence_kit.pages.evidence.words import percent

LEANING = 0.1  # four times what a fair test would show


def design_words(name: str, fitted: Fitted) -> str:
    """The sentence under one design's picture, with when and by what it was computed."""
    rows = [fitted[n] for n in DESIGNS[name].rows if n in fitted]
    return (
        f"{SENTENCES[name](fitted)} n = {max(r.n for r in rows):,}. {runs()['designs'].sentence()}"
    )


def points(found: Coefficient) -> str:
    """An effect in points a year with its interval.

    Examples
    --------
    >>> from deterrence_kit.evidence.designs.table import designs
    >>> points(designs()["design.pact_free.both"]).count("to")
    1
    """
    low, high = found.interval
    return f"{found.value:+.1f} points a year ({low:+.1f} to {high:+.1f})".replace("-", "−")


def against(found: Coefficient) -> str:
    """What an estimate that should be below 0 says of the model."""
    low, high = found.interval
    if low > 0:
        return "against the model"
    return "as the model has it" if high < 0 else "no telling from nothing"


def _same_year(fitted: Fitted) -> str:
    pact, belief = fitted["design.pact_free.both"], fitted["design.credibility.both"]
    own = fitted["design.credibility.target_year"]
    return (
        f"With the year of the target and of the challenger held, a target's ally that is not tied to the "
        f"challenger goes with {points(pact)}: {against(pact)}. The model's credibility goes with "
        f"{points(belief)}: {against(belief)}; within a target-year alone, where strong and weak "
        f"challengers of one target differ most, {points(own)}."
    )


def _first_pact(fitted: Fitted) -> str:
    after = [
        fitted[n] for n in DESIGNS["first_pact"].rows if "before" not in n and "_to_-" not in n
    ]
    before = [fitted[n] for n in DESIGNS["first_pact"].rows if "before" in n or "_to_-" in n]
    clear = sum(row.interval[1] < 0 for row in after)
    early = sum(not row.interval[0] < 0 < row.interval[1] for row in before)
    same = "already differs" if early else "does not differ clearly"
    return (
        f"Of {len(after)} stretches after a first pact, {clear or 'none'} show{'s' if clear < 2 else ''} "
        f"clearly fewer challenges, and before the pact the rate {same} from that of the two years before "
        "it: pacts are concluded when something is moving, so even this comparison is not an experiment."
    )


def _power(fitted: Fitted) -> str:
    implied, least = (
        np.exp(fitted[f"power.pact.{kind}"].value) for kind in ("implied", "detectable")
    )
    chance = fitted["power.pact.power"].value
    verdict = "says little against it, and nothing for it" if chance < 0.5 else "speaks against it"
    return (
        f"The model's pacts multiply the odds of a challenge by {implied:.2f} on average. A record like "
        f"this one tells {least:.2f} or less from no effect in four cases of five; what the model implies, "
        f"in {percent(chance)}. That it was not seen {verdict}."
    )


def _records(fitted: Fitted) -> str:
    put, none, more = (
        [fitted[n].value for n in DESIGNS["records"].rows if n.endswith(kind)]
        for kind in ("simulated", "false_alarm", "leaning")
    )
    return (
        f"Records like the real one, with as many challenges and pairs as unlike each other, were drawn "
        f"with the model's effect put in: a design tells it as fewer challenges in {percent(min(put))} to "
        f"{percent(max(put))} of them, and in {percent(min(none))} to {percent(max(none))} where there is "
        f"no effect (2.5 % would be right). {_blind(max(put))} {_leaning(max(more))}"
    )


def _leaning(most: float) -> str:
    if most < LEANING:
        return "Where there is no effect, none of them tells more challenges more often than it should."
    return (
        f"One of them tells more challenges in {percent(most)} of the records without any effect: linear "
        "chances lean that way where danger is uneven, so its finding against the model is the weaker."
    )


def _blind(most: float) -> str:
    if most < USUAL:
        return "So none of these designs could have been expected to see what the model says."
    return "So at least one of these designs should have seen it if the model were right."


def _severity(fitted: Fitted) -> str:
    armed, others, none = (fitted[f"severity.war.{kind}"] for kind in ("nuclear", "other", "none"))
    deaths, war = fitted["severity.deaths.controls"], fitted["severity.war.controls"]
    return (
        f"Wars: {armed.events} of {armed.n} challenges to states with a nuclear defender, {others.events} "
        f"of {others.n} with others, {none.events} of {none.n} with none. With controls, a nuclear "
        f"defender {_goes(war)} wars ({_logits(war)} logits) and {_goes(deaths)} disputes with deaths "
        f"({_logits(deaths)}). These are challenges that were made; {armed.events} wars carry the first."
    )


def _goes(found: Coefficient) -> str:
    low, high = found.interval
    if low < 0 < high:
        return "goes with neither more nor fewer"
    return "goes with fewer" if high < 0 else "goes with more"


def _logits(found: Coefficient) -> str:
    return f"{found.value:+.1f} ± {1.96 * found.se:.1f}".replace("-", "−")


def _joins(fitted: Fitted) -> str:
    rows = {n: fitted[n] for n in DESIGNS["joins"].rows}
    labels = {
        n: f"{label[:1].lower()}{label[1:]}" for n, (label, _) in DESIGNS["joins"].rows.items()
    }
    clear = [labels[n] for n, c in rows.items() if not c.interval[0] < 0 < c.interval[1]]
    one = next(iter(rows.values()))
    return (
        f"Of {one.n:,} allies of targets of disputes {one.events} joined. Told from nothing: "
        f"{', '.join(clear) or 'none'}. More allies make each less likely to come. Most disputes ask for "
        "nobody's help, so this tells what goes with joining, not how often help comes."
    )


def _kinds(fitted: Fitted) -> str:
    early, late = (fitted[f"kind.defence.{era}"] for era in ("before_1945", "after_1945"))
    return (
        f"Defence: {early.events} of {early.n} before 1945 and {late.events} of {late.n} after; small "
        f"groups lean on all the others ({percent(early.value)} and {percent(late.value)} when they do). "
        "A war is where deterrence had failed already, and commitments that kept the peace are in no row: "
        "these shares are a lower bound, and the fall after 1945 is in part who was still tested."
    )


SENTENCES = {
    "same_year": _same_year, "first_pact": _first_pact, "power": _power, "records": _records,
    "severity": _severity, "joins": _joins, "kinds": _kinds,
}  # fmt: skip
