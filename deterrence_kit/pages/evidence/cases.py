"""Historical cases on the page: read from the reader's own files, beside what the page is doing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Any, TypeAlias

from deterrence_kit.evidence.folder import has_data

log = logging.getLogger(__name__)
PATIENCE = 0.08  # seconds of a step that waits for the reading

Case: TypeAlias = dict[str, Any]  # one row of the historical cases

ENDS = {"all": (0, 9999), "1815": (0, 1914), "1915": (1915, 1945), "1946": (1946, 9999)}


class PastCases:
    """The cases of this session: read once, in a thread, because that takes seconds.

    Attributes
    ----------
    found : list of dict or None
        The cases, the most surprising first; None until they have been read.
    differ : list of dict
        Commitments of which the two codings of wartime commitments say different things.
    fault : str
        Why there are none.
    """

    def __init__(self) -> None:
        self.found: list[Case] | None = None
        self.differ: list[Case] = []
        self.fault = ""
        self._reading: Future[tuple[list[Case], list[Case]]] | None = None

    def read(self) -> Iterator[None]:
        """Wait for the cases in short steps, so that the session stays responsive."""
        if self.found is not None or self.fault or not has_data():
            return
        if self._reading is None:
            self._reading = ThreadPoolExecutor(1, "past-cases").submit(_read)
        while not self._reading.done():
            try:
                self._reading.exception(PATIENCE)
            except TimeoutError:
                yield
        self._take(self._reading)
        yield

    def _take(self, reading: Future[tuple[list[Case], list[Case]]]) -> None:
        try:
            self.found, self.differ = reading.result()
        except (ValueError, ImportError) as fault:  # a wrong file, or the extra is not installed
            self.fault = str(fault)
        except Exception:
            log.exception("the historical cases could not be read")
            self.fault = "The historical cases could not be read; the server's log says why."


def _read() -> tuple[list[Case], list[Case]]:
    return _cases(), _differ()


def _cases() -> list[Case]:
    from deterrence_kit.evidence import historical_cases

    rows: list[Case] = historical_cases().to_dict("records")
    return rows


def _differ() -> list[Case]:
    from deterrence_kit.evidence import disagreements

    rows: list[Case] = disagreements().to_dict("records")
    return rows


@lru_cache(maxsize=1)
def past_cases() -> PastCases:
    """The cases of this session."""
    return PastCases()


def chosen(cases: list[Case], which: str, period: str) -> list[Case]:
    """Those of a kind and of a period.

    Examples
    --------
    >>> cases = [{"year": 1914, "wrong": True, "happened": "war"}]
    >>> len(chosen(cases, "wrong", "1815")), len(chosen(cases, "right", "all"))
    (1, 0)
    """
    first, last = ENDS[period]
    return [c for c in cases if _is_of(c, which) and first <= c["year"] <= last]


def _is_of(case: Case, which: str) -> bool:
    if which == "war":
        return bool(case["happened"] == "war")
    return which == "all" or bool(case["wrong"]) == (which == "wrong")
