"""Take the pictures of the docs and the README from the real, served suite.

Writes ``docs/pictures/<notebook>-<size>.png`` for every notebook with a page to look at.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import browsing  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
# What each page shows when its picture is taken: something changed, so that the why is seen.
STATES = {
    "1_credibility_explorer": "?scenario=nato-estonia&readiness=0.65&presence=0.03&will.USA=0.4",
    "2_alliance_network": "?scenario=nato-estonia&will.USA=0.2",
    "3_burden_sharing": "?scenario=nato-estonia&guideline=5",
    "4_geography_and_posture": "?scenario=nato-estonia&lift=1200&stocks=0.3",
    "5_crises_and_trust": "?scenario=nato-estonia"
    "&plan=review:3;4:violated;5:announce:TUR;7:spending_floor:3",
    "6_regional_conflict": "?scenario=nato-estonia&readiness=0.8",
    "7_compare_and_decide": "?scenario=us-philippines&readiness=0.6"
    "&package1=Ready%20forces~readiness:0.7~mobilisation_days:8~interoperability:0.85"
    "&package2=Forward~presence:0.05~stocks:0.4~air_defence:0.6"
    "&package3=Clear%20words~clarity:0.9~red_lines:0.8~decision_days:2~will:0.65",
    "8_uncertainty": "?scenario=nato-estonia&readiness=0.6",
}
# Seconds until what is computed at rest is there.
WAIT = {"5_crises_and_trust": 5, "7_compare_and_decide": 12, "8_uncertainty": 6, "9_evidence": 8}


def shots() -> list[tuple[str, str, bool]]:
    """Every notebook at both sizes, and the explorer in the dark."""
    stems = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
    return [(s, size, False) for s in stems for size in SIZES] + [
        ("1_credibility_explorer", "desktop", True)
    ]


def take(chromium, server: browsing.Server, stem: str, size: str, dark: bool) -> Path:
    """One picture of one page."""
    width, height = SIZES[size]
    page = chromium.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    page.goto(server.page(f"{stem}.ipynb") + STATES.get(stem, "?") + "&v=0")
    if stem != "0_start_here":  # which has no kernel and no pictures to wait for
        page.wait_for_selector("[data-ready=true]", timeout=90_000)
    page.wait_for_timeout(1000 * WAIT.get(stem, 1.5))
    path = FOLDER / f"{stem}-{size}{'-dark' if dark else ''}.png"
    page.screenshot(path=path)
    page.close()
    return path


def main() -> None:
    """Take all pictures and say where they are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with browsing.serving(ROOT / "notebooks") as server, browsing.browser() as chromium:
        for stem, size, dark in shots():
            print(take(chromium, server, stem, size, dark).relative_to(ROOT), flush=True)


if __name__ == "__main__":
    main()
