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
from .child import Child
from .security import session_environment

log = logging.getLogger("deterrence_kit.serve")
PATIENCE = 120.0  # seconds for the imports
#: Seconds before each attempt to replace a dead zygote; after the last, the next session tries.
PAUSES = (0.2, 2.0, 10.0)
CALL_MEMORY = 256  # megabytes that a call may take
_SHARED: list[ForkServer] = []
#: Whether this machine can do it.
SUPPORTED = sys.platform == "linux" and hasattr(os, "fork") and hasattr(os, "pidfd_open")


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

    def fork(self, argv: Sequence[str], env: Mapping[str, str], cwd: str, memory: int) -> Child:
        """A new session running a kernel with the arguments `argv`.

        A zygote that has died is replaced, once; running sessions do not notice.
        """
        return self._child({"argv": list(argv), "env": dict(env), "cwd": cwd, "memory": memory})

    def call(self, function: str, argument: str, path: str) -> Child:
        """A child that calls one function, leaves what it says in a file, and ends."""
        request = {"call": [function, argument, path], "memory": CALL_MEMORY}
        return self._child(request | {"env": session_environment({}), "cwd": os.getcwd()})

    def _child(self, request: dict[str, Any]) -> Child:
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

    def _ask(self, message: bytes) -> Child:
        if not self._alive():
            self._start()
        assert self._line is not None
        self._line.send(message)
        return Child(json.loads(self._answer())["pid"])

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
        report: dict[str, Any] = json.loads(self._answer())
        threading.Thread(target=self._watch, args=[self._process], daemon=True).start()
        if report["threads"] > 1:
            log.warning("an import has started a thread, which sessions will not have")
        if report["failed"]:
            log.warning("zygote could not import: %s", ", ".join(report["failed"]))
        return report

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        """Replace a zygote when it dies, not when the next visitor comes and would have to wait."""
        process.wait()
        dead: subprocess.Popen[bytes] | None = process
        for pause in PAUSES:
            time.sleep(pause)
            with self._turn:
                if self._process is not dead or self._replaced():
                    return  # stopped, or another is there
                dead = self._process

    def _replaced(self) -> bool:
        log.warning("zygote gone: starting another")
        self._stop()
        try:
            return bool(self._start())
        except OSError:
            log.warning("the new zygote died while it started")
            return False

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
    server = ForkServer(preload)
    _SHARED.append(server)
    return server


def stop_all() -> None:
    """End every zygote of `shared`, before the process itself ends."""
    for server in _SHARED:
        server.stop()
