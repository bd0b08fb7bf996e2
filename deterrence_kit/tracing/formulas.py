"""The model's formulas, or a user's own, of a scenario as a program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeAlias

import numpy as np

from deterrence_kit.model.assessment import Assessment
from deterrence_kit.model.blocks import MEMBER_QUANTITIES
from deterrence_kit.model.evaluation import Evaluation, evaluation_order
from deterrence_kit.model.formulas import FORMULAS, Formula, check_names
from deterrence_kit.model.intermediates import known_values
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.scenario import Scenario
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS
from deterrence_kit.tracing.agreement import agreeing
from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.node import Node
from deterrence_kit.tracing.program import Program
from deterrence_kit.tracing.refusal import UntraceableError, refusing
from deterrence_kit.tracing.traced import Traced
from deterrence_kit.tracing.writing import written

Outcome: TypeAlias = Callable[[Any], Any]
MOVED = {**LEVERS, **ASSUMPTIONS}
OUTPUTS = tuple(f.name for f in fields(Assessment))


def trace_formulas(
    scenario: Scenario,
    *,
    inputs: Iterable[str] = tuple(MOVED),
    own: Collection[str] | None = None,
    outputs: Iterable[str] = OUTPUTS,
    formulas: Mapping[str, Formula] | None = None,
    outcomes: Mapping[str, Outcome] | None = None,
    figures: Collection[str] = (),
) -> Program:
    """What `assess` computes, as JavaScript.

    Parameters
    ----------
    scenario : Scenario
        Its figures are data; its own formulas count.
    inputs : iterable of str
        Levers and assumptions that move; the others stay as the scenario has them.
    own : collection of str, optional
        Those of which each member has a value of its own, so that a case has one for each member; by
        default all of which the tables say that it may.
    outputs : iterable of str
        Words of the model: what an `Assessment` has, or any other formula's.
    formulas : mapping, optional
        Replacements by name, besides the scenario's own.
    outcomes : mapping, optional
        Functions of an `Assessment`, by name, that are outputs too.
    figures : collection of str
        Figures that move besides, such as ``spending_today``: each is an input too.

    Returns
    -------
    Program

    Raises
    ------
    UntraceableError
        If a formula does something that cannot be traced: its name, file and line.
    ValueError
        If a word is not known.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> program = trace_formulas(load_scenario("us-japan"), outputs=["threshold"])
    >>> "const threshold = " in program.text
    True
    """
    names = [*inputs]
    if unknown := [n for n in names if n not in MOVED]:
        raise ValueError(f"{unknown[0]!r} is neither a lever nor an assumption.")
    wanted = [*outputs, *(OUTPUTS if outcomes else ())]
    recording = _Recording(scenario, names, own, formulas or {}, wanted, figures)
    found = {n: recording.output(n) for n in outputs}
    for name, outcome in (outcomes or {}).items():
        found[name] = recording.outcome(name, outcome)
    widths = {n: recording.recorded[n].size for n in (*names, *figures)}
    return written(widths, found, recording.words())


class _Recording:
    """The formulas of a scenario, run once on arrays that record."""

    def __init__(
        self,
        scenario: Scenario,
        names: list[str],
        own: Collection[str] | None,
        formulas: Mapping[str, Formula],
        wanted: Iterable[str],
        figures: Collection[str],
    ) -> None:
        self.graph, self.size = Graph(), len(scenario.codes)
        known = known_values(scenario, scenario.levers, scenario.assumptions_at({}))
        chosen = {**FORMULAS, **scenario.formulas, **formulas}
        check_names(chosen, known)
        if unknown := [n for n in wanted if n not in {**known, **FORMULAS}]:
            raise ValueError(f"{unknown[0]!r} is not a word of the model.")
        self.work = evaluation_order(tuple(chosen[n] for n in FORMULAS), tuple(wanted))
        self.inputs = {n: self._sample(n, known[n], own) for n in names}
        self.inputs |= {n: known[n].copy() for n in figures}
        traced = {n: Traced(self.graph, self.graph.input(n, v)) for n, v in self.inputs.items()}
        self.recorded: dict[str, Any] = {**known, **traced}
        for step in self.work:
            self.recorded[step.name] = self._step(step)
        agreeing(self.work, known, self.inputs, self._nodes(), self.graph.nodes)

    def _sample(self, name: str, value: Array, own: Collection[str] | None) -> Array:
        """The scenario's own value, for each member where it moves for each."""
        each = MOVED[name].scope == "member" if own is None else name in own
        return np.broadcast_to(value, self.size if each else value.shape).copy()

    def _step(self, step: Evaluation) -> Traced:
        with refusing(step.name, step.formula):
            value = step.formula(*(self.recorded[word] for word in step.reads))
            return Traced(self.graph, lifted(self.graph, value))

    def _nodes(self) -> dict[str, Node]:
        return {step.name: self.recorded[step.name].node for step in self.work}

    def words(self) -> dict[int, str]:
        """What the nodes are called: a formula's result by its quantity."""
        return {node.place: name for name, node in reversed(self._nodes().items())}

    def output(self, name: str) -> Node:
        """A word as `assess` gives it: one number for the pact, or one for each member."""
        node = lifted(self.graph, self.recorded[name])
        if name in MEMBER_QUANTITIES:
            places = np.broadcast_to(np.arange(node.value.size), self.size)
            return self.graph.take([node], places)
        if name in OUTPUTS:
            return self.graph.take([node], np.arange(node.value.size)[:1])
        return node

    def outcome(self, name: str, outcome: Outcome) -> Node:
        """A function of the assessment of one case."""
        arrays: dict[str, Any] = {n: Traced(self.graph, self.output(n)) for n in OUTPUTS}
        one = {n: a if n in MEMBER_QUANTITIES else a[0] for n, a in arrays.items()}
        with refusing(name, outcome):
            node = lifted(self.graph, outcome(Assessment(**one)))
            if node.value.size != 1:
                raise UntraceableError(f"an outcome is one number a case, not {node.value.size}.")
            return node
