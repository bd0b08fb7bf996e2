"""Words for sliders: what people search by, and what stretches of a scale without a unit mean."""

from __future__ import annotations

#: What people call it, by the setting it is: each word finds those settings, besides their own texts.
SYNONYMS = {
    "troops": ("presence", "contribution", "readiness"),
    "soldiers": ("presence", "contribution", "readiness"),
    "brigade": ("presence", "stocks"),
    "tanks": ("stocks", "presence"),
    "bases": ("access", "presence", "stocks"),
    "budget": ("spending", "spending_floor", "durability"),
    "money": ("spending", "spending_floor"),
    "2 %": ("spending_floor", "guideline"),
    "missiles": ("air_defence",),
    "drones": ("air_defence",),
    "ships": ("lift",),
    "railways": ("lift", "access"),
    "trade": ("sanctions",),
    "cyber": ("sanctions",),
    "election": ("will", "weight_politics"),
    "public": ("will",),
    "vote": ("decision_days", "consultation"),
    "article 5": ("clarity", "red_lines"),
    "treaty": ("clarity", "caveats"),
    "exercises": ("signalling", "interoperability"),
}

#: What the middle and the ends of a scale from 0 to 1 are like: low, middle, high.
ANCHORS = {
    "readiness": ("hollow", "half could go", "on alert"),
    "interoperability": ("side by side", "common standards", "as one force"),
    "sanctions": ("none", "as in 2014", "as in 2022"),
    "shared_threat": ("at odds", "in part", "of one mind"),
    "red_lines": ("none said", "in general", "agreed in writing"),
    "clarity": ("may be read away", "with ways out", "leaves none"),
    "signalling": ("unseen", "now and then", "every year, large"),
    "consultation": ("by letter", "when called", "standing council"),
    "will": ("unwilling", "average pact", "would fight"),
    "stocks": ("all is shipped", "half waits there", "all waits there"),
    "access": ("closed", "in part", "open"),
    "air_defence": ("bare", "some ports", "covered"),
    "durability": ("first to be cut", "in part", "set by law"),
}


def also(name: str) -> str:
    """The words that find a setting besides its own texts.

    Examples
    --------
    >>> also("spending_floor")
    'budget money 2 %'
    """
    return " ".join(word for word, names in SYNONYMS.items() if name in names)
