"""A fact of one pair of a region set otherwise, to see what hangs on it."""

from __future__ import annotations

from dataclasses import replace

from deterrence_kit.model.region.region import Region


def region_with_rivalry(
    region: Region, challenger: str, target: str, rivals: bool | None = None
) -> Region:
    """The region with one pair counted as recognised rivals, or not.

    Parameters
    ----------
    region : Region
    challenger, target : str
        Codes, as in `Commitment.pair`.
    rivals : bool, optional
        By default the other way round than it is.

    Returns
    -------
    Region

    Raises
    ------
    ValueError
        If the region has no such pair.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> other = region_with_rivalry(load_region("europe-east"), "RUS", "FIN")
    >>> other.commitment("RUS", "FIN").scenario.settings["rivalry"]
    1.0
    """
    found = region.commitment(challenger, target)
    if found is None:
        raise ValueError(f"{region.title} has no pair of {challenger} and {target}.")
    now = found.scenario.default_of("rivalry")
    value = float(not now if rivals is None else rivals)
    scenario = replace(found.scenario, settings={**found.scenario.settings, "rivalry": value})
    other = replace(found, scenario=scenario)
    return replace(
        region, commitments=tuple(other if c is found else c for c in region.commitments)
    )
