"""Make the small pictures of the start page from the real, served apps, in light and dark.

Writes ``notebooks/pictures/<notebook>.png`` and ``-dark.png``: a part of what each app shows.
Run it by hand when an app has changed its looks.
"""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import browsing  # noqa: E402

FOLDER = ROOT / "notebooks" / "pictures"
START = ROOT / "notebooks" / "0_start_here.ipynb"
SIZE = (480, 300)
WAIT = {
    "7_compare_and_decide": 12,
    "8_uncertainty": 5,
    "5_crises_and_trust": 4,
}  # seconds to settle
LARGEST = 60_000  # bytes: the page is to open at once over a slow line
CARD = re.compile(r'href="(\d\w+)\.ipynb(\?[^"]*)"><picture>')


def cards() -> list[tuple[str, str]]:
    """The notebooks that have a card, and the state with which it opens them."""
    cells = json.loads(START.read_text(encoding="utf-8"))["cells"]
    return CARD.findall("\n".join("".join(cell["source"]) for cell in cells))


def take(chromium, server: browsing.Server, stem: str, query: str, dark: bool) -> Path:
    """One small picture: the upper part of the app's first figure."""
    page = chromium.new_page(
        viewport={"width": 1120, "height": 1000}, color_scheme="dark" if dark else "light"
    )
    page.goto(server.page(f"{stem}.ipynb") + query)
    page.wait_for_selector("[data-ready=true]", timeout=90_000)
    page.add_style_tag(content=".dk-pictures { grid-template-columns: 640px !important; }")
    page.wait_for_timeout(1000 * WAIT.get(stem, 1.5))
    box = page.locator(".dk-plot").first.bounding_box()
    page.evaluate("y => scrollTo(0, y)", box["y"])
    shot = page.locator(".dk-plot").first.screenshot()
    page.close()
    path = FOLDER / f"{stem}{'-dark' * dark}.png"
    small(Image.open(io.BytesIO(shot)).convert("RGB")).save(path, optimize=True)
    return path


def small(shot: Image.Image) -> Image.Image:
    """The shot in the card's proportions, in few colours."""
    height = min(shot.height, shot.width * SIZE[1] // SIZE[0])
    return shot.crop((0, 0, shot.width, height)).resize(SIZE, Image.LANCZOS).quantize(96)


def main() -> None:
    """Take all pictures and refuse those that are too large."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with browsing.serving(ROOT / "notebooks") as server, browsing.browser() as chromium:
        for stem, query in cards():
            for dark in (False, True):
                path = take(chromium, server, stem, query, dark)
                size = path.stat().st_size
                print(f"{path.relative_to(ROOT)} {size} bytes", flush=True)
                if size > LARGEST:
                    sys.exit(f"{path} is larger than {LARGEST} bytes.")


if __name__ == "__main__":
    main()
