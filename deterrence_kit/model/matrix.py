"""The region's matrix: every challenger against every target, and where a change moves the risk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.assessment import Assessment, assess
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region import Region
from deterrence_kit.model.regional import Regional

Changes = Mapping[str, float]
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
        """The pairs from the highest propensity to the lowest; ties by name."""
        pairs = [(c.challenger, c.target) for c in self.region.commitments]
        return sorted(pairs, key=lambda pair: (-self.at(self.expected, pair), pair))

    def at(self, values: Array, pair: tuple[str, str]) -> float:
        """One pair's value out of an array of the matrix."""
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
    challenge = _table(region, found, "challenge")
    propensity = _table(region, found, "propensity")
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
        credibility=_table(region, found, "credibility"),
        threshold=_table(region, found, "threshold"),
        occasions=arising,
        challenge=challenge,
        diverted=diverted,
        assessments=found,
    )


def attention(occasions: Array, challenge: Array, diversion: float) -> tuple[Array, Array]:
    """Where a challenger's occasions arise, and where those it lets pass turn to.

    Of the occasions let pass at a target, ``o_t (1 − P_t)``, the share `diversion` turns once to
    the challenger's other targets, in proportion to what each of them invites, ``o_s P_s``. The
    fitted rates count every challenge, diverted or not; so the occasions that arise by themselves
    are ``o / (1 + diversion / 2)``: at the threshold, where half of all occasions are taken, the
    challenger's total does not depend on `diversion`. A challenger with one target has nowhere to
    turn.

    Parameters
    ----------
    occasions : ndarray, shape (challengers, targets), a year
        NaN where challenger and target are no pair.
    challenge : ndarray, shape (challengers, targets), probability
    diversion : float, share

    Returns
    -------
    arising, diverted : ndarray, shape (challengers, targets), a year
        As many occasions are diverted to targets as are diverted from them.

    Examples
    --------
    >>> arising, diverted = attention(np.array([[0.2, 0.2]]), np.array([[0.5, 0.5]]), 0.5)
    >>> ((arising + diverted) * 0.5).round(3).tolist()
    [[0.1, 0.1]]
    """
    several = np.sum(~np.isnan(occasions), axis=1, keepdims=True) > 1
    share = np.where(several, diversion, 0.0)
    arising = occasions / (1 + share / 2)
    leaving = np.nan_to_num(share * arising * (1 - challenge))
    invites = np.nan_to_num(occasions * challenge)
    others = np.sum(invites, axis=1, keepdims=True) - invites
    # What leaves t reaches s ≠ t in the proportion invites_s / others_t.
    spread = np.divide(leaving, others, out=np.zeros_like(leaving), where=others > 0)
    diverted = invites * (np.sum(spread, axis=1, keepdims=True) - spread)
    return arising, np.where(np.isnan(occasions), np.nan, diverted)


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


def _table(region: Region, found: Mapping[tuple[str, str], Assessment], name: str) -> Array:
    """One quantity of every pair, shape (challengers, targets), NaN where there is no pair."""
    rows, columns = region.challengers, region.targets
    values = np.full((len(rows), len(columns)), np.nan)
    for pair, assessment in found.items():
        values[rows.index(pair[0]), columns.index(pair[1])] = getattr(assessment, name)
    return values


@dataclass(frozen=True, kw_only=True)
class Shift:
    """Where a change moves the risk: does it deter, or divert?

    Attributes
    ----------
    change : ndarray, shape (challengers, targets), challenges a year
        After less before.
    touched : ndarray of bool, shape (challengers, targets)
        The pairs whose credibility, threshold or occasions the change moves itself.
    """

    before: Matrix
    after: Matrix
    change: Array
    touched: NDArray[np.bool_]

    @property
    def here(self) -> float:
        """Change of expected challenges a year at the targets that the change concerns."""
        return float(np.nansum(np.where(self.touched, self.change, 0)))

    @property
    def elsewhere(self) -> float:
        """Change of expected challenges a year at all other targets."""
        return float(np.nansum(np.where(self.touched, 0, self.change)))

    @property
    def net(self) -> float:
        """Change of expected challenges a year in the region."""
        return self.here + self.elsewhere

    @property
    def diverted_share(self) -> float:
        """Part of what changes here that turns up elsewhere, with the opposite sign; 0 to 1."""
        return float(np.clip(-self.elsewhere / self.here, 0, 1)) if self.here else 0.0

    def sentence(self) -> str:
        """The answer in one sentence."""
        if not self.touched.any() or abs(self.here) < 5e-6:
            return "Nothing has moved: no challenge is deterred, and none diverted."
        fewer, number = self.here < 0, abs(self.here) * 100
        verb = "deters" if fewer else "invites"
        head = f"It {verb}: {_of(number)} {'fewer' if fewer else 'more'} in 100 years here"
        if self.diverted_share < 0.005:
            return f"{head}, and none of them {'moves' if fewer else 'is drawn from'} elsewhere."
        moved = f"{round(100 * self.diverted_share)} in 100 of them"
        tail = "turn up elsewhere" if fewer else "are drawn from elsewhere"
        if self.diverted_share > 0.5:
            head = (
                head.replace(f"It {verb}", "It diverts more than it deters", 1) if fewer else head
            )
        return (
            f"{head}, of which {moved} {tail}: {_of(abs(self.net) * 100)} {_way(self.net)} in all."
        )


def shift(before: Matrix, after: Matrix) -> Shift:
    """What a change does to every pair of the region, at its own targets and elsewhere.

    Raises
    ------
    ValueError
        If the two are not of the same challengers and targets.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> gulf = load_region("gulf")
    >>> moved = shift(matrix(gulf), matrix(gulf, {"GCC": {"shared_threat": 0.9}}))
    >>> moved.here < 0 < moved.elsewhere
    True
    """
    if (before.challengers, before.targets) != (after.challengers, after.targets):
        raise ValueError("Before and after have to be of the same challengers and targets.")
    own = [(m.occasions, m.challenge) for m in (before, after)]
    same = [np.isclose(a, b, rtol=1e-12, atol=0, equal_nan=True) for a, b in zip(*own, strict=True)]
    return Shift(
        before=before,
        after=after,
        change=after.expected - before.expected,
        touched=before.pairs & ~(same[0] & same[1]),
    )


def _of(hundred_years: float) -> str:
    return (
        f"{hundred_years:.2g} challenges"
        if hundred_years < 9.95
        else f"{hundred_years:.0f} challenges"
    )


def _way(change: float) -> str:
    return "fewer" if change < 0 else "more"
