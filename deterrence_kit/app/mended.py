"""What mail clients, chats and trackers do to a link, undone where nothing is lost by it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from deterrence_kit.app.endmark import is_whole

#: Names that others hang on to links; nothing of ours begins so.
FOREIGN = re.compile(
    r"(utm_\w+|mtm_\w+|pk_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|si|"
    r"mc_cid|mc_eid|_hs\w+|_ga|_gl|oly_\w+|vero_id|token)"
)
# A full stop, a bracket, a quotation mark after the link, and what follows them.
ENDING = re.compile(r"(&v=\d+|&check=[a-z2-7]{4})([^\w&=%]+|_+|(%[^&=]*))$")
ENCODED = re.compile(r"%(?!25)[0-9A-Fa-f]{2}")  # a sign encoded once, as in a link that is whole


def mended(query: str) -> str:
    """A query string as it was before it was sent around.

    Examples
    --------
    >>> mended("?scenario=us-japan&amp;will=0.4&amp;v=1).")
    'scenario=us-japan&will=0.4&v=1'
    >>> mended("scenario%3Dus-japan%26will%3D0.4%26v%3D1&utm_source=mail")
    'scenario=us-japan&will=0.4&v=1'
    """
    query = query.strip().removeprefix("?").replace("&amp;", "&")
    query = "&".join(part for part in query.split("&") if not is_foreign(part))
    query = ENDING.sub(r"\1", query)
    return query if _is_sound(query) else ENDING.sub(r"\1", _decoded_once(query))


def _is_sound(query: str) -> bool:
    """Whether the end mark is right as it stands: then nothing has to be undone."""
    return is_whole(dict(parse_qsl(query, keep_blank_values=True, errors="replace")))


def is_foreign(part: str) -> bool:
    """Whether a part of a query is none of ours, and no matter."""
    return bool(FOREIGN.fullmatch(part.partition("=")[0]))


def _decoded_once(query: str) -> str:
    """A query that was encoded twice, encoded once."""
    whole = "%3D" in query.upper() and "=" not in query
    inner = "%25" in query and not ENCODED.search(query)
    return unquote(query) if whole or inner else query
