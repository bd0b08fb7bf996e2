"""Sessions: a kernel each, ended when its page goes, when nobody uses it, or when asked."""

from __future__ import annotations

import asyncio
import sys
import time
from importlib.metadata import EntryPoint
from typing import Any, ClassVar

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.ioloop import PeriodicCallback

from . import provisioner
from .security import session_environment

NAME = "python3"
#: A session writes no history file and takes no copy of the process's output: fewer threads.
OPTIONS = [
    "--HistoryManager.enabled=False",
    "--IPKernelApp.capture_fd_output=False",
    "--IPKernelApp.log_level=ERROR",
    "--IPKernelApp.parent_handle=1",  # the zygote's sessions look after their end themselves
]


class OneSpec(KernelSpecManager):
    """The only kernel there is: ours, under the name that notebooks carry."""

    provisioner: ClassVar[dict[str, Any]] = {"provisioner_name": "local-provisioner"}

    @classmethod
    def fork(cls, preload: tuple[str, ...], memory: int) -> None:
        """Let sessions come out of the fork server."""
        options = {"preload": list(preload), "memory": memory, "options": OPTIONS}
        cls.provisioner = {"provisioner_name": provisioner.NAME, "config": options}
        # An entry point says the same to other servers; ours needs no installed metadata.
        factory = KernelProvisionerFactory.instance()
        factory.provisioners[provisioner.NAME] = EntryPoint(
            provisioner.NAME, "deterrence_kit.serve.provisioner:ForkProvisioner", factory.GROUP_NAME
        )

    def find_kernel_specs(self) -> dict[str, str]:
        """One name."""
        return {NAME: ""}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The spec, whose metadata name what starts the process."""
        if kernel_name != NAME:
            raise NoSuchKernel(kernel_name)
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            name=NAME,
            display_name="Python 3",
            language="python",
            metadata={"kernel_provisioner": dict(self.provisioner)},
        )

    def get_all_specs(self) -> dict[str, Any]:
        """The spec as Voila asks for it."""
        return {NAME: {"resource_dir": "", "spec": self.get_kernel_spec(NAME).to_dict()}}


class Sessions(AsyncMappingKernelManager):
    """All sessions of the server."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = self.parent.kit
        self.touched: dict[str, float] = {}
        self.pages: dict[str, int] = {}
        self._watch = PeriodicCallback(self._end_idle, 1000 * min(15, self._idle / 4))
        self._watch.start()

    @property
    def _idle(self) -> float:
        return self.settings.idle_minutes * 60

    async def start_kernel(self, **kwargs: Any) -> str:
        """Start a session with an environment of its own; ended if no page takes it up."""
        kwargs["env"] = session_environment(kwargs.get("env") or {})
        session = await super().start_kernel(**kwargs)
        self.touch(session)
        self.pages[session] = 0
        self._end_later(session, self.settings.cell_seconds + self.settings.grace_seconds)
        return session

    def touch(self, session: str) -> None:
        """Somebody used the session."""
        self.touched[session] = time.monotonic()

    def page_opened(self, session: str) -> None:
        """A page connected."""
        self.pages[session] = self.pages.get(session, 0) + 1
        self.touch(session)

    def page_closed(self, session: str) -> None:
        """A page went: for good, or for a moment (a network hiccup), so wait a little."""
        self.pages[session] = self.pages.get(session, 1) - 1
        self._end_later(session, self.settings.grace_seconds)

    async def end(self, session: str) -> None:
        """End a session; asking twice does no harm."""
        self.forget(session)
        if session in self:
            await self.shutdown_kernel(session, now=True)

    def forget(self, session: str) -> None:
        """Keep nothing about a session that is over."""
        self.touched.pop(session, None)
        self.pages.pop(session, None)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        super()._handle_kernel_died(kernel_id)
        self.forget(kernel_id)

    def _end_later(self, session: str, seconds: float) -> None:
        async def end() -> None:
            if session in self and not self.pages.get(session):
                await self.end(session)

        asyncio.get_running_loop().call_later(seconds, lambda: asyncio.ensure_future(end()))

    async def _end_idle(self) -> None:
        oldest = time.monotonic() - self._idle
        for session in [s for s, touched in self.touched.items() if touched < oldest]:
            self.log.info("session %s: idle, ended", session[:8])
            await self.end(session)
