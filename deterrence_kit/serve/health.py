"""How the server is, for whoever runs it: ``/healthz``."""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

from tornado import web

from . import limits, runtime
from .options import Options
from .security import Plain
from .sessions import Sessions

FRESH = 5  # seconds that a measurement is taken for true
SOON = 0.3  # seconds that an answer waits for a new one
STARTED = time.monotonic()


def proportional(pids: Iterable[int]) -> float:
    """Megabytes that processes take, shared pages divided among those who share them."""
    return round(sum(map(_share, pids)), 1)


def _share(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # gone, or a system without
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


class Weights:
    """What server and sessions take: measured beside, for a hundred processes take long to ask."""

    def __init__(self) -> None:
        self._known: dict[str, float | None] = {
            "server_megabytes": None,
            "sessions_megabytes": None,
        }
        self._since = -math.inf
        self._measuring: asyncio.Task[None] | None = None

    async def now(self, pids: tuple[int, ...]) -> dict[str, float | None]:
        """The latest figures; new ones where the old are old and the new come soon."""
        if self._measuring is None and time.monotonic() > self._since + FRESH:
            self._measuring = asyncio.create_task(self._measure(pids))
        if self._measuring is not None:
            await asyncio.wait({self._measuring}, timeout=SOON)
        return self._known

    async def _measure(self, pids: tuple[int, ...]) -> None:
        try:
            self._known = await asyncio.to_thread(weighed, pids)
            self._since = time.monotonic()
        finally:
            self._measuring = None


def weighed(pids: tuple[int, ...]) -> dict[str, float | None]:
    """Megabytes of the server and of its sessions."""
    return {
        "server_megabytes": proportional([os.getpid()]),
        "sessions_megabytes": proportional(pids),
    }


WEIGHTS = Weights()


def version() -> str:
    """The suite's version."""
    try:
        return metadata.version("deterrence-kit")
    except metadata.PackageNotFoundError:
        return "unknown"


class Health(Plain, web.RequestHandler):
    """Counts and sizes only, so that a monitor needs no token; 503 while nobody can be let in."""

    async def get(self) -> None:
        """Say how it is; what takes long is measured beside, so that a crowd at the door delays nothing."""
        kit: Options = self.settings["kit"]
        sessions: Sessions = self.settings["kernel_manager"]
        report: dict[str, Any] = {
            "status": "ok",
            "version": version(),
            "uptime_seconds": round(time.monotonic() - STARTED),
            "sessions": sessions.count,
            "max_sessions": kit.max_sessions,
            **await WEIGHTS.now(tuple(sessions.processes())),
            "memory_available_megabytes": limits.available(),
        }
        if trouble := _trouble(sessions):
            report["status"] = trouble
            self.set_status(503)
        self.set_header("Cache-Control", "no-store")
        self.finish(report)


def _trouble(sessions: Sessions) -> str:
    """Why nobody can be let in now; empty where somebody can."""
    try:
        limits.check(sessions.count, sessions.options.max_sessions)
    except limits.Full as full:
        return str(full)
    why = runtime.refusal(sessions.connection_dir)
    return f"the folder for temporary files cannot be written ({why})" if why else ""
