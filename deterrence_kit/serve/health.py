"""How the server is, for whoever runs it: ``/healthz``."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

from tornado import web

from . import limits

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


def version() -> str:
    """The suite's version."""
    try:
        return metadata.version("deterrence-kit")
    except metadata.PackageNotFoundError:
        return "unknown"


class Health(web.RequestHandler):
    """Counts and sizes only, so that a monitor needs no token; 503 while nobody can be let in."""

    def get(self) -> None:
        """Say how it is."""
        kit, sessions = self.settings["kit"], self.settings["kernel_manager"]
        report: dict[str, Any] = {
            "status": "ok",
            "version": version(),
            "uptime_seconds": round(time.monotonic() - STARTED),
            "sessions": sessions.count,
            "max_sessions": kit.max_sessions,
            "server_megabytes": proportional([os.getpid()]),
            "sessions_megabytes": proportional(sessions.processes()),
            "memory_available_megabytes": limits.available(),
        }
        try:
            limits.check(report["sessions"], kit.max_sessions)
        except limits.Full as full:
            report["status"] = str(full)
            self.set_status(503)
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.finish(report)
