"""What pacts have agreed that their members spend: most have agreed nothing."""

from __future__ import annotations

from deterrence_kit.datasets import tables


def agreed_guideline(pact: str, year: int) -> tuple[dict[str, float], dict[str, str]]:
    """The guideline in force in a year, as a setting and the reason for it; empty where there is none.

    Parameters
    ----------
    pact : str
        Its short name, as in ``guidelines.csv``.
    year : int

    Returns
    -------
    dict of str to float, dict of str to str
        ``guideline``, % of GDP; and its source.

    Examples
    --------
    >>> agreed_guideline("NATO", 2026)[0], agreed_guideline("NATO", 2020)[0]
    ({'guideline': 3.5}, {'guideline': 2.0})
    >>> agreed_guideline("ANZUS", 2026)
    ({}, {})
    """
    known = [row for row in tables.guidelines() if row["pact"] == pact and row["agreed"] <= year]
    if not known:
        return {}, {}
    last = max(known, key=lambda row: row["agreed"])
    why = f"{last['guideline']:g} % of GDP {last['what']}, by {last['due']}: {last['source']}."
    return {"guideline": float(last["guideline"])}, {"guideline": why}
