"""Scenarios of one pact, told together: what they share is told once, and the page takes them apart.

Burden sharing compares up to eight protégés of the same allies; their members' figures are the same.
"""

from __future__ import annotations

from typing import Any

#: In the page: the value that has a place among those told together.
APART = """
const apart = ({ one, each, keys, list }, i) => each ? each[i] : list ? list.map((told) => apart(told, i))
  : keys ? Object.fromEntries(Object.entries(keys).map(([key, told]) => [key, apart(told, i)])) : one;
"""


def woven(values: list[Any]) -> dict[str, Any]:
    """Values of the same kind as one.

    Parameters
    ----------
    values : list
        Plain, as JSON gives them back.

    Returns
    -------
    dict
        With one key: ``one`` where all are the same, ``keys`` or ``list`` of what is told together inside,
        ``each`` where they have nothing in common.

    Examples
    --------
    >>> woven([{"a": 1, "b": [2, 3]}, {"a": 1, "b": [2, 4]}])
    {'keys': {'a': {'one': 1}, 'b': {'each': [[2, 3], [2, 4]]}}}
    """
    first, *others = values
    if all(each == first for each in others):
        return {"one": first}
    if all(isinstance(each, dict) and each.keys() == first.keys() for each in values):
        return {"keys": {key: woven([each[key] for each in values]) for key in first}}
    if all(isinstance(each, list) and len(each) == len(first) for each in values) and _holds_more(
        first
    ):
        return {"list": [woven(list(each)) for each in zip(*values, strict=True)]}
    return {"each": values}


def _holds_more(values: list[Any]) -> bool:
    """Whether a list is of lists or of mappings: numbers that differ are shorter as they stand."""
    return all(isinstance(each, dict | list) for each in values)
