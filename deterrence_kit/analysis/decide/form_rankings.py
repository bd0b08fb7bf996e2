"""Scenarios ranked by every form of the model, and how far the forms agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.decide.forms import FORMS, NOTHING, form_values, sign_of
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName


@dataclass(frozen=True, eq=False)
class RankingsByForm:
    """Several cases, ranked by every form.

    Attributes
    ----------
    names : tuple of str
    values : dict of str to ndarray, shape (cases,)
        By form.
    """

    names: tuple[str, ...]
    values: dict[str, Array]

    def places(self, form: str) -> Array:
        """Place of each case, 1 for the strongest; who is level shares the better one."""
        values = self.values[form]
        places: Array = 1 + np.sum(values[None, :] > values[:, None] + NOTHING, axis=1)
        return places

    def agreement(self, form: str, other: str = "margin") -> float:
        """Kendall's tau-b between two forms: 1 the same order, −1 the reverse; NaN without an order."""
        return kendall(self.values[form], self.values[other])

    @property
    def disputed(self) -> tuple[tuple[str, str], ...]:
        """Pairs of cases that not all forms put in the same order."""
        size = len(self.names)
        found = []
        for i in range(size):
            for j in range(i + 1, size):
                signs = {sign_of(v[i] - v[j]) for v in self.values.values()} - {0}
                if len(signs) > 1:
                    found.append((self.names[i], self.names[j]))
        return tuple(found)


def kendall(one: Array, other: Array) -> float:
    """Kendall's tau-b, ties accounted for.

    Parameters
    ----------
    one, other : ndarray, shape (cases,)

    Returns
    -------
    float
        From −1 to 1; NaN where one of them has no order.

    Examples
    --------
    >>> import numpy as np
    >>> kendall(np.array([1.0, 2, 3]), np.array([1.0, 3, 2]))
    0.3333333333333333
    """
    upper = np.triu_indices(len(one), 1)
    signs = [
        np.sign((v[:, None] - v[None, :])[upper]) for v in (np.asarray(one), np.asarray(other))
    ]
    size = np.sqrt(float((signs[0] ** 2).sum()) * float((signs[1] ** 2).sum()))
    return float((signs[0] * signs[1]).sum() / size) if size else float("nan")


def scenarios_by_form(
    scenarios: Sequence[Scenario], changes: Mapping[str, float] | None = None
) -> RankingsByForm:
    """Scenarios ranked by every form, as they stand or with the same changes in all.

    Parameters
    ----------
    scenarios : sequence of Scenario
    changes : mapping, optional
        Settings that differ in all of them; one ally's own counts where it is a member.

    Returns
    -------
    RankingsByForm

    Raises
    ------
    ValueError
        If there are no scenarios.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = scenarios_by_form([load_scenario(n) for n in ("us-japan", "us-philippines")])
    >>> {form: found.places(form).tolist() for form in FORMS}["margin"]
    [1, 2]
    """
    if not scenarios:
        raise ValueError("Scenarios are ranked: give at least one.")
    every = [form_values(s, _there(s, changes or {})) for s in scenarios]
    values = {form: np.array([float(v[form]) for v in every]) for form in FORMS}
    return RankingsByForm(tuple(s.name for s in scenarios), values)


def _there(scenario: Scenario, changes: Mapping[str, float]) -> dict[str, float]:
    return {n: v for n, v in changes.items() if SettingName.parse(n).concerns(scenario.codes)}
