"""How a trial came out, in words: what moved, which way and how far."""

from __future__ import annotations

from collections.abc import Mapping

Outcomes = Mapping[str, float]
HAIR = 1e-6  # what is less than this has not moved

LABELS = {
    "any_challenge": "the chance of any challenge within a year",
    "burden_sharing": "burden sharing",
    "challenge": "the chance that an occasion is taken",
    "challenged": "the chance of a challenge within 20 years",
    "dependence": "what the loss of one ally costs",
    "elsewhere": "the yearly number of challenges elsewhere",
    "expected": "the yearly number of challenges in the region",
    "here": "the yearly number of challenges at the targets it concerns",
    "lasting": "the change of credibility over the years",
    "record_trust": "trust",
}


def sentence(before: Outcomes, after: Outcomes, names: tuple[str, ...]) -> str:
    """What moved, which way and how far, as it came out."""
    parts = []
    for verb, sign in (("rises", 1), ("falls", -1), ("stays", 0)):
        here = [n for n in names if _sign(after[n] - before[n]) == sign]
        said = [f"{LABELS.get(n, n)} {{}} {_span(before[n], after[n])}" for n in here]
        # The verb is said once for all that go the same way.
        parts += [", ".join(s.format(verb if i == 0 else "").replace("  ", " ")
                            for i, s in enumerate(said))] * bool(said)  # fmt: skip
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _sign(change: float) -> int:
    return int(change > HAIR) - int(change < -HAIR)


def _span(before: float, after: float) -> str:
    if abs(after - before) <= HAIR:
        return f"at {before:.2g}".replace("-", "−")
    digits = next((d for d in range(2, 8) if f"{before:.{d}g}" != f"{after:.{d}g}"), 8)
    return f"from {before:.{digits}g} to {after:.{digits}g}".replace("-", "−")
