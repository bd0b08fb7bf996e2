"""Every figure on the Evidence page comes from a shipped table: a walk over all that it shows."""

import re
from collections import Counter

import numpy as np
import pytest

from deterrence_kit.app.page import Page
from deterrence_kit.app.pictures import Picture
from deterrence_kit.evidence import reproduced, shipped
from deterrence_kit.evidence.claims import claims
from deterrence_kit.evidence.coefficient_table import coefficients
from deterrence_kit.evidence.designs.table import designs
from deterrence_kit.evidence.standing.claim_shares import claim_shares
from deterrence_kit.evidence.standing.rung_table import rung_scores
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.pages.evidence.designs import DESIGNS
from deterrence_kit.pages.evidence.findings import MODEL
from deterrence_kit.pages.evidence.page import EvidenceReading
from deterrence_kit.pages.evidence.questions import QUESTIONS
from deterrence_kit.pages.evidence.yardstick import ASKED

FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@pytest.fixture(scope="module")
def reading():
    return Page(EvidenceReading).reading


def tables_of(parts):
    """Every table among the parts of a block, folded ones too."""
    for part in parts:
        if part["kind"] == "table":
            yield part
        yield from tables_of(part.get("parts", []))


def cells(rows, *names):
    return Counter(tuple(str(row[n]) for n in names) for row in rows)


# What each table of a block is made of: columns that its rows share with the shipped table.
SHIPPED = {
    "Claims": lambda: (["claim"], cells([{"claim": c.sentence} for c in claims()], "claim")),
    "Published figures": lambda: (
        ["check", "claimed", "ours"], cells([vars(r) for r in reproduced()], "check", "claimed", "ours")
    ),
    "Forecasts": lambda: (["forecast"], cells(shipped("forecasts"), "forecast")),
    "Scores by rung": lambda: (
        ["name", "auc", "log_score", "brier", "happened"],
        cells(rung_scores(), "name", "auc", "log_score", "brier", "happened"),
    ),
    "By kind of pair: the model's forecast": lambda: (
        ["kind", "happened"],
        cells([r for r in rung_scores("kinds") if r["forecast"] == MODEL], "kind", "happened"),
    ),
    "All numbers": lambda: (["label"], cells([{"label": p.label} for p in SETTINGS.values()], "label")),
    "What a checklist asks": lambda: (["asked"], cells([{"asked": a.words} for a in ASKED], "asked")),
}  # fmt: skip
# Of the files that are not shipped, and the card of the one number that is looked up.
ELSEWHERE = {"Historical cases", "Where the two codings disagree"} | {
    p.label for p in SETTINGS.values()
}


def test_every_table_of_the_page_is_one_that_is_shipped(reading):
    seen = set()
    for made in reading.blocks().values():
        for table in tables_of(made["parts"]):
            seen.add(table["title"])
            if table["title"] in ELSEWHERE:
                continue
            names, expected = SHIPPED[table["title"]]()
            assert cells(table["rows"], *names) == expected, table["title"]
    assert set(SHIPPED) <= seen


def test_every_mark_of_the_pictures_is_an_estimate_that_is_shipped(reading):
    columns, known = reading.columns(), coefficients() | designs()
    drawn = {p.name for p in reading.SHOWN if isinstance(p, Picture)}
    assert drawn == {*QUESTIONS, *DESIGNS, "reliability"}
    for name, question in (QUESTIONS | DESIGNS).items():
        rows = columns[f"{name}_rows"]
        values = [known[n].value for n in question.rows]
        shown = np.log(rows["value"]) if question.odds else rows["value"]
        assert sorted(shown) == pytest.approx(sorted(values)), name
    bins = {(r["forecast"], r["expected"], r["happened"]) for r in shipped("reliability")}
    points = columns["reliability_points"]
    for row in zip(points["forecast"], points["expected"], points["happened"], strict=True):
        assert row in bins


def sources():
    """Every number that the shipped tables hold, and what sentences make of one."""
    known = [*(coefficients() | designs()).values()]
    found = {float(x) for c in known for x in (c.n, c.events, c.clusters, c.first, c.last)}
    plain = [x for c in known for x in (c.value, *c.interval, 1.96 * c.se) if np.isfinite(x)]
    found |= {abs(x) for x in plain} | {float(np.exp(x)) for x in plain if abs(x) < 20}
    found |= {100 * x for x in found if x <= 1} | {100 * (1 - x) for x in found if x <= 1}
    scores = [*shipped("forecasts"), *shipped("reliability"), *rung_scores(), *rung_scores("kinds")]
    return np.array(
        sorted(found | {float(v) for row in scores for v in row.values() if _number(v)})
    )


def _number(value):
    try:
        return np.isfinite(float(value))
    except ValueError:
        return False


@pytest.mark.parametrize("name", [*DESIGNS, "slopes", "pact_effect", "honoured", "exponent"])
def test_every_decimal_of_a_picture_s_sentence_is_a_shipped_number_rounded(reading, name):
    said, rows = reading.captions()[name], (QUESTIONS | DESIGNS)[name].rows
    own = np.array([(coefficients() | designs())[n].value for n in rows])
    apart = 100 * np.abs(own[:, None] - own).ravel()  # a sentence may say how far two are apart
    ranges = [x for p in SETTINGS.values() for x in (p.low, p.default, p.high)]
    known = np.concatenate([sources(), apart, ranges])
    for text in FIGURE.findall(said):
        if "." in text:
            places = len(text.split(".")[1])
            near = np.abs(known - float(text)).min()
            assert near <= 0.5001 * 10**-places, f"{text} in: {said}"


def test_the_arguments_against_the_model_stand_first_and_move_with_the_tables(reading):
    first = reading.SHOWN[0]
    texts = [p["text"] for p in reading.blocks()[first.name]["parts"] if "text" in p]
    said = " ".join(texts)
    shares = claim_shares()
    assert f"{sum(s.by_construction for s in shares)} of {len(shares)} claims" in said
    judged = sum(p.evidence == "judgement" for p in SETTINGS.values())
    assert f"{judged} of {len(SETTINGS)} numbers" in said
    row = designs()["design.pact_free.both"]
    assert f"{row.value:+.1f} points a year" in said
