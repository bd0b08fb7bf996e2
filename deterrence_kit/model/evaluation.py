"""Which formulas are worked out, in what order, and what each is the last to read."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from deterrence_kit.model.formulas import FORMULAS, Formula, arguments


class Evaluation(NamedTuple):
    """One formula to work out.

    Attributes
    ----------
    name : str
    formula : callable
    reads : tuple of str
        The words it is given, in order.
    done : tuple of str
        Those of them that nothing reads afterwards: with many cases, forgetting them at once keeps
        the arrays that are in use small enough for the processor's caches.
    """

    name: str
    formula: Formula
    reads: tuple[str, ...]
    done: tuple[str, ...]


@lru_cache(maxsize=256)
def evaluation_order(
    formulas: tuple[Formula, ...], wanted: tuple[str, ...]
) -> tuple[Evaluation, ...]:
    """The evaluations that lead to the wanted quantities.

    Parameters
    ----------
    formulas : tuple of callable
        One for each of `FORMULAS`, in that order.
    wanted : tuple of str

    Returns
    -------
    tuple of Evaluation

    Examples
    --------
    >>> [one.name for one in evaluation_order(tuple(FORMULAS.values()), ("isolation",))]
    ['exposure', 'isolation']
    """
    needed, found = set(wanted), []
    for name, formula in zip(reversed(FORMULAS), reversed(formulas), strict=True):
        if name in needed:
            reads = arguments(formula)
            found.append(Evaluation(name, formula, reads, tuple(set(reads) - needed)))
            needed.update(reads)
    return tuple(reversed(found))
