"""The name of a setting, taken apart: ``will`` for the whole pact, ``will.USA`` for one ally."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

# Settings that differ from what stands, by name: ``{"clarity": 0.8, "will.USA": 0.6}``.
Changes: TypeAlias = Mapping[str, float]


class SettingName(NamedTuple):
    """What is set, and whose it is.

    Attributes
    ----------
    base : str
        The lever, assumption, rate or cost, as the tables declare it.
    code : str or None
        The ally whose own value it is; None for the value that holds for the whole pact.

    Examples
    --------
    >>> base, code = SettingName.parse("will.USA")
    >>> base, code, str(SettingName("will", "USA")), str(SettingName("will"))
    ('will', 'USA', 'will.USA', 'will')
    """

    base: str
    code: str | None = None

    @classmethod
    def parse(cls, name: str) -> SettingName:
        """The parts of a name as it stands in links, packages and scenarios.

        Parameters
        ----------
        name : str
            Any text; whether a table declares it is another question, see
            `deterrence_kit.model.settings`.

        Returns
        -------
        SettingName

        Examples
        --------
        >>> SettingName.parse("clarity")
        SettingName(base='clarity', code=None)
        >>> SettingName.parse("will.USA")
        SettingName(base='will', code='USA')
        """
        return _parsed(name)

    def __str__(self) -> str:
        return self.base if self.code is None else f"{self.base}.{self.code}"

    @property
    def own(self) -> bool:
        """Whether it is one ally's own value."""
        return self.code is not None

    def concerns(self, codes: Collection[str]) -> bool:
        """Whether it says anything about these members: the whole pact, or one of them.

        Parameters
        ----------
        codes : collection of str
            The members there are.

        Returns
        -------
        bool

        Examples
        --------
        >>> SettingName.parse("will.USA").concerns(("EST", "USA"))
        True
        >>> SettingName.parse("will.USA").concerns(("EST", "LVA"))
        False
        """
        return not self.code or self.code in codes


@lru_cache(maxsize=2048)  # more than there are settings and members' own; links bring others
def _parsed(name: str) -> SettingName:
    base, dot, code = name.partition(".")
    return SettingName(base, code if dot else None)
