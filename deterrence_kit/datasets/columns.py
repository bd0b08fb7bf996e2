"""What each key of a scenario file or a region file may hold: its kind, range and unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from deterrence_kit.model.levers import Levers
from deterrence_kit.model.parameter import parameters_of
from deterrence_kit.model.record import BASES, OUTCOMES

Row: TypeAlias = dict[str, Any]  # of a file: TOML tells only when it is read what stands in it


@dataclass(frozen=True)
class Column:
    """What one key of a row may hold: a kind, and for numbers a range and a unit."""

    kind: str
    low: float = float("-inf")
    high: float = float("inf")
    unit: str = ""
    choices: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        """The expectation in words."""
        if self.kind != "number":
            return IN_WORDS.get(self.kind, f"one of {', '.join(self.choices)}")
        span = f"{self.low:g} to {self.high:g}"
        return f"a number from {span}" + f" ({self.unit})" * (self.unit not in ("", span))

    def accepts(self, value: Any) -> bool:
        """Whether a value is of the kind and inside the range.

        Parameters
        ----------
        value : object

        Returns
        -------
        bool

        Examples
        --------
        >>> MEMBER["gdp"].accepts(40.0), MEMBER["gdp"].accepts(-1), MEMBER["water"].accepts(1)
        (True, False, False)
        """
        if self.kind == "number":
            number = isinstance(value, int | float) and not isinstance(value, bool)
            return number and self.low <= value <= self.high
        if self.kind == "list":
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
        if self.kind == "date":
            return isinstance(value, str) and _is_day(value)
        if self.kind == "choice":
            return value in self.choices
        return isinstance(value, {"text": str, "flag": bool}[self.kind])


IN_WORDS = {
    "text": "a text", "flag": "true or false", "list": "a list of codes",
    "date": "a day, written 2026-11-27",
}  # fmt: skip


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


TEXT, FLAG, DAY = Column("text"), Column("flag"), Column("date")
BASIS = Column("choice", choices=BASES)
_PLACE = {
    "lat": Column("number", -90, 90, "degrees"),
    "lon": Column("number", -180, 180, "degrees"),
}
_FORCE = {
    "code": TEXT,
    "name": TEXT,
    "population": Column("number", 1, 1e10, "persons"),
    "gdp": Column("number", 0, 1e6, "billion $"),
    "spending": Column("number", 0, 1, "share of GDP"),
    "personnel": Column("number", 0, 1e8, "persons"),
    "reserves": Column("number", 0, 1e8, "persons"),
    "distance": Column("number", 0, 20040, "km"),
    "source": TEXT,
    "doubt": TEXT,
    **_PLACE,
}
_LEVERS = {
    name: Column("number", p.low, p.high, p.unit) for name, p in parameters_of(Levers).items()
}
_OWN = {n: _LEVERS[n] for n, p in parameters_of(Levers).items() if p.scope == "member"}
SCENARIO = {
    "title": TEXT, "summary": TEXT, "region": TEXT, "pact": TEXT, "protege": TEXT,
    "year": Column("number", 1800, 2200), "members": Column("list"), "checked": DAY,
    "basis": BASIS, "happened": TEXT, "happened_source": TEXT,  # of the past: shown only to who asks
}  # fmt: skip
THEATRE = {
    "rivalry": FLAG, "rivalry_why": TEXT, "contiguous": FLAG, "why": TEXT,
    "last_dispute": Column("number", 1000, 2200), "last_dispute_why": TEXT,
    "crossing": Column("number", 0, 0.95, "share held up"),
}  # fmt: skip
MEMBER = (
    _FORCE
    | {
        "ideal_point": Column("number", -5, 5, "UN voting scale"),
        "water": FLAG,
        "forward": Column("number", 0, 1e7, "persons"),
        "near": Column("number", 0, 1e7, "persons"),
        "theatre_share": Column("number", 0, 1, "share of its ready forces"),
        "theatre_why": TEXT,
    }
    | {n: c for n, c in _OWN.items() if n != "spending"}
)
# What only members have: a challenger's row may not say it.
ONLY_MEMBERS = ("ideal_point", "water", "forward", "near", "theatre_share", "theatre_why")
CHALLENGER = _FORCE | {
    "strength": Column("number", 0, 1, "share of world strength"),
    "readiness_note": TEXT,
}
RECORD = {
    "year": Column("number", 1000, 2200), "asked": TEXT, "source": TEXT, "doubt": TEXT,
    "outcome": Column("choice", choices=OUTCOMES), "disputed": FLAG,
    "basis": BASIS, "honoured": FLAG,  # of older files: true is the outcome honoured, false is failed
}  # fmt: skip
WORLD = {
    "milex": Column("number", 1e-9, 1e6, "billion $"),
    "personnel": Column("number", 1, 1e9, "persons"),
    "gdp": Column("number", 1e-9, 1e7, "billion $"),
    "reserves": Column("number", 0, 1e9, "persons"),
    "source": TEXT,
}
WAR = {
    "since": Column("number", 1000, 2200), "what": TEXT, "source": TEXT, "doubt": TEXT,
    "checked": DAY, "basis": BASIS, "over": TEXT,
}  # fmt: skip
ANSWER = {"level": Column("text"), "why": TEXT}  # to one question of a checklist
SECTIONS = {"theatre": THEATRE, "levers": _LEVERS, "world": WORLD, "war": WAR}
ROWS = {"member": MEMBER, "challenger": CHALLENGER, "record": RECORD}
ROW_NEEDS = {
    "member": ("code",),
    "challenger": (),
    "record": ("year", "asked", "outcome", "source"),
}

REGION = {
    "title": TEXT, "summary": TEXT, "states_from": TEXT, "year": Column("number", 1800, 2200),
    "checked": DAY, "basis": BASIS,
}  # fmt: skip
MARKED = _PLACE | {"name": TEXT, "what": TEXT, "source": TEXT, "basis": BASIS}  # on the map
STATE = CHALLENGER | {
    "ideal_point": MEMBER["ideal_point"],
    "landmass": Column("number", 0, 1000),
    "reach": Column("number", 0, 5000, "km from its centre to its borders"),
}
PAIR = {
    "challenger": TEXT, "target": TEXT, "scenario": TEXT, "like": TEXT, "next_door": FLAG,
    "pact": TEXT, "distance": CHALLENGER["distance"], "source": TEXT, "doubt": TEXT,
    "basis": BASIS, "crossing": THEATRE["crossing"], "why": TEXT,
    **{n: THEATRE[n] for n in ("rivalry", "rivalry_why", "last_dispute", "last_dispute_why")},
}  # fmt: skip
SHARED = {"members": Column("list"), "source": TEXT}
TABLES = {
    "levers": SECTIONS["levers"],
    "why_levers": dict.fromkeys(SECTIONS["levers"], TEXT),
    "war": WAR,
}
SHARED_ROWS = ("member", "record")  # the rows that pairs and pacts may have
PAIR_NEEDS = ("challenger", "target")

# Where a column of a file has a shorter name than the figure in a scenario.
_SHORT = {"spending_today": "spending", "latitude": "lat", "longitude": "lon"}


def column_of(figure: str) -> str:
    """The column of a file that holds a scenario's figure.

    Parameters
    ----------
    figure : str
        One of `MEMBER_ARRAYS`, as a scenario calls it.

    Returns
    -------
    str

    Examples
    --------
    >>> column_of("spending_today"), column_of("gdp")
    ('spending', 'gdp')
    """
    return _SHORT.get(figure, figure)
