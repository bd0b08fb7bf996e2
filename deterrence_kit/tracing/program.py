"""A traced computation: its text, its data, and where each number goes in and comes out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.tracing.slots import Slot


@dataclass(frozen=True)
class Program:
    """Formulas as JavaScript.

    Attributes
    ----------
    text : str
        ``function formulas(data) {…}``, which returns ``(values, results, cases) => …``: both are
        Float64Array, a row for each case.
    data : dict
        What is data of the scenario, as JSON can hold it. Texts of scenarios alike may be the same.
    inputs, outputs : tuple of Slot
        The columns of the rows.
    """

    text: str
    data: dict[str, list[Any]]
    inputs: tuple[Slot, ...]
    outputs: tuple[Slot, ...]

    @property
    def width(self) -> int:
        """How many values a case has."""
        return sum(slot.width for slot in self.inputs)

    def module(self) -> str:
        """An ES module that exports `inputs`, `outputs` and `run`.

        Returns
        -------
        str
            The same bytes every time.

        Examples
        --------
        >>> from deterrence_kit.tracing import trace
        >>> program = trace(lambda x: {"twice": 2 * x["x"]}, {"x": np.ones(1)})
        >>> program.module().splitlines()[0]
        'export const inputs = [{"name":"x","start":0,"width":1}];'
        """
        slots = {"inputs": self.inputs, "outputs": self.outputs}
        lines = [f"export const {n} = {_json([s._asdict() for s in x])};" for n, x in slots.items()]
        run = f"export const run = formulas({_json(self.data)});"
        return "\n".join([*lines, self.text.rstrip(), run]) + "\n"

    def packed(self, values: Mapping[str, Any]) -> Array:
        """Values by name as rows, in the order of `inputs`.

        Parameters
        ----------
        values : mapping of str to float or ndarray, shape (..., members or 1)

        Returns
        -------
        ndarray, shape (cases, width)

        Raises
        ------
        ValueError
            If shapes do not go together.

        Examples
        --------
        >>> from deterrence_kit.tracing import trace
        >>> program = trace(lambda x: {"sum": x["x"] + x["y"]}, {"x": np.ones(2), "y": np.ones(1)})
        >>> program.packed({"x": [[1.0, 2.0], [3.0, 4.0]], "y": 5.0}).tolist()
        [[1.0, 2.0, 5.0], [3.0, 4.0, 5.0]]
        """
        arrays = [np.atleast_1d(np.asarray(values[s.name], float)) for s in self.inputs]
        cases = np.broadcast_shapes(*(a.shape[:-1] for a in arrays))
        rows = [
            np.broadcast_to(a, (*cases, s.width)).reshape(-1, s.width)
            for a, s in zip(arrays, self.inputs, strict=True)
        ]
        return np.concatenate(rows, axis=1) if rows else np.empty((1, 0))

    def unpacked(self, results: Array) -> dict[str, Array]:
        """Rows of results by name.

        Parameters
        ----------
        results : ndarray, shape (cases, all outputs)

        Returns
        -------
        dict of str to ndarray, shape (cases, width)

        Examples
        --------
        >>> from deterrence_kit.tracing import trace
        >>> program = trace(lambda x: {"a": x["x"], "b": 2 * x["x"]}, {"x": np.ones(2)})
        >>> program.unpacked(np.arange(4.0)[None, :])["b"].tolist()
        [[2.0, 3.0]]
        """
        return {s.name: results[:, s.start : s.start + s.width] for s in self.outputs}


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)
