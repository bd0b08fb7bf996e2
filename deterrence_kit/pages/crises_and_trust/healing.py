"""What one violation costs in trust, and how long it takes to heal; and what one crisis honoured builds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.views.fan import span_of

if TYPE_CHECKING:
    from deterrence_kit.model.dynamics import Preview

TABLE = (
    ("year", "Years after it", "number"),
    ("violated", "After a violation, change of trust", "signed"),
    ("honoured", "After a crisis honoured", "signed"),
)
LEGEND = (
    {"sign": "━", "colour": "#d55e00", "text": "after a violation"},
    {"sign": "┄", "colour": "#009e73", "text": "after a crisis honoured"},
    {"sign": "◆", "colour": "#d55e00", "text": "half healed"},
)


def healing_columns(
    calm: Preview, violated: Preview, honoured: Preview
) -> dict[str, dict[str, Any]]:
    """Columns of the change of trust after a crisis this year, against no such crisis.

    Parameters
    ----------
    calm, violated, honoured : Preview
        Without a crisis imposed, and with one in the first year.
    """
    lost, won = (p.trust[:, 0] - calm.trust[:, 0] for p in (violated, honoured))
    years, half = np.arange(span_of(calm) + 1), half_healed(calm, violated)
    at = [] if half is None else [half]
    return {
        "healing_curve": {"year": years, "violated": lost, "honoured": won},
        "half_healed": {"x": at, "y": [float(np.interp(h, years, lost)) for h in at]},
    }


def cost(calm: Preview, violated: Preview) -> float:
    """What a violation costs in trust, at worst."""
    return float(np.max(calm.trust[:, 0] - violated.trust[:, 0]))


def half_healed(calm: Preview, violated: Preview) -> float | None:
    """Years until half of what a violation cost has come back; None if it takes longer than shown."""
    lost = calm.trust[:, 0] - violated.trust[:, 0]
    worst = int(np.argmax(lost))
    below = np.flatnonzero(lost[worst:] <= lost[worst] / 2)
    if not len(below) or lost[worst] <= 1e-9:
        return None
    end = worst + int(below[0])
    # Between the two years the loss falls in a straight line.
    return float(np.interp(-lost[worst] / 2, -lost[end - 1 : end + 1], [end - 1, end]))


def healing_words(calm: Preview, violated: Preview, honoured: Preview) -> str:
    """Both in a sentence."""
    lost, half = cost(calm, violated), half_healed(calm, violated)
    won = float(np.max(honoured.trust[:, 0] - calm.trust[:, 0]))
    span = span_of(calm)
    more = 100 * float(violated.any_by[span - 1] - calm.any_by[span - 1])
    healed = (
        f"half of it has healed after {half:.0f} years"
        if half is not None
        else f"less than half of it has healed after {span} years"
    )
    return (
        f"One commitment that is not honoured this year costs {100 * lost:.0f} points of trust; {healed}. "
        f"One that is honoured builds {100 * won:.0f}. The violation makes an armed challenge within "
        f"{span} years {abs(more):.1f} points {'likelier' if more >= 0 else 'less likely'}."
    )
