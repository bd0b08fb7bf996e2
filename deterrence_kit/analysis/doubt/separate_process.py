"""A calculation in a process of its own: a page goes on answering meanwhile, and keeps its memory.

Some libraries take seconds to import and hundreds of megabytes to keep. What needs them for a moment is
asked of a fresh Python, which ends with its answer.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

_PACKAGES = str(Path(__file__).resolve().parents[2])
# The package's own folder comes first, so that the process runs this very version of it.
_CODE = f"import sys; sys.path.insert(0, sys.argv[1]); from {__name__} import _main; _main()"
# One calculation, one core: others have theirs to do.
_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class SeparateProcess:
    """A function at work elsewhere.

    Parameters
    ----------
    function : callable
        At the top level of a module.
    *arguments
        Whatever can be pickled.

    Examples
    --------
    >>> from math import factorial
    >>> work = SeparateProcess(factorial, 5)
    >>> work.result()
    120
    """

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        question = pickle.dumps((function.__module__, function.__qualname__, arguments))
        pipe = subprocess.PIPE
        self._answer, self._complaint = b"", b""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CODE, _PACKAGES], stdin=pipe, stdout=pipe, stderr=pipe,
            env={**os.environ, **_ONE_CORE},
        )  # fmt: skip
        self._listener = threading.Thread(target=self._listen, args=(question,), daemon=True)
        self._listener.start()

    def _listen(self, question: bytes) -> None:
        self._answer, self._complaint = self._process.communicate(question)

    @property
    def done(self) -> bool:
        """Whether there is an answer."""
        return not self._listener.is_alive()

    def result(self) -> Any:
        """Wait for the answer, if need be.

        Raises
        ------
        Exception
            What the function raised there; RuntimeError if the process came to grief.
        """
        self._listener.join()
        if not self._answer:
            lines = self._complaint.decode(errors="replace").strip().splitlines()
            last = lines[-1] if lines else "it ended without a word"
            raise RuntimeError(f"A calculation in a process of its own ended early: {last}")
        answer, fault = pickle.loads(self._answer)
        if fault is not None:
            raise fault
        return answer

    def stop(self) -> None:
        """End the process, if it is still at it."""
        if self._process.poll() is None:
            self._process.kill()


def _main() -> None:
    """In the process: read the question, write the answer."""
    module, name, arguments = pickle.load(sys.stdin.buffer)
    # What a library prints must not be taken for the answer.
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        told: tuple[Any, Exception | None] = (
            getattr(import_module(module), name)(*arguments),
            None,
        )
    except Exception as fault:
        told = (None, fault)
    answers.write(pickle.dumps(told))
    answers.flush()
