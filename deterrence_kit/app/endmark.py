"""The end of a link: a few signs that its other parts give, so that a cut or a change is seen."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from urllib.parse import urlencode

from deterrence_kit.model.phrases import quoted

NAME = "check"
CARRIED = "from"  # what another kind of page knows stands behind the mark, see `travel`
LENGTH = 4  # signs; of a million changes one is not seen
BY_HAND = "0"  # the version of a link that somebody writes: the numbers are those of now
UNMARKED = {BY_HAND, "1"}  # links of these versions have no end mark

CUT = (
    "The end of this link is missing: unless you wrote it by hand, it was cut off on its way, and "
    "what stands last in it, “{last}”, may have been longer."
)
CHANGED = (
    "This link is not as it was copied: a part was changed or left out. What it says now is shown."
)


def end_mark(pairs: Iterable[tuple[str, str]]) -> str:
    """What stands at the end of a link with these parts, in whatever order.

    Examples
    --------
    >>> end_mark([("scenario", "nato-estonia"), ("v", "2")])
    'l2k4'
    """
    text = urlencode(
        sorted(pair for pair in pairs if pair[0] not in (NAME, CARRIED)), errors="replace"
    )
    return signs_of(text, LENGTH)


def signs_of(text: str, length: int) -> str:
    """A few letters and digits that a text gives, the same on every machine.

    Examples
    --------
    >>> signs_of("a text", 6) == signs_of("a text", 6) != signs_of("another", 6)
    True
    """
    return b32encode(sha256(text.encode(errors="replace")).digest())[:length].decode().lower()


def is_whole(pairs: Mapping[str, str]) -> bool:
    """Whether the parts are those that the end mark was made for."""
    return pairs.get(NAME) == end_mark(pairs.items())


def damage(pairs: Mapping[str, str]) -> list[str]:
    """What the end of a link says about the rest, in a sentence if it is not well."""
    mark, right = pairs.get(NAME, ""), end_mark(pairs.items())
    if mark == right or not pairs or (NAME not in pairs and pairs.get("v") in UNMARKED):
        return []
    if (len(mark) < LENGTH and right.startswith(mark)) or NAME not in pairs:
        return [CUT.format(last=quoted("=".join(list(pairs.items())[-1])))]
    return [CHANGED]
