"""The region as a matrix: a row for each target, a column for each challenger."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.model.region import Region
from deterrence_kit.views.risk import Risk, pair_columns, percent, text_colours

MOST_ROWS, MOST_COLUMNS = 12, 6
WRAP = 8  # letters of a challenger's name that fit above a narrow column


def risk_matrix_columns(region: Region, now: Risk, before: Risk) -> dict[str, dict[str, Any]]:
    """A cell for each pair, from the top left; in brackets the baseline, where it is another."""
    columns = [region.challengers.index(c.challenger) for c in region.commitments]
    rows = [region.targets.index(c.target) for c in region.commitments]
    was = [
        f"({percent(b)[:-2]})" if percent(a) != percent(b) else ""
        for a, b in zip(now.propensity, before.propensity, strict=True)
    ]
    return {
        "cells": pair_columns(region, now, before)
        | {
            "x": np.array(columns) + 0.5,
            "y": MOST_ROWS - np.array(rows) - 0.5,
            "text": [percent(p) for p in now.propensity],
            "was": was,
            "lift": [-9.0 if text else 0.0 for text in was],
            "ink": text_colours(now.propensity),
        }
    }


def axes(region: Region) -> dict[str, dict[str, Any]]:
    """Ends and names of both axes, by the name of the Bokeh model."""
    rows = {MOST_ROWS - i - 0.5: region.names[code] for i, code in enumerate(region.targets)}
    heads = {i + 0.5: _wrapped(region.names[code]) for i, code in enumerate(region.challengers)}
    blank_rows = {MOST_ROWS - i - 0.5: "" for i in range(MOST_ROWS)}
    blank_heads = {i + 0.5: "" for i in range(MOST_COLUMNS)}
    return {
        "matrix_x": {"end": float(len(region.challengers))},
        "matrix_y": {"start": float(MOST_ROWS - len(region.targets))},
        "matrix_rows": {"major_label_overrides": blank_rows | rows},
        "matrix_heads": {"major_label_overrides": blank_heads | heads},
    }


def _wrapped(name: str) -> str:
    if len(name) <= WRAP or " " not in name:
        return name
    first, _, rest = name.partition(" ")
    return f"{first}\n{rest}"


def risk_matrix_words(region: Region, now: Risk) -> str:
    """Whom each challenger would probe first."""
    said = []
    for challenger in region.challengers:
        own = [i for i, c in enumerate(region.commitments) if c.challenger == challenger]
        best = max(own, key=lambda i: now.propensity[i])
        target = region.commitments[best].scenario.protege_name
        said.append(f"{region.names[challenger]} {target} ({percent(float(now.propensity[best]))})")
    return f"Probed first, by each: {'; '.join(said)}. In brackets: the baseline. Empty cells are no pairs."
