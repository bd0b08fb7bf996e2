"""What the alliance's pictures are told as; data, see `deterrence_kit.model.telling.saying`.

What hangs on who is a member and on no lever comes as text: the other side's pacts, triangles of
friends and rivals, who is pledged to whom.
"""

from __future__ import annotations

from deterrence_kit.model.telling.saying import Tree

SENTENCES: dict[str, Tree] = {
    "alliance": [
        {"by": "any", "is": {"true": ["{delivers_most}", "{bad_case}"], "false": "{nobody}"}},
        {"if": "left", "say": "{left} {left_have} left."},
        {"if": "joined", "say": "{joined} {joined_have} joined."},
        "{rivals}",
    ],
    "delivers_most": "{first:named} would deliver most: {share:100*.0f} % of what allies deliver in "
    "time, with a resolve of {first_resolve:.2f} ({first_resolve:in_ten}).",
    "nobody": "No ally would deliver anything in time.",
    "ranking": {
        "by": "hangs",
        "is": {
            "only": "{ally:named} is the only ally: without it, {protege} stands alone and credibility "
            "is {falls_to} instead of {stands_at}, {less}.",
            "nobody": "No ally alone makes a difference: without any one of them, credibility stays at "
            "{credible:.2f}.",
            "somebody": [
                "The pact hangs most on {ally_in_text}: without it alone, credibility falls from "
                "{stands_at} to {falls_to}, {less}.",
                {"if": "better_without", "say": "{higher}"},
            ],
        },
    },
    "higher": "Without {better_without:.0f} of the {allies:.0f} allies it would be higher: a larger part "
    "of what is left is then to be expected, and that weighs more than the force that is gone.",
    "measures": {
        "by": "alone",
        "is": {
            "true": ["All help comes from {ally_in_text}.", "{balance}"],
            "false": ["{without_some}", "{doubtful}", "{spread}", "{balance}"],
        },
    },
    "without_some": "Without {ally_in_text}, credibility would be {without_one:.2f}; if {two} both left, "
    "{without_two:.2f}.",
    "doubtful": "The least certain commitment is that of {weakest}; of the help that is expected to stay "
    "away, {doubt:100*.0f} % is that of {doubted}.",
    "spread": {
        "by": "concentrated",
        "is": {
            "unknown": "",
            "one": "Nearly all help comes from one ally.",
            "several": "Help is as concentrated as if {equal_allies:.1f} equal allies sent it.",
        },
    },
}
