"""Log lines a program can read: an event and its facts, and nothing about the person behind them.

No address of a visitor, no query string (it may say what somebody thinks about), no header.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import Any

SESSION = re.compile(r"([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # whose name is its key
CLOSED = ("Got events for closed stream", "Got events for stream")  # zmq's, each a warning
log = logging.getLogger("deterrence_kit.serve")


def event(name: str, **facts: Any) -> None:
    """Write one line: ``session.started session=1f2e3d4c sessions=7``."""
    log.info("%s%s", name, "".join(f" {key}={_value(value)}" for key, value in facts.items()))


def _value(value: Any) -> str:
    text = str(value)
    return f'"{text}"' if not text or " " in text else text


def start() -> None:
    """Send our lines, and the warnings of others, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    log.setLevel(logging.INFO)
    # Its lines carry addresses and query strings; ours say the same without.
    logging.getLogger("tornado.access").disabled = True
    logging.getLogger("tornado.general").addFilter(_matters)


def _matters(record: logging.LogRecord) -> bool:
    """What a session still says while its line is being closed is missed by nobody."""
    return not str(record.msg).startswith(CLOSED)


def request(handler: Any) -> None:
    """Note a request that went wrong; the good ones are the sessions' business."""
    status = handler.get_status()
    if status >= 400:
        path = SESSION.sub(r"\1", handler.request.path)[:80]
        event("request.refused", status=status, method=handler.request.method, path=ascii(path))
