"""List what is shipped by the day of its last check, the oldest first.

``python tools/list_checked.py`` lists all; ``python tools/list_checked.py 2026-06-01`` lists what was
last checked before that day; with ``--recalled`` only what was written from general knowledge, in
whole or in part, and not read again.
"""

from __future__ import annotations

import sys
from collections import Counter

from deterrence_kit.datasets.as_of import Dated, dated_facts


def lines(before: str = "9999", *, recalled: bool = False) -> list[str]:
    """A line for each fact that was checked before a day, the oldest first."""
    return [_line(fact) for fact in chosen(before, recalled=recalled)]


def chosen(before: str = "9999", *, recalled: bool = False) -> list[Dated]:
    """The facts that were checked before a day; of these all, or those not read again."""
    dated = [fact for fact in dated_facts() if fact.checked < before]
    return [fact for fact in dated if not recalled or fact.basis == "recalled" or fact.unread]


def counts() -> str:
    """How many facts of each kind rest on what."""
    found = Counter((fact.kind, fact.basis) for fact in dated_facts())
    return "\n".join(f"{kind}: {n} {basis or 'not said'}" for (kind, basis), n in found.items())


def _line(fact: Dated) -> str:
    parts = f"  ({fact.unread} of {len(fact.parts)} parts not read again)" if fact.parts else ""
    day = fact.checked or "never said"
    return f"{day:<10}  {fact.basis or 'not said':<8}  {fact.kind:<12}  {fact.name}{parts}"


if __name__ == "__main__":
    days = [word for word in sys.argv[1:] if not word.startswith("--")]
    told = lines(*days[:1], recalled="--recalled" in sys.argv)
    print("\n".join(told) or "Nothing was last checked before that day.")
    print(f"\n{counts()}")
