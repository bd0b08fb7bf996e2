"""Files the browser needs, from the installed packages: compressed once, cached for a year.

Addresses carry a fingerprint of the installed versions, so that an update is seen at once and
everything else never asks again.
"""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache, lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from jupyter_core.paths import jupyter_path
from tornado import web

from . import lean_bokeh
from .security import Plain
from .zipping import zipped

HERE = Path(__file__).parent / "template" / "static"
BUNDLE = HERE / "bundle.js"  # made, not stored
LEAN, REST = Path("lean.js"), Path("rest.js")  # of BokehJS, as well
PACKAGES = ("voila", "bokeh", "ipywidgets", "jupyterlab_widgets", "anywidget")
SERVED = {".js", ".css", ".json", ".woff", ".woff2", ".ttf", ".eot", ".svg", ".png", ".ico"}
TEXT = {".js", ".css", ".json", ".svg"}
YEAR = 365 * 24 * 3600


@cache
def rooms() -> dict[str, tuple[Path, ...]]:
    """Folders behind each first part of an address."""
    templates = [Path(p) / "templates" / "base" / "static" for p in jupyter_path("voila")]
    extensions = [*jupyter_path("labextensions"), *jupyter_path("voila", "labextensions")]
    bokeh = find_spec("bokeh")
    rooms = {
        "kit": (HERE,),
        "voila": tuple(templates),
        "labextensions": tuple(map(Path, extensions)),
        "themes": tuple(Path(p) / "themes" for p in jupyter_path("voila")),
    }
    if bokeh and bokeh.origin:
        rooms["bokeh"] = (Path(bokeh.origin).parent / "server" / "static" / "js",)
    return {room: tuple(f for f in folders if f.is_dir()) for room, folders in rooms.items()}


@cache
def fingerprint() -> str:
    """Short hash of the versions installed and of our own files."""
    digest = hashlib.sha256()
    for name in PACKAGES:
        try:
            digest.update(f"{name} {metadata.version(name)};".encode())
        except metadata.PackageNotFoundError:
            continue
    for path in [*sorted(HERE.iterdir()), HERE.parent / "bundle.txt", Path(lean_bokeh.__file__)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def found(room: str, name: str) -> Path | None:
    """The file called `name` in a room, or None; never one outside of the room."""
    if Path(name).suffix not in SERVED or not name.isprintable():
        return None
    if room == "kit" and name == BUNDLE.name:
        return BUNDLE
    if room == "bokeh" and Path(name) in {LEAN, REST} and found(room, "bokeh.min.js"):
        return Path(name)
    for folder in rooms().get(room, ()):
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None


@lru_cache(maxsize=512)
def _body(path: Path, short: bool) -> bytes:
    made = {LEAN: _lean, REST: _rest, BUNDLE: _bundled}.get(path, path.read_bytes)
    raw = made()
    return zipped(raw) if short else raw


def _lean() -> bytes:
    return _parts().lean.encode()


def _rest() -> bytes:
    return _parts().rest.encode()


@lru_cache(maxsize=1)
def _parts() -> lean_bokeh.Split:
    """BokehJS in two."""
    whole = found("bokeh", "bokeh.min.js")
    return lean_bokeh.split(whole.read_text(encoding="utf-8") if whole else "")


def _bundled() -> bytes:
    """The scripts that every page asks for, in one: a request instead of seventy.

    Each only registers itself, so order is free, and one that is missing here (because another
    version of Voila is installed) is fetched by itself as ever.
    """
    names = (HERE.parent / "bundle.txt").read_text(encoding="utf-8").split()
    paths = (found(*name.split("/", 1)) for name in names)
    return b";\n".join(path.read_bytes() for path in paths if path)


class Asset(Plain, web.RequestHandler):
    """One file out of `rooms`."""

    def get(self, version: str, room: str, name: str) -> None:
        """Send the file, zipped where that helps and the browser takes it."""
        path = found(room, name)
        if path is None:
            raise web.HTTPError(404)
        short = path.suffix in TEXT and "gzip" in self.request.headers.get("Accept-Encoding", "")
        fresh = version == fingerprint()
        self.set_header("Content-Type", mimetypes.guess_type(path.name)[0] or "text/plain")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header(
            "Cache-Control", f"public, max-age={YEAR}, immutable" if fresh else "no-cache"
        )
        if short:
            self.set_header("Content-Encoding", "gzip")
        self.finish(_body(path, short))

    def head(self, version: str, room: str, name: str) -> None:
        """Answer like `get`; tornado leaves the body out."""
        self.get(version, room, name)

    def write_error(self, status_code: int, **_: object) -> None:
        """Say no more than the status."""
        self.set_header("Content-Type", "text/plain")
        self.finish(f"{status_code}\n")
