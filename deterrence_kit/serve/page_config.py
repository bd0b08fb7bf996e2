"""What Voila's script is told about a page."""

from __future__ import annotations

from functools import cache
from typing import Any

from jupyter_core.paths import jupyter_path
from jupyterlab_server.config import get_federated_extensions

from . import assets

#: JupyterLab extensions a page needs; others that happen to be installed stay out.
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)


@cache
def page_config(base_url: str) -> dict[str, Any]:
    """What Voila's script is told: where things are, with versions, so that browsers keep them."""
    base = f"{base_url}assets/{assets.fingerprint()}"
    extensions = get_federated_extensions(
        jupyter_path("labextensions") + jupyter_path("voila", "labextensions")
    )
    wanted = [extensions[name] for name in EXTENSIONS if name in extensions]
    return {
        "appUrl": "voila/",
        "baseUrl": base_url,
        "wsUrl": "",
        "terminalsAvailable": False,
        "fullStaticUrl": f"{base}/voila",
        "fullLabextensionsUrl": f"{base}/labextensions",
        "themesUrl": f"{base}/themes",
        "jupyterLabTheme": "light",
        "progressiveRendering": False,
        "extensionConfig": {},
        "disabledExtensions": [],
        # Both null: Voila then takes the MathJax it carries, and asks no other host.
        "mathjaxConfig": None,
        "fullMathjaxUrl": None,
        "federated_extensions": [_federated(each) for each in wanted],
    }


def _federated(extension: dict[str, Any]) -> dict[str, Any]:
    build = extension["jupyterlab"]["_build"]
    return {
        "name": extension["name"],
        "load": build["load"].removeprefix("./"),
        "extension": build["extension"],
    }
