"""The one kind of kernel that is served, and what starts it."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from typing import Any, ClassVar

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from . import provisioner

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

    #: What the zygote has imported; nothing where there is none.
    zygote: ClassVar[tuple[str, ...]] = ()

    #: What spare sessions import, where no zygote has done so.
    imports: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def fork(cls, preload: tuple[str, ...], memory: int) -> None:
        """Let sessions come out of the fork server."""
        options = {"preload": list(preload), "memory": memory, "options": OPTIONS}
        cls.zygote = preload
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
