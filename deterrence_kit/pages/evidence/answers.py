"""What the estimates say, a sentence under each picture, and of both halves of the argument in one."""

from __future__ import annotations

import numpy as np

from deterrence_kit.evidence import Coefficient
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import from_to
from deterrence_kit.pages.evidence.questions import QUESTIONS, Fitted
from deterrence_kit.pages.evidence.words import percent


def question_words(name: str, fitted: Fitted) -> str:
    """The sentence under one picture."""
    return SENTENCES[name](fitted)


def _honoured(fitted: Fitted) -> str:
    whole, late = fitted["honoured.LLM.all"], fitted["honoured.LLM.after_1945"]
    old, p = fitted["honoured.LA2005.all"], declared("base_rate")
    return (
        f"{percent(whole.value)} of {whole.n} commitments under the first rule, {percent(late.value)} "
        f"of {late.n} after 1945; the older data, up to {old.last}, have {percent(old.value)}. "
        f"{coding_words(fitted)} Hence the assumption's range "
        f"{from_to(p.low, p.high, p.unit)} about its default (dashed)."
    )


PARTS = ("all", "before_1945", "after_1945", "defence")


def coding_words(fitted: Fitted) -> str:
    """How the answer changes with the coding, held against how it changes with the era."""
    share = {
        (rule, part): fitted[f"honoured.{rule}.{part}"].value
        for rule in ("LLM", "BF")
        for part in PARTS
    }
    coding = 100 * max(abs(share["LLM", part] - share["BF", part]) for part in PARTS)
    era = 100 * min(
        abs(share[rule, "before_1945"] - share[rule, "after_1945"]) for rule in ("LLM", "BF")
    )
    verdict = "changes little with" if 2 * coding < era else "depends on"
    return (
        f"The verdict {verdict} the coding: between the two rules shares differ by at most {coding:.1f} "
        f"points, between before and after 1945 by at least {era:.1f}."
    )


def _exponent(fitted: Fitted) -> str:
    one, p = fitted["contest_exponent.disputes"], declared("contest_exponent")
    inside = one.interval[0] <= p.default <= one.interval[1]
    return (
        f"{one.value:.2f}, give or take {1.96 * one.se:.2f}: what can be counted explains only a little "
        f"of who prevails. The default, {p.default:g} (dashed), is {'inside' if inside else 'above'} "
        f"that interval; in proportion would be 1."
    )


def _coding(fitted: Fitted) -> str:
    pairs = [(fitted[f"dispute.{n}"], fitted[f"dispute_COW.{n}"]) for n in FACTORS]
    apart = [abs(np.exp(a.value - b.value) - 1) for a, b in pairs]
    clear = sum((a.interval[0] > 0) == (b.interval[0] > 0) for a, b in pairs)
    return (
        f"Both lists of disputes tell much the same of {clear} of {len(pairs)} factors; the odds ratios "
        f"differ by up to {100 * max(apart):.0f} %. Controls: major powers, regimes, votes, years of peace."
    )


FACTORS = ("land_border", "rivalry", "joint_democracy", "ideal_point_distance")


def _pacts(fitted: Fitted) -> str:
    rows = [fitted[name] for name in QUESTIONS["pact_effect"].rows]
    alone, full = (np.exp(fitted[f"pact.{kind}"].value) for kind in ("alone", "controls"))
    open_ = sum(row.interval[0] < 0 < row.interval[1] for row in rows)
    verdict = "observation alone does not settle it" if open_ else "the estimates are clear of 1"
    return (
        f"A target with a defence pact is challenged {alone:.2f} times as often; with controls, "
        f"{full:.2f} times. {open_} of {len(rows)} intervals include 1 (dashed): {verdict}. Pacts are "
        "made where danger is."
    )


def _slopes(fitted: Fitted) -> str:
    whole, own, added = (
        fitted[f"{name}.dispute.controls"] for name in ("credibility", "denial_alone", "added")
    )
    return (
        f"With controls, the slope for disputes is {_with_error(whole)} on credibility as a whole, "
        f"{_with_error(own)} on the target's own defence, and {_with_error(added)} on what its pact adds. "
        f"Left of the dashed line is deterrence: the target's own defence {_shows(own)}, its pact "
        f"{_shows(added)}. Pacts go where danger is, which hides deterrence; or the model is wrong."
    )


def standing_words(fitted: Fitted) -> str:
    """What history says of the argument's two halves, in one sentence."""
    own, added = (fitted[f"{name}.dispute.controls"] for name in ("denial_alone", "added"))
    early, late, other_early, other_late = (
        fitted[f"honoured.{rule}.{part}"].value
        for rule in ("LLM", "BF")
        for part in ("before_1945", "after_1945")
    )
    return (
        f"In the record to {own.last}, a target's own defence {_shows(own)} challenges; what its pact adds "
        f"{_shows(added)}, and pacts go where danger is. Commitments called upon were honoured in "
        f"{percent(early)} of cases before 1945 and {percent(late)} after (under a second "
        f"rule of coding, {percent(other_early)} and {percent(other_late)})."
    )


def _with_error(found: Coefficient) -> str:
    return f"{found.value:.1f} ± {1.96 * found.se:.1f}".replace("-", "−")


def _shows(found: Coefficient) -> str:
    low, high = found.interval
    if low < 0 < high:
        return "shows nothing that could be told from no effect"
    return "goes with fewer" if high <= 0 else "goes with more"


SENTENCES = {
    "honoured": _honoured, "exponent": _exponent, "coding": _coding, "pact_effect": _pacts,
    "slopes": _slopes,
}  # fmt: skip
