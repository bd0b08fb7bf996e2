"""Headers and environment: what a page may load, and what a session may know."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

from .options import Options

#: All that a session inherits from the server's environment; secrets stay behind.
INHERITED = frozenset(
    {"PATH", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "TMPDIR", "VIRTUAL_ENV"}
    | {"PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "IPYTHONDIR", "DETERRENCE_KIT_DATA"}
)
#: What a session is told of the request; text of the visitor's own making is checked.
TOLD = frozenset({"SCRIPT_NAME", "QUERY_STRING"})
#: One thread a session: fifty sessions on two cores must not start fifty times two.
FIXED = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "PYTHONUNBUFFERED": "1",
}
LONGEST = 4096


def session_environment(offered: Mapping[str, str]) -> dict[str, str]:
    """The environment of a session: a short list of the server's, and the request's plain facts."""
    kept = {name: os.environ[name] for name in INHERITED & os.environ.keys()}
    told = {name: offered[name] for name in TOLD & offered.keys() if _plain(offered[name])}
    return kept | told | FIXED | {"PATH": _path(kept.get("PATH", ""))}


def _plain(text: str) -> bool:
    return len(text) <= LONGEST and text.isascii() and text.isprintable()


def _path(path: str) -> str:
    return os.pathsep.join(filter(None, [os.path.dirname(sys.executable), path]))


def content_policy(options: Options) -> str:
    """Content-Security-Policy: nothing from outside, embedded only by whom the operator allows."""
    return "; ".join(
        [
            "default-src 'self'",
            # Widgets bring their code as blobs; the page's own data sits in inline scripts.
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {options.frame_ancestors}",
        ]
    )


class Plain:
    """An answer without a page around it bears the same headers as every other."""

    settings: dict[str, Any]

    def set_default_headers(self) -> None:
        """Say of every answer what it may load."""
        for name, value in self.settings["headers"].items():
            self.set_header(name, value)  # type: ignore[attr-defined]


def headers(options: Options) -> dict[str, str]:
    """Headers of every answer."""
    return {
        "Content-Security-Policy": content_policy(options),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Server": "deterrence-kit",
    }
