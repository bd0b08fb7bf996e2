"""What a function is given once: data of the scenario."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.numbers import written


class Given:
    """What the function is given once: data of the scenario, each piece only once.

    Attributes
    ----------
    data : dict
        "numbers", "arrays", and "tables" of places.

    Examples
    --------
    >>> given = Given()
    >>> given.keep("numbers", 2.5), given.keep("arrays", [1.0, 2.0]), given.keep("numbers", 2.5)
    ('n0', 'a0', 'n0')
    """

    def __init__(self) -> None:
        self.data: dict[str, list[Any]] = {"numbers": [], "arrays": [], "tables": []}
        self._kept: dict[tuple[str, bytes], str] = {}

    def keep(self, kind: str, content: Any) -> str:
        """The name of a piece, put there if it is not yet."""
        key = (kind, np.asarray(content).tobytes())
        if key not in self._kept:
            self._kept[key] = f"{kind[0]}{len(self.data[kind])}"
            self.data[kind].append(written(content))
        return self._kept[key]

    def lines(self) -> list[str]:
        """The declarations of the pieces."""
        made = {"arrays": "Float64Array.from", "tables": "Int32Array.from", "numbers": ""}
        second = {"arrays": ", Number", "tables": "", "numbers": ""}
        return [
            f"const {kind[0]}{i} = {made[kind] or 'Number'}(data.{kind}[{i}]{second[kind]});"
            for kind in made
            for i in range(len(self.data[kind]))
        ]
