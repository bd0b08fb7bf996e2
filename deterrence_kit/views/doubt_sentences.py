"""How sure an answer is, as data, so that a page without Python says the same.

Each entry is a tree, see `deterrence_kit.model.telling.saying`; `doubt_words.doubted` fills it, and in the
page `doubt.js`.
"""

from __future__ import annotations

from deterrence_kit.model.telling.saying import Tree
from deterrence_kit.views.verdict_words import AT_WAR, PLAIN

CLOSE_CALL = "a close call"
MISREAD = (
    "A challenger that misreads the pact may still try; most of what it tries stays below a war."
)

DOUBT_TOLD: dict[str, Tree] = {
    "sure": [
        "Deterrence {most_draws} in {of_100} of 100 draws of the assumptions; credibility is {low} to "
        "{high} in nine of ten.",
        {"if": "misread", "say": MISREAD},
    ],
    "most_draws": {
        "by": "at_war",
        "is": {
            "false": {"by": "leaning", "is": {"above": PLAIN.holds, "below": PLAIN.fails}},
            "true": {"by": "leaning", "is": {"above": AT_WAR.holds, "below": AT_WAR.fails}},
        },
    },
    "drawn_verdict": {
        "by": "standing",
        "is": {"agree": "{verdict}", "close": "{verdict}", "against": "In doubt"},
    },
    "drawn_verdict_why": {
        "by": "standing",
        "is": {
            "agree": "{verdict_why}",
            "close": f"{{verdict_why}} at the sliders; {CLOSE_CALL}",
            "against": "{side} threshold {threshold} at the sliders, {leaning} it in {of_100} of 100 draws",
        },
    },
}
