"""The tables of docs/order.md: what the field agrees on, and what the model says to it."""

from __future__ import annotations

from deterrence_kit.evidence.order import Case, Comparison, compared, statements
from deterrence_kit.model.record import cited


def order_tables() -> list[str]:
    """How many agree; what was asked; where the model says otherwise, and why; what was not asked."""
    told = [compared(statement) for statement in statements()]
    asked = [one for one in told if one.asked]
    reasons = [
        f"- **{one.statement.sentence}.** {one.statement.why_not}" for one in _against(asked)
    ]
    absent = [_absent(one) for one in told if not one.asked]
    return [_summary(told), "\n".join(_table(asked)), _listed(reasons), _listed(absent)]


def _listed(lines: list[str]) -> str:
    return "\n" + "\n".join(lines or ["None."]) + "\n"


def _summary(told: list[Comparison]) -> str:
    asked = [one for one in told if one.asked]
    agreed = len(asked) - len(_against(asked))
    return (
        f"\n{len(told)} statements; {len(asked)} can be asked of the shipped scenarios, and the model "
        f"agrees with {agreed} of them ({100 * agreed / len(asked):.0f} %).\n"
    )


def _against(asked: list[Comparison]) -> list[Comparison]:
    return [one for one in asked if not one.agrees]


def _table(asked: list[Comparison]) -> list[str]:
    head = ["| statement | compared | more | less | model | how | source |"]
    return [*head, "| --- | --- | ---: | ---: | --- | --- | --- |", *map(_row, asked)]


def _row(one: Comparison) -> str:
    said = one.statement
    verdict = "agrees" if one.agrees else "**otherwise**"
    more, less = (f"{_named(case)} {value:.3f}" for case, value in _sides(one))
    cells = (
        said.sentence,
        said.measure,
        more,
        less,
        verdict,
        said.how,
        cited(said.source, said.basis),
    )
    return f"| {' | '.join(cells)} |"


def _sides(one: Comparison) -> tuple[tuple[Case, float], tuple[Case, float]]:
    return (one.statement.more, one.more), (one.statement.less, one.less)


def _named(case: Case) -> str:
    moved = [f"{name} {value:g}" for name, value in case.move.items()]
    left = [f"without {code}" for code in case.without]
    return f"`{case.scenario}`" + "".join(f", {part}" for part in (*moved, *left))


def _absent(one: Comparison) -> str:
    missing = ", ".join(f"`{name}`" for name in one.statement.missing)
    source = cited(one.statement.source, one.statement.basis)
    return f"- {one.statement.sentence} (needs {missing}; {source})"
