"""The three strongest arguments against this model, with the figures that carry them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from deterrence_kit.app.blocks import Block, Made, block, heading, text
from deterrence_kit.evidence.standing.claim_shares import SHAKY, Share, claim_shares
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.pages.evidence.design_answers import against, points
from deterrence_kit.pages.evidence.findings import Findings, fitted
from deterrence_kit.pages.evidence.questions import Fitted
from deterrence_kit.pages.evidence.words import percent


def arguments(
    fitted: Fitted, shares: Sequence[Share], grades: Mapping[str, int]
) -> list[tuple[str, str]]:
    """Each argument as a heading and what carries it, with what can be said in reply."""
    return [
        ("1. History does not show that pacts deter, and this model says that they do", _pacts(fitted)),
        ("2. Most of its claims hold whatever one assumes", _built(shares)),
        ("3. What a reader moves is what nobody has measured", _unseen(fitted, grades)),
    ]  # fmt: skip


def _pacts(fitted: Fitted) -> str:
    both, leaning = fitted["design.pact_free.both"], fitted["power.both.leaning"].value
    power = fitted["power.controls.simulated"].value
    added = fitted["added.dispute.controls"]
    return (
        f"Held against other challengers of the same target in the same year, an ally not tied to the "
        f"challenger goes with {points(both)}: {against(both)}. The slope on what the pact adds is "
        f"{added.value:+.1f} ± {1.96 * added.se:.1f} logits, where the model needs it below 0, and "
        "credibility adds next to nothing to the forecast. In reply: pacts go where danger is, and the "
        f"effect that the model implies, put into simulated records, is told with all controls in only "
        f"{percent(power)} of them; the first comparison tells more challenges in {percent(leaning)} of "
        "records without any effect. That is a reason not to reject it; it is none to believe it."
    ).replace("-", "−")  # fmt: skip


def _built(shares: Sequence[Share]) -> str:
    built = sum(s.by_construction for s in shares)
    always = sum(s.held == s.draws for s in shares)
    shaky = sum(s.share < SHAKY for s in shares)
    return (
        f"{always} of {len(shares)} claims hold in every draw of the assumptions, {built} of {len(shares)} "
        "claims in every scenario where they can be tried as well: their sign stands in the formulas, so "
        f"that they hold is no finding. Of the rest, {shaky} hold in under two thirds of draws. In reply: "
        "a model that contradicted its own argument would be worse, and the claims that can fail are "
        "listed first, with how often they do."
    )


def _unseen(fitted: Fitted, grades: Mapping[str, int]) -> str:
    late, formal = fitted["kind.defence.after_1945"], fitted["resolve.formality"]
    treaties = f"{formal.value:+.1f} ± {1.96 * formal.se:.1f} logits"
    return (
        f"{grades['judgement']} of {sum(grades.values())} numbers are judgements. Treaty text, "
        "readiness, will and red lines are in no data set of the past: no fit here tests the levers. "
        "Where one was coded, it went the other way: formal treaties were honoured less often "
        f"({treaties}), and defence pacts after 1945 in {late.events} of {late.n} cases. In reply: "
        "treaties may be made formal where doubt is greatest, and a war is where deterrence had "
        "failed already. The range of that weight covers both signs."
    ).replace("-", "−")  # fmt: skip


def against_block(_shown: Findings) -> Made:
    """The three arguments."""
    grades = Counter(str(p.evidence) for p in SETTINGS.values())
    told = arguments(fitted(), claim_shares(), grades)
    parts = [part for title, words in told for part in (heading(title), text(words))]
    return block("The three strongest arguments against this model", *parts, wide=True)


AGAINST = Block("against", against_block)
