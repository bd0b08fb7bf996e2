"""What pillars owe to who is counted: they are means over members, so they move when one leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model import Scenario
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName

Reason: TypeAlias = Literal["agree", "arrive", "promise", "even", ""]
Values: TypeAlias = dict[str, Array]

SEEN = 0.005  # a change that two digits show
MEANS = ("cohesion", "burden_sharing", "geography")
READ = ("strength", "arrival", "ideal_point", "divergence", "turmoil", "equity", "adequacy")


@dataclass(frozen=True)
class Counted:
    """A pillar over all members and, higher, over some of them who do the same.

    Attributes
    ----------
    pillar : str
    all, rest : float
    reason : str
        Why it is higher over the rest: ``"agree"``, they agree more with each other than with the
        others; ``"arrive"``, more of what they have is there in time; ``"promise"``, they come
        closer to the guideline; ``"even"``, spending is spread more as their economies are; empty
        where none of these holds.
    """

    pillar: str
    all: float
    rest: float
    reason: Reason


def counted(
    everybody: Scenario, rest: Scenario, settings: Mapping[str, float]
) -> tuple[Counted, ...]:
    """The pillars that are higher over fewer members, because of who is counted.

    Parameters
    ----------
    everybody, rest : Scenario
        The same pact with more and with fewer members, all of `rest` among `everybody`.
    settings : mapping
        That differ, by name; a member's own counts where it is a member.

    Returns
    -------
    tuple of Counted
        Of changes that two digits show, in pillars whose formula is the model's own.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> estonia = load_scenario("nato-estonia")
    >>> [(c.pillar, c.reason) for c in counted(estonia, estonia.without("USA"), {})]
    [('cohesion', 'agree'), ('geography', 'arrive')]
    """
    all_, few = _values(everybody, settings), _values(rest, settings)
    gone = ~np.isin(everybody.codes, rest.codes)
    found = []
    for pillar in (name for name in MEANS if name not in everybody.formulas):
        more, less = all_[pillar].item(), few[pillar].item()
        if less - more >= SEEN:
            found.append(Counted(pillar, more, less, _REASONS[pillar](all_, few, gone)))
    return tuple(found)


def _values(scenario: Scenario, settings: Mapping[str, float]) -> Values:
    codes = {None, *scenario.codes}
    known = {n: v for n, v in settings.items() if SettingName.parse(n).code in codes}
    return quantities(scenario, known, (*MEANS, *READ))


def _agreeing(all_: Values, few: Values, gone: NDArray[np.bool_]) -> Reason:
    weight = np.broadcast_to(all_["strength"], gone.shape)
    calm = weight * (1 - all_["turmoil"])
    apart = np.abs(all_["ideal_point"][gone][:, None] - all_["ideal_point"][~gone])
    across = calm[gone] @ np.exp(-apart * all_["divergence"]) @ calm[~gone]
    pairs = weight[gone].sum() * weight[~gone].sum()
    return "agree" if few["cohesion"].item() * pairs > across else ""


def _arriving(all_: Values, few: Values, gone: NDArray[np.bool_]) -> Reason:
    weight = all_["strength"][gone]
    theirs = (weight * all_["arrival"][gone]).sum()
    return "arrive" if few["geography"].item() * weight.sum() > theirs else ""


def _carrying(all_: Values, few: Values, gone: NDArray[np.bool_]) -> Reason:
    """Which of the two factors of the geometric mean has gained more."""
    ratios: dict[Reason, float] = {
        "promise": few["adequacy"].item() / max(all_["adequacy"].item(), 1e-9),
        "even": few["equity"].item() / max(all_["equity"].item(), 1e-9),
    }
    most: Reason = "promise" if ratios["promise"] > ratios["even"] else "even"
    return most if ratios[most] > 1 else ""


_REASONS = {"cohesion": _agreeing, "burden_sharing": _carrying, "geography": _arriving}
