"""What waterfall and curve are told as; data, see `deterrence_kit.model.telling.saying`."""

from __future__ import annotations

from deterrence_kit.model.telling.saying import Tree

MOST_NAMED = 4  # parts of a change that its sentence names
FLAT, STILL = 0.0005, 1e-5  # less than that is no move of credibility, of the yearly chance

SENTENCES: dict[str, Tree] = {
    "why": {
        "by": "changed",
        "is": {
            "false": "Nothing has been changed yet: this is the baseline. Move a lever and see why.",
            "true": "{subject} is {change:points} {baseline}. Points from each change: "
            "{named_parts}{more}.",
        },
    },
    "subject": {
        "by": "outcome",
        "is": {"credibility": "Credibility", "propensity": "The yearly chance of a challenge"},
    },
    "level": {
        "by": "outcome",
        "is": {"credibility": "{before:.2f}", "propensity": "{before:100*.1f} %"},
    },
    "baseline": {
        "by": "moved",
        "is": {"true": "than the baseline of {level}", "false": "(baseline {level})"},
    },
    "named_parts": {"each": "parts", "say": "{label} {part:signed}", "between": ", "},
    "more": {"if": "rest", "say": " and {rest} more"},
    "apart": " Of the change, in points: levers alone {levers:signed}, assumptions alone "
    "{assumptions:signed}, both together {together:signed}.",
    "response": "{span}; {ends}.",
    "span": {
        "by": "flat",
        "is": {
            "false": "Over its whole range, {label:lower} moves credibility from {low:.2f} to {high:.2f}",
            "true": "{label} hardly moves credibility (it stays at {low:.2f}){chance}",
        },
    },
    "chance": {
        "if": "first",
        "say": "; it moves the yearly chance of a challenge from {first:100*.1f} to {last:100*.1f} %",
    },
    "ends": {
        "by": "end",
        "is": {
            "crossing": "credibility meets the threshold at {crossing}",
            "holds": "deterrence holds throughout",
            "fails": "that alone is not enough",
        },
    },
}
