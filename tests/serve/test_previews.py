"""What a chat shows of a link: the sentence of its state, made without a session."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import browsing
import pytest
from conftest import ROOT, get, health

from deterrence_kit.serve import catalogue

NAMED = [page for page in catalogue.entries(ROOT / "notebooks") if page.preview]
STATE = "?scenario=us-japan&readiness=0.9&v=1"


@pytest.fixture(scope="module")
def suite(tmp_path_factory: Any) -> Iterator[browsing.Server]:
    log: Path = tmp_path_factory.mktemp("previews") / "log"
    with browsing.serving(ROOT / "notebooks", "--spares", "0", log=log) as server:
        yield server


def described(url: str, headers: dict[str, str] | None = None) -> str:
    text = get(url, headers).text
    found = re.search(r'<meta property="og:description" content="([^"]*)">', text)
    assert found
    return unescape(found[1])


@pytest.mark.parametrize("page", NAMED, ids=lambda page: Path(page.path).stem)
def test_every_page_says_its_state(suite: browsing.Server, page: catalogue.Entry) -> None:
    said = described(suite.url + page.href + STATE)
    assert said != page.summary
    assert len(said) > 20
    assert health(suite)["sessions"] == 0


def test_another_state_is_told_otherwise(suite: browsing.Server) -> None:
    page = NAMED[0]
    weak = described(suite.url + page.href + STATE.replace("0.9", "0.1"))
    assert weak != described(suite.url + page.href + STATE)
    assert weak == described(suite.url + page.href + STATE.replace("0.9", "0.1"))


@pytest.mark.parametrize("query", ["?readiness=%00%ff", "?" + "x" * 7000, "?scenario=<script>"])
def test_an_odd_link_is_answered_all_the_same(suite: browsing.Server, query: str) -> None:
    text = get(suite.url + NAMED[0].href + query).text
    assert "og:description" in text
    assert "<script>" not in described(suite.url + NAMED[0].href + query)


def test_a_browser_does_not_wait_for_a_sentence(suite: browsing.Server) -> None:
    page = NAMED[0]
    assert described(suite.url + page.href + STATE, {"Sec-Fetch-Mode": "navigate"}) == page.summary


def test_all_pages_that_run_and_are_ours_have_one() -> None:
    runs = [page for page in catalogue.entries(ROOT / "notebooks") if page.runs]
    assert {page.path for page in runs} - {page.path for page in NAMED} == {"10_fork_me.ipynb"}


def engine(suite: browsing.Server) -> str:
    """Where the explorer finds its engine."""
    found = re.search(r'"engine": "(/[^"]+)"', get(suite.url + NAMED[0].href).text)
    assert found
    return suite.url.rstrip("/") + found[1]


def test_a_page_with_an_engine_is_given_it_zipped_and_keeps_it(suite: browsing.Server) -> None:
    for part in ("common", "us-japan"):
        answer = get(engine(suite) + part, {"Accept-Encoding": "identity"})
        assert answer.status == 200
        assert "export default" in answer.text
        assert "immutable" in answer.headers["Cache-Control"]
    zipped = get(engine(suite) + "us-japan", {"Accept-Encoding": "gzip"})
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert health(suite)["sessions"] == 0


@pytest.mark.parametrize("part", ["ecowas-benin", "nowhere", "..%2fcommon", "x" * 90])
def test_what_no_page_can_compute_is_not_there(suite: browsing.Server, part: str) -> None:
    assert get(engine(suite) + part).status == 404
    assert "Traceback" not in suite.log.read_text()


def test_another_servers_engine_and_that_of_a_page_without_one_are_not_there(
    suite: browsing.Server,
) -> None:
    here = engine(suite)
    assert get(re.sub(r"engine/\w+/", "engine/abc/", here) + "common").status == 404
    assert get(here.replace("1_credibility_explorer", "0_start_here") + "common").status == 404
    without = next(page for page in NAMED if "crises" in page.path)
    assert '"engine": ""' in get(suite.url + without.href).text
