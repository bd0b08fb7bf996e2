"""Voila, put together for a ministry: our pages, our sessions, nothing from outside."""

from __future__ import annotations

import logging
import os
import signal
import tempfile
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop
from tornado.web import RequestHandler
from traitlets import Any as AnyTrait
from traitlets import List, Unicode
from traitlets.config import Config
from voila.app import Voila

from . import assets, forkserver, journal, limits, runtime, security
from .chrome import Missing
from .doors import Farewell, Login, Presence
from .engines import EnginePart, Engines
from .health import Health
from .identity import Doorkeeper, cookie_secret
from .imports import imported
from .options import Options
from .pages import Illustration, Landing, NotebookPage
from .preview import Previews
from .sessions import Sessions
from .spec import OneSpec
from .websocket import Channels, Line

TEMPLATE = Path(__file__).parent / "template"
LONGEST_RUNTIME = 57  # a Unix socket's path holds 107 bytes, and ours need the rest
PING = 20_000  # milliseconds between two signs of life on a page's line
#: A limit of one interval would close every line at the first look, before it was ever asked.
LINES = {"ws_ping_interval": PING, "ws_ping_timeout": 4 * PING}
#: At which the server tidies up and goes: asked to, Ctrl-C, its terminal closed.
LEAVING = [getattr(signal, n) for n in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, n)]
SESSION = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


class Server(Voila):
    """Voila with its defects worked round."""

    kit: Options = AnyTrait()  # type: ignore[assignment]  # a trait on the class, a value on ours
    config_file_paths = List(Unicode(), [])  # a voila.json lying about opens nothing

    def setup_template_dirs(self) -> None:
        """Our templates, and none that anybody else has installed."""
        self.template_paths = [str(TEMPLATE)]

    def init_settings(self) -> dict[str, Any]:  # type: ignore[override]  # Voila names a trait
        """Tornado's settings. The sockets lie in the server's own folder; Voila's would lengthen
        their paths.
        """
        self.connection_dir = self.connection_dir_root
        settings: dict[str, Any] = super().init_settings()  # type: ignore[assignment]
        return settings | {
            "kit": self.kit,
            "previews": Previews(OneSpec.zygote, self.connection_dir_root),
            "engines": Engines(OneSpec.zygote, self.connection_dir_root),
            "headers": security.headers(self.kit),
            "default_handler_class": Missing,
            "compress_response": True,
            "websocket_max_message_size": 4 * 2**20,
            **LINES,
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"httponly": True, "samesite": "Lax"},
            "log_function": journal.request,
            "allow_remote_access": self._open_to_names,
            "local_hostnames": ["localhost", *self.kit.hosts],
        }

    @property
    def _open_to_names(self) -> bool:
        """Whether any Host header will do. On one's own machine it must name that machine, so that
        no website can make its visitors' browsers talk to the suite (DNS rebinding).
        """
        return not self.kit.hosts and (not self.kit.is_local or self.identity_provider.auth_enabled)

    def init_handlers(self) -> list[tuple[Any, ...]]:  # type: ignore[override]  # the same
        """Every address there is; all else is `Missing`."""
        routes: list[tuple[str, type[RequestHandler]]] = [
            (r"/", Landing),
            (r"/healthz", Health),
            (r"/login", Login),
            (r"/voila/render/pictures/([\w-]+\.png)", Illustration),
            (r"/voila/render/(.*)", NotebookPage),
            (rf"/api/kernels/{SESSION}", Presence),
            (rf"/api/kernels/{SESSION}/channels", Line),
            (r"/voila/api/shutdown/([\w-]+)", Farewell),
            (r"/assets/(\w+)/(\w+)/(.+)", assets.Asset),
            (r"/engine/(\w+)/(.+\.ipynb)/([\w-]{1,80})", EnginePart),
        ]
        return [(url_path_join(self.base_url, path), handler) for path, handler in routes]

    def listen(self) -> None:
        """Listen on the port asked for, and run until stopped."""
        self.app.listen(
            self.port, self.ip, xheaders=True, max_header_size=32_768, max_body_size=65_536
        )
        self.ioloop = IOLoop.current()
        for number in LEAVING:
            signal.signal(number, self._leave)
        self.ioloop.add_callback(self.kernel_manager.spares.fill)
        print(f"Open {self.kit.url} (Ctrl-C to stop)", flush=True)
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def _leave(self, *_: Any) -> None:
        """Stop once; a second signal must not cut the tidying short."""
        for number in LEAVING:
            signal.signal(number, signal.SIG_IGN)
        self.ioloop.add_callback_from_signal(self.ioloop.stop)

    def stop(self) -> None:
        """End every session."""
        self.ioloop.run_sync(self.kernel_manager.end_all)


def config(kit: Options, folder: str) -> Config:
    """Voila's own configuration: tracebacks, overrides and files off."""
    c = Config()
    c.Voila.update(ip=kit.ip, port=kit.port, base_url=kit.base_url, open_browser=False)
    c.Voila.update(root_dir=str(kit.notebooks), port_retries=0, log_level=logging.WARNING)
    c.Voila.update(identity_provider_class=Doorkeeper, kernel_websocket_connection_class=Channels)
    if kit.token:
        c.Voila.update(cookie_secret=cookie_secret(kit.token))
    c.VoilaConfiguration.update(
        show_tracebacks=False,
        allow_template_override="NO",
        allow_theme_override="NO",
        file_allowlist=[],
        file_denylist=[r".*"],
        multi_kernel_manager_class=Sessions,
        kernel_spec_manager_class=OneSpec,
    )
    # Sockets in a folder of ours rather than ports anyone here may knock at; paths have a limit.
    c.KernelManager.update(transport="ipc" if len(folder) <= LONGEST_RUNTIME else "tcp")
    c.MappingKernelManager.update(kernel_info_timeout=15)  # how long a lost line is remembered
    c.KernelRestarter.update(restart_limit=0, time_to_dead=1.0)  # a blank session helps nobody
    return c


def _prepare(kit: Options) -> None:
    """Choose how sessions start, and have the zygote ready before the first visitor."""
    preload = tuple(dict.fromkeys([*kit.preload, *imported(kit.notebooks)]))
    if kit.fork is False or not forkserver.SUPPORTED:
        OneSpec.imports = preload
        journal.event("sessions.preheated", why="no fork server on this machine, or not wanted")
        return
    OneSpec.fork(preload, kit.session_memory)
    report = forkserver.shared(preload).warm()
    journal.event("sessions.forked", modules=len(preload), seconds=report["seconds"])


def serve(kit: Options) -> int:
    """Serve until stopped, and leave no file behind."""
    journal.start()
    limits.raise_handles(kit.max_sessions)
    with runtime.folder(kit.runtime or tempfile.gettempdir()) as folder:
        # Not below HOME, which may be read-only: each session would then take a folder of its own.
        os.environ["IPYTHONDIR"] = str(Path(folder, "ipython"))
        try:
            _prepare(kit)
            server = Server(config=config(kit, folder), kit=kit, connection_dir_root=folder)
            server.initialize([])
            server.start()
        finally:
            forkserver.stop_all()
    return 0
