"""The pact's resolve as curves over trust: its members are asked at some values, not in every future.

Between the values, which are a sixteenth of a logit apart, a cubic runs through four of them. For the
model's own formulas it is exact to less than a millionth; a formula of somebody's own that bends more
sharply is noticed, and is then asked in every future.
"""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.formulas import arguments
from deterrence_kit.model.log_odds import logistic
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.years.course import Course, Squeezes

LOWEST, STEP, PIECES = -6.0, 1 / 16, 192
KNOTS: Array = LOWEST + STEP * np.arange(-1, PIECES + 2, dtype=np.float64)
CLOSE = 1e-6
FOUND = ("resolve", "effective_resolve")  # what follows from trust by way of the members
# A cubic through four values at -1, 0, 1, 2: its coefficients from the highest power down.
THROUGH_FOUR = np.array([[-1, 3, -3, 1], [3, -6, 3, 0], [-2, -3, 6, -1], [0, 6, 0, 0]]) / 6


class Curve:
    """`FOUND` over trust for one commitment; pieces are made when a future first asks for them."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.rows = max(len(table) for table in course.tables.values())
        self.most = max(int(table.shape[1]) for table in course.tables.values())
        self.pieces: dict[int, Array] = {}
        self.exact = not self._smooth()

    def resolve(self, year: int, squeezes: Squeezes, trust: Array) -> dict[str, Array]:
        """The pact's resolve in each future, as stated and as it works.

        Parameters
        ----------
        year : int
            Counted from 0.
        squeezes : ndarray of int, shape (futures,)
        trust : ndarray, shape (futures,), probability

        Returns
        -------
        dict of str to ndarray, shape (futures,), probability
            ``resolve`` and ``effective_resolve``.

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.givens import givens_of
        >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
        >>> found = given.curves[0].resolve(0, np.zeros(2, dtype=int), np.array([0.4, 0.6]))
        >>> [values.shape for values in found.values()]
        [(2,), (2,)]
        """
        if self.exact:
            return dict(zip(FOUND, self._asked(year, squeezes, trust), strict=True))
        row = min(year, self.rows - 1)
        pieces = self._made(row, int(squeezes.max()))
        at = (np.log(trust / (1 - trust)) - LOWEST) / STEP
        piece = np.clip(at, 0, PIECES - 1).astype(np.int64)
        past = at - piece
        curves = {}
        for place, name in enumerate(FOUND):
            a, b, c, d = np.take(pieces[place], squeezes * PIECES + piece, axis=0).T
            curves[name] = ((a * past + b) * past + c) * past + d
        return curves

    def _made(self, row: int, most: int) -> Array:
        """Coefficients of all pieces in one row of the years, shape (2, squeezes * pieces, 4)."""
        have = self.pieces.get(row, np.empty((len(FOUND), 0, 4)))
        counts = min(most + 1, self.most)
        if have.shape[1] >= counts * PIECES:
            return have
        for squeezes in range(have.shape[1] // PIECES, counts):
            values = self._asked(row, np.array([squeezes]), logistic(KNOTS))
            fours = np.lib.stride_tricks.sliding_window_view(values, 4, axis=1)
            have = np.concatenate([have, fours @ THROUGH_FOUR.T], axis=1)
        self.pieces[row] = have
        return have

    def _asked(self, year: int, squeezes: Squeezes, trust: Array) -> Array:
        """The members themselves; shape (2, futures)."""
        known = self.course.read(year, squeezes)
        known["record_trust"] = trust[:, None]
        for name, formula in self.course.members.items():
            known[name] = formula(*(known[w] for w in arguments(formula)))
        return np.stack([np.broadcast_to(known[n], (len(trust), 1))[:, 0] for n in FOUND])

    def _smooth(self) -> bool:
        """Whether the curve meets the members' answers between its knots."""
        if not self.course.apart:
            return False
        trust = logistic(np.array([-3.03, -1.41, -0.59, 0.03, 0.53, 1.22, 2.84]))
        self.exact = False
        none = np.zeros(len(trust), dtype=np.int64)
        curves = np.stack(list(self.resolve(0, none, trust).values()))
        gap = np.abs(curves - self._asked(0, none, trust))
        return bool(np.max(gap) < CLOSE)
