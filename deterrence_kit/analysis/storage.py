"""Where the results of a sweep go, piece by piece: memory, Zarr, Parquet or netCDF."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from deterrence_kit.analysis.pieces import Piece, blocks

if TYPE_CHECKING:
    import xarray

Columns = Mapping[str, np.ndarray]
BYTES = 8  # of a float
JOURNAL = "written"
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


class Zarr:
    """Results in a Zarr store; the array `JOURNAL` in it says which pieces are written."""

    def __init__(self, layout: Layout, chunk: int, path: Path, name: Path | None = None) -> None:
        self.layout, self.path, self.chunk = layout, path, chunk
        if path.exists():
            told = _zarr_about(path)
            _check_same(layout, told, name or path)
            self.chunk = int(told["chunk"])
        else:
            _check_disk(layout, path)
            self._begin()

    def _begin(self) -> None:
        """The arrays, empty, with everything that is said about them; there at once, or not."""
        import dask.array
        import xarray

        block = blocks(self.layout.shape, self.chunk)
        empty = dask.array.full(self.layout.shape, np.nan, chunks=block)
        data = self.layout.dataset(dict.fromkeys(self.layout.columns, empty))
        count = len(_all_pieces(self))
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
        return data


class NetCDF(Zarr):
    """Results in a netCDF file, made from a Zarr store beside it when all pieces are there."""

    def __init__(self, layout: Layout, chunk: int, path: Path) -> None:
        self.file = path
        if path.exists():
            _check_same(layout, _netcdf_about(path), path)
            self.layout, self.chunk = layout, chunk
        else:
            super().__init__(layout, chunk, path.with_name(path.name + ".partial"), path)

    def missing(self, pieces: list[Piece]) -> list[Piece]:
        """See `Store.missing`."""
        return [] if self.file.exists() else super().missing(pieces)

    def dataset(self) -> xarray.Dataset:
        """See `Store.dataset`."""
        import xarray

        if not self.file.exists():
            if self.missing(_all_pieces(self)):
                return super().dataset()
            half = self.file.with_name(self.file.name + ".tmp")
            chunks = {"chunksizes": blocks(self.layout.shape, self.chunk)}
            super().dataset().drop_encoding().to_netcdf(
                half, engine="h5netcdf", encoding=dict.fromkeys(self.layout.columns, chunks)
            )
            os.replace(half, self.file)
            shutil.rmtree(self.path)
        data = xarray.open_dataset(self.file, engine="h5netcdf", chunks={})
        return data[[*self.layout.coordinates, *self.layout.columns]]


class Parquet:
    """Results as a folder of Parquet files, one a piece, which any table reader takes as one table."""

    def __init__(self, layout: Layout, chunk: int, path: Path) -> None:
        self.layout, self.path = layout, path
        note = path / "_sweep.json"
        if path.exists():
            told = json.loads(note.read_text()) if note.exists() else {}
            _check_same(layout, told, path)
            self.chunk = int(told["chunk"])
        else:
            _check_disk(layout, path)
            self.chunk = chunk
            half = path.with_name(path.name + ".tmp")
            half.mkdir(parents=True, exist_ok=True)
            told = {"sweep": layout.about["sweep"], "chunk": chunk}
            (half / note.name).write_text(json.dumps(told))
            os.replace(half, path)

    def _file(self, number: int) -> Path:
        return self.path / f"part-{number:08}.parquet"

    def missing(self, pieces: list[Piece]) -> list[Piece]:
        """See `Store.missing`."""
        return [piece for piece in pieces if not self._file(piece.number).exists()]

    def write(self, piece: Piece, columns: Columns) -> None:
        """See `Store.write`."""
        import pyarrow
        from pyarrow import parquet

        table = pyarrow.table({**self._axes(piece), **columns})
        table = table.replace_schema_metadata({"deterrence_kit": json.dumps(self._words)})
        half = self.path / f"_{piece.number}.tmp"
        parquet.write_table(table, half, compression="none", use_dictionary=False)
        os.replace(half, self._file(piece.number))

    @cached_property
    def _words(self) -> dict[str, Any]:
        return {
            "about": dict(self.layout.about),
            "columns": {n: dict(a) for n, a in self.layout.attributes.items()},
        }

    def _axes(self, piece: Piece) -> dict[str, np.ndarray]:
        """In a long table the values on the axes of a grid are columns too."""
        if not self.layout.coordinates:
            return {}
        places = np.unravel_index(np.arange(piece.start, piece.stop), self.layout.shape)
        axes = self.layout.coordinates.items()
        return {n: np.array(v)[p] for (n, v), p in zip(axes, places, strict=True)}

    def dataset(self) -> xarray.Dataset:
        """See `Store.dataset`."""
        return self.layout.dataset({name: self._column(name) for name in self.layout.columns})

    def _column(self, name: str) -> Any:
        """A column out of all files, read when it is looked at."""
        import dask
        import dask.array

        parts = []
        for piece in _all_pieces(self):
            count = piece.stop - piece.start
            part = dask.delayed(_part)(self._file(piece.number), name, count)
            parts.append(dask.array.from_delayed(part, (count,), float))
        return dask.array.concatenate(parts).reshape(self.layout.shape)


def _part(file: Path, name: str, count: int) -> np.ndarray:
    from pyarrow import parquet

    if not file.exists():
        return np.full(count, np.nan)
    return parquet.read_table(file, columns=[name])[name].to_numpy()


KINDS = {".zarr": Zarr, ".nc": NetCDF, ".parquet": Parquet}


def opened(path: str | os.PathLike[str] | None, layout: Layout, chunk: int) -> Store:
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


def _all_pieces(store: Zarr | Parquet) -> list[Piece]:
    from deterrence_kit.analysis.pieces import pieces

    return pieces(store.layout.shape, store.chunk)


def _uncompressed() -> dict[str, None]:
    import zarr

    return {"compressor" if zarr.__version__.startswith("2") else "compressors": None}


def _zarr_about(path: Path) -> dict[str, Any]:
    import zarr

    try:
        return dict(zarr.open_group(str(path), mode="r").attrs)
    except Exception:  # whatever it is, it is no store; zarr has many ways to say so
        return {}


def _netcdf_about(path: Path) -> dict[str, str]:
    import xarray

    try:
        with xarray.open_dataset(path, engine="h5netcdf") as data:
            return dict(data.attrs)
    except (OSError, ValueError):
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


def _check_memory(layout: Layout) -> None:
    if layout.bytes > IN_MEMORY:
        raise ValueError(
            f"{_size(layout)}, more than the {_amount(IN_MEMORY)} that a sweep keeps in memory. "
            f"Stream it to disk with store='sweep.zarr' (or .parquet, .nc), {_less(layout)}."
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


def _amount(size: int) -> str:
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if size < 1000 or unit == "TB":
            return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.3g} {unit}"
        size /= 1000
    raise AssertionError
