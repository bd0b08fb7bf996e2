"""One step of a schedule: what is to happen in one year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from deterrence_kit.model.parameter import Parameter
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS

Kind: TypeAlias = Literal["set", "announce", "leave", "unilateral", "honoured", "violated"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, order=True)
class Step:
    """What happens in one year.

    Attributes
    ----------
    year : int
        Counted from 1, which is the first year from today. A lever keeps its value from then on.
    kind : {"set", "announce", "leave", "unilateral", "honoured", "violated"}
        A lever is set; a member gives notice, leaves, or acts without its allies; a crisis in
        which the pact is called upon, elsewhere and not by chance, is honoured or is not.
    name : str
        The lever, ``"clarity"`` or ``"will.USA"``; the member; the protégé called for. Empty where
        it does not matter who: every pact, every protégé.
    value : float
        What the lever is set to, in its unit.
    """

    year: int
    kind: Kind
    name: str = ""
    value: float = 0.0

    def __str__(self) -> str:
        if self.kind == "set":
            return f"{self.year}:{self.name}:{repr(float(self.value)).removesuffix('.0')}"
        return ":".join(filter(None, (str(self.year), self.kind, self.name)))

    @property
    def code(self) -> str:
        """The member it concerns, or an empty text."""
        return (SettingName.parse(self.name).code or "") if self.kind == "set" else self.name

    @property
    def lever(self) -> Parameter:
        """The declaration of the lever that is set."""
        return LEVERS[SettingName.parse(self.name).base]
