"""Run traced programs in Node, many times from one process, for tests, checks and benchmarks."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np

from deterrence_kit.tracing import Program

SCRIPT = Path(__file__).with_name("in_node.mjs")
MISSING = "Node is missing, so traced formulas were not compared with Python."


def node_is_missing() -> bool:
    """Whether Node is not there; in CI that is an error.

    Raises
    ------
    FileNotFoundError
        In CI, which must not miss it.
    """
    missing = shutil.which("node") is None
    if missing and os.environ.get("CI") == "true":
        raise FileNotFoundError(MISSING)
    return missing


class Node:
    """A Node process that keeps the programs that it was given.

    Examples
    --------
    >>> with Node() as node:  # doctest: +SKIP
    ...     results = node.run(program, program.packed(values))
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._known: dict[str, int] = {}
        self.seconds = 0.0
        """How long the last run took, a turn."""

    def __enter__(self) -> Node:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def run(self, program: Program, values: np.ndarray, repeats: int = 1) -> np.ndarray:
        """Results of all cases, a row each."""
        number = self._number(program.module())
        width = sum(slot.width for slot in program.outputs)
        self._send(number, len(values), width, repeats)
        self._process.stdin.write(np.ascontiguousarray(values, float).tobytes())
        self._process.stdin.flush()
        self.seconds = float(self._doubles(1)[0])
        return self._doubles(len(values) * width).reshape(len(values), width)

    def _number(self, module: str) -> int:
        if module not in self._known:
            text = module.encode()
            self._send(-1, len(text), 0, 0)
            self._process.stdin.write(text)
            self._known[module] = len(self._known)
        return self._known[module]

    def _send(self, *header: float) -> None:
        self._process.stdin.write(np.array(header, float).tobytes())

    def _doubles(self, count: int) -> np.ndarray:
        answer = self._process.stdout.read(8 * count)
        if len(answer) < 8 * count:
            raise RuntimeError("Node ended before it answered; what it said stands above.")
        return np.frombuffer(answer, float)
