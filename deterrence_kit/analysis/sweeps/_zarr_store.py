"""The results of a sweep in a Zarr store, taken up where it stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.analysis.sweeps._layout import Columns, Layout, _check_disk
from deterrence_kit.analysis.sweeps._pieces import Piece, block_shape, cut_in_pieces

if TYPE_CHECKING:
    import xarray

JOURNAL = "written"


class Zarr:
    """Results in a Zarr store; the array `JOURNAL` in it says which pieces are written."""

    def __init__(self, layout: Layout, chunk: int, path: Path) -> None:
        self.layout, self.path, self.chunk = layout, path, chunk
        if path.exists():
            told = _zarr_about(path)
            _check_same(layout, told, path)
            self.chunk = int(told["chunk"])
        else:
            _check_disk(layout, path)
            self._begin()

    def _begin(self) -> None:
        """The arrays, empty, with everything that is said about them; there at once, or not."""
        import dask.array
        import xarray

        block = block_shape(self.layout.shape, self.chunk)
        empty = dask.array.full(self.layout.shape, np.nan, chunks=block)
        data = self.layout.dataset(dict.fromkeys(self.layout.columns, empty))
        count = len(cut_in_pieces(self.layout.shape, self.chunk))
        data[JOURNAL] = xarray.Variable(
            ("piece",), np.zeros(count, "int8"), {"description": "1 where a piece is written."}
        )
        # Random digits do not compress; trying to costs as much time as computing them.
        plain = {"chunks": block, "_FillValue": np.nan, **_uncompressed()}
        encoding = dict.fromkeys(self.layout.columns, plain)
        half = self.path.with_name(self.path.name + ".tmp")
        data.assign_attrs(chunk=self.chunk).to_zarr(
            half, mode="w", compute=False, encoding=encoding, consolidated=False
        )
        os.replace(half, self.path)

    def missing(self, pieces: list[Piece]) -> list[Piece]:
        """See `Store.missing`."""
        written = self._arrays[JOURNAL][:]
        return [piece for piece in pieces if not written[piece.number]]

    def write(self, piece: Piece, columns: Columns) -> None:
        """See `Store.write`."""
        shape = tuple(r.stop - r.start for r in piece.region)
        for name, values in columns.items():
            self._arrays[name][piece.region] = values.reshape(shape)
        # Last: a piece that was cut short is simply computed again.
        self._arrays[JOURNAL][piece.number] = 1

    @cached_property
    def _arrays(self) -> Mapping[str, Any]:
        import zarr

        group = zarr.open_group(str(self.path), mode="r+")
        return {name: group[name] for name in (*self.layout.columns, JOURNAL)}

    def dataset(self) -> xarray.Dataset:
        """See `Store.dataset`."""
        import xarray

        data = xarray.open_zarr(self.path, consolidated=False, drop_variables=[JOURNAL])
        data.attrs.pop("chunk")
        result: xarray.Dataset = data
        return result


def _uncompressed() -> dict[str, None]:
    import zarr

    return {"compressor" if zarr.__version__.startswith("2") else "compressors": None}


def _zarr_about(path: Path) -> dict[str, Any]:
    import zarr

    try:
        return dict(zarr.open_group(str(path), mode="r").attrs)
    except Exception:  # whatever it is, it is no store; zarr has many ways to say so
        return {}


def _check_same(layout: Layout, told: Mapping[str, str], path: Path) -> None:
    """Refuse to go on in the store of another sweep, and say what differs."""
    if "sweep" not in told:
        raise ValueError(
            f"{path} is there already and is not the store of a sweep: nothing was written. Name "
            "another store, or move it away."
        )
    there, here = json.loads(told["sweep"]), json.loads(layout.about["sweep"])
    differs = [key for key in here if there.get(key) != here[key]]
    if differs:
        raise ValueError(
            f"{path} holds another sweep (its {' and '.join(differs)} "
            f"differ{'s' * (len(differs) == 1)}), which is left as it is: name another store."
        )
