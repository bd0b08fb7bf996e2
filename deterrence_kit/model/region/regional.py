"""THE table of what is uncertain about a region: what a challenger does with occasions it forgoes."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Regional(Table):
    """Assumptions that matter only where a challenger has several targets.

    Examples
    --------
    >>> from deterrence_kit.model.region.regional import Regional
    >>> Regional().diversion
    0.25
    """

    diversion: Numeric = parameter(
        default=0.25, low=0, high=1, step=0.05, unit="share", pillar="challenger",
        label="Diversion to other targets",
        meaning="Share of the occasions that a challenger lets pass at one target and looks for at "
        "its others instead; at 0 the pairs have nothing to do with each other.",
        evidence="judgement",
        source="Judgement: no estimate for states. Crime moved elsewhere in about a quarter of 574 "
        "observations after local prevention, and by less than was gained (Guerette & Bowers 2009, "
        "Criminology 47:1331–1368); terrorism shifted to targets left open (Enders & Sandler 1993, "
        "APSR 87:829–844).",
    )
# fmt: on
