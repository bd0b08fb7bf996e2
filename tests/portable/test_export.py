"""``deterrence-kit export``: what it writes, and what it refuses."""

import gzip
import json
import re
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256

import pytest

from deterrence_kit.__main__ import main
from deterrence_kit.app.edition.making import exported
from deterrence_kit.portable.document import as_json, page_text
from deterrence_kit.portable.rooms import ROOMS
from deterrence_kit.portable.scenario import scenario_data
from tests.conftest import ROOT

LINK = "scenario=us-japan&readiness=0.7&v=0"


def blocks_of(text):
    """What a page holds, by the names of its blocks."""
    blocks = re.findall(r'<script [^>]*class="deflated" id="([\w-]+)">([\w+/=]*)</script>', text)
    return {name: json.loads(zlib.decompress(b64decode(block))) for name, block in blocks}


def test_a_file_holds_what_was_asked_for_and_opens_with_the_state(tmp_path, capsys):
    path = tmp_path / "new" / "mine.html"
    asked = ["--scenario", "nato-estonia", "--state", f"https://host/voila/render/1.ipynb?{LINK}"]
    assert main(["export", str(path), *asked]) == 0
    assert "2 scenarios" in capsys.readouterr().out
    text = path.read_text("utf-8")
    found = blocks_of(text)
    assert set(found) == {"common", "scenario-us-japan", "scenario-nato-estonia"}
    assert found["common"]["opens"].startswith("scenario=us-japan&readiness=0.7")
    whole = json.loads(as_json(scenario_data(ROOMS["explorer"], "us-japan", lambda _: 0)))
    assert {**found["scenario-us-japan"], "model": 0, "pictures": 0} == {
        **whole, "model": 0, "pictures": 0,
    }  # fmt: skip


def test_a_served_page_saves_what_the_command_writes(page_file):
    """In a process of its own, through a pipe: the same letters, with the state in front."""
    text = gzip.decompress(exported(LINK, "explorer")).decode()
    found, first = blocks_of(text), blocks_of(page_file.read_text("utf-8"))
    assert found["common"]["opens"].startswith("scenario=us-japan&readiness=0.7")
    assert next(iter(found)) == "scenario-us-japan"
    assert set(found) == set(first)
    assert abs(len(text.encode()) / 1e6 - ROOMS["explorer"].reading.EDITION) < 0.15, (
        "the button names another size"
    )


def test_the_docs_tell_the_size_that_the_file_has(page_file, held):
    """One truth: the file, the page on tracing, and the bar."""
    told = (ROOT / "docs" / "tracing.md").read_text("utf-8")
    sizes = re.search(
        r"the file has ([\d.]+) MB, ([\d.]+) MB gzipped; the bar is ([\d.]+) MB", told
    )
    whole = page_file.read_bytes()
    size, packed, bar = (1e6 * float(each) for each in sizes.groups())
    assert len(whole) == pytest.approx(size, abs=1e5)
    assert len(gzip.compress(whole)) == pytest.approx(packed, abs=1e5)
    assert len(whole) <= bar == 3e6
    (programs,) = re.findall(r"the traced programs of model and pictures ([\d.]+) MB", told)
    assert len(held["texts"]) == pytest.approx(1e6 * float(programs), abs=1e5)


def test_a_site_is_a_folder_with_the_same_page(tmp_path):
    assert main(["export", "--site", str(tmp_path / "site"), "--scenario", "us-japan"]) == 0
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "FILE.html"),
        (["a.html", "--site", "b"], "FILE.html"),
        (["a.html", "--scenario", "nato-estland"], "nato-estland"),
        (["a.html", "--page", "atlas"], "burden-sharing"),
        (["a.html", "--state", "readiness=7&v=0"], "readiness must be"),
        (["a.html", "--state", "scenario=nato-estonia&leave=USA&v=0"], "membership"),
        (["a.html", "--state", "scenario=nato-estonia&second=us-korea&v=0"], "second crisis"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(
    arguments, said, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_told(tmp_path, capsys):
    (tmp_path / "taken").write_text("a file", "utf-8")
    assert main(["export", str(tmp_path / "taken" / "a.html"), "--scenario", "us-japan"]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_the_same_twice_and_only_scripts_with_their_mark_run():
    text = page_text(["us-japan"])
    assert text == page_text(["us-japan"])
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    scripts = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", text, re.S)
    marks = {f"sha256-{b64encode(sha256(s.encode()).digest()).decode()}" for s in scripts}
    assert marks == set(re.findall(r"sha256-[\w+/=]+", policy.replace("&#39;", "'")))
    assert "default-src" in policy
    assert "unsafe-eval" not in policy
    assert "http:" not in policy


def test_it_says_its_date_version_and_sources():
    text = page_text(["us-japan"])
    for part in ("Made on 20", "deterrence_kit", "numbers of version", "checked"):
        assert part in text


def test_a_page_that_compares_a_scenario_at_war_holds_it_but_does_not_offer_it(tmp_path, capsys):
    path = tmp_path / "burden.html"
    asked = ["--page", "burden-sharing", "--scenario", "pakistan-india"]
    assert main(["export", str(path), *asked]) == 0
    assert "1 scenario," in capsys.readouterr().out
    found = blocks_of(path.read_text("utf-8"))
    assert set(found) == {"common", "scenario-pakistan-india", "beside-saudi-pakistan"}
    assert found["beside-saudi-pakistan"]["war"]
    offered = found["common"]["traits"]["picker"]["options"]
    assert [each["name"] for each in offered] == ["pakistan-india"]


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_each_page_with_all_scenarios_is_as_large_as_its_button_says(room, page_file):
    explorer = room is ROOMS["explorer"]
    text = page_file.read_text("utf-8") if explorer else page_text([], room=room)
    size = len(text.encode()) / 1e6
    assert size <= 3
    assert size == pytest.approx(room.reading.EDITION, abs=0.15)
