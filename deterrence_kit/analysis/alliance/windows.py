"""Crisis windows that others have planned with, each with its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Window:
    """A crisis window by name.

    Attributes
    ----------
    name : str
    days : float
    source : str
    """

    name: str
    days: float
    source: str


#: From the shortest to the longest.
WINDOWS = (
    Window(
        name="60 hours", days=2.5,
        source="The longest that it took Russian forces to reach the outskirts of Tallinn or Riga in war "
        "games of 2014–15: Shlapak & Johnson 2016, RAND RR1253. A fait accompli.",
    ),
    Window(
        name="10 days", days=10,
        source="First tier of NATO's force model of 2022: well over 100,000 persons in up to 10 days.",
    ),
    Window(
        name="30 days", days=30,
        source="Second tier of NATO's force model of 2022, some 200,000 persons in 10 to 30 days; the "
        "readiness initiative of 2018 (30 battalions, squadrons and ships in 30 days).",
    ),
    Window(
        name="90 days", days=90,
        source="A long warning, inside the third tier of NATO's force model of 2022 (at least 500,000 "
        "persons in 30 to 180 days). A judgement between its ends.",
    ),
)  # fmt: skip
