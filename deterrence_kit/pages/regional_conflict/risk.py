"""A region's risk, pair by pair: what the map, the matrix, the ranking and the network all show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.matrix import Matrix
from deterrence_kit.model.region.region import Commitment, Region
from deterrence_kit.model.severity.ladder import reaching
from deterrence_kit.model.severity.rung_bands import SHARES
from deterrence_kit.views.names import in_sentence
from deterrence_kit.views.shapes import Source

# Ends of the colour scale, probability a year; it is logarithmic, because pairs differ by much.
LOWEST, HIGHEST = 0.002, 0.2
WIDEST, THINNEST = 10.0, 1.0  # px of a line
PALE_FROM = 0.62  # place on the scale above which Cividis is light enough for dark text
ON_DARK, ON_LIGHT = "#ffffff", "#000000"  # text on the scale's colours, in light and dark alike


@dataclass(frozen=True, kw_only=True)
class Risk:
    """Arrays with one value for each pair, in the region's order.

    Attributes
    ----------
    propensity, credibility, threshold : ndarray, probability (propensity a year)
    expected : ndarray, challenges a year
    rungs : ndarray, shape (3, pairs), share of challenges
        That come to force, with deaths, that grow into war.
    added : ndarray, probability
        What the pact adds to the target's own defence.
    """

    propensity: Array
    expected: Array
    credibility: Array
    threshold: Array
    added: Array
    rungs: Array

    @property
    def any_challenge(self) -> float:
        """Probability of at least one challenge in the region within a year."""
        return float(-np.expm1(-self.expected.sum()))

    @property
    def any_rung(self) -> Array:
        """The same for one that comes to force, with deaths, that grows into war, shape (3,)."""
        found: Array = -np.expm1(-(self.rungs * self.expected).sum(axis=1))
        return found

    def rung(self, place: int) -> Array:
        """The yearly chance of force, deaths and war for one pair, shape (3,)."""
        return reaching(np.asarray(self.propensity[place]), self.rungs[:, place])


def risk_of(matrix: Matrix) -> Risk:
    """The risk that a matrix holds, pair by pair.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> from deterrence_kit.model.region.matrix import matrix
    >>> gulf = load_region("gulf")
    >>> len(risk_of(matrix(gulf)).propensity) == len(gulf.commitments)
    True
    """
    pairs = [c.pair for c in matrix.region.commitments]
    values = {
        name: np.array([matrix.at(getattr(matrix, name), pair) for pair in pairs])
        for name in ("propensity", "expected", "credibility", "threshold")
    }
    added = np.array([float(matrix.assessments[pair].added) for pair in pairs])
    rungs = np.array(
        [[float(getattr(matrix.assessments[pair], n)) for pair in pairs] for n in SHARES]
    )
    return Risk(**values, added=added, rungs=rungs)


def codes(region: Region) -> list[str]:
    """The code of each pair, ``RUS-EST``: what is tapped in one picture is marked in all."""
    return [code_of(*c.pair) for c in region.commitments]


def code_of(challenger: str, target: str) -> str:
    """The code of one pair.

    Examples
    --------
    >>> code_of("RUS", "EST")
    'RUS-EST'
    """
    return f"{challenger}-{target}"


def pair_name(commitment: Commitment) -> str:
    """Both names with an arrow: ``Russia → Estonia``."""
    return f"{commitment.scenario.challenger_name} → {commitment.scenario.protege_name}"


def heat(propensity: Array) -> Array:
    """Place on the colour scale, 0 to 1.

    Examples
    --------
    >>> import numpy as np
    >>> heat(np.array([0.0, 0.02, 1.0])).round(2).tolist()
    [0.0, 0.5, 1.0]
    """
    place = np.log(np.maximum(propensity, LOWEST) / LOWEST) / np.log(HIGHEST / LOWEST)
    return np.asarray(np.clip(place, 0, 1))


def widths(propensity: Array) -> Array:
    """Widths in px on a fixed scale, growing with the root of the propensity.

    Parameters
    ----------
    propensity : ndarray, probability a year

    Returns
    -------
    ndarray of the same shape, px
    """
    return np.clip(WIDEST * np.sqrt(propensity / 0.15), THINNEST, 1.5 * WIDEST)


def text_colours(propensity: Array) -> list[str]:
    """Black or white, whichever is read better on the colour of each.

    Examples
    --------
    >>> import numpy as np
    >>> text_colours(np.array([0.003, 0.15]))
    ['#ffffff', '#000000']
    """
    return [ON_LIGHT if place > PALE_FROM else ON_DARK for place in heat(propensity)]


def roles_words(region: Region) -> str:
    """What a reader has to know where states stand as each other's challengers; else nothing.

    It goes with every picture, because pictures travel without their page.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> roles_words(load_region("east-asia")).partition(": ")[2]
    'South Korea and North Korea each have it towards the other.'
    >>> roles_words(load_region("taiwan-strait"))
    ''
    """
    pairs = {c.pair for c in region.commitments}
    both = [
        f"{in_sentence(c.scenario.challenger_name)} and {in_sentence(c.scenario.protege_name)}"
        for c in region.commitments
        if c.pair[::-1] in pairs and c.pair < c.pair[::-1]
    ]
    if not both:
        return ""
    return (
        " “Challenger” is a role in the model, not a finding: "
        f"{'; '.join(both)} each have it towards the other."
    )


def pair_columns(region: Region, now: Risk, before: Risk) -> Source:
    """What every picture's table says of the pairs.

    Parameters
    ----------
    region : Region
    now, before : Risk
        In the year that is shown: with what has been moved, and at the baseline.
    """
    return {
        "code": codes(region),
        "pair": [pair_name(c) for c in region.commitments],
        "challenger": [c.scenario.challenger_name for c in region.commitments],
        "target": [c.scenario.protege_name for c in region.commitments],
        "pact": [c.pact or "none" for c in region.commitments],
        "propensity": now.propensity,
        "deaths": reaching(now.propensity, now.rungs[1]),
        "war": reaching(now.propensity, now.rungs[2]),
        "before": before.propensity,
        "change": now.propensity - before.propensity,
        "credibility": now.credibility,
        "threshold": now.threshold,
        "added": now.added,
        "heat": heat(now.propensity),
    }


TABLE = (
    ("pair", "Pair", "text"),
    ("pact", "Pact behind it", "text"),
    ("propensity", "Any challenge, a year", "percent"),
    ("deaths", "With deaths, a year", "percent"),
    ("war", "War, a year", "percent"),
    ("before", "At the baseline", "percent"),
    ("change", "Change, points", "signed"),
    ("credibility", "Credibility", "probability"),
    ("threshold", "Threshold", "probability"),
)
