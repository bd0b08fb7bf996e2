"""A place that people speak of in a region: it stands on the map, and no number is computed from it."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.record import Basis, cited


@dataclass(frozen=True)
class Place:
    """A named place in a region.

    Attributes
    ----------
    name : str
    latitude, longitude : float
        Of its middle, in degrees; south and west are negative.
    what : str
        What it is, without a full stop.
    source : str
    basis : {"read", "recalled", "invented", ""}
        Whether the source was read again; empty where the file does not say.
    """

    name: str
    latitude: float
    longitude: float
    what: str
    source: str
    basis: Basis = ""

    @property
    def words(self) -> str:
        """What it is, where, and who says so.

        Examples
        --------
        >>> Place("Kaliningrad", 54.7, 20.5, "a part of Russia", "World Factbook").words
        'Kaliningrad (54.7° N, 20.5° E): a part of Russia. Source: World Factbook.'
        """
        north, east = "N" if self.latitude >= 0 else "S", "E" if self.longitude >= 0 else "W"
        where = f"{abs(self.latitude):.1f}° {north}, {abs(self.longitude):.1f}° {east}"
        return f"{self.name} ({where}): {self.what}. Source: {cited(self.source, self.basis)}."
