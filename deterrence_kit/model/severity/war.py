"""A war or an insurgency under way: deterrence has failed there, so no verdict is given."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.record import Basis, cited

FAILED = "Deterrence has failed here"
ASKED = "What would it take to restore it?"


@dataclass(frozen=True)
class War:
    """Fighting between a challenger and the protégé that had not ended when it was last checked.

    Attributes
    ----------
    since : int
        The year in which it began.
    what : str
        What is under way, without a full stop.
    source : str
    checked : str
        The day on which it was last checked, ``"2026-11-27"``.
    doubt : str
        What is uncertain or disputed about it.
    basis : {"read", "recalled", ""}
        Whether the source was read again; empty where the file does not say.
    """

    since: int
    what: str
    source: str
    checked: str
    doubt: str = ""
    basis: Basis = ""

    @property
    def words(self) -> str:
        """What is under way, since when, who says so and when that was checked.

        Examples
        --------
        >>> War(2022, "a war", "United Nations", "2026-11-27").words
        'A war, under way since 2022 (United Nations; checked 2026-11-27).'
        """
        what = self.what[:1].upper() + self.what[1:]
        doubt = f" In doubt: {self.doubt}" if self.doubt else ""
        day = f"{'written' if self.basis == 'recalled' else 'checked'} {self.checked}"
        source = cited(self.source, self.basis)
        return f"{what}, under way since {self.since} ({source}; {day}).{doubt}"

    @property
    def sentence(self) -> str:
        """What stands in place of a verdict.

        Examples
        --------
        >>> War(2022, "a war", "United Nations", "2026-11-27").sentence[:44]
        'Deterrence has failed here: a war, under way'
        """
        return f"{FAILED}: {self.words[:1].lower()}{self.words[1:]} {ASKED}"
