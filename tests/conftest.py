"""Settings and fixtures of all tests."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

settings.register_profile(
    "kit",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kit")


@pytest.fixture(scope="session")
def chromium():
    """The one browser of the run; without one the test is skipped, but never under CI."""
    import browsing

    try:
        with browsing.browser() as browser:
            yield browser
    except Exception as fault:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"No browser to test with; `make test` gets one. ({str(fault)[:80]})")
