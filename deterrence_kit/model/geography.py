"""Geography: how much of what members could bring is there in time.

Boulding's loss-of-strength gradient (Boulding 1962), in travel time.
"""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import Array


def forward_share(forward: Array, personnel: Array, presence: Array, home: Array) -> Array:
    """Share of each member's forces that is already in the theatre; the protégé's is 1."""
    today = forward / np.maximum(personnel, 1)
    return np.where(home > 0, 1.0, np.clip(today + presence, 0, 1))


def travel_days(distance: Array, lift: Array, water: Array, water_days: Array) -> Array:
    """Days on the way: ``distance / lift + water · water_days``."""
    return distance / lift + water * water_days


def delay_days(
    decision_days: Array, mobilisation_days: Array, travel_days: Array, stocks: Array
) -> Array:
    """Days from the warning to arrival: ``decision + (mobilisation + travel) · (1 − stocks)``.

    Forces whose equipment waits for them need neither load it nor ship it.
    """
    return decision_days + (mobilisation_days + travel_days) * (1 - stocks)


def passage(access: Array, air_defence: Array, interdiction: Array) -> Array:
    """Share of reinforcements let through: ``access · (1 − interdiction · (1 − air_defence))``."""
    return access * (1 - interdiction * (1 - air_defence))


def arrival(forward_share: Array, delay_days: Array, passage: Array, window_days: Array) -> Array:
    """Share of each member's ready forces that counts in the theatre in time, 0 to 1.

    ``f + (1 − f) · passage · exp(−delay / window)``.
    """
    return forward_share + (1 - forward_share) * passage * np.exp(-delay_days / window_days)


def delivered(ready: Array, arrival: Array) -> Array:
    """What each member would deliver to the theatre, in shares of world strength."""
    return ready * arrival


def opposing(
    challenger_ready: Array,
    challenger_distance: Array,
    challenger_lift: Array,
    window_days: Array,
    crossing: Array,
) -> Array:
    """The challengers' strength in the theatre, shape (..., 1).

    They choose the day, so they do not mobilise; their own distance, and the water and terrain
    they must cross, slow them: ``Σ ready · exp(−distance / lift / window) · (1 − crossing)``.
    """
    travel = challenger_distance / challenger_lift
    there = challenger_ready * np.exp(-travel / window_days) * (1 - crossing)
    return total(there)


def geography(strength: Array, arrival: Array) -> Array:
    """Strength-weighted mean of `arrival` over the members, 0 to 1."""
    return total(shares(strength) * arrival)
