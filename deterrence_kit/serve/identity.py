"""Who may come in: this machine's own users, who knows the token, whom a proxy vouches for."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import time
from collections import OrderedDict
from typing import Any

from jupyter_server.auth import IdentityProvider, User

from .options import Options

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
COOKIE = "deterrence-visitor"
VISITOR = User("visitor")  # nobody needs to know which one


class Doorkeeper(IdentityProvider):
    """Lets visitors in by the operator's rules; keeps no name of theirs."""

    @property
    def kit(self) -> Options:
        """The operator's rules."""
        options: Options = self.parent.kit  # type: ignore[union-attr]  # its parent is the server
        return options

    @property
    def auth_enabled(self) -> bool:
        """Whether anything is asked of a visitor."""
        return bool(self.kit.token or self.kit.user_header)

    def get_user(self, handler: Any) -> User | None:
        """The visitor, or None for someone to be turned away."""
        if not self.auth_enabled:
            return VISITOR
        if self.kit.user_header and vouched(handler.request, self.kit):
            return VISITOR
        return VISITOR if self.kit.token and self._knows_token(handler) else None

    def _knows_token(self, handler: Any) -> bool:
        if handler.get_signed_cookie(COOKIE, max_age_days=30) == b"yes":
            return True
        given = handler.get_query_arguments("token")
        known = any(same(word, self.kit.token) for word in given)
        if known:
            admit(handler)
        return known


def admit(handler: Any) -> None:
    """Remember the visitor's browser, by a cookie that says no more than that."""
    secure = handler.request.protocol == "https"
    path = handler.settings["base_url"]
    handler.set_signed_cookie(
        COOKIE, "yes", httponly=True, secure=secure, samesite="Lax", path=path
    )


class Patience:
    """How long an address has to wait after wrong words: longer each time, forgotten in the end."""

    FREE = 3  # wrong words that cost nothing
    LONGEST = 60.0  # seconds
    MOST = 10_000  # addresses that are remembered

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Seconds until this address may try again."""
        count, last = self._wrong.get(address, (0, 0.0))
        if count < self.FREE:
            return 0.0
        return max(0.0, last + min(self.LONGEST, 2.0 ** (count - self.FREE)) - time.monotonic())

    def wrong(self, address: str) -> None:
        """Take down a wrong word."""
        count, _ = self._wrong.pop(address, (0, 0.0))
        self._wrong[address] = (min(count + 1, 100), time.monotonic())
        if len(self._wrong) > self.MOST:
            self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """Forget what went before."""
        self._wrong.pop(address, None)


def same(given: str, wanted: str) -> bool:
    """Whether two words are equal, in a time that does not depend on how nearly."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def vouched(request: Any, kit: Options) -> bool:
    """Whether the request comes from the trusted proxy and names somebody."""
    return _by_proxy(request, kit) and bool(request.headers.get(kit.user_header, "").strip())


def _by_proxy(request: Any, kit: Options) -> bool:
    peer = _peer(request)
    return peer is None or any(peer in ipaddress.ip_network(net) for net in kit.trusted_proxy)


def _peer(request: Any) -> Address | None:
    """The socket's own address (a header could say anything); None for a socket of this machine."""
    address = request.connection.context.address
    return (
        ipaddress.ip_address(address[0].partition("%")[0]) if isinstance(address, tuple) else None
    )


def visitor(request: Any, kit: Options) -> str:
    """By what one visitor is told from another: the name or the address that a trusted proxy tells,
    else the socket's own. Of an IPv6 address its network, for a visitor has all of that.
    """
    if kit.user_header and vouched(request, kit):
        return str(request.headers[kit.user_header])
    told = request.remote_ip if _by_proxy(request, kit) else str(_peer(request))
    try:
        address = ipaddress.ip_address(told.partition("%")[0])
    except ValueError:
        return str(told)
    whole = 64 if address.version == 6 else 32
    return str(ipaddress.ip_network(f"{address}/{whole}", strict=False))


def cookie_secret(token: str) -> bytes:
    """A secret that survives a restart where there is a token, so that nobody is asked again."""
    return hashlib.sha256(b"deterrence-kit cookies" + token.encode()).digest()
