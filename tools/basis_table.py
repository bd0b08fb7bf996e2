"""The table of docs/data.md: which shipped facts were read again, and which were not."""

from __future__ import annotations

from deterrence_kit.datasets.as_of import Dated, dated_facts
from deterrence_kit.evidence.order import statements

RESTS = {
    "read": "read again",
    "recalled": "from general knowledge",
    "computed": "computed by the project's scripts",
    "rows": "each row says its own",
    "invented": "invented, for exercises",
}


def basis_tables() -> list[str]:
    """A row for each kind of facts and what they rest on, and the calls and pairs that differ."""
    facts = [*dated_facts(), *_statements()]
    kinds = dict.fromkeys((fact.kind, fact.basis) for fact in sorted(facts, key=_by_kind))
    rows = ["| what | rests on | how many | which |", "| --- | --- | ---: | --- |"]
    for kind, basis in kinds:
        found = [fact for fact in facts if (fact.kind, fact.basis) == (kind, basis)]
        names = "" if kind == "statement" else ", ".join(f"`{fact.name}`" for fact in found)
        rows.append(f"| {kind} | {RESTS[basis]} | {len(found)} | {names} |")
    return ["\n".join([*rows, *_parts("scenario", "call on record"), *_parts("region", "pair")])]


def _by_kind(fact: Dated) -> tuple[str, str]:
    return fact.kind, fact.basis


def _statements() -> list[Dated]:
    """The statements on which the field agrees: the whole list is in docs/order.md."""
    return [Dated("", "statement", one.sentence, one.basis) for one in statements()]


def _parts(kind: str, called: str) -> list[str]:
    """How many calls, or pairs, rest on what, whatever their file as a whole rests on."""
    parts = [part for fact in dated_facts() if fact.kind == kind for part in fact.parts]
    return [f"| {called} | {RESTS[b]} | {parts.count(b)} | |" for b in sorted(set(parts))]
