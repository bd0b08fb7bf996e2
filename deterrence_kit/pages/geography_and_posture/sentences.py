"""What the page's pictures are told as; data, see `deterrence_kit.model.telling.saying`."""

from __future__ import annotations

from deterrence_kit.model.telling.saying import Tree

SAME = 5e-4  # of credibility: a closed way that moves it less changes nothing
FLAT = 5e-4  # of credibility: two levers that move it less hardly do
STILL = 0.005  # of credibility: windows that move it less hardly matter
HARDLY, SINGLE = 0.5, 1.5  # days: up to the first there is hardly a way, up to the second one day

SENTENCES: dict[str, Tree] = {
    "arrival": "If every member acts, {match} {there:100*.2g} % of the world's strength is there after "
    "{last:.0f} days, but late help counts less: who comes {window:.0f} days after the warning (the "
    "crisis window) counts for a third. The answer above therefore counts {counted:100*.2g} %.",
    "match": "{matched} ({as_before}).",
    "matched": {
        "by": "matching",
        "is": {
            "never": "the forces in the theatre do not match those of {them:place} within 90 days",
            "first": "the forces in the theatre are worth as much as those of {them:place} from the "
            "first day",
            "later": "the forces in the theatre match those of {them:place} from day {day:.0f}",
        },
    },
    "as_before": {
        "by": "matching_before",
        "is": {
            "same": "as in the baseline",
            "never": "never in the baseline",
            "other": "baseline: day {day_before:.0f}",
        },
    },
    "travel": [
        {
            "if": "apart",
            "say": "Help from {soonest:place} takes {soon} days, from {latest:place} {late}.",
        },
        "From {giver:place}, which brings most, it is {delay:.0f} days to decide, to mobilise and to get "
        "there, {journey}.",
        "Each ring is what forces cover at {lift:,.0f} km a day; the map stretches it.",
    ],
    "journey": {
        "by": "going",
        "is": {
            "hardly": "with hardly any way to go",
            "single": "1 of them on the way{at_sea}",
            "many": "{days:.0f} of them on the way{at_sea}",
        },
    },
    "at_sea": {"if": "sea", "say": " ({sea:.0f} at sea)"},
    "windows": "Credibility by the crisis window: {named_windows}. {quick} The challenger chooses "
    "the plan.",
    "named_windows": {"each": "presets", "say": "{name} {level:.2f}", "between": ", "},
    "quick": {
        "by": "slower",
        "is": {
            "same": "The window hardly matters: what counts is there from the first day.",
            "more": "A quick attack meets less of what allies send than a slow one.",
            "less": "The challenger needs time too, more than the allies do: a quick attack meets more.",
        },
    },
    "pair": ["{reach}", "{mixes}"],
    "reach": {
        "by": "flat",
        "is": {
            "false": "Between them, {first} and {second} move credibility from {low} to {high}.",
            "true": "Between them, {first} and {second} hardly move credibility: {low}.",
        },
    },
    "mixes": {
        "by": "holding",
        "is": {
            "all": "Deterrence {holds} whatever the two are.",
            "none": "No mix of the two alone reaches the threshold.",
            "some": "Deterrence {holds} on {share} % of the picture: along the threshold, more of one "
            "makes up for less of the other.",
        },
    },
    "routes": [
        "{closings}",
        {
            "if": "dearest",
            "say": "No single ally's access matters more than that of {dearest:place}: {change:points}.",
        },
        "A closed route lets {least:100*.0f} % of reinforcements through.",
    ],
    "closings": {"each": "ways", "say": "{closing}", "between": " "},
    "closing": {
        "by": "closed",
        "is": {
            "nobody": "Nobody comes {way}.",
            "nothing": "Closing the way of {allies} {way} would change nothing.",
            "something": "With the way closed to {allies} {way}, credibility is {there} instead of "
            "{here} ({change:points}).",
        },
    },
    "allies": {
        "by": "alone",
        "is": {"true": "the one ally that comes", "false": "the {count} allies that come"},
    },
    "water": [
        "{seas}",
        "Water and terrain on the way of {them:place} hold up {held:100*.0f} % of its forces, worth "
        "{change:100*.1f} points to the pact.",
    ],
    "seas": {
        "by": "crossers",
        "is": {
            "none": "No ally has to cross a sea.",
            "one": "One ally has{crossing}",
            "many": "{count} allies have{crossing}",
        },
    },
    "crossing": " to cross a sea, which takes {days:.0f} days more and costs {part:100*.1f} points of "
    "credibility.",
}
