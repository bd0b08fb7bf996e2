"""Whether a message of a page is well formed, before anything is made of it.

jupyter_server believes the counts that a message claims: eight bytes that claim 2⁴⁰ parts would keep
the server busy for ever. Each claim is held against the bytes that are really there.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

V1 = "v1.kernel.websocket.jupyter.org"
MOST_PARTS = 1024  # channel, header, parent header, metadata, content, and the buffers
HEADER = {"msg_id", "msg_type"}


class Malformed(ValueError):  # noqa: N818
    """A message that no page of ours sends."""


def check(message: str | bytes, protocol: str | None) -> None:
    """Raise `Malformed` where the message is not what its protocol says.

    Parameters
    ----------
    message : str or bytes
        As it came over the websocket.
    protocol : str or None
        The subprotocol agreed upon; None for Jupyter's older one.

    Raises
    ------
    Malformed
        In a word or two, without any of the message.

    Examples
    --------
    >>> check((2**40).to_bytes(8, "little"), V1)
    Traceback (most recent call last):
    ...
    deterrence_kit.serve.frames.Malformed: it claims more parts than it holds
    """
    if protocol == V1:
        _check_v1(message)
    elif isinstance(message, bytes):
        _check_older(message)
    else:
        _check_message(_object(message))


def _check_v1(message: str | bytes) -> None:
    if not isinstance(message, bytes):
        raise Malformed("it is text where bytes are due")
    count = int.from_bytes(message[:8], "little")
    offsets = _offsets(message, count, 8, 8, "little")
    if count < 6:
        raise Malformed("it lacks a part")
    channel, header, *rest = (message[a:b] for a, b in pairwise(offsets))
    _text(channel)
    _check_header(_object(header))
    for part in rest[:3]:
        _object(part)


def _check_older(message: bytes) -> None:
    count = int.from_bytes(message[:4], "big")
    offsets = _offsets(message, count, 4, 4, "big")
    _check_message(_object(message[offsets[0] : [*offsets[1:], len(message)][0]]))


def _offsets(message: bytes, count: int, start: int, width: int, order: Any) -> list[int]:
    """The offsets a message begins with: as many as it says, in order, inside of it."""
    end = start + count * width
    if not 0 < count <= MOST_PARTS or end > len(message):
        raise Malformed("it claims more parts than it holds")
    found = [int.from_bytes(message[i : i + width], order) for i in range(start, end, width)]
    if found[0] < end or any(a > b for a, b in pairwise(found)) or found[-1] > len(message):
        raise Malformed("its parts lie outside of it")
    return found


def _text(part: str | bytes) -> str:
    try:
        return part.decode("utf-8") if isinstance(part, bytes) else part
    except UnicodeDecodeError:
        raise Malformed("a part is not text") from None


def _object(part: str | bytes) -> dict[str, Any]:
    try:
        found = json.loads(_text(part))
    except (ValueError, RecursionError):
        raise Malformed("a part is not JSON") from None
    if not isinstance(found, dict):
        raise Malformed("a part is not an object")
    return found


def _check_message(found: dict[str, Any]) -> None:
    """An older protocol's message: one object with all parts in it."""
    if not isinstance(found.get("channel", ""), str | None):
        raise Malformed("its channel is not text")
    for name in ("header", "parent_header", "metadata", "content"):
        if not isinstance(found.get(name, {}), dict):
            raise Malformed("a part is not an object")
    if not isinstance(found.get("buffers", []), list):
        raise Malformed("its buffers are no list")
    _check_header(found.get("header", {}))


def _check_header(header: dict[str, Any]) -> None:
    if not all(isinstance(header.get(name), str) for name in HEADER):
        raise Malformed("its header lacks what every header has")
