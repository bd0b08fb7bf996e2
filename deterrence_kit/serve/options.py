"""What an operator decides, in one frozen table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: Imported once by the zygote, so that a session starts with them (by name: serving imports none).
PRELOADED = (
    "numpy",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipywidgets",
    "anywidget",
    "networkx",
    "bokeh.models",
)


@dataclass(frozen=True)
class Options:
    """How the suite is served.

    Attributes
    ----------
    notebooks : Path
        The folder whose notebooks are served.
    ip, port, base_url
        Where: address, port, and path behind a proxy.
    token : str
        Asked of every visitor once; empty for none.
    user_header : str
        Header in which a proxy that has checked the visitor names them; empty for none.
    trusted_proxy : tuple of str
        Addresses or networks whose `user_header` is believed.
    hosts : tuple of str
        Names under which visitors reach the server; without them, this machine's alone.
    public_url : str
        Where others find the suite, for links that are printed or copied; empty for the address at
        which a page was opened.
    frame_ancestors : str
        Who may embed the pages (a Content-Security-Policy source list).
    max_sessions : int
        Pages open at the same time; the next visitor is asked to wait.
    per_visitor : int
        Pages of one visitor that may be on their way, not yet connected, at the same time.
    session_memory : int
        Megabytes one session may grow beyond what it starts with; 0 for no bound.
    idle_minutes : float
        A page nobody touched for so long loses its kernel.
    grace_seconds : float
        How long a kernel waits for its page to come (back) before it is ended.
    cell_seconds : int
        How long one cell may run while a page opens.
    runtime : str
        Folder for sockets and temporary files; empty for the system's own.
    preload : tuple of str
        Modules the fork server imports in advance, besides those that the notebooks import.
    sessions : str
        ``always``: a page asks for its session as it opens. ``needed``: a page with an engine of its
        own asks for one once a reader wants what only a session computes.
    spares : int
        Sessions kept waiting for the next visitors.
    fork : bool or None
        Whether to use the fork server; None chooses by the platform.
    """

    notebooks: Path
    ip: str = "127.0.0.1"
    port: int = 8866
    base_url: str = "/"
    token: str = ""
    user_header: str = ""
    trusted_proxy: tuple[str, ...] = ("127.0.0.0/8", "::1/128")
    hosts: tuple[str, ...] = ()
    public_url: str = ""
    frame_ancestors: str = "'self'"
    max_sessions: int = 100
    per_visitor: int = 25
    session_memory: int = 512
    idle_minutes: float = 30.0
    grace_seconds: float = 90.0  # a line that is cut for a minute comes back to its session
    cell_seconds: int = 120
    runtime: str = ""
    preload: tuple[str, ...] = PRELOADED
    sessions: str = "needed"
    spares: int = 2
    fork: bool | None = None

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.ip in {"127.0.0.1", "::1", "localhost"}

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the suite."""
        host = "127.0.0.1" if self.ip in {"", "0.0.0.0", "::"} else self.ip
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}{self.base_url}"
