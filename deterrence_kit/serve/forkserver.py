"""The server's side of the zygote: start it, ask it for sessions, replace it when it dies."""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from . import zygote
from .forked import Session
from .security import session_environment

log = logging.getLogger("deterrence_kit.serve")
PATIENCE = 120.0  # seconds for the imports
#: Whether this machine can do it.
SUPPORTED = sys.platform == "linux" and hasattr(os, "pidfd_open")


class ForkServer:
    """A zygote, kept alive.

    Parameters
    ----------
    preload : sequence of str
        Modules it imports once.
    """

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self.preload = tuple(preload)
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._turn = threading.Lock()

    def fork(self, argv: Sequence[str], env: Mapping[str, str], cwd: str, memory: int) -> Session:
        """A new session running a kernel with the arguments `argv`.

        A zygote that has died is replaced, once; running sessions do not notice.
        """
        request = {"argv": list(argv), "env": dict(env), "cwd": cwd, "memory": memory}
        message = json.dumps(request | {"server": os.getpid()}).encode()
        with self._turn:
            try:
                return self._ask(message)
            except OSError:
                log.warning("zygote gone: starting another")
                self._stop()
                return self._ask(message)

    def warm(self) -> dict[str, Any]:
        """Start the zygote if there is none; what it imported, in how long."""
        with self._turn:
            return self._start() if not self._alive() else {}

    def stop(self) -> None:
        """End the zygote; sessions live on."""
        with self._turn:
            self._stop()

    @property
    def pid(self) -> int:
        """Process number of the zygote, 0 if there is none."""
        return self._process.pid if self._process and self._alive() else 0

    def _alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _ask(self, message: bytes) -> Session:
        if not self._alive():
            self._start()
        assert self._line is not None
        self._line.send(message)
        return Session(json.loads(self._answer())["pid"])

    def _answer(self) -> bytes:
        assert self._line is not None
        answer = self._line.recv(zygote.BIGGEST)
        if not answer:
            raise ConnectionResetError("the zygote has closed the line")
        return answer

    def _start(self) -> dict[str, Any]:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.settimeout(PATIENCE)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", zygote.__file__, *self.preload],
                stdin=theirs.fileno(),
                env=session_environment({}),
                start_new_session=True,
            )
        report = json.loads(self._answer())
        if report["threads"] > 1:
            log.warning("an import has started a thread, which sessions will not have")
        if report["failed"]:
            log.warning("zygote could not import: %s", ", ".join(report["failed"]))
        return report

    def _stop(self) -> None:
        if self._line is not None:
            self._line.close()  # at which a healthy zygote leaves
        if self._process is not None:
            _end(self._process)
        self._line = self._process = None


def _end(process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 1
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    if process.poll() is None:
        process.kill()
    process.wait()


@cache
def shared(preload: tuple[str, ...]) -> ForkServer:
    """The fork server for a list of imports; one a process."""
    return ForkServer(preload)
