"""Quantities of a region's pairs as tables: challengers in rows, targets in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from deterrence_kit.model.assessment import Assessment
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.region import Region


def table_of(region: Region, found: Mapping[tuple[str, str], Assessment], name: str) -> Array:
    """One quantity of every pair, shape (challengers, targets), NaN where there is no pair.

    Parameters
    ----------
    region : Region
    found : mapping of (str, str) to Assessment
    name : str
        A quantity of `Assessment` that is one number for the pact.

    Returns
    -------
    ndarray, shape (challengers, targets)

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> from deterrence_kit.model.region.matrix import matrix
    >>> gulf = matrix(load_region("gulf"))
    >>> table_of(gulf.region, gulf.assessments, "resolve").shape == gulf.expected.shape
    True
    """
    return table_of_pairs(region, [float(getattr(found[c.pair], name)) for c in region.commitments])


def table_of_pairs(region: Region, values: Iterable[float]) -> Array:
    """Values in the region's order of pairs as a table, NaN where there is no pair.

    Parameters
    ----------
    region : Region
    values : iterable of float
        One for each commitment.

    Returns
    -------
    ndarray, shape (challengers, targets)

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> gulf = load_region("gulf")
    >>> int(np.nansum(table_of_pairs(gulf, [1.0] * len(gulf.commitments)))) == len(gulf.commitments)
    True
    """
    rows, columns = region.challengers, region.targets
    table = np.full((len(rows), len(columns)), np.nan)
    for c, value in zip(region.commitments, values, strict=True):
        table[rows.index(c.challenger), columns.index(c.target)] = value
    return table
