"""What answer and map are told as; data, so that a page without Python says the same.

Each entry is a tree, see `deterrence_kit.model.telling.saying`. A page's own stand in its room; all of them
together are what `deterrence_kit.portable` takes along.
"""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.model.telling.saying import PHRASES, Facts, Format, Speaker, Tree
from deterrence_kit.model.telling.sentences import SENTENCES as OF_THE_MODEL
from deterrence_kit.views.doubt_sentences import DOUBT_TOLD
from deterrence_kit.views.figures_told import about, inside, named, points
from deterrence_kit.views.labels import signed_points
from deterrence_kit.views.ladder_words import LADDER_TOLD

FORMATS: dict[str, Format] = {
    **PHRASES,
    "points": points,
    "signed": signed_points,
    "persons": about,
    "named": named,
    "place": inside,
    "capital": str.capitalize,
}

SENTENCES: dict[str, Tree] = {
    **OF_THE_MODEL,
    **DOUBT_TOLD,
    **LADDER_TOLD,
    "left_behind": {
        "by": "one",
        "is": {
            "true": "1 change was not taken along. Undo brings it back.",
            "false": "{count} changes were not taken along. Undo brings them back.",
        },
    },
    "parts": "{own} is {owner} own defence; the pact adds {added}",
    "verdict": "{side:capital} threshold {threshold}",
    "verdict_why": {
        "by": "holds",
        "is": {"true": "attacking does not pay", "false": "attacking pays"},
    },
    "network": {
        "by": "any",
        "is": {
            "true": ["{delivers}", {"if": "without", "say": "{hangs}"}, "{bad_case}"],
            "false": "No ally would deliver anything in time.",
        },
    },
    "delivers": "{first:named} would deliver {most}, and honours its commitment with a probability of "
    "{first_resolve:.2f} ({first_resolve:in_ten}).",
    "most": {
        "by": "all",
        "is": {
            "true": "all or nearly all of what allies deliver in time",
            "false": "most, {share:100*.0f} % of what allies deliver in time",
        },
    },
    "hangs": "Without it, credibility is {without:.2f}.",
    "bad_case": {"if": "short", "say": "Less than half of all help comes {short:how_often}."},
}


def speaker(own: Mapping[str, Tree]) -> Speaker:
    """What says a page's own sentences besides these.

    Examples
    --------
    >>> speaker({"moved": "{label}: {change:signed}"}).say("moved", {"label": "Will", "change": 0.03})
    'Will: +3.0'
    """
    return Speaker({**SENTENCES, **own}, FORMATS)


def say(name: str, facts: Facts) -> str:
    """One of the sentences here.

    Examples
    --------
    >>> say("verdict_why", {"holds": True})
    'attacking does not pay'
    """
    return speaker({}).say(name, facts)
