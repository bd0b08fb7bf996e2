"""What cannot be traced is refused in a sentence, with the formula's name, file and line."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

_OURS = (str(Path(__file__).parent), str(Path(np.__file__).parent))


class UntraceableError(ValueError):
    """A formula does something that cannot be written as JavaScript; Python still computes it.

    Attributes
    ----------
    formula : str
        The quantity whose formula it is; empty where that is not known.
    line : int
        Where in its file; 0 where that is not known.
    reason : str
        What cannot be traced, and what to write instead.
    """

    def __init__(self, reason: str, formula: str = "", file: str = "", line: int = 0) -> None:
        self.reason, self.formula, self.line = reason, formula, line
        place = f" ({Path(file).name}, line {line})" if file else ""
        head = f"The formula {formula!r}{place} cannot be traced: " if formula else ""
        super().__init__(f"{head}{reason}")


@contextmanager
def refusing(name: str, formula: Callable[..., object]) -> Iterator[None]:
    """Say of whatever goes wrong inside in which formula and line it did.

    Parameters
    ----------
    name : str
        The quantity that is computed.
    formula : callable

    Yields
    ------
    None

    Raises
    ------
    UntraceableError
        For every error inside.

    Examples
    --------
    >>> with refusing("denial", len):
    ...     raise UntraceableError("it needs the weather")
    Traceback (most recent call last):
    deterrence_kit.tracing.refusal.UntraceableError: The formula 'denial' (..., line 2) cannot be
    traced: it needs the weather
    """
    try:
        yield
    except Exception as error:
        file, line = _place(error, formula)
        reason = _reason(error)
        raise UntraceableError(reason, name, file, line) from error


def _reason(error: BaseException) -> str:
    """Ours, also where numpy has made another error of it."""
    before: BaseException | None = error
    while before is not None:
        if isinstance(before, UntraceableError):
            return before.reason
        before = before.__cause__ or before.__context__
    return f"it fails when it is traced: {error}"


def _place(error: Exception, formula: Callable[..., object]) -> tuple[str, int]:
    """The formula's own line; of one without code of its own, the deepest that is not ours."""
    frames = [
        (frame.f_code, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if not frame.f_code.co_filename.startswith(_OURS)
    ]
    code = getattr(formula, "__code__", None)
    own = [(c.co_filename, line) for c, line in frames if c is code]
    every = [(c.co_filename, line) for c, line in frames]
    return (own or every or [("", 0)])[-1]
