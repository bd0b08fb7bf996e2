"""What a declared number is: its range, its unit, what it means and where it comes from.

A parameter is declared once, as a field of `Levers` or `Assumptions`. The declaration drives the
slider, the validation, the share link, the docs and the sampling range.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields
from functools import lru_cache
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Numeric: TypeAlias = float | Array

PERCENT = 100  # in a whole

Evidence = Literal["fitted", "published", "definition", "preference", "judgement"]
Pillar = Literal[
    "capability",
    "cohesion",
    "burden sharing",
    "geography",
    "challenger",
    "opponent",
    "time",
    "cost",
]
Scope = Literal["pact", "member"]
Effort = Literal["up", "down", "either", "money"]
Shape = Literal["triangular", "uniform"]


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One declared number.

    Attributes
    ----------
    default, low, high, step : float
        In `unit`.
    unit, label, meaning : str
        What stands beside the slider.
    pillar : str
        The part of the argument it belongs to.
    source : str
        Where the default and the range come from.
    evidence : {"fitted", "published", "definition", "preference", "judgement"}
        How the default was arrived at; "definition": it is the scale's own point of reference, such
        as today's spending, or the average pact at the middle of a scale that is relative to it;
        "preference": a price that is the reader's to set, which no data could tell.
    scope : {"pact", "member"}
        Whether one ally may have a value of its own.
    main : bool
        Whether its slider is open when the page is first seen.
    fine : bool
        Whether it stands in the fold of finer points, which few readers need.
    shape : {"triangular", "uniform"}
        How draws spread over the range: with their peak at the default, or evenly, where the
        literature disagrees or has no estimate, so that no value deserves a peak.
    cost : float or None
        Of a lever that the pact's policy can move: what moving it over its whole range costs, in %
        of the pact's military spending, see `deterrence_kit.model.costs`. None: it has no price.
    effort : {"up", "down", "either", "money"}
        Which way the lever is costly to move; "money": as much as members spend more.
    cost_source : str
        Where the cost comes from.
    """

    name: str = ""
    default: float
    low: float
    high: float
    step: float
    unit: str
    label: str
    meaning: str
    pillar: Pillar
    source: str
    evidence: Evidence
    scope: Scope = "pact"
    main: bool = False
    fine: bool = False
    shape: Shape = "triangular"
    cost: float | None = None
    effort: Effort = "up"
    cost_source: str = ""

    def check(self, value: Any) -> Array:
        """The value as an array, or a sentence that says what is wrong with it.

        Parameters
        ----------
        value : float or ndarray, any shape

        Returns
        -------
        ndarray, shape of the value

        Raises
        ------
        ValueError
            If the value is not a number, is NaN, lies outside the range, or gives members
            their own values where the pact has only one.

        Examples
        --------
        >>> from deterrence_kit import Levers, parameters_of
        >>> parameters_of(Levers)["clarity"].check(0.7)
        array(0.7)
        """
        try:
            array = np.asarray(value, dtype=float)
        except (TypeError, ValueError):
            raise ValueError(f"{self.name} must be {self.range_text}, not {value!r}.") from None
        good = (array >= self.low) & (array <= self.high)
        if not good.all():
            raise ValueError(
                f"{self.name} must be {self.range_text}, not {array[~good].flat[0]:g}."
            )
        if self.scope == "pact" and array.ndim and array.shape[-1] != 1:
            raise ValueError(
                f"{self.name} is one number for the whole pact: members are the last axis, "
                f"so give a sweep as grid[:, None], not shape {array.shape}."
            )
        return array

    def quantile(self, share: Numeric, peak: float | None = None) -> Array:
        """The value below which a share of the draws lies, by the declared `shape`.

        Parameters
        ----------
        share : float or ndarray, 0 to 1
        peak : float, optional
            Where a triangular shape has its peak; by default at the default.

        Returns
        -------
        ndarray, shape of `share`, in `unit`

        Notes
        -----
        Uniform: ``low + share · (high − low)``. Triangular, with the peak at ``c``:
        ``low + √(share (high − low)(c − low))`` up to the share ``(c − low) / (high − low)``, and
        ``high − √((1 − share)(high − low)(high − c))`` from there.

        Examples
        --------
        >>> from deterrence_kit import Assumptions, parameters_of
        >>> window = parameters_of(Assumptions)["window_days"]
        >>> window.quantile([0, 0.5, 1]).round(1).tolist()
        [2.5, 47.3, 120.0]
        """
        share, width = np.asarray(share, dtype=float), self.high - self.low
        if self.shape == "uniform":
            return np.asarray(self.low + share * width)
        top = self.default if peak is None else peak
        rising = self.low + np.sqrt(share * width * (top - self.low))
        falling = self.high - np.sqrt((1 - share) * width * (self.high - top))
        return np.where(share * width < top - self.low, rising, falling)

    @property
    def range_text(self) -> str:
        """The range in words; a scale from 0 to 1 has no other unit.

        Examples
        --------
        >>> from deterrence_kit.model.settings import LEVERS
        >>> LEVERS["clarity"].range_text, LEVERS["decision_days"].range_text
        ('a number from 0 to 1', 'a number from 0 to 30 (days)')
        """
        return f"a number from {self.low:g} to {self.high:g}{self.unit_in_brackets}"

    @property
    def unit_in_brackets(self) -> str:
        """The unit behind a number; nothing where it only repeats the scale's ends."""
        return "" if self.unit == "0 to 1" else f" ({self.unit})"


def parameter(**declaration: Any) -> Any:
    """A dataclass field that carries its `Parameter`; the arguments are those of `Parameter`.

    Parameters
    ----------
    declaration : the arguments of `Parameter`, but its name

    Returns
    -------
    dataclasses.Field

    Examples
    --------
    >>> words = dict(unit="share", label="Ours", meaning="Ours.", pillar="time", source="Ours.")
    >>> parameter(default=1.0, low=0, high=2, step=0.1, evidence="judgement", **words).default
    1.0
    """
    declared = Parameter(**declaration)
    return field(default=declared.default, metadata={"parameter": declared})


def _named(spec: Field[Any]) -> Parameter:
    declared: Parameter = spec.metadata["parameter"]
    return Parameter(**{**declared.__dict__, "name": spec.name})


def parameters_of(table: type | object) -> dict[str, Parameter]:
    """Every parameter that a table declares, by name, in the order of declaration.

    Parameters
    ----------
    table : type or object
        A table, or one of its rows of values.

    Returns
    -------
    dict of str to Parameter

    Examples
    --------
    >>> from deterrence_kit import Levers, parameters_of
    >>> parameters_of(Levers)["readiness"].unit
    'share'
    """
    return dict(_declared(table if isinstance(table, type) else type(table)))


@lru_cache
def _declared(table: type) -> dict[str, Parameter]:
    return {spec.name: _named(spec) for spec in fields(table)}


class Table:
    """Base of the two tables: refuses what is out of range, with a sentence."""

    def __post_init__(self) -> None:
        table: type = type(self)
        for name, declared in _declared(table).items():
            value = getattr(self, name)
            # Most are plain numbers in their range, and a search makes thousands of tables.
            if type(value) not in (float, int) or not declared.low <= value <= declared.high:
                declared.check(value)
