"""What one violation costs in trust, and how long that takes to heal."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.years.preview import Preview


def cost(calm: Preview, violated: Preview) -> float:
    """What a violation costs in trust, at worst.

    Parameters
    ----------
    calm, violated : Preview
        Without a crisis in the first year, and with a commitment failed in it.

    Returns
    -------
    float, points of trust from 0 to 1

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.preview import preview
    >>> from deterrence_kit.model.years.schedule import Schedule
    >>> from deterrence_kit.model.years.step import Step
    >>> pact, failed = load_scenario("nato-estonia"), Schedule((Step(1, "violated"),))
    >>> calm, violated = preview(pact), preview(pact, schedule=failed)
    >>> 0 < cost(calm, violated) < 1
    True
    """
    return float(np.max(calm.trust[:, 0] - violated.trust[:, 0]))


def half_healed(calm: Preview, violated: Preview) -> float | None:
    """Years until half of what a violation cost has come back; None if it takes longer than shown.

    Parameters
    ----------
    calm, violated : Preview
        As for `cost`.

    Returns
    -------
    float or None, years

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.preview import preview
    >>> calm = preview(load_scenario("nato-estonia"))
    >>> half_healed(calm, calm) is None
    True
    """
    lost = calm.trust[:, 0] - violated.trust[:, 0]
    worst = int(np.argmax(lost))
    below = np.flatnonzero(lost[worst:] <= lost[worst] / 2)
    if not len(below) or lost[worst] <= 1e-9:
        return None
    end = worst + int(below[0])
    # Between the two years the loss falls in a straight line.
    return float(np.interp(-lost[worst] / 2, -lost[end - 1 : end + 1], [end - 1, end]))
