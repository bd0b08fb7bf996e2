"""Undo and redo: a list of states and a place in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import isfinite
from time import monotonic

from deterrence_kit.app.state import State

ONE_DRAG = 1.5  # seconds: moves of one slider that follow each other faster are one step
MOST_STEPS = 200


class History:
    """States in the order in which they were made, and which of them is shown.

    Examples
    --------
    >>> history = History(State())
    >>> history.push(State().moved("readiness", 0.7))
    >>> history.undo().changes, history.redo().changes
    ({}, {'readiness': 0.7})
    """

    def __init__(self, state: State, clock: Callable[[], float] = monotonic) -> None:
        self._states, self._place = [state], 0
        self._clock, self._pushed = clock, float("-inf")

    @property
    def now(self) -> State:
        """The state that is shown."""
        return self._states[self._place]

    @property
    def place(self) -> int:
        """Which of the steps is shown."""
        return self._place

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return self._place < len(self._states) - 1

    def push(self, state: State) -> None:
        """Show a new state; a drag of one slider stays one step."""
        time = self._clock()
        same_drag = self._same_drag(state) and time - self._pushed < ONE_DRAG
        keep = self._place if same_drag else self._place + 1
        self._states = [*self._states[:keep], state][-MOST_STEPS:]
        self._place, self._pushed = len(self._states) - 1, time

    def shown(self) -> None:
        """Count the pause that ends a drag from here: what it took to show the state is no pause."""
        if isfinite(self._pushed):
            self._pushed = self._clock()

    def mark(self) -> tuple[list[State], int]:
        """Where the history stands, for `back_to`."""
        return self._states, self._place

    def back_to(self, mark: tuple[list[State], int]) -> None:
        """Forget the steps since a mark."""
        self._states, self._place = mark
        self._pushed = float("-inf")

    def go_to(self, place: int) -> None:
        """Show the state at a place of `mark`'s list."""
        self._place, self._pushed = place, float("-inf")

    def precede(self, states: list[State]) -> None:
        """Put states before the first, so that undo leads to them."""
        self._states = [*states, *self._states][-MOST_STEPS:]
        self._place, self._pushed = len(self._states) - 1, float("-inf")

    def recall(self, states: list[State], place: int) -> None:
        """Take up steps that were made on another page, one of which is the state that is shown.

        Examples
        --------
        >>> history = History(State())
        >>> history.recall([State().moved("readiness", 0.7), State()], 1)
        >>> history.can_undo, history.can_redo, history.undo().changes
        (True, False, {'readiness': 0.7})
        """
        self._states, self._place, self._pushed = states, place, float("-inf")

    def everywhere(self, change: Callable[[State], State]) -> None:
        """Change all states alike: no step that could be taken back."""
        self._states, self._pushed = [change(state) for state in self._states], float("-inf")

    def continued(self, states: list[State], place: int) -> None:
        """Take over steps that were made elsewhere, since a state that stands here as well.

        Examples
        --------
        >>> history = History(State())
        >>> history.continued([State(), State().moved("readiness", 0.7)], 1)
        >>> history.now.changes, history.can_undo, history.can_redo
        ({'readiness': 0.7}, True, False)
        """
        here = self._states[: self._place + 1]
        known = [k for k, state in enumerate(self._states) if state == states[0]]
        joined = [*self._states[: known[-1]], *states] if known else [*here, *states]
        self._states = joined[-MOST_STEPS:]
        self._place = max(0, len(self._states) - len(states) + place)
        self._pushed = float("-inf")

    def _same_drag(self, state: State) -> bool:
        now = self.now
        alike = replace(now, changes={}) == replace(state, changes={})
        names = {n for n in {*now.changes, *state.changes} if n != state.touched}
        return (
            self.can_undo
            and alike
            and all(now.changes.get(n) == state.changes.get(n) for n in names)
        )

    def undo(self) -> State:
        """Go one step back, if there is one."""
        self._place, self._pushed = max(self._place - 1, 0), float("-inf")
        return self.now

    def redo(self) -> State:
        """Go one step forward, if there is one."""
        self._place = min(self._place + 1, len(self._states) - 1)
        self._pushed = float("-inf")
        return self.now
