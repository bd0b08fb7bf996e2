"""assess(): composes the formulas into an Assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.blocks import MEMBER_QUANTITIES, in_blocks
from deterrence_kit.model.formulas import FORMULAS, Formula, check_names
from deterrence_kit.model.intermediates import known_values
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.scenario import Scenario
from deterrence_kit.model.severity.ladder import reaching
from deterrence_kit.model.telling.facts import facts_of
from deterrence_kit.model.telling.saying import Speaker
from deterrence_kit.model.telling.sentences import SENTENCES

SPEAKER = Speaker(SENTENCES)


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """What the model says: every array has the shape of the cases, members last.

    Attributes
    ----------
    capability, cohesion, burden_sharing, geography : ndarray, 0 to 1
        The pillars.
    resolve : ndarray, probability
        That the commitment is honoured: the share of the help of all allies that is to be expected.
    effective_resolve : ndarray, 0 to 1
        What that is worth: the part to be expected of what all allies together add to denial.
    denial, denial_alone : ndarray, probability
        That the attack fails if every ally comes; against the protégé alone.
    credibility, threshold : ndarray, probability
        That an attack meets an effective response; and the credibility above which it does not pay.
    propensity : ndarray, probability a year
        Of at least one armed challenge: a threat, a display, or a use of force.
    force_share, deaths_share, war_share : ndarray, share of challenges
        That come to force; with deaths; that grow into war.
    member_resolve : ndarray, shape (..., members), probability
    delivered : ndarray, shape (..., members), shares of world strength
    arrival, burden : ndarray, shape (..., members)
    opposing : ndarray, share of world strength
    """

    capability: Array
    cohesion: Array
    burden_sharing: Array
    geography: Array
    resolve: Array
    effective_resolve: Array
    denial: Array
    denial_alone: Array
    credibility: Array
    threshold: Array
    propensity: Array
    force_share: Array
    deaths_share: Array
    war_share: Array
    challenge: Array
    opposing: Array
    legibility: Array
    record_trust: Array
    member_resolve: Array
    delivered: Array
    arrival: Array
    burden: Array

    @property
    def added(self) -> Array:
        """What the pact adds to the protégé's own defence: ``credibility − denial_alone``."""
        return self.credibility - self.denial_alone

    @property
    def margin(self) -> Array:
        """By how much attacking does not pay: ``credibility − threshold``."""
        return self.credibility - self.threshold

    @property
    def force(self) -> Array:
        """Yearly chance of a challenge that comes to force."""
        return reaching(self.propensity, self.force_share)

    @property
    def deaths(self) -> Array:
        """Yearly chance of a challenge with deaths."""
        return reaching(self.propensity, self.deaths_share)

    @property
    def war(self) -> Array:
        """Yearly chance of a challenge that grows into war."""
        return reaching(self.propensity, self.war_share)

    @property
    def holds(self) -> NDArray[np.bool_]:
        """True where attacking does not pay: credibility at or above the threshold."""
        return self.credibility >= self.threshold

    def sentence(self, before: Assessment | None = None) -> str:
        """One case in plain English.

        Parameters
        ----------
        before : Assessment, optional
            What it is compared with on the same page: its figures get the digits to tell them apart.

        Returns
        -------
        str

        Raises
        ------
        ValueError
            If there is more than one case.

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> assess(load_scenario("nato-estonia")).sentence()[:27]
        'Of the help that the allies'
        """
        if np.ndim(self.credibility):
            raise ValueError(f"A sentence tells one case; here are {self.credibility.size}.")
        return SPEAKER.say("answer", facts_of(self, before))


def assess(
    scenario: Scenario,
    levers: Levers | None = None,
    assumptions: Assumptions | None = None,
    *,
    formulas: Mapping[str, Formula] | None = None,
    members: bool = True,
) -> Assessment:
    """Credibility of the pact's commitment, and everything it is made of.

    Parameters
    ----------
    scenario : Scenario
    levers : Levers, optional
        By default the scenario's own.
    assumptions : Assumptions, optional
    formulas : mapping, optional
        Replacements by name, besides the scenario's own; see `deterrence_kit.model.formulas`.
    members : bool
        False leaves the members' arrays empty, which saves memory in large sweeps.

    Returns
    -------
    Assessment

    Raises
    ------
    ValueError
        If shapes do not go together or a formula reads an unknown word.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> scenario = load_scenario("nato-estonia")
    >>> more = scenario.levers_at({"readiness": 0.7})
    >>> bool(assess(scenario, more).credibility > assess(scenario).credibility)
    True

    A sweep: members are the last axis, so cases lead.

    >>> from dataclasses import replace
    >>> import numpy as np
    >>> grid = np.linspace(0.2, 0.9, 5)
    >>> assess(scenario, replace(scenario.levers, readiness=grid[:, None])).credibility.shape
    (5,)
    """
    values = known_values(scenario, levers or scenario.levers, assumptions or Assumptions())
    replaced = {**scenario.formulas, **(formulas or {})}
    chosen = {**FORMULAS, **replaced}
    if replaced:
        check_names(replaced, values)
    wanted = [f.name for f in fields(Assessment) if members or f.name not in MEMBER_QUANTITIES]
    results = in_blocks(values, chosen, wanted, len(scenario.codes))
    empty = {name: np.empty(0) for name in MEMBER_QUANTITIES if not members}
    return Assessment(**results, **empty)
