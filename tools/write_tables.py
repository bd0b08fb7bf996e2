"""Write the tables of the docs from the declarations and from the model itself.

``python tools/write_tables.py`` rewrites docs/scenarios.md, docs/parameters.md, docs/order.md,
``python tools/write_tables.py`` rewrites docs/scenarios.md, docs/parameters.md, docs/order.md,
docs/data.md, docs/judgements.md, the chain of formulas in docs/model.md with its picture, and the
figures of the start page's examples; tests hold all of them against the code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import start_figures
from basis_table import basis_tables
from chain_tables import chain_picture, chain_table
from order_tables import order_tables
from scenario_tables import scenarios_table, stakes_table

from deterrence_kit import Assumptions, Levers, load_scenario, parameters_of, scenario_names
from deterrence_kit.analysis.doubt.judgements import judgements
from deterrence_kit.evidence.implied import implied_effects
from deterrence_kit.model import Scenario
from deterrence_kit.model.checklist_weights import ChecklistWeights
from deterrence_kit.model.costs import Costs
from deterrence_kit.model.opponent import Opponent
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.model.years.rates import Rates

TABLES = (Levers, Opponent, Assumptions, Rates, Costs, Regional, ChecklistWeights)
DOCS = Path(__file__).resolve().parents[1] / "docs"
PICTURE = DOCS / "pictures" / "model.svg"
MARK = "<!-- table -->"


def parameters_table(table: type) -> str:
    """A row for each declared parameter."""
    rows = [
        "| name | label | default | range | unit | pillar | meaning | evidence | source |",
        "| --- | --- | ---: | --- | --- | --- | --- | --- | --- |",
    ]
    apart = parameters_of(Opponent) if table is Levers else {}
    for name, p in parameters_of(table).items():
        if name in apart:
            continue
        scope = " One ally may have its own." if p.scope == "member" else ""
        rows.append(
            f"| `{name}` | {p.label} | {p.default:g} | {p.low:g} to {p.high:g} | {p.unit} | {p.pillar} "
            f"| {p.meaning}{scope} | {p.evidence} | {p.source} |"
        )
    return "\n".join(rows)


def shipped() -> list[Scenario]:
    """All shipped scenarios."""
    return [load_scenario(name) for name in scenario_names()]


def judgements_table() -> str:
    """A row for each number left to judgement, that which could move most verdicts first."""
    rows = [
        "| name | label | scenarios whose verdict turns | value | range | why this value |",
        "| --- | --- | ---: | ---: | --- | --- |",
    ]
    for found in judgements(shipped()):
        p = SETTINGS[found.name]
        rows.append(
            f"| `{found.name}` | {p.label} | {100 * found.flipping:.0f} % | {p.default:g} "
            f"| {p.low:g} to {p.high:g}{'' if p.unit == '0 to 1' else ' ' + p.unit} | {p.source} |"
        )
    return "\n".join(rows)


def grades_table() -> str:
    """How many numbers rest on what."""
    counts = Counter(p.evidence for p in SETTINGS.values())
    rows = ["| rests on | numbers | share |", "| --- | ---: | ---: |"]
    rows += [f"| {n} | {k} | {100 * k / len(SETTINGS):.0f} % |" for n, k in counts.most_common()]
    return "\n".join(rows)


def implied_table() -> str:
    """What each pact does to the odds of a challenge in the model, beside the record."""
    found = implied_effects(shipped())
    rows = ["| pact | odds ratio of a challenge | |", "| --- | ---: | --- |"]
    for name, ratio in sorted(found.by_scenario.items(), key=lambda row: row[1]):
        note = "belief, not evidence" if name in found.believed else ""
        rows.append(f"| {load_scenario(name).title} | {ratio:.2f} | {note} |")
    rows.append(f"| **mean** | **{found.mean:.2f}** | |")
    rows.append(f"| in the record | {found.observed:.2f} ({found.low:.2f} to {found.high:.2f}) | |")
    return "\n".join(rows)


#: The tables of each page, in the order of its marks; each is worked out when it is asked for.
PAGES: dict[str, Callable[[], list[str]]] = {
    "scenarios.md": lambda: [scenarios_table(), stakes_table()],
    "parameters.md": lambda: [parameters_table(table) for table in TABLES],
    "model.md": lambda: [chain_table()],
    "order.md": order_tables,
    "data.md": basis_tables,
    "judgements.md": lambda: [grades_table(), judgements_table(), implied_table()],
}


def filled(text: str, tables: list[str]) -> str:
    """The text with the tables between its pairs of marks."""
    parts = text.split(MARK)
    for i, table in enumerate(tables):
        parts[2 * i + 1] = f"\n{table}\n"
    return MARK.join(parts)


def main() -> None:
    """Rewrite the pages."""
    for name, tables in PAGES.items():
        path = DOCS / name
        path.write_text(filled(path.read_text(encoding="utf-8"), tables()), encoding="utf-8")
        print(path.name)
    PICTURE.write_text(chain_picture(), encoding="utf-8")
    text = start_figures.PAGE.read_text(encoding="utf-8")
    start_figures.PAGE.write_text(start_figures.page_with_figures(text), encoding="utf-8")


if __name__ == "__main__":
    main()
