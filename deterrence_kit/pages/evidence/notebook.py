"""Claims and estimates as cells of a notebook: what the page on evidence shows, computed again."""

from __future__ import annotations

STEPS = [
    """from deterrence_kit.evidence.claims import claims
from deterrence_kit.evidence.trials import tried

for claim in claims():
    result = tried(claim)
    print("holds" if result.passed else "FAILS", "|", claim.sentence, "|", result.words)""",
    """from deterrence_kit.evidence import coefficients, reproduced

for found in coefficients().values():
    print(f"{found.name:40} {found.value:9.4f} {found.unit:10} (se {found.se:.4f}, n {found.n:,})")
for row in reproduced():
    print(f"{row.verdict:20} {row.check}: {row.claimed}; here {row.ours}")""",
]
