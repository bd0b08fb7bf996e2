"""List what is shipped by the day of its last check, the oldest first.

``python tools/list_checked.py`` lists all; ``python tools/list_checked.py 2026-06-01`` lists what was
last checked before that day.
"""

from __future__ import annotations

import sys

from deterrence_kit.datasets.as_of import Dated, dated_facts


def lines(before: str = "9999") -> list[str]:
    """A line for each fact that was checked before a day, the oldest first."""
    return [_line(fact) for fact in dated_facts() if fact.checked < before]


def _line(fact: Dated) -> str:
    return f"{fact.checked or 'never said':<10}  {fact.kind:<8}  {fact.name}"


if __name__ == "__main__":
    print("\n".join(lines(*sys.argv[1:2])) or "Nothing was last checked before that day.")
