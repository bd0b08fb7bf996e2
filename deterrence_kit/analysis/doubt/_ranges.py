"""The ranges over which settings are uncertain, checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deterrence_kit.analysis.sweeps.attributes import check_settings
from deterrence_kit.analysis.sweeps.experimental_design import experimental_design
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import declared

Ranges = Mapping[str, tuple[float, float] | None] | Iterable[str]


def _ranges(
    scenario: Scenario,
    settings: Ranges,
    changes: Mapping[str, float] | None,
    *,
    may_change: bool = False,
) -> dict[str, tuple[float, float]]:
    """Every setting's range, checked."""
    if isinstance(settings, str):
        settings = (settings,)
    given = dict(settings) if isinstance(settings, Mapping) else dict.fromkeys(settings)
    check_settings([*given, *(changes or {})], scenario)
    both = [] if may_change else [name for name in given if name in (changes or {})]
    if both:
        raise ValueError(f"{both[0]} varies and is changed at once: name it in one place only.")
    for name, value in (changes or {}).items():
        declared(name).check(value)
    checked = experimental_design(given, "random", cases=1)
    return {n: (low, high) for n, (low, high) in zip(checked.names, checked.axes, strict=True)}
