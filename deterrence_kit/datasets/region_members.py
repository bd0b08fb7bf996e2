"""Members leave a pact of a region, and states join it: in each of its pairs, as far as that can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deterrence_kit.datasets.accession import with_members
from deterrence_kit.model.region.region import Commitment, Region


def region_with_members(
    region: Region, pact: str, *, left: Sequence[str] = (), joined: Sequence[str] = ()
) -> Region:
    """The region after members have left one of its pacts, or states have joined it.

    A target keeps its allies when it leaves itself; a challenger that joins elsewhere in the pact
    does not join against itself.

    Parameters
    ----------
    region : Region
    pact : str
        Its short name; the pairs of other pacts stay as they are.
    left, joined : sequence of str
        Codes. Who cannot join in a pair, or is not there to leave, changes nothing in it.

    Returns
    -------
    Region

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> smaller = region_with_members(load_region("europe-east"), "NATO", left=["USA"])
    >>> any("USA" in c.scenario.codes for c in smaller.commitments if c.pact == "NATO")
    False
    """
    changed = (_changed(c, left, joined) if c.pact == pact else c for c in region.commitments)
    return replace(region, commitments=tuple(changed))


def _changed(commitment: Commitment, left: Sequence[str], joined: Sequence[str]) -> Commitment:
    """A commitment after changes in membership, as far as it can be the pact of this pair."""
    return replace(commitment, scenario=with_members(commitment.scenario, left, joined))
