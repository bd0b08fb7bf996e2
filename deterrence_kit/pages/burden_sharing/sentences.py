"""What the pictures of burden sharing are told as; data, see `deterrence_kit.model.telling.saying`."""

from __future__ import annotations

from deterrence_kit.model.telling.saying import Tree

NO_GUIDELINE = "This pact has agreed no guideline for spending"
UNCOUNTED = "There are no population figures for these members, so no cost per head."
MOVED = 0.0005  # less than that is no change of the Hoover index
# Under no relation a rank correlation has the standard error 1 / √(n − 1): 19 of 20 stay below.
CLEAR = 1.96

SENTENCES: dict[str, Tree] = {
    "bars": ["{against}", "{whose}"],
    "against": {
        "by": "agreed",
        "is": {
            "none": NO_GUIDELINE
            + ": the line is what it spends on average, {line:.2f} % of GDP, by "
            "which members measure each other.",
            "all": "{everyone} members meet the guideline of {guideline} % of GDP.",
            "some": "{meet} of {members:.0f} {meets} the guideline of {guideline} % of GDP; in all "
            "{lacking} a year are lacking, most in {largest} ({largest_lacks} billion).",
        },
    },
    "everyone": {"by": "both", "is": {"true": "Both", "false": "All {members:.0f}"}},
    "meets": {"by": "several", "is": {"true": "members meet", "false": "members meets"}},
    "lorenz": ["{unequal}", "{exploitation}"],
    "unequal": "Were burdens equal, the curve would be the straight line: {index:100*.1f} % of all "
    "spending would have to move to other members, a Hoover index of {index:.2f}{index_was} and an "
    "equity of {equity:.2f}.",
    "index_was": {"if": "index_before", "say": " ({index_before:.2f} at the baseline)"},
    "exploitation": {
        "by": "carry",
        "is": {
            "few": "Whether the great carry more than the small cannot be told from {members:.0f} members.",
            "equal": "{who_carries} All burdens are equal: no.",
            "unclear": "{who_carries} Not clearly. {ranks}: no more than chance often brings.",
            "great": "{who_carries} Yes. {ranks}.",
            "small": "{who_carries} The small carry more. {ranks}.",
        },
    },
    "who_carries": "Do the great carry more than the small?",
    "ranks": "The ranks of burden and GDP correlate by {rank} (n = {members:.0f}; +1: the larger always "
    "carries more, −1: always less)",
    "cost": {
        "by": "any_lacks",
        "is": {
            "true": ["{buys}", "{dearest_told}"],
            "false": [
                "No member lacks anything: meeting this guideline costs and buys nothing.",
                {"by": "counted", "is": {"true": "", "false": UNCOUNTED}},
            ],
        },
    },
    "buys": "Together {lacking} a year buy {bought} of credibility for {whom}. A billion buys most in "
    "{best}, {best_buys}.",
    "dearest_told": {
        "by": "counted",
        "is": {
            "true": "Per head it costs most in {dearest}: {dearest_head:,.0f} international $ a year.",
            "false": UNCOUNTED,
        },
    },
    "worth": ["{all_meet}", "{other_burdens}"],
    "all_meet": {
        "by": "gains",
        "is": {
            "one": "All members at the guideline: {own_gain} for {whom}.",
            "alike": "All members at the guideline: {own_gain}, whoever is defended.",
            "apart": "All members at the guideline buy most for {gains_most} ({most_gained}), least for "
            "{gains_least} ({least_gained}).",
        },
    },
    "other_burdens": "Burdens need not be military: sanctions and network defence coordinated in full "
    "make attacking dearer and would add {sanctions_add}; budgets that outlast any squeeze would be "
    "worth {durability_adds} ten years on, for {whom}.",
}
