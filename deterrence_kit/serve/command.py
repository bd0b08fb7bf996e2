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
from typing import Any

from . import runtime
from .options import Options

PACKAGE = Path(__file__).resolve().parents[1]


#: From and to what a number makes sense.
BOUNDS: dict[str, tuple[float, float]] = {
    "port": (1, 65_535),
    "max_sessions": (1, 10_000),
    "per_visitor": (1, 10_000),
    "session_memory": (0, 1_000_000),
    "idle_minutes": (0.01, 100_000),
    "grace_seconds": (0.1, 86_400),
    "spares": (0, 100),
}
#: A grammar of addresses that jsonschema compiles for a second wherever it lies about; it does without.
BARRED = ("rfc3987_syntax",)
LEAST_MEMORY = 64  # megabytes; the explorer takes some 20 beyond what it starts with


class Refused(Exception):  # noqa: N818
    """The server cannot start; the message is for people."""


def add_parser(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    """Add ``serve`` to a command line."""
    parser = subparsers.add_parser("serve", help="serve the notebooks to browsers, offline")
    add_arguments(parser)
    parser.set_defaults(run=run)
    return parser


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What an operator may set; every default is safe on one's own machine."""
    # fmt: off
    default = Options(notebooks=Path())
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
    add("--public-url", metavar="URL", default="",
        help="where others find the suite, for links in briefs, e.g. https://deterrence.example/")
    add("--frame-ancestors", metavar="SOURCES", default=default.frame_ancestors,
        help="pages that may embed the suite, e.g. \"'self' https://intranet.example\"")
    add("--max-sessions", type=int, metavar="N", default=default.max_sessions,
        help="pages open at the same time (default: %(default)s)")
    add("--per-visitor", type=int, metavar="N", default=default.per_visitor,
        help="pages of one visitor that may be opening at the same time (default: %(default)s)")
    add("--session-memory", type=int, metavar="MB", default=default.session_memory,
        help="how much one page may take beyond what it starts with (default: %(default)s)")
    add("--idle-minutes", type=float, metavar="MINUTES", default=default.idle_minutes,
        help="a page untouched for so long is ended (default: %(default)s)")
    add("--grace-seconds", type=float, metavar="SECONDS", default=default.grace_seconds,
        help="how long a page may be away before it is ended (default: %(default)s)")
    add("--runtime", metavar="FOLDER", default="", help="folder for sockets and temporary files")
    add("--sessions", choices=("always", "needed"), default=default.sessions,
        help="when a page that computes by itself is given a session (default: %(default)s)")
    add("--spares", type=int, metavar="N", default=default.spares,
        help="sessions kept waiting for the next visitors (default: %(default)s)")
    add("--preload", action="append", default=[], metavar="MODULE",
        help="import once what the notebooks import indirectly; may be repeated")
    add("--no-fork", dest="fork", action="store_false", default=None,
        help="do not start sessions from the fork server")
    # fmt: on


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 0, or 1 with a sentence on standard error."""
    barred: Any = None  # which Python takes as: this one cannot be imported
    try:
        options = options_from(args)
        check(options)
        sys.modules.update(dict.fromkeys(BARRED, barred))
        from .server import serve

        return serve(options)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except ModuleNotFoundError as missing:
        print(f"Serving needs {missing.name}: pip install 'deterrence-kit[app]'", file=sys.stderr)
        return 1


def options_from(args: argparse.Namespace) -> Options:
    """The options out of parsed arguments."""
    given = {k: v for k, v in vars(args).items() if k in Options.__dataclass_fields__}
    folder = Path(args.notebooks) if args.notebooks else suite()
    token = args.token or os.environ.get("DETERRENCE_TOKEN", "")
    base = "/" + args.base_url.strip("/") + "/" if args.base_url.strip("/") else "/"
    proxies = tuple(args.trusted_proxy) or Options.trusted_proxy
    checked = {"notebooks": folder.absolute(), "token": token, "base_url": base}
    lists = {"trusted_proxy": proxies, "hosts": tuple(args.hosts)}
    lists["preload"] = (*Options.preload, *args.preload)
    return Options(**given | checked | lists)


def suite() -> Path:
    """The suite's notebooks: beside the package in a checkout, inside it when installed."""
    beside, inside = PACKAGE.parent / "notebooks", PACKAGE / "notebooks"
    return beside if any(beside.glob("*.ipynb")) or not inside.is_dir() else inside


def check(options: Options) -> None:
    """Refuse what would fail later, or what would be unsafe."""
    folder = options.notebooks
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder}: name one with --notebooks.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise Refused(f"The folder {folder} cannot be read by this user.")
    if not any(folder.rglob("*.ipynb")):
        raise Refused(f"The folder {folder} holds no notebook (*.ipynb).")
    if not options.is_local and not (options.token or options.user_header):
        raise Refused(
            f"Listening on {options.ip} lets others in: give --token WORD, or --user-header NAME "
            "when a proxy checks who they are."
        )
    _check_values(options)
    _check_runtime(options)
    _check_port(options)


def _check_values(options: Options) -> None:
    """Numbers and addresses that make sense; a header must be told from a line break."""
    for name, (low, high) in BOUNDS.items():
        if not low <= getattr(options, name) <= high:
            option = "--" + name.replace("_", "-")
            raise Refused(f"{option} must be from {low:,} to {high:,}.")
    if options.session_memory and options.session_memory < LEAST_MEMORY:
        raise Refused(
            f"--session-memory must be {LEAST_MEMORY} or more, for no page opens with less; 0 sets no "
            "bound."
        )
    if options.user_header and not re.fullmatch(
        r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", options.user_header
    ):
        raise Refused("--user-header takes the name of a header, such as X-User.")
    if not re.fullmatch(r"/(?:[\w.~-]+/)*", options.base_url):
        raise Refused(
            "--base-url takes a path of letters, digits and . _ ~ -, such as /deterrence/."
        )
    for host in options.hosts:
        if not re.fullmatch(r"[\w.-]+|\[[\da-fA-F:.]+\]", host):
            raise Refused(f"--host: {host!a} is no name, such as deterrence.example.")
    if options.public_url and not re.fullmatch(
        r"https?://[\w.-]+(:\d+)?(/[\w.~-]+)*/?", options.public_url
    ):
        raise Refused("--public-url takes an address such as https://deterrence.example/suite/.")
    for network in options.trusted_proxy:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            raise Refused(f"--trusted-proxy: {network} is no address or network.") from error
    if not re.fullmatch(r"[\w:/.*'\- ]+", options.frame_ancestors):
        raise Refused("--frame-ancestors takes addresses separated by spaces, or 'self', 'none'.")


def _check_runtime(options: Options) -> None:
    root = options.runtime or tempfile.gettempdir()
    if why := runtime.refusal(root):
        raise Refused(f"The folder {root} cannot be written ({why}): name another with --runtime.")


def _check_port(options: Options) -> None:
    family = socket.AF_INET6 if ":" in options.ip else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.ip, options.port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise Refused(
                f"Port {options.port} on {options.ip} cannot be used ({why.lower()}): "
                "choose another with --port."
            ) from error
