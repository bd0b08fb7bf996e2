"""The shape of a sweep's result, and whether there is room for it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model.parameter import Array

if TYPE_CHECKING:
    import xarray

Columns = Mapping[str, Array]
BYTES = 8  # of a float
# The largest result that a sweep keeps in memory; a larger one goes to disk or is refused.
IN_MEMORY = 512 * 2**20


@dataclass(frozen=True)
class Layout:
    """The shape of a result, and everything that is written beside the numbers.

    Attributes
    ----------
    dims : tuple of str
    shape : tuple of int
    coordinates : mapping
        The values on the axes of a grid; empty for a sample, whose settings are columns.
    columns : tuple of str
        What is written for each case; the settings of a sample first.
    settings : tuple of str
        Those of the columns that are settings, not outcomes.
    attributes : mapping of str to mapping
        By column or axis.
    about : mapping
        Attributes of the whole, with everything in ``about["sweep"]`` that decides the numbers.
    """

    dims: tuple[str, ...]
    shape: tuple[int, ...]
    coordinates: Mapping[str, tuple[float, ...]]
    columns: tuple[str, ...]
    settings: tuple[str, ...]
    attributes: Mapping[str, Mapping[str, str]]
    about: Mapping[str, str]

    @property
    def bytes(self) -> int:
        """The size of the result."""
        return BYTES * prod(self.shape) * len(self.columns)

    def dataset(self, arrays: Mapping[str, Any]) -> xarray.Dataset:
        """The columns as an xarray Dataset, with named axes, units and sources."""
        import xarray

        attributes = self.attributes
        variables = {
            n: xarray.Variable(self.dims, arrays[n], dict(attributes[n])) for n in self.columns
        }
        axes = {
            n: xarray.Variable((n,), np.array(values), dict(attributes[n]))
            for n, values in self.coordinates.items()
        }
        return xarray.Dataset(variables, axes, dict(self.about)).set_coords(list(self.settings))


def _check_memory(layout: Layout) -> None:
    if layout.bytes > IN_MEMORY:
        raise ValueError(
            f"{_size(layout)}, more than the {_amount(IN_MEMORY)} that a sweep keeps in memory. "
            f"Stream it to disk with store='sweep.zarr', {_less(layout)}."
        )


def _check_disk(layout: Layout, path: Path) -> None:
    parent = next(p for p in (path.absolute(), *path.absolute().parents) if p.exists())
    free = shutil.disk_usage(parent).free
    if layout.bytes > free:
        raise ValueError(
            f"{_size(layout)}, and {parent} has {_amount(free)} free. Give a store on a larger "
            f"disk, {_less(layout)}."
        )


def _size(layout: Layout) -> str:
    what = " × ".join(f"{n:,}" for n in layout.shape)
    cases = prod(layout.shape)
    axes = f" ({what})" if len(layout.shape) > 1 else ""
    return f"{cases:,} cases{axes} of {len(layout.columns)} columns take {_amount(layout.bytes)}"


def _less(layout: Layout) -> str:
    fewer = "fewer values on its axes, or a sample (design='sobol', cases=...)"
    return f"or take {fewer if layout.coordinates else 'fewer cases or outcomes'}"


def _amount(size: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if size < 1000 or unit == "TB":
            return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.3g} {unit}"
        size /= 1000
    raise AssertionError
