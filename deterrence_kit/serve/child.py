"""A session's process as the server sees it: not its child, so held by a handle of the system's."""

from __future__ import annotations

import os
import select
import signal
import subprocess


class Child:
    """A forked process, with the few methods of `subprocess.Popen` that jupyter_client calls."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        try:
            self._handle = os.pidfd_open(pid)  # ours even when the number is given out again
        except ProcessLookupError:
            self._handle = -1

    def poll(self) -> int | None:
        """None while it runs; its true exit status is the zygote's to know."""
        if self._handle >= 0 and not self._ended(0):
            return None
        self._release()
        return 1

    def wait(self, timeout: float | None = None) -> int:
        """Until it has ended."""
        if self._handle >= 0 and not self._ended(timeout):
            raise subprocess.TimeoutExpired(f"session {self.pid}", timeout or 0)
        return self.poll() or 0

    def _ended(self, timeout: float | None) -> bool:
        """Whether it ends within so many seconds; `select` would refuse handles from 1,024 on."""
        poll = select.poll()
        poll.register(self._handle, select.POLLIN)
        return bool(poll.poll(None if timeout is None else 1000 * timeout))

    def send_signal(self, number: int) -> None:
        """Signal it, if it is still there."""
        if self._handle >= 0:
            signal.pidfd_send_signal(self._handle, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _release(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
