"""The zygote: a process that has imported everything once and forks a session on request.

A session so made shares the imported pages of memory with all others and starts in milliseconds.
The zygote keeps one thread and opens no zmq context, for neither survives a fork. It speaks over
the socket on its standard input: a request is one datagram of JSON, the answer another.

Run by `deterrence_kit.serve.forkserver`; Linux only.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import logging
import os
import random
import select
import signal
import socket
import sys
import threading
import time
from typing import Any

BIGGEST = 1 << 17  # bytes of a request
#: Never imported in a session: the debugger cannot be reached from a page, and costs 100 ms.
BARRED = ("debugpy",)


def main(names: list[str]) -> None:
    """Import `names`, then fork until the server closes the line."""
    line = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps our children
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's business
    barred: Any = None  # which Python takes as: this one cannot be imported
    sys.modules.update(dict.fromkeys(BARRED, barred))
    started = time.monotonic()
    failed = [name for name in names if not _imported(name)]
    gc.collect()
    gc.freeze()  # shared pages stay shared: the collector never touches these objects again
    report = {"seconds": round(time.monotonic() - started, 2), "failed": failed}
    line.send(json.dumps(report | {"threads": threading.active_count()}).encode())
    while message := line.recv(BIGGEST):
        child = os.fork()
        if child == 0:
            _live(line, json.loads(message))
        line.send(json.dumps({"pid": child}).encode())


def _imported(name: str) -> bool:
    """Import a module; what fails here fails again, and with a better message, in its notebook.

    A module may define ``prepare_sessions()``, to do once what every session would do again.
    """
    try:
        module = importlib.import_module(name.removesuffix("?"))
        getattr(module, "prepare_sessions", bool)()
    except Exception:
        return name.endswith("?")
    return True


def _live(line: socket.socket, request: dict[str, Any]) -> None:
    """Be a session, and never come back into the zygote's loop."""
    status = 1
    try:
        line.close()
        _become_independent(request)
        _bound_memory(request.get("memory", 0))
        if "call" in request:
            _call(*request["call"])
        else:
            _run_kernel(request["argv"])
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def _become_independent(request: dict[str, Any]) -> None:
    """Own process group, environment, folder, signals and random state."""
    os.setsid()
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    sys.path.insert(0, request["cwd"])  # as in any kernel: a notebook finds the modules beside it
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    logging.basicConfig(format=f"%(asctime)s %(levelname)s session={os.getpid()} %(message)s")
    logging.getLogger("Comm").setLevel(logging.ERROR)  # a page may ask for what it once had
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    time.tzset()
    _die_with(request["server"])


def _die_with(server: int) -> None:
    """End this session when the server is gone, however it went."""
    try:
        watched = os.pidfd_open(server)
    except OSError:
        os._exit(1)

    def wait() -> None:
        poll = select.poll()
        poll.register(watched, select.POLLIN)
        poll.poll()
        os._exit(1)

    threading.Thread(target=wait, daemon=True, name="server-watch").start()


def _bound_memory(megabytes: int) -> None:
    """Let the session grow by so much and no more; then Python raises MemoryError."""
    import resource  # no such module on Windows, where the server still reads this file

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if megabytes:
        bound = _data_in_use() + megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))


def _data_in_use() -> int:
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmData"))
    return int(line.split()[1]) * 1024


def _call(function: str, argument: str, path: str) -> None:
    """Leave in a file what a function, named ``module:attribute.attribute``, says of its argument.

    Nothing stands in the file where the function refuses the argument.
    """
    module, _, name = function.partition(":")
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    try:
        text = str(found(argument))
    except ValueError:
        text = ""
    with open(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)


def _run_kernel(argv: list[str]) -> None:
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = ["ipykernel", *argv]
    app = IPKernelApp.instance()
    app.initialize(argv)
    if ipywidgets := sys.modules.get("ipywidgets"):
        ipywidgets.register_comm_target()  # its import did so in vain: there was no kernel yet
    app.start()


if __name__ == "__main__":
    main(sys.argv[1:])
