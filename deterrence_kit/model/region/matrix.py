"""The region's matrix: every challenger against every target, and where a change moves the risk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.assessment import Assessment, assess
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.attention import attention
from deterrence_kit.model.region.pair_tables import table_of
from deterrence_kit.model.region.region import Region
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.setting_name import Changes

# One set of changes for every pact, or a set of its own for each, by the pact's name.
PactChanges = Changes | Mapping[str, Changes]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """All challengers against all targets; NaN where they are no pair.

    Attributes
    ----------
    region : Region
    challengers, targets : tuple of str
        Codes of the rows and the columns.
    expected : ndarray, shape (challengers, targets), challenges a year
        Expected number of armed challenges, those diverted from other targets included.
    propensity : ndarray, shape (challengers, targets), probability a year
        Of at least one: ``1 − exp(−expected)``.
    credibility, threshold : ndarray, shape (challengers, targets), probability
    occasions : ndarray, shape (challengers, targets), a year
        Occasions that arise for the pair itself.
    challenge : ndarray, shape (challengers, targets), probability
        That an occasion is taken.
    diverted : ndarray, shape (challengers, targets), occasions a year
        Occasions that come from the challenger's other targets.
    assessments : dict of (str, str) to Assessment
        The full answer for each pair.
    """

    region: Region
    challengers: tuple[str, ...]
    targets: tuple[str, ...]
    expected: Array
    propensity: Array
    credibility: Array
    threshold: Array
    occasions: Array
    challenge: Array
    diverted: Array
    assessments: dict[tuple[str, str], Assessment]

    @property
    def pairs(self) -> NDArray[np.bool_]:
        """True where challenger and target are a pair, shape (challengers, targets)."""
        return ~np.isnan(self.expected)

    @property
    def expected_in_all(self) -> float:
        """Expected armed challenges a year in the whole region."""
        return float(np.nansum(self.expected))

    @property
    def any_challenge(self) -> float:
        """Probability of at least one armed challenge in the region within a year."""
        return float(-np.expm1(-self.expected_in_all))

    @property
    def first(self) -> tuple[str, str]:
        """The pair with the highest propensity: where a challenge comes first, if one comes."""
        row, column = np.unravel_index(np.nanargmax(self.expected), self.expected.shape)
        return self.challengers[row], self.targets[column]

    @property
    def probed_first(self) -> dict[str, str]:
        """For each challenger the target it would probe first, its arg-max."""
        best = np.nanargmax(self.expected, axis=1)
        return {c: self.targets[i] for c, i in zip(self.challengers, best, strict=True)}

    def ranking(self) -> list[tuple[str, str]]:
        """The pairs from the highest propensity to the lowest; ties by name.

        Returns
        -------
        list of (str, str)

        Examples
        --------
        >>> from deterrence_kit.datasets.regions import load_region
        >>> matrix(load_region("gulf")).ranking()[0] == matrix(load_region("gulf")).first
        True
        """
        pairs = [(c.challenger, c.target) for c in self.region.commitments]
        return sorted(pairs, key=lambda pair: (-self.at(self.expected, pair), pair))

    def at(self, values: Array, pair: tuple[str, str]) -> float:
        """One pair's value out of an array of the matrix.

        Parameters
        ----------
        values : ndarray, shape (challengers, targets)
        pair : tuple of str, challenger and target

        Returns
        -------
        float

        Examples
        --------
        >>> from deterrence_kit.datasets.regions import load_region
        >>> gulf = matrix(load_region("gulf"))
        >>> gulf.at(gulf.propensity, gulf.first) == np.nanmax(gulf.propensity)
        np.True_
        """
        row, column = self.challengers.index(pair[0]), self.targets.index(pair[1])
        return float(values[row, column])


def matrix(
    region: Region,
    changes: PactChanges | None = None,
    assumptions: Assumptions | None = None,
    regional: Regional | None = None,
) -> Matrix:
    """The region's matrix of propensities.

    Parameters
    ----------
    region : Region
    changes : mapping, optional
        Levers that are moved: ``{"readiness": 0.7}`` in every pact, or pact by pact
        ``{"NATO": {"readiness": 0.7}}``. A target without an ally goes by ``""``.
    assumptions : Assumptions, optional
    regional : Regional, optional
        With ``diversion=0`` each pair is what `assess` says of it.

    Returns
    -------
    Matrix

    Raises
    ------
    ValueError
        If a pact is not one of the region's, or a lever is unknown or out of range.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> gulf = matrix(load_region("gulf"))
    >>> gulf.expected.shape == (len(gulf.challengers), len(gulf.targets))
    True
    """
    own = _by_pact(region, changes or {})
    assumed = assumptions or Assumptions()
    found = {
        c.pair: assess(c.scenario, c.scenario.levers_at(own.get(c.pact, {})), assumed)
        for c in region.commitments
    }
    challenge = table_of(region, found, "challenge")
    propensity = table_of(region, found, "propensity")
    arising, diverted = attention(
        -np.log1p(-propensity) / challenge, challenge, float((regional or Regional()).diversion)
    )
    expected = (arising + diverted) * challenge
    return Matrix(
        region=region,
        challengers=region.challengers,
        targets=region.targets,
        expected=expected,
        propensity=-np.expm1(-expected),
        credibility=table_of(region, found, "credibility"),
        threshold=table_of(region, found, "threshold"),
        occasions=arising,
        challenge=challenge,
        diverted=diverted,
        assessments=found,
    )


def _by_pact(region: Region, changes: PactChanges) -> dict[str, Changes]:
    """The changes of each pact, by its name; the names are checked."""
    nested = {p: c for p, c in changes.items() if isinstance(c, Mapping)}
    if not nested:
        same: Changes = {n: v for n, v in changes.items() if not isinstance(v, Mapping)}
        return {c.pact: same for c in region.commitments}
    if len(nested) < len(changes):
        loose = next(n for n in changes if n not in nested)
        raise ValueError(f"{loose!r} stands beside pacts: give changes for all, or pact by pact.")
    known = {c.pact for c in region.commitments}
    for pact in nested:
        if pact not in known:
            raise ValueError(
                f"{region.title} has no pact called {pact!r}; there are: "
                f"{', '.join(region.pacts) or 'none'}."
            )
    return dict(nested)
