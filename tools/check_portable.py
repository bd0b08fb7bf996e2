"""Compare each page that stands alone with the served one: ``python tools/check_portable.py [states]``.

So many states (by default 3,000) of all scenarios in turn, from nothing moved to fourteen settings at
their ends: every column of every picture, every sentence, the answer, the address. The tests do the
same with fewer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    count = next(iter(sys.argv[1:]), "3000")
    test = f"{ROOT}/tests/portable/test_alike.py::test_each_state_is_shown_and_told_alike"
    os.environ |= {"PORTABLE_STATES": count}
    sys.exit(pytest.main(["-q", "-p", "no:xdist", test]))
