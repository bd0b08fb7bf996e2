"""Sessions out of the fork server: independent, restartable, bounded, and no orphans."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager

from deterrence_kit.serve import forkserver, security
from deterrence_kit.serve.provisioner import ForkProvisioner
from tests.waiting import eventually

pytestmark = pytest.mark.skipif(not forkserver.SUPPORTED, reason="forks on Linux only")
PRELOAD = ["numpy", "ipykernel.kernelapp", "ipywidgets"]


@pytest.fixture(scope="module")
def fork_server() -> Iterator[forkserver.ForkServer]:
    server = forkserver.shared(tuple(PRELOAD))
    server.warm()
    yield server
    server.stop()


class Session:
    """A kernel through jupyter_client's own manager, with our provisioner."""

    async def __aenter__(self) -> Session:
        self.manager = AsyncKernelManager()
        spec = self.manager.kernel_spec
        assert spec is not None
        config = {"preload": PRELOAD, "memory": 300}
        spec.metadata = {
            "kernel_provisioner": {"provisioner_name": "deterrence-fork", "config": config}
        }
        await self.manager.start_kernel(env=security.session_environment({}), cwd="/")
        await self._connect()
        return self

    async def _connect(self) -> None:
        self.client = self.manager.client()
        self.client.start_channels()
        await self.client.wait_for_ready(timeout=30)

    async def __aexit__(self, *_: Any) -> None:
        self.client.stop_channels()
        await self.manager.shutdown_kernel(now=True)

    async def says(self, code: str) -> str:
        """What the code prints."""
        out: list[str] = []

        def note(message: dict[str, Any]) -> None:
            if message["msg_type"] == "stream":
                out.append(message["content"]["text"])

        await self.client.execute_interactive(code, output_hook=note, timeout=30)
        return "".join(out).strip()

    @property
    def pid(self) -> int:
        provisioner = self.manager.provisioner
        assert isinstance(provisioner, ForkProvisioner)
        assert provisioner.pid
        return provisioner.pid


def run(story: Any) -> None:
    """Run a story in a thread of its own: the browser tests keep a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(story())).result()


def test_a_session_is_a_fork_with_its_modules_imported(fork_server: forkserver.ForkServer) -> None:
    async def story() -> None:
        async with Session() as session:
            assert psutil.Process(session.pid).ppid() == fork_server.pid
            assert await session.says("import sys; print('numpy' in sys.modules)") == "True"

    run(story)


def test_sessions_share_no_random_numbers(fork_server: forkserver.ForkServer) -> None:
    draw = "import random, numpy, uuid; print(random.random(), numpy.random.rand(), uuid.uuid4())"

    async def story() -> None:
        async with Session() as one, Session() as other:
            first, second = (await one.says(draw)).split(), (await other.says(draw)).split()
            assert all(a != b for a, b in zip(first, second, strict=True))

    run(story)


def test_a_session_has_its_own_group_environment_and_folder(
    fork_server: forkserver.ForkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")

    async def story() -> None:
        async with Session() as session:
            assert os.getpgid(session.pid) == session.pid
            assert await session.says("import os; print(os.getcwd())") == "/"
            names = await session.says("import os; print(*os.environ)")
            assert "DATABASE_PASSWORD" not in names

    run(story)


def test_interrupt_restart_and_shutdown(fork_server: forkserver.ForkServer) -> None:
    async def story() -> None:
        async with Session() as session:
            await session.says("x = 1")
            sleeping = asyncio.ensure_future(session.says("import time; time.sleep(60)"))
            await asyncio.sleep(0.3)
            await session.manager.interrupt_kernel()
            await sleeping
            assert await session.says("print('awake', x)") == "awake 1"
            old = session.pid
            session.client.stop_channels()
            await session.manager.restart_kernel(now=True)
            await session._connect()
            assert session.pid != old
            assert await session.says("print('x' in globals())") == "False"
            last = session.pid
        eventually(lambda: not psutil.pid_exists(last))

    run(story)


def test_a_dead_zygote_is_replaced_before_anybody_asks(
    fork_server: forkserver.ForkServer, caplog: pytest.LogCaptureFixture
) -> None:
    """The visitor who came next once waited 15 s for the imports."""
    for _ in range(2):  # the second may still be at its imports
        dead = fork_server.pid
        os.kill(dead, signal.SIGKILL)
        eventually(lambda dead=dead: fork_server.pid not in (0, dead))
    assert "zygote gone: starting another" in caplog.text


def test_a_zygote_that_was_stopped_stays_away() -> None:
    server = forkserver.ForkServer(["json"])
    server.warm()
    watched = server._process
    server.stop()
    assert watched is not None
    server._watch(watched)  # returns, for there is nothing to replace
    assert server.pid == 0


def test_a_dead_zygote_is_replaced_and_sessions_live_on(
    fork_server: forkserver.ForkServer,
) -> None:
    async def story() -> None:
        async with Session() as old:
            await old.says("x = 42")
            dead = fork_server.pid
            os.kill(dead, signal.SIGKILL)
            async with Session() as new:
                assert await new.says("print('born')") == "born"
                assert await old.says("print(x)") == "42"
                assert fork_server.pid not in (0, dead)
                assert await old.manager.is_alive()
                os.kill(old.pid, signal.SIGKILL)
                await asyncio.sleep(0.3)
                assert not await old.manager.is_alive()

    run(story)


def test_memory_is_bounded(fork_server: forkserver.ForkServer) -> None:
    greedy = (
        "import numpy\n"
        "try:\n    numpy.ones(600 * 2**17)\n"
        "except MemoryError:\n    print('refused')\n"
        "print('alive')"
    )

    async def story() -> None:
        async with Session() as session:
            assert await session.says(greedy) == "refused\nalive"

    run(story)


def test_sessions_end_with_their_server() -> None:
    """Even when it is killed, and cannot tidy up."""
    script = (
        "import os, sys, time\n"
        "from deterrence_kit.serve import forkserver, security\n"
        "server = forkserver.ForkServer(['ipykernel.kernelapp'])\n"
        "child = server.fork(['-f', sys.argv[1]], security.session_environment({}), '/', 0)\n"
        "print(child.pid, server.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    command = [sys.executable, "-c", script, "/nowhere/kernel.json"]
    command[-1] = f"/tmp/kernel-test-{os.getpid()}.json"
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    pids = [int(pid) for pid in process.stdout.readline().split()]
    process.kill()
    process.wait()
    eventually(lambda: not any(map(_runs, pids)))


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
