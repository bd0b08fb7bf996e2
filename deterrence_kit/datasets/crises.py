"""From a row of a record to a `Crisis`."""

from __future__ import annotations

from deterrence_kit.datasets.columns import Row
from deterrence_kit.model import Crisis


def crisis_from(row: Row) -> Crisis:
    """The crisis that a row tells of; files from before 2026 say ``honoured`` instead of ``outcome``.

    Parameters
    ----------
    row : dict
        What the file says, already checked.

    Returns
    -------
    Crisis

    Examples
    --------
    >>> crisis_from({"year": 2003, "asked": "Aid", "honoured": False, "source": "x"}).outcome
    'failed'
    """
    known = {name: value for name, value in row.items() if name != "honoured"}
    return Crisis(**{"outcome": "honoured" if row.get("honoured") else "failed"} | known)
