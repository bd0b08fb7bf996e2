"""Who may come in: this machine's own users, who knows the token, whom a proxy vouches for."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from typing import Any

from jupyter_server.auth import IdentityProvider, User

from .settings import Settings

COOKIE = "deterrence-visitor"
VISITOR = User("visitor")  # nobody needs to know which one


class Doorkeeper(IdentityProvider):
    """Lets visitors in by the operator's rules; keeps no name of theirs."""

    @property
    def kit(self) -> Settings:
        """The operator's rules."""
        return self.parent.kit

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


def same(given: str, wanted: str) -> bool:
    """Whether two words are equal, in a time that does not depend on how nearly."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def vouched(request: Any, kit: Settings) -> bool:
    """Whether the request comes from the trusted proxy and names somebody."""
    # The socket's own address: a header could say anything.
    address = request.connection.context.address
    peer = ipaddress.ip_address(address[0]) if isinstance(address, tuple) else None
    trusted = any(peer in ipaddress.ip_network(net) for net in kit.trusted_proxy) if peer else True
    return trusted and bool(request.headers.get(kit.user_header, "").strip())


def cookie_secret(token: str) -> bytes:
    """A secret that survives a restart where there is a token, so that nobody is asked again."""
    return hashlib.sha256(b"deterrence-kit cookies" + token.encode()).digest()
