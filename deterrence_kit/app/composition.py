"""A page put together in a notebook: which pictures and blocks, in which order, which levers open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from IPython.display import display

from deterrence_kit.app.blocks import prose
from deterrence_kit.app.lifeline import lifeline
from deterrence_kit.app.own_formula import Outcome, forked
from deterrence_kit.app.page import Page
from deterrence_kit.app.reading import Reading, Shown
from deterrence_kit.app.session import figures, picker
from deterrence_kit.model import Scenario
from deterrence_kit.model.formulas import Formula
from deterrence_kit.model.settings import SETTINGS


class Show(Protocol):
    """What `showing` gives."""

    def __call__(
        self,
        *shown: Shown | str,
        levers: Iterable[str] | None = None,
        scenario: Scenario | str | None = None,
        formulas: Mapping[str, Formula] | None = None,
        outcomes: Mapping[str, Outcome] | None = None,
    ) -> None:
        """Display the page."""


def showing(reading: type[Reading]) -> Show:
    """The function that displays a page in a notebook.

    Its arguments are what to show, in order: pictures and blocks of the page, or of one's own, and
    sentences between them; without any, the page as it is shipped. ``levers`` are those that are
    open at first; ``scenario``, ``formulas`` and ``outcomes`` are one's own, see `forked`.

    Parameters
    ----------
    reading : type of Reading

    Returns
    -------
    callable
    """

    def show(
        *shown: Shown | str,
        levers: Iterable[str] | None = None,
        scenario: Scenario | str | None = None,
        formulas: Mapping[str, Formula] | None = None,
        outcomes: Mapping[str, Outcome] | None = None,
    ) -> None:
        """Display the page: what to show in order, the levers open at first, and one's own."""
        page = forked(composed(reading, shown, levers), scenario, formulas, outcomes)
        display(Page(page).widget, lifeline())  # type: ignore[no-untyped-call]  # of IPython

    return show


def composed(
    reading: type[Reading],
    shown: Iterable[Shown | str] = (),
    levers: Iterable[str] | None = None,
) -> type[Reading]:
    """A page with other pictures and blocks, or in another order; without any, the page itself.

    Raises
    ------
    ValueError
        With a sentence, if two parts have one name or there is no such lever.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import WHY, ExplorerReading
    >>> mine = composed(ExplorerReading, ["Why first.", WHY], levers=["readiness"])
    >>> [each.name for each in mine.SHOWN], mine.MAIN
    (['prose1', 'why'], frozenset({'readiness'}))
    """
    parts = tuple(
        prose(f"prose{place}", each) if isinstance(each, str) else each
        for place, each in enumerate(shown, start=1)
    )
    changed: dict[str, Any] = {}
    if parts:
        changed["SHOWN"] = _named_apart(parts)
    if levers is not None:
        changed["MAIN"] = _known(frozenset(levers))
    if not changed:
        return reading
    return reading.varied(**changed)


def _named_apart(parts: tuple[Shown, ...]) -> tuple[Shown, ...]:
    names = [each.name for each in parts]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(f"Two parts of the page are called {twice!r}: give one another name.")
    return parts


def _known(levers: frozenset[str]) -> frozenset[str]:
    if unknown := sorted(levers - SETTINGS.keys()):
        raise ValueError(f"There is no lever or assumption called {unknown[0]!r}.")
    return levers


def prepare_page(reading: type[Reading]) -> None:
    """Draw a page's pictures and read the scenarios once, for all sessions forked afterwards."""
    figures(reading)
    picker(reading.PICKER)
