"""Waiting for a thing, not for a time: tests must pass on a machine that is busy with other work."""

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 120  # seconds after which what was waited for will not come


def eventually(check: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """What `check` returns as soon as that is true."""
    deadline = time.monotonic() + seconds
    while not (found := check()):
        assert time.monotonic() < deadline, f"not within {seconds} s: {check}"
        time.sleep(0.1)
    return found
