"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer

# value in links -> what the page calls it; "x-y", both levers of the whole pact.
PAIRS = {
    "lift-access": "Lift and access",
    "presence-stocks": "Presence and equipment in place",
    "decision_days-stocks": "Time to decide and equipment in place",
    "air_defence-access": "Air defence and access",
    "mobilisation_days-lift": "Mobilisation and lift",
    "presence-readiness": "Presence and readiness",
}
OBSTACLES = {"routes": "If a route closes", "water": "Water and terrain"}


def pair_of(choice: str) -> tuple[str, str]:
    """The two settings of a choice.

    Examples
    --------
    >>> pair_of("presence-stocks")
    ('presence', 'stocks')
    """
    across, _, up = choice.partition("-")
    return across, up


offer("pair", PAIRS)
offer("obstacle", OBSTACLES)
