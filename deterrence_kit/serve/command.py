"""The sub-command ``serve``: arguments, and one clear sentence for whatever is wrong with them."""

from __future__ import annotations

import argparse
import ipaddress
import os
import re
import socket
import sys
import tempfile
from pathlib import Path

from .settings import Settings

PACKAGE = Path(__file__).resolve().parents[1]


class Refused(Exception):  # noqa: N818
    """The server cannot start; the message is for people."""


def add_parser(subparsers: argparse._SubParsersAction) -> argparse.ArgumentParser:
    """Add ``serve`` to a command line."""
    parser = subparsers.add_parser("serve", help="serve the notebooks to browsers, offline")
    add_arguments(parser)
    parser.set_defaults(run=run)
    return parser


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What an operator may set; every default is safe on one's own machine."""
    # fmt: off
    default = Settings(notebooks=Path())
    add = parser.add_argument
    add("--notebooks", metavar="FOLDER", help="folder of notebooks (default: the suite's own)")
    add("--port", type=int, default=default.port)
    add("--ip", metavar="ADDRESS", default=default.ip, help="address to listen on")
    add("--base-url", metavar="PATH", default=default.base_url, help="path behind a proxy")
    add("--token", default="", help="ask visitors for this word (or set DETERRENCE_TOKEN)")
    add("--user-header", metavar="NAME", default="", help="header in which the proxy names users")
    add("--trusted-proxy", action="append", default=[], metavar="NETWORK",
        help="address or network whose --user-header is believed (default: this machine)")
    add("--host", action="append", default=[], dest="hosts", metavar="NAME",
        help="name under which a proxy is reached, e.g. deterrence.example; may be repeated")
    add("--frame-ancestors", metavar="SOURCES", default=default.frame_ancestors,
        help="pages that may embed the suite, e.g. \"'self' https://intranet.example\"")
    add("--max-sessions", type=int, metavar="N", default=default.max_sessions,
        help="pages open at the same time (default: %(default)s)")
    add("--session-memory", type=int, metavar="MB", default=default.session_memory,
        help="how much one page may take beyond what it starts with (default: %(default)s)")
    add("--idle-minutes", type=float, metavar="MINUTES", default=default.idle_minutes,
        help="a page untouched for so long is ended (default: %(default)s)")
    add("--grace-seconds", type=float, metavar="SECONDS", default=default.grace_seconds,
        help="how long a page may be away before it is ended (default: %(default)s)")
    add("--runtime", metavar="FOLDER", default="", help="folder for sockets and temporary files")
    add("--spares", type=int, metavar="N", default=default.spares,
        help="sessions kept waiting for the next visitors (default: %(default)s)")
    add("--preload", action="append", default=[], metavar="MODULE",
        help="import once what the notebooks import indirectly; may be repeated")
    add("--no-fork", dest="fork", action="store_false", default=None,
        help="do not start sessions from the fork server")
    # fmt: on


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 0, or 1 with a sentence on standard error."""
    try:
        settings = settings_from(args)
        check(settings)
        from .server import serve

        return serve(settings)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except ModuleNotFoundError as missing:
        print(f"Serving needs {missing.name}: pip install 'deterrence-kit[app]'", file=sys.stderr)
        return 1


def settings_from(args: argparse.Namespace) -> Settings:
    """Settings out of parsed arguments."""
    given = {k: v for k, v in vars(args).items() if k in Settings.__dataclass_fields__}
    folder = Path(args.notebooks) if args.notebooks else suite()
    token = args.token or os.environ.get("DETERRENCE_TOKEN", "")
    base = "/" + args.base_url.strip("/") + "/" if args.base_url.strip("/") else "/"
    proxies = tuple(args.trusted_proxy) or Settings.trusted_proxy
    checked = {"notebooks": folder.absolute(), "token": token, "base_url": base}
    lists = {"trusted_proxy": proxies, "hosts": tuple(args.hosts)}
    lists["preload"] = (*Settings.preload, *args.preload)
    return Settings(**given | checked | lists)


def suite() -> Path:
    """The suite's notebooks: beside the package in a checkout, inside it when installed."""
    beside, inside = PACKAGE.parent / "notebooks", PACKAGE / "notebooks"
    return beside if any(beside.glob("*.ipynb")) or not inside.is_dir() else inside


def check(settings: Settings) -> None:
    """Refuse what would fail later, or what would be unsafe."""
    folder = settings.notebooks
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder}: name one with --notebooks.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise Refused(f"The folder {folder} cannot be read by this user.")
    if not any(folder.rglob("*.ipynb")):
        raise Refused(f"The folder {folder} holds no notebook (*.ipynb).")
    if not settings.is_local and not (settings.token or settings.user_header):
        raise Refused(
            f"Listening on {settings.ip} lets others in: give --token WORD, or --user-header NAME "
            "when a proxy checks who they are."
        )
    _check_values(settings)
    _check_runtime(settings)
    _check_port(settings)


def _check_values(settings: Settings) -> None:
    """Numbers and addresses that make sense; a header must be told from a line break."""
    for name in ("max_sessions", "idle_minutes", "grace_seconds"):
        if not getattr(settings, name) > 0:
            raise Refused(f"--{name.replace('_', '-')} must be more than 0.")
    for network in settings.trusted_proxy:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            raise Refused(f"--trusted-proxy: {network} is no address or network.") from error
    if not re.fullmatch(r"[\w:/.*'\- ]+", settings.frame_ancestors):
        raise Refused("--frame-ancestors takes addresses separated by spaces, or 'self', 'none'.")


def _check_runtime(settings: Settings) -> None:
    try:
        with tempfile.TemporaryDirectory(dir=settings.runtime or None):
            return
    except OSError as error:
        where = settings.runtime or "for temporary files"
        raise Refused(
            f"The folder {where} cannot be written: name another with --runtime."
        ) from error


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.ip else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.ip, settings.port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise Refused(
                f"Port {settings.port} on {settings.ip} cannot be used ({why.lower()}): "
                "choose another with --port."
            ) from error
