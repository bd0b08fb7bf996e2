"""The figures of the states in a scenario: what members, challengers and the world have."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Array


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What members, challengers and the world have; each array in their order.

    Attributes
    ----------
    population : ndarray, persons, 0 where it is not known
    gdp : ndarray, billion international $
    spending_today : ndarray, share of GDP
    personnel, reserves : ndarray, persons in active service, and trained reserves
    ideal_point : ndarray, UN voting scale
    distance : ndarray, km from the member's nearest border to the theatre
    water : ndarray, 1 where the member has to cross a sea, else 0
    forward, near : ndarray, persons already in the theatre, and in a state next door to it
    theatre_share : ndarray, share of its ready forces that each would send here; the protégé's is 1
    elsewhere : ndarray, share of them that is pledged to a second crisis
    world_milex, world_personnel, world_reserves : float
        Today's totals of the world, billion international $ and persons.
    challenger_gdp, challenger_milex : ndarray, billion international $, one for each challenger
    challenger_population, challenger_personnel, challenger_reserves : ndarray, persons
        GDP and population are 0 where they are not known.
    challenger_distance : ndarray, km
    """

    population: Array
    gdp: Array
    spending_today: Array
    personnel: Array
    reserves: Array
    ideal_point: Array
    distance: Array
    water: Array
    forward: Array
    near: Array
    theatre_share: Array
    elsewhere: Array
    latitude: Array
    longitude: Array
    world_milex: float
    world_personnel: float
    world_reserves: float
    challenger_codes: tuple[str, ...]
    challenger_names: tuple[str, ...]
    challenger_population: Array
    challenger_gdp: Array
    challenger_milex: Array
    challenger_personnel: Array
    challenger_reserves: Array
    challenger_distance: Array
    challenger_latitude: Array
    challenger_longitude: Array
