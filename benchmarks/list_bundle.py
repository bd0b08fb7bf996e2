"""Write ``serve/template/bundle.txt``: the scripts that a page asks for beyond the first few.

Run after an update of Voila or ipywidgets: ``python benchmarks/list_bundle.py``.
"""

from __future__ import annotations

import re
from pathlib import Path

from browsing import browser, serving

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "deterrence_kit" / "serve" / "template" / "bundle.txt"
PIECE = re.compile(r"/assets/\w+/((?:voila|labextensions)/[^?]+\.js)")
APART = re.compile(r"remoteEntry|voila/voila\.js")


def asked(url: str) -> list[str]:
    """Scripts that one page asks for, in order."""
    names: list[str] = []
    with browser() as chromium:
        page = chromium.new_page()
        page.on("request", lambda request: names.extend(PIECE.findall(request.url)))
        page.goto(url)
        page.wait_for_timeout(6000)
    return [name for name in dict.fromkeys(names) if not APART.search(name)]


if __name__ == "__main__":
    BUNDLE.write_text("", encoding="utf-8")
    with serving(ROOT / "tests" / "serve" / "notebooks") as server:
        found = asked(server.page("1_slider.ipynb"))
    BUNDLE.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{len(found)} scripts listed in {BUNDLE.relative_to(ROOT)}")
