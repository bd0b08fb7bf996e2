"""What is wrong with a file, as the errors that readers raise."""

from __future__ import annotations


class ScenarioError(ValueError):
    """A scenario file is wrong; the message names the file, the row, the column and the fault."""


class PairError(ValueError):
    """A pair of a region file cannot be built; the message says why."""
