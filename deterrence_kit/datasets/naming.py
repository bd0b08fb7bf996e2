"""What a misspelt name was meant to be: a state, a pact, a column."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from deterrence_kit.datasets import tables

NEAR = 0.6  # how alike two names have to be


def unknown_column(name: str, columns: Iterable[str]) -> str:
    """The end of a sentence about a column that is not known: the likeliest, or else all.

    Parameters
    ----------
    name : str
    columns : iterable of str

    Returns
    -------
    str

    Examples
    --------
    >>> unknown_column("wil", ["will", "gdp"]), unknown_column("xyz", ["will", "gdp"])
    (" (did you mean 'will'?).", '. Columns are: will, gdp.')
    """
    close = get_close_matches(name, known := list(columns), 1)
    return f" (did you mean {close[0]!r}?)." if close else f". Columns are: {', '.join(known)}."


def meant_state(code: str) -> str:
    """States that a code or a name may have meant, as a question; empty where there is none.

    Parameters
    ----------
    code : str
        A state's code, ``"EST"``.

    Returns
    -------
    str

    Examples
    --------
    >>> meant_state("Polnd")
    ' (did you mean POL, Poland?)'
    >>> meant_state("qqqqq")
    ''
    """
    names = {str(state["name"]).casefold(): key for key, state in tables.states().items()}
    by_code = get_close_matches(code.upper(), tables.states(), 2, NEAR)
    by_name = get_close_matches(code.casefold(), names, 2, NEAR)
    if code.upper() in tables.states():
        by_code, by_name = [code.upper()], []
    found = [names[name] for name in by_name] if len(code) > len("POL") else by_code
    said = " or ".join(f"{key}, {tables.states()[key]['name']}" for key in found)
    return f" (did you mean {said}?)" if said else ""


def meant_pact(name: str) -> str:
    """The pact that a name may have meant, as a question; empty where there is none.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> meant_pact("NAT0"), meant_pact("my pact")
    (" (did you mean 'NATO'?)", '')
    """
    known = {str(row["pact"]).casefold(): str(row["pact"]) for row in tables.pacts()}
    close = get_close_matches(name.casefold(), known, 1, 0.7)
    return f" (did you mean {known[close[0]]!r}?)" if close else ""
