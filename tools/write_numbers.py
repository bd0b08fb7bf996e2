"""Keep the answers of every version of the model's numbers, so that it is known what changed.

A change of a default, a scenario or a formula changes answers, and links made before it no longer show
what they showed. So: raise ``VERSION`` in ``deterrence_kit/app/links.py``, say in ``SINCE`` what changed,
and run ``python tools/write_numbers.py``. It writes the baselines of the present version into
docs/numbers.csv and the tables of docs/numbers.md; a test holds both against the model.
"""

from __future__ import annotations

import csv
from pathlib import Path

from deterrence_kit import assess, load_scenario, scenario_names
from deterrence_kit.app.links import SINCE, VERSION

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE, STORE = DOCS / "numbers.md", DOCS / "numbers.csv"
MARK = "<!-- table -->"
UNCHANGED = "No number: only how a link is written."
QUANTITIES = ("credibility", "threshold", "propensity")

Row = dict[str, str]


def present() -> list[Row]:
    """The baseline of every scenario under the numbers of now."""
    rows = []
    for name in scenario_names():
        answer = assess(load_scenario(name))
        figures = {q: f"{float(getattr(answer, q)):.4f}" for q in QUANTITIES}
        rows.append({"version": str(VERSION), "scenario": name, **figures})
    return rows


def kept() -> list[Row]:
    """What docs/numbers.csv holds."""
    if not STORE.exists():
        return []
    with STORE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def with_present(rows: list[Row]) -> list[Row]:
    """The rows of earlier versions, and the present version's as the model has them now."""
    return [row for row in rows if int(row["version"]) < VERSION] + present()


def versions_table() -> str:
    """What each version changed, in the words that an old link is answered with."""
    said = dict.fromkeys(range(1, VERSION + 1), UNCHANGED) | {1: "The first set."} | SINCE
    lines = [f"| `v={version}` | {sentence} |" for version, sentence in sorted(said.items())]
    return "\n".join(["| links with | what changed |", "| --- | --- |", *lines])


def answers_table(rows: list[Row]) -> str:
    """Credibility and propensity of every scenario, a column a version."""
    versions = sorted({int(row["version"]) for row in rows})
    found = {(row["scenario"], int(row["version"])): row for row in rows}
    head = ["scenario", *(f"v{v}: credibility, a challenge a year" for v in versions)]
    lines = [f"| {' | '.join(head)} |", "| --- |" + " ---: |" * len(versions)]
    for name in dict.fromkeys(row["scenario"] for row in rows):
        cells = [_cell(found.get((name, v))) for v in versions]
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(row: Row | None) -> str:
    if row is None:
        return "–"
    return f"{float(row['credibility']):.3f}, {100 * float(row['propensity']):.1f} %"


def filled(text: str, rows: list[Row]) -> str:
    """The page with both tables between their marks."""
    parts = text.split(MARK)
    parts[1], parts[3] = f"\n{versions_table()}\n", f"\n{answers_table(rows)}\n"
    return MARK.join(parts)


def main() -> None:
    """Rewrite the store and the page."""
    rows = with_present(kept())
    with STORE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["version", "scenario", *QUANTITIES], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")
    print(f"{PAGE.name}: version {VERSION}, {len(rows)} answers")


if __name__ == "__main__":
    main()
