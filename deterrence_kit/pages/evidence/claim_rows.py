"""One claim as a row of its table."""

from __future__ import annotations

from typing import Any

from deterrence_kit.evidence.claims import Claim
from deterrence_kit.evidence.standing.claim_shares import Share
from deterrence_kit.evidence.trials import Tried
from deterrence_kit.pages.evidence.words import percent


def claim_row(claim: Claim, result: Tried, share: Share | None) -> dict[str, Any]:
    """What the model does at the defaults, and in how many draws and scenarios it holds."""
    row = {
        "claim": claim.sentence, "found": result.words, "result": "holds" if result.passed else "FAILS",
    }  # fmt: skip
    if share is None:
        return row | dict.fromkeys(("draws", "scenarios", "built"), "not tried yet")
    return row | {
        "draws": f"{percent(share.share)} of {share.draws}",
        "scenarios": f"{share.scenarios_held} of {share.scenarios}",
        "built": "yes" if share.by_construction else "no",
    }  # fmt: skip
