"""Where the results of a sweep go, piece by piece: memory or Zarr."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from deterrence_kit.analysis.sweeps._layout import Columns, Layout, _check_memory
from deterrence_kit.analysis.sweeps._pieces import Piece
from deterrence_kit.analysis.sweeps._zarr_store import Zarr

if TYPE_CHECKING:
    import xarray


class Store(Protocol):
    """A place for results.

    Attributes
    ----------
    chunk : int
        Cases in a piece, as the store was begun.
    """

    chunk: int

    def missing(self, pieces: list[Piece]) -> list[Piece]:
        """Those of the pieces that are not there yet."""
        ...

    def write(self, piece: Piece, columns: Columns) -> None:
        """Keep a piece; once this has returned, it is not computed again."""
        ...

    def dataset(self) -> xarray.Dataset:
        """What is there; NaN where a piece is missing."""
        ...


class Memory:
    """Results in memory."""

    def __init__(self, layout: Layout, chunk: int) -> None:
        _check_memory(layout)
        self.layout, self.chunk = layout, chunk
        self.arrays = {name: np.full(layout.shape, np.nan) for name in layout.columns}

    def missing(self, pieces: list[Piece]) -> list[Piece]:
        """See `Store.missing`."""
        return pieces

    def write(self, piece: Piece, columns: Columns) -> None:
        """See `Store.write`."""
        for name, values in columns.items():
            region = self.arrays[name][piece.region]
            region[...] = values.reshape(region.shape)

    def dataset(self) -> xarray.Dataset:
        """See `Store.dataset`."""
        return self.layout.dataset(self.arrays)


KINDS = {".zarr": Zarr}


def open_store(path: str | os.PathLike[str] | None, layout: Layout, chunk: int) -> Store:
    """The store that a path asks for, begun or taken up again.

    Raises
    ------
    ValueError
        If the path's ending is unknown, something else lies there, or the result would not fit.
    """
    if path is None:
        return Memory(layout, chunk)
    path = Path(path)
    if path.suffix not in KINDS:
        raise ValueError(
            f"store must end in {', '.join(KINDS)}, so that its format is known; not {path.name!r}."
        )
    return KINDS[path.suffix](layout, chunk, path)
