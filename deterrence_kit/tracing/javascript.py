"""The graph as plain JavaScript: one function, loops over members, many cases in one call."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from deterrence_kit.tracing.blocks import Block, blocks_of
from deterrence_kit.tracing.given import Given
from deterrence_kit.tracing.helpers import helper_lines
from deterrence_kit.tracing.loops import folded_rows, ordered_rows
from deterrence_kit.tracing.node import Index, Node
from deterrence_kit.tracing.numbers import literal
from deterrence_kit.tracing.operations import FOLDS, OPERATIONS
from deterrence_kit.tracing.places import place, place_of_two
from deterrence_kit.tracing.task import Task, in_step
from deterrence_kit.tracing.tasks import tasks_of
from deterrence_kit.tracing.tokens import added, unwrapped
from deterrence_kit.tracing.words import Words

LONGEST_EXPRESSION = 90  # characters; what is longer gets a name of its own


class Script:
    """Writes one function.

    Parameters
    ----------
    outputs : mapping of str to Node
    starts : mapping of str to int
        Where each output begins among the results of a case.
    inputs : mapping of str to int
        Where each input begins among the values of a case.
    names : mapping of int to str
        Words for nodes, by place.
    """

    def __init__(
        self,
        outputs: Mapping[str, Node],
        starts: Mapping[str, int],
        inputs: Mapping[str, int],
        names: Mapping[int, str],
    ) -> None:
        self.inputs = inputs
        self._given = Given()
        self._words = Words(names)
        self._spoken: dict[int, str] = {}
        self._helpers: set[str] = set()
        tasks = tasks_of(outputs, starts)
        self.blocks = blocks_of(tasks)
        self._home = {t.node.place: b for b in self.blocks for t in b.tasks if t.output < 0}
        self._reads = Counter(node.place for task in tasks for node, _ in task.reads)
        self._stored = {node.place for b in self.blocks for node in self._outside(b)}

    def _outside(self, block: Block) -> list[Node]:
        """What a block reads that must be kept as an array: all but the numbers of its own turn."""
        whole = [
            task.whole[0] for task in block.tasks if task.whole and task.whole[0].value.size > 1
        ]
        return whole + [
            node
            for task in block.tasks
            for node, index in task.reads
            if node.value.size > 1
            and not (in_step(task, node, index) and self._home.get(node.place) is block)
        ]

    @property
    def data(self) -> dict[str, list[Any]]:
        """What the function is given once: "numbers", "arrays" and "tables" (of places)."""
        return self._given.data

    def text(self, widths: tuple[int, int]) -> str:
        """The function's text.

        Parameters
        ----------
        widths : tuple of int
            How many values and how many results a case has.

        Returns
        -------
        str
        """
        body = [line for block in self.blocks for line in self._block(block)]
        body = [*self._single_inputs(), *body]
        arrays = [
            f"const {self._words.array(t.node)} = new Float64Array({t.node.value.size});"
            for t in self._makers()
        ]
        lines = [
            "function formulas(data) {",
            *(f"  {line}" for text in helper_lines(self._helpers) for line in text.split("\n")),
            *(f"  {line}" for line in self._given.lines()),
            *(f"  {line}" for line in arrays),
            "  return (values, results, cases) => {",
            f"    for (let c = 0, x = 0, y = 0; c < cases; c++, x += {widths[0]}, y += {widths[1]}) {{",
            *(f"      {line}" for line in body),
            *("    }", "  };", "}"),
        ]
        return "\n".join(lines) + "\n"

    def _single_inputs(self) -> list[str]:
        """The inputs of one value that are read, each by its own name."""
        tasks = [t for b in self.blocks for t in b.tasks]
        every = [n for t in tasks for n, _ in (*t.reads, *([t.whole] if t.whole else []))]
        read = {n.place: n for n in every}
        single = [n for _, n in sorted(read.items()) if n.kind == "input" and n.value.size == 1]
        return [
            f"const {self._words.name(n)} = values[{added('x', self.inputs[n.name], '0')}];"
            for n in single
        ]

    def _makers(self) -> list[Task]:
        """The first task of each node that is kept as an array."""
        found = {t.node.place: t for b in self.blocks for t in reversed(b.tasks) if t.output < 0}
        return [found[i] for i in sorted(found) if found[i].node.place in self._stored]

    # --- reading ---------------------------------------------------------------------------------

    def _read(self, task: Task, node: Node, index: Index, block: Block) -> str:
        """What a task reads of a node, in the turn of its loop."""
        if node.kind == "number":
            return literal(node)
        if node.kind == "data" and (node.value.size == 1 or len(set(index)) == 1):
            return self._given.keep("numbers", node.value.ravel()[index[0]])
        if node.place in self._spoken:
            return self._spoken[node.place]
        if node.value.size == 1 or (
            in_step(task, node, index) and self._home.get(node.place) is block
        ):
            return self._words.name(node)
        return self._element(task, node, index)

    def _element(self, task: Task, node: Node, index: Index) -> str:
        table = lambda places: self._given.keep("tables", places)  # noqa: E731
        if task.nested:
            inner = task.turns // task.rows
            at = place_of_two(index, inner, ("o", "i"), table)
        else:
            at = place(index, "i", node.value.size, table)
        return self._held(node, at)

    def _held(self, node: Node, at: str) -> str:
        if node.kind == "input":
            return f"values[{added('x', self.inputs[node.name], at)}]"
        held = (
            self._given.keep("arrays", node.value)
            if node.kind == "data"
            else self._words.array(node)
        )
        return f"{held}[{at}]"

    # --- writing ---------------------------------------------------------------------------------

    def _block(self, block: Block) -> list[str]:
        if block.closed:
            return self._nested(block.tasks[0], block)
        before: list[str] = []
        lines: list[str] = []
        for task in block.tasks:
            lines += self._task(task, block, before)
        if block.turns == 1:
            return [*before, *lines]
        head = f"for (let i = 0; i < {block.turns}; i++) {{"
        return [*before, head, *(f"  {line}" for line in lines), "}"]

    def _task(self, task: Task, block: Block, before: list[str]) -> list[str]:
        parts = [self._read(task, node, index, block) for node, index in task.reads]
        if task.output >= 0:
            at = self._target(task)
            return [f"results[{added('y', task.output, at)}] = {unwrapped(parts[0])};"]
        if task.node.kind == "take":
            return [
                f"{self._words.array(task.node)}[{self._target(task)}] = {unwrapped(parts[0])};"
            ]
        if task.node.kind == "each":
            return self._each(task, block, parts)
        if task.whole:
            return self._named(task, self._picked(*task.whole, unwrapped(parts[0])))
        return self._gathered(task, block, parts[0], before)

    def _target(self, task: Task) -> str:
        size = task.node.value.size
        return place(task.targets, "i", size, lambda places: self._given.keep("tables", places))

    def _each(self, task: Task, block: Block, parts: list[str]) -> list[str]:
        operation = OPERATIONS[task.node.name]
        self._helpers |= {operation.helper} - {""}
        called = re.match(r"[A-Za-z.]+\(", operation.script)
        expression = operation.script.format(*(map(unwrapped, parts) if called else parts))
        if self._inside(task, block) and len(expression) <= LONGEST_EXPRESSION:
            self._spoken[task.node.place] = expression
            return []
        return self._named(task, unwrapped(expression))

    def _inside(self, task: Task, block: Block) -> bool:
        """Whether it is read once, in the same turn, and has no word of its own."""
        node = task.node
        once = self._reads[node.place] == 1 and node.place not in self._stored
        if not once or node.place in self._words.given:
            return False
        readers = [t for t in block.tasks for n, _ in t.reads if n is node]
        return len(readers) == 1 and readers[0].node.kind in ("each", "fold")

    def _named(self, task: Task, expression: str) -> list[str]:
        lines = [f"const {self._words.name(task.node)} = {expression};"]
        if task.node.place in self._stored:
            lines.append(f"{self._words.array(task.node)}[i] = {self._words.name(task.node)};")
        return lines

    def _gathered(self, task: Task, block: Block, part: str, before: list[str]) -> list[str]:
        """A sum (or the like) in the loop itself."""
        node = task.node
        begin, step = FOLDS[node.name]
        if block.turns == 1:
            return self._named(task, unwrapped(part))
        growing = self._words.name(node) if node.kind == "fold" else f"{self._words.name(node)}_"
        before.append(f"let {growing} = {begin};")
        line = f"{growing} = {step.format(growing, part)};"
        return [line] if node.kind == "fold" else [line, *self._named(task, growing)]

    def _picked(self, node: Node, index: Index, turn: str) -> str:
        """The element at a place that is computed."""
        if node.value.size == 1:
            return self._words.name(node)
        at = place(index, turn, node.value.size, lambda places: self._given.keep("tables", places))
        return self._held(node, at)

    def _nested(self, task: Task, block: Block) -> list[str]:
        """A sum (or the like), or an order, for each row, in a loop of its own."""
        node, inner = task.node, task.turns // task.rows
        part = unwrapped(self._read(task, *task.reads[0], block))
        array = self._words.array(node)
        if node.kind == "order":
            self._helpers.add("insert")
            return ordered_rows(array, task.rows, inner, part)
        return folded_rows(array, task.rows, inner, part, node.name, scan=node.kind == "scan")
