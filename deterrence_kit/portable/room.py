"""What is a page's own in its engine; all else is every page's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.edition.contents import offered_choices
from deterrence_kit.app.origin import page_key, page_name
from deterrence_kit.app.reading import Reading
from deterrence_kit.model import Scenario
from deterrence_kit.model.telling.saying import Tree
from deterrence_kit.tracing import Program


def _nothing() -> dict[str, Any]:
    return {}


def _no_programs(_scenario: Scenario) -> dict[str, Program]:
    return {}


def _none() -> tuple[str, ...]:
    return ()


def _nobody(_name: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Room:
    """A page as its engine needs it.

    Attributes
    ----------
    title : str
        Over the page that stands alone.
    reading : type of Reading
    sentences : mapping of str to tree
        Its own.
    kept : callable
        From its reading at a scenario's baseline to what levers do not move, columns among them.
    pictures : callable
        From a scenario and its traced model to the traced columns.
    shared : callable
        What all its scenarios share.
    figures : tuple of str
        Figures, no settings, that the page moves besides.
    words : tuple of str
        Words of the model that its columns are made of, besides those of every page.
    later : callable
        Parts of what it shows that the session alone computes: ``captions.map``.
    further : callable
        From a scenario to programs by name, of what is neither model nor picture.
    besides : callable
        From a scenario's name to those that it is compared with.

    Examples
    --------
    >>> from deterrence_kit.portable.rooms import ROOMS
    >>> ROOMS["explorer"].page, list(ROOMS["explorer"].choices)[:2]
    ('Explorer', ['why', 'screen'])
    """

    title: str
    reading: type[Reading]
    sentences: Mapping[str, Tree]
    kept: Callable[[Any], dict[str, Any]]
    pictures: Callable[[Scenario, Program], Program]
    shared: Callable[[], dict[str, Any]] = _nothing
    figures: tuple[str, ...] = field(default=())
    words: tuple[str, ...] = field(default=())
    later: Callable[[], tuple[str, ...]] = _none
    further: Callable[[Scenario], dict[str, Program]] = _no_programs
    besides: Callable[[str], tuple[str, ...]] = _nobody

    @property
    def key(self) -> str:
        """What commands call it."""
        return page_key(self.reading)

    @property
    def page(self) -> str:
        """What the page calls itself in files; the page's scripts choose by it."""
        return page_name(self.reading)

    @property
    def choices(self) -> dict[str, Mapping[str, str]]:
        """What a reader can choose there without Python."""
        return {name: CHOICES[name] for name in offered_choices(self.reading)}
