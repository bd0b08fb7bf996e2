"""Where the states and pairs of a region stand on the map: nothing there moves while a lever does."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from deterrence_kit.datasets.regions import load_region
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.region import Region
from deterrence_kit.views.map_labels import NEEDED, map_labels
from deterrence_kit.views.places import mercator, spots
from deterrence_kit.views.shapes import Source

# Where on the way to the target a pair's bead may sit: the first place that is free.
BEADS = (0.6, 0.5, 0.7, 0.42, 0.76, 0.34, 0.82, 0.27, 0.55, 0.65, 0.46, 0.38)
FREE = 0.035  # of the window's width: how far beads keep from each other and from states
SMALL = 0.6  # how much of that it is from what is marked, whose sign is smaller
STATE, MARK, BEAD = 9.0, 6.0, 12.0  # px: radius of a state, of a marked place, of the largest bead
ASIDE = 0.013  # of the window: how far two lines that run both ways stand apart
NEAR_KM = 2500.0  # challengers that stand nearer to one of their targets shape the window
# Who is what: target, target that is nobody's ally, challenger, or both at once.
ROLES = {  # by kind
    "target": "target with a pact",
    "alone": "target without an ally",
    "challenger": "challenger",
    "challenger_target": "challenger, and target with a pact",
    "challenger_alone": "challenger, and target without an ally",
}


class Spots:
    """Where the region's states stand: it depends on no lever, so nothing moves while one does.

    Parameters
    ----------
    region : Region

    Attributes
    ----------
    codes, names, kinds : sequence of str, one for each state
    x, y : ndarray, shape (states,)
        Degrees of longitude and Mercator degrees; states far away stand at the window's edge.
    window : Window
    lines : four ndarrays of shape (pairs,)
        Ends of each pair's line: x and y of the challenger, x and y of the target.
    beads : dict of ndarray, shape (pairs,)
        Where each pair's bead sits, ``x`` and ``y``.
    labels : dict
        The names that fit, see `map_labels`.
    marks : dict of sequences, one value for each place that the file marks
        ``x``, ``y``, ``name`` and ``what``.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> places = Spots(load_region("gulf"))
    >>> dict(zip(places.codes, places.kinds))["KWT"]
    'target'
    """

    def __init__(self, region: Region) -> None:
        self.codes = tuple(dict.fromkeys((*region.targets, *region.challengers)))
        found = [_place(region, code) for code in self.codes]
        latitude, longitude = (np.array(v) for v in zip(*found, strict=True))
        near = np.array([_near(region, code) for code in self.codes])
        centre = float(np.median(longitude[near]))
        self.x, self.y, self.window = spots(latitude, longitude, centre, near)
        self.kinds = [_kind(region, code) for code in self.codes]
        self.names = [region.names[code] for code in self.codes]
        self.lines = _lines(region, self)
        self.marks: dict[str, Any] = {
            "x": np.array([place.longitude for place in region.places]),
            "y": mercator(np.array([place.latitude for place in region.places])),
            "name": [place.name for place in region.places],
            "what": [place.what for place in region.places],
        }
        self.beads = _beads(self)
        self.labels = _labels(self)

    def at(self, code: str) -> tuple[float, float]:
        """Abscissa and ordinate of a state."""
        i = self.codes.index(code)
        return float(self.x[i]), float(self.y[i])


def _place(region: Region, code: str) -> tuple[float, float]:
    for c in region.commitments:
        s = c.scenario
        if c.target == code:
            return float(s.latitude[s.protege]), float(s.longitude[s.protege])
        if c.challenger == code:
            return float(s.challenger_latitude[0]), float(s.challenger_longitude[0])
    raise KeyError(code)


def _near(region: Region, code: str) -> bool:
    """Targets shape the window, and the challengers whose capital or centre is not far away."""
    here = _place(region, code)
    return code in region.targets or any(
        c.challenger == code and _kilometres(here, _place(region, c.target)) < NEAR_KM
        for c in region.commitments
    )


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    phi, lam = np.radians([a[0], b[0]]), np.radians([a[1], b[1]])
    chord = np.sin((phi[1] - phi[0]) / 2) ** 2
    chord += np.cos(phi[0]) * np.cos(phi[1]) * np.sin((lam[1] - lam[0]) / 2) ** 2
    return float(2 * 6371 * np.arcsin(np.sqrt(chord)))


def _kind(region: Region, code: str) -> str:
    if code not in region.targets:
        return "challenger"
    alone = not any(c.pact for c in region.commitments if c.target == code)
    kind = "alone" if alone else "target"
    return f"challenger_{kind}" if code in region.challengers else kind


def _lines(region: Region, places: Spots) -> tuple[Array, ...]:
    """Ends of the lines; where two run both ways each is moved to its left."""
    pairs = {c.pair for c in region.commitments}
    ends = []
    for c in region.commitments:
        (x0, y0), (x1, y1) = places.at(c.challenger), places.at(c.target)
        if c.pair[::-1] in pairs:
            length = max(float(np.hypot(x1 - x0, y1 - y0)), 1e-9)
            move = ASIDE * 2 * places.window.half_width / length
            across, up = -(y1 - y0) * move, (x1 - x0) * move
            x0, x1, y0, y1 = x0 + across, x1 + across, y0 + up, y1 + up
        ends.append((x0, y0, x1, y1))
    return tuple(np.array(ends).T)


def _beads(places: Spots) -> dict[str, Array]:
    """Where each bead sits: apart from the others and from what is marked, to be seen and tapped."""
    taken = [(x, y, 1.0) for x, y in zip(places.x, places.y, strict=True)]
    taken += [(x, y, SMALL) for x, y in zip(places.marks["x"], places.marks["y"], strict=True)]
    found, apart = [], FREE * 2 * places.window.half_width
    for ends in zip(*places.lines, strict=True):
        tried = _on_the_way(ends, apart)
        room = [min(np.hypot(x - a, y - b) / size for a, b, size in taken) for x, y in tried]
        free = [r >= apart for r in room]
        best = free.index(True) if any(free) else int(np.argmax(room))
        found.append(tried[best])
        taken.append((*tried[best], 1.0))
    x, y = np.array(found).T
    return {"x": x, "y": y}


def _labels(places: Spots) -> Source:
    """Names of all states, challengers first, then of marked places where nothing else stands.

    What a place is called is in the caption as well: its name need not lie on a bead.
    """
    marks, beads = places.marks, places.beads
    rank = np.array([1 - kind.startswith("challenger") for kind in places.kinds])
    weight = np.r_[NEEDED + 1 - rank, np.full(len(marks["name"]), 0.5 * NEEDED)]
    radius = np.repeat([STATE, MARK, BEAD], [len(rank), len(marks["name"]), len(beads["x"])])
    x, y = (np.r_[at, marks[name], beads[name]] for at, name in ((places.x, "x"), (places.y, "y")))
    return map_labels(x, y, radius, [*places.names, *marks["name"]], weight, places.window)


def _on_the_way(ends: tuple[float, ...], apart: float) -> list[tuple[float, float]]:
    """Places for a bead: along the line, or beside it where the line is too short."""
    x0, y0, x1, y1 = ends
    across, up = x1 - x0, y1 - y0
    length = max(float(np.hypot(across, up)), 1e-9)
    aside = [
        (x0 + across / 2 - up / length * side, y0 + up / 2 + across / length * side)
        for side in (apart, -apart, 2 * apart, -2 * apart)
    ]
    return [*((x0 + f * across, y0 + f * up) for f in BEADS), *aside]


@lru_cache(maxsize=16)
def spots_of(name: str) -> Spots:
    """Where the states of a shipped region stand."""
    return Spots(load_region(name))
