"""A region: every challenger against every target, with the pact that stands behind each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deterrence_kit.model.record import Basis
from deterrence_kit.model.region.place import Place
from deterrence_kit.model.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What a pact owes one target against one challenger.

    Attributes
    ----------
    scenario : Scenario
        With one challenger and one protégé. A target that has no ally is a pact of one, itself.
    pact : str
        The pact's short name, as in ``pacts.csv``; empty where nobody is pledged to the target.
    leader : str
        Code of the member whose conduct elsewhere speaks for the pact; empty without a pact.
    """

    scenario: Scenario
    pact: str
    leader: str

    @property
    def challenger(self) -> str:
        """The challenger's code, or its name where it is no state."""
        return self.scenario.challenger_codes[0] or self.scenario.challenger_names[0]

    @property
    def target(self) -> str:
        """The protégé's code."""
        return self.scenario.codes[self.scenario.protege]

    @property
    def pair(self) -> tuple[str, str]:
        """Challenger and target."""
        return self.challenger, self.target

    @property
    def pair_name(self) -> str:
        """Both names in words: ``Russia towards Estonia``."""
        return f"{self.scenario.challenger_name} towards {self.scenario.protege_name}"


@dataclass(frozen=True, kw_only=True)
class Region:
    """Pairs of a challenger and a target that share a part of the world.

    Attributes
    ----------
    name, title, summary : str
    commitments : tuple of Commitment
        One for each pair, in any order.
    gaps : tuple of str
        Sentences about what was missing or left out, and what was done instead.
    checked : str
        The day on which its facts were last gone through; empty where its file does not say.
    basis : str
        Whether their sources were read again; empty where its file does not say.
    places : tuple of Place
        What the map marks besides the states; no number is computed from them.
    """

    name: str
    title: str
    summary: str
    commitments: tuple[Commitment, ...]
    gaps: tuple[str, ...] = ()
    checked: str = ""
    basis: Basis = ""
    places: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        if not self.commitments:
            raise ValueError(f"The region {self.title} has no rival: it needs one pair or more.")
        for commitment in self.commitments:
            if len(commitment.scenario.challenger_codes) != 1:
                raise ValueError(
                    f"{self.title}, {commitment.scenario.title}: a pair has one challenger, not "
                    f"{len(commitment.scenario.challenger_codes)}."
                )
        repeated = _repeated(c.pair for c in self.commitments)
        if repeated:
            raise ValueError(f"{self.title}: the pair {' – '.join(repeated)} is there twice.")

    @property
    def challengers(self) -> tuple[str, ...]:
        """Codes of the challengers, in the order in which they come first."""
        return tuple(dict.fromkeys(c.challenger for c in self.commitments))

    @property
    def targets(self) -> tuple[str, ...]:
        """Codes of the targets, in the order in which they come first."""
        return tuple(dict.fromkeys(c.target for c in self.commitments))

    @property
    def pacts(self) -> tuple[str, ...]:
        """The pacts that stand behind the targets, in the order in which they come first."""
        return tuple(dict.fromkeys(c.pact for c in self.commitments if c.pact))

    @property
    def names(self) -> dict[str, str]:
        """The name of each challenger and target, by code."""
        scenarios = [c.scenario for c in self.commitments]
        challengers = {c.challenger: c.scenario.challenger_name for c in self.commitments}
        return challengers | {s.codes[s.protege]: s.protege_name for s in scenarios}

    def commitment(self, challenger: str, target: str) -> Commitment | None:
        """What stands between a challenger and a target; None where they are no pair.

        Parameters
        ----------
        challenger : str
            Its code.
        target : str
            Code of the protégé.

        Returns
        -------
        Commitment or None

        Examples
        --------
        >>> from deterrence_kit.datasets.regions import load_region
        >>> load_region("europe-east").commitment("RUS", "LVA").pact
        'NATO'
        """
        pairs = {c.pair: c for c in self.commitments}
        return pairs.get((challenger, target))


def _repeated(pairs: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    seen = set()
    for pair in pairs:
        if pair in seen:
            return pair
        seen.add(pair)
    return None
