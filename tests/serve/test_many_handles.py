"""A server with many sessions open holds more than 1,024 handles, where `select` ends."""

import os
import resource
import subprocess

import pytest

from deterrence_kit.serve.child import Child
from deterrence_kit.serve.forkserver import SUPPORTED

MANY = 1100


@pytest.fixture
def many_handles():
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if before[1] < MANY + 200:
        pytest.skip(f"This machine lets a process open {before[1]} files, too few to try.")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before[0], MANY + 200), before[1]))
    handles = [os.open(os.devnull, os.O_RDONLY) for _ in range(MANY)]
    yield handles
    for handle in handles:
        os.close(handle)
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.skipif(not SUPPORTED, reason="sessions are forked on Linux alone")
def test_a_session_beyond_the_thousandth_handle_is_watched_like_any_other(many_handles):
    process = subprocess.Popen(["sleep", "600"])
    session = Child(process.pid)
    assert session._handle > 1024
    assert session.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        session.wait(0.05)
    session.kill()
    process.wait()
    assert session.wait(60) == 1
