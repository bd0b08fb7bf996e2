"""What waterfall and curve are told as; data, see `deterrence_kit.model.telling.saying`."""

from __future__ import annotations

from deterrence_kit.model.telling.saying import Tree

MOST_NAMED = 4  # parts of a change that its sentence names
MOST_ON_CARD = 3
FLAT, STILL = 0.0005, 1e-5  # less than that is no move of credibility, of the yearly chance

SENTENCES: dict[str, Tree] = {
    "why": {
        "by": "changed",
        "is": {
            "false": "Nothing has been changed yet: this is the baseline. Move a lever and see why.",
            "true": "{subject} is {against} {before}. {each_part}",
        },
    },
    "subject": {
        "by": "outcome",
        "is": {"credibility": "Credibility", "propensity": "The yearly chance of a challenge"},
    },
    "against": {
        "by": "moved",
        "is": {"true": "{change:points} than the baseline of", "false": "unchanged from"},
    },
    "each_part": {
        "by": "some",
        "is": {
            "true": "Points from each change: {named_parts}{more}.",
            "false": "Nothing moves it.",
        },
    },
    "named_parts": {"each": "parts", "say": "{label} {part:signed}", "between": ", "},
    "moved_by": {
        "by": "some",
        "is": {"true": "{named_parts}", "false": "nothing that was changed"},
    },
    "more": {"if": "rest", "say": " and {rest} more"},
    "apart": " Of the change, in points: {named_kinds}.",
    "named_kinds": {"each": "kinds", "say": "{kind_name} {part:signed}", "between": ", "},
    "kind_name": {
        "by": "kind",
        "is": {
            "levers": "levers alone",
            "assumptions": "assumptions alone",
            "together": "both together",
        },
    },
    "response": "{span}; {ends}.",
    "span": {
        "by": "flat",
        "is": {
            "false": "Over its whole range, “{label}” moves credibility from {low} to {high}",
            "true": "Credibility hardly moves with “{label}” (it stays at {stays}){chance}",
        },
    },
    "chance": {
        "if": "first",
        "say": "; it moves the yearly chance of a challenge from {first} to {last}",
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
