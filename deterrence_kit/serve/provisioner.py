"""Kernels out of the fork server, through jupyter_client's own extension point.

Any Jupyter server can use it: name it in a kernelspec's metadata (see docs/operators.md)::

    "kernel_provisioner": {
      "provisioner_name": "deterrence-fork",
      "config": {"preload": ["numpy", "ipywidgets"], "memory": 512}
    }
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Integer, List, Unicode

from . import forkserver

NAME = "deterrence-fork"


class ForkProvisioner(LocalProvisioner):
    """Starts a kernel by a fork; in all else it is the local provisioner."""

    preload = List(Unicode(), config=True, help="Modules the zygote imports once.")
    memory = Integer(0, config=True, help="Megabytes a session may grow by; 0: no bound.")
    options = List(Unicode(), config=True, help="Further arguments of the kernel.")

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a session; where that is impossible, start a process as ever."""
        if not forkserver.SUPPORTED:
            return await super().launch_kernel(cmd, **kwargs)
        server = forkserver.shared(tuple(self.preload))
        cwd = str(kwargs.get("cwd") or os.getcwd())
        argv = [*_arguments(cmd), *self.options]
        env = kwargs.get("env") or dict(os.environ)
        child = await asyncio.to_thread(server.fork, argv, env, cwd, self.memory)
        self.process = child  # type: ignore[assignment]  # it has all of Popen that is asked for
        self.pid = self.pgid = child.pid
        self.cwd = cwd
        return self.connection_info


def _arguments(cmd: list[str]) -> list[str]:
    """What follows the program in a kernel's command."""
    return cmd[cmd.index("-f") :] if "-f" in cmd else []
