"""Deter, or divert? What the levers move, where it goes, and the pairs that have moved most."""

from __future__ import annotations

import numpy as np

from deterrence_kit.app.blocks import Block, Made, block, table, text
from deterrence_kit.model.region.region import Region
from deterrence_kit.model.region.shift import Shift
from deterrence_kit.pages.regional_conflict.findings import Findings
from deterrence_kit.pages.regional_conflict.risk import pair_name
from deterrence_kit.views.labels import signed_points

MOST = 5  # pairs that are told
NOTHING = (
    "No lever has been moved. Move one of the pact's: this says how many challenges it deters at the "
    "targets it concerns, and how many of them turn up elsewhere."
)
COLUMNS = (("where", "Challenges in 100 years", "text"), ("change", "Change", "text"))


def most_moved(region: Region, found: Shift) -> list[tuple[str, float]]:
    """The pairs whose expected challenges the levers have moved most, from the largest change.

    Parameters
    ----------
    region : Region
    found : Shift
    """
    change = np.array([found.before.at(found.change, c.pair) for c in region.commitments])
    order = np.argsort(-np.abs(change), kind="stable")[:MOST]
    seen = [(i, float(change[i])) for i in order if signed_points(float(change[i])) != "0.0"]
    return [(pair_name(region.commitments[i]), much) for i, much in seen]


def _moved(shown: Findings) -> Made:
    found = shown.shift
    where = ("At the targets the change concerns", "Elsewhere", "In the region")
    rows = list(zip(where, found.told, strict=True))
    told = [*rows, *most_moved(shown.region, found)]
    listed = [{"where": where, "change": signed_points(change)} for where, change in told]
    still = len(told) == len(rows) and all(row["change"] == "0.0" for row in listed)
    said = [text(NOTHING)] if still else [table("Deter, or divert?", COLUMNS, listed)]
    return block("Deter, or divert?", *said)


SHIFT = Block("shift", _moved)
