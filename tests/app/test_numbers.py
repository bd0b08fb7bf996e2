"""Numbers as people type them: what is understood, what is refused, and how numbers are shown."""

import json
import shutil
import subprocess

import pytest

from deterrence_kit.app.board import PAGE
from deterrence_kit.app.controls import descriptions
from deterrence_kit.app.scripts import joined
from deterrence_kit.model.settings import TABLES

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    NODE is None, reason="node, which runs the page's script, is missing"
)

SHARE = {"low": 0.1, "high": 0.95, "step": 0.01, "unit": "share"}
WHOLE = {"low": 0, "high": 1, "step": 0.01, "unit": "0 to 1"}
DAYS = {"low": 0, "high": 90, "step": 1, "unit": "days"}
PERSONS = {"low": 500, "high": 30000, "step": 500, "unit": "persons"}
GDP = {"low": 0, "high": 6, "step": 0.1, "unit": "% of GDP"}
ADDED = {"low": -0.05, "high": 0.15, "step": 0.005, "unit": "share, added"}
TIMES = {"low": 0.5, "high": 2, "step": 0.05, "unit": "times today's"}
WIDE = {"low": 1, "high": 5000, "step": 1, "unit": "km a day"}

UNDERSTOOD = [
    ("0.7", SHARE, 0.7), ("0,7", SHARE, 0.7), (".7", SHARE, 0.7), (",7", SHARE, 0.7),
    (" 0.70 ", SHARE, 0.7), ("+0.7", SHARE, 0.7), ("70 %", SHARE, 0.7), ("70%", SHARE, 0.7),
    ("70\u202f%", SHARE, 0.7), ("70\u00a0%", SHARE, 0.7), ("62,5 %", SHARE, 0.625),
    ("70 percent", SHARE, 0.7), ("70 per cent", SHARE, 0.7), ("1/2", SHARE, 0.5),
    ("1 / 2", SHARE, 0.5), ("1⁄2", SHARE, 0.5), ("0.5 share", SHARE, 0.5), ("5e-1", SHARE, 0.5),
    ("0.625", SHARE, 0.625), ("0,625", SHARE, 0.625), ("1.", WHOLE, 1), ("1,000", WHOLE, 1),
    ("29 %", WHOLE, 0.29), ("0", WHOLE, 0), ("7", DAYS, 7), ("7 days", DAYS, 7), ("1 day", DAYS, 1),
    ("7.5", DAYS, 7.5), ("1 000", PERSONS, 1000), ("1\u2009000", PERSONS, 1000),
    ("1\u202f000", PERSONS, 1000), ("1\u00a0000", PERSONS, 1000), ("1’000", PERSONS, 1000),
    ("1.000", PERSONS, 1000), ("1,000", PERSONS, 1000), ("12.500", PERSONS, 12500),
    ("1e3", PERSONS, 1000), ("1,5e3", PERSONS, 1500), ("1.000,0", PERSONS, 1000),
    ("1,000.0", PERSONS, 1000), ("1 000,5", PERSONS, 1000.5), ("1000 persons", PERSONS, 1000),
    ("2 %", GDP, 2), ("2,5", GDP, 2.5), ("2 % of GDP", GDP, 2), ("\u22120.05", ADDED, -0.05),
    ("–5 %", ADDED, -0.05), ("-0,05", ADDED, -0.05), ("150 %", TIMES, 1.5), ("1.500", TIMES, 1.5),
    ("1200 km/day", WIDE, 1200), ("1200", WIDE, 1200),
]  # fmt: skip

REFUSED = [
    ("abc", SHARE, "cannot be read"), ("", SHARE, "was empty"), ("  ", SHARE, "was empty"),
    ("50", SHARE, "50 %"), ("70", SHARE, "add the sign: 70 %"), ("700", SHARE, "out of range"),
    ("0.96", SHARE, "out of range"), ("-1", SHARE, "out of range"), ("1/0", SHARE, "cannot be read"),
    ("1/2/3", SHARE, "cannot be read"), ("0.7x", SHARE, "cannot be read"),
    ("0.7 days", SHARE, "cannot be read"), ("1½", SHARE, "cannot be read"),
    ("10²", DAYS, "cannot be read"), ("0. 7", SHARE, "cannot be read"), ("1 2", DAYS, "cannot be read"),
    ("1,2,3", DAYS, "cannot be read"), ("1.2.3", DAYS, "cannot be read"), ("--1", DAYS, "cannot be read"),
    ("70 %", DAYS, "not counted in per cent"), ("NaN", DAYS, "cannot be read"),
    ("Infinity", DAYS, "cannot be read"), ("1e999", DAYS, "cannot be read"),
    (".", DAYS, "cannot be read"), ("0x10", DAYS, "cannot be read"), ("5k", DAYS, "cannot be read"),
    ("1.000", WIDE, "can be read as 1 or as 1000"), ("1,000", WIDE, "can be read as 1 or as 1000"),
    ("9" * 400, DAYS, "cannot be read"), ("<b>", DAYS, "cannot be read"),
]  # fmt: skip


def run(expression, values):
    """What the page's script makes of each of some values."""
    script = joined(PAGE / "numbers.js")
    script += f"\nconst values = {json.dumps(values)};"
    script += f"\nconsole.log(JSON.stringify(values.map((value) => {expression})));"
    done = subprocess.run([NODE, "-"], input=script, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def read(pairs):
    return run("readNumber(...value)", pairs)


@pytest.fixture(scope="module")
def understood():
    return read([(text, about) for text, about, _ in UNDERSTOOD])


def test_what_people_write_is_understood(understood):
    wanted = [{"value": pytest.approx(value)} for _, _, value in UNDERSTOOD]
    assert dict(zip([t for t, *_ in UNDERSTOOD], understood, strict=True)) == dict(
        zip([t for t, *_ in UNDERSTOOD], wanted, strict=True)
    )


def test_what_is_unreadable_or_out_of_range_is_refused_in_a_sentence():
    answers = read([(text, about) for text, about, _ in REFUSED])
    for (text, about, why), answer in zip(REFUSED, answers, strict=True):
        assert "value" not in answer, text
        assert why in answer["fault"], (text, answer)
        assert len(answer["fault"]) < 250
        if "can be read as" not in why:  # the range is named, with its unit
            assert f"from {about['low']} to {about['high']}" in answer["fault"]
            assert about["unit"] in answer["fault"]


def test_every_parameter_reads_what_it_shows_with_its_unit_and_its_ends():
    every = [about for table in TABLES for about in descriptions([table]).values()]
    spots = [
        (about, value) for about in every
        for value in (about["low"], about["high"], min(about["low"] + 3 * about["step"], about["high"]))
    ]  # fmt: skip
    shown = run("shownNumber(value[1], value[0].step)", spots)
    back = read([(text, about) for text, (about, _) in zip(shown, spots, strict=True)])
    full = read([(f"{t} {a['unit']}", a) for t, (a, _) in zip(shown, spots, strict=True)
                 if a["unit"] != "0 to 1"])  # fmt: skip
    assert back == [{"value": pytest.approx(value)} for _, value in spots]
    assert all("value" in answer for answer in full)
    assert not [text for text in shown if len(text) > 7]


def test_numbers_are_shown_without_noise():
    pairs = [(0.1 + 0.2, 0.01), (800.0000000000001, 10), (0.625, 0.01), (-0.0, 0.005), (12500, 500),
             (0.0045, 0.0005), (-0.05, 0.005)]  # fmt: skip
    assert run("shownNumber(...value)", pairs) == [
        "0.30", "800", "0.625", "0.000", "12500", "0.0045", "-0.050",
    ]  # fmt: skip
