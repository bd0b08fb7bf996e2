"""The server over HTTP: what can be reached, what cannot, and how it says no."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import browsing
import pytest
from conftest import NOTEBOOKS, Answer, cells, get, health
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deterrence_kit.serve import assets, security

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}{% import os %}${7*7}#{7*7}",
    "javascript:alert(1)//",
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd%00.html",
    "'; DROP TABLE states; --",
    "__import__('os').system('id')",
    "\r\nSet-Cookie: a=b",
    "%0d%0aSet-Cookie:%20a=b",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e308",
    "1e999",
    "-0",
    "0x41",
    "٠٫٧",
    "０.７",
    "\u202e7.0",
    "re\u200badiness",
    "\ud7ff\ue000\uffff",
    "%ff%fe%fd",
    "%",
    "%zz",
    "%u0041",
    "\x00",
    "A" * 3000,
    "&" * 1000,
    "=" * 1000,
    "a[]=1&a[b]=2&a=3",
]
NAMES = ["scenario", "readiness", "v", "template", "theme", "token", "classic-tree", "next", "x"]


def hostile() -> st.SearchStrategy[str]:
    """Query strings from known attacks and from noise, quoted or raw."""
    text = st.one_of(st.sampled_from(ATTACKS), st.text(max_size=40), st.floats().map(str))
    quoted = st.one_of(text.map(urllib.parse.quote), text.map(_raw))
    pair = st.builds("{}={}".format, st.one_of(st.sampled_from(NAMES), quoted), quoted)
    return st.lists(pair, max_size=6).map("&".join)


def _raw(text: str) -> str:
    """What fits into a request line without quoting: the visible ASCII characters."""
    return "".join(c for c in text if "!" <= c <= "~" and c != "#")


def unharmed(answer: Answer) -> None:
    assert answer.status in {200, 302, 303, 400, 403, 404, 405, 414, 431, 503}, answer.status
    assert "Traceback" not in answer.text
    assert "<script>alert" not in answer.text
    assert "onerror=alert" not in answer.text
    assert "Set-Cookie" not in answer.headers or "a=b" not in str(answer.headers)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browsing.Server]:
    """A server with no place left, so that pages are answered without a session each."""
    log = tmp_path_factory.mktemp("full") / "log"
    options = ["--max-sessions", "1", "--grace-seconds", "600"]
    with browsing.serving(NOTEBOOKS, *options, log=log) as server:
        cells(server.page("1_slider.ipynb"))
        yield server


@settings(
    max_examples=500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(query=hostile())
def test_two_thousand_hostile_queries_do_no_harm(full: browsing.Server, query: str) -> None:
    """500 queries on each of four kinds of address."""
    for address in ("", "voila/render/1_slider.ipynb", "nothing/here", "login"):
        unharmed(get(f"{full.url}{address}?{query}"))


def test_hostile_queries_on_a_page_that_runs(served: browsing.Server) -> None:
    queries = [urllib.parse.quote(attack, safe="=&") for attack in ATTACKS]
    queries += [_raw(attack) for attack in ATTACKS]
    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(lambda q: cells(served.page(f"1_slider.ipynb?{q}")), queries)
    for answer in answers:
        unharmed(answer)
        if answer.status == 200:
            assert "could not be opened" not in answer.text
    assert "Traceback" not in served.log.read_text().split("ZeroDivisionError")[0]


@given(st.dictionaries(st.sampled_from([*sorted(security.TOLD), "LD_PRELOAD"]), st.text()))
def test_a_session_is_told_plain_text_only(offered: dict[str, str]) -> None:
    environment = security.session_environment(offered)
    assert "LD_PRELOAD" not in environment
    assert all(value.isprintable() and len(value) <= 4096 for value in environment.values())


@pytest.mark.parametrize(
    "path",
    [
        "voila/files/1_slider.ipynb",
        "voila/render/../conftest.py",
        "voila/render/%2e%2e/conftest.py",
        "voila/render//etc/passwd",
        "voila/render/nothing.ipynb",
        "voila/api/contents",
        "api/contents",
        "api/kernels",
        "api/kernelspecs",
        "api/sessions",
        "api/terminals",
        "voila/templates/lab/static/index.css",
        "static/style.css",
        "assets/x/kit/../../frame.html",
        "assets/x/kit/%2e%2e/top.html",
        "assets/x/voila/../../../../../etc/passwd",
        "assets/x/nowhere/page.css",
        "api/kernels/00000000-0000-0000-0000-000000000000",
    ],
)
def test_nothing_else_can_be_reached(served: browsing.Server, path: str) -> None:
    assert get(served.url + path).status == 404


def test_nobody_starts_a_kernel_or_runs_code_over_http(served: browsing.Server) -> None:
    before = health(served)["sessions"]
    for path in ("api/kernels", "api/sessions", "voila/render/1_slider.ipynb"):
        assert get(served.url + path, data=b"{}").status in {403, 404, 405}
    assert health(served)["sessions"] <= before  # one of an earlier test may have ended meanwhile


def test_every_answer_has_its_headers(served: browsing.Server) -> None:
    for path in ("", "nothing", "voila/render/2_raises.ipynb"):
        headers = get(served.url + path).headers
        policy = headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'self'" in policy
        assert "http:" not in policy
        assert "https:" not in policy
        assert "*" not in policy


def test_assets_are_zipped_and_kept_for_a_year(served: browsing.Server) -> None:
    url = f"{served.url}assets/{assets.fingerprint()}/bokeh/bokeh.min.js"
    answer = get(url, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "immutable" not in get(url.replace(assets.fingerprint(), "old")).headers["Cache-Control"]
    assert len(gzip.compress(b"")) < int(answer.headers["Content-Length"]) < 500_000


def test_health_says_counts_and_nothing_about_people(served: browsing.Server) -> None:
    report = health(served)
    assert report["status"] == "ok"
    assert {"sessions", "max_sessions", "version", "sessions_megabytes"} <= report.keys()
    assert "127.0.0.1" not in json.dumps(report)


def test_health_says_503_when_full(full: browsing.Server) -> None:
    answer = get(full.url + "healthz")
    assert answer.status == 503
    assert "places are taken" in json.loads(answer.text)["status"]
    assert get(full.page("1_slider.ipynb")).headers["Retry-After"]


def test_the_log_holds_no_address_and_no_query(served: browsing.Server) -> None:
    get(served.url + "nothing?who=somebody-in-particular")
    cells(served.page("1_slider.ipynb") + "?who=somebody-in-particular")
    log = served.log.read_text()
    assert "somebody-in-particular" not in log
    assert "127.0.0.1" not in log.replace(served.url, "")
    assert "session.started" in log


def test_another_name_in_the_host_header_is_refused(served: browsing.Server) -> None:
    assert get(served.url, headers={"Host": "evil.example"}).status == 403


def test_a_host_that_was_named_is_let_in(tmp_path: Path) -> None:
    arguments = ["--host", "deterrence.example", "--frame-ancestors", "https://intranet.example"]
    with browsing.serving(NOTEBOOKS, *arguments, log=tmp_path / "log") as server:
        answer = get(server.url, headers={"Host": "deterrence.example"})
        assert answer.status == 200
        assert "https://intranet.example" in answer.headers["Content-Security-Policy"]
        assert get(server.url, headers={"Host": "evil.example"}).status == 403


def test_a_token_is_asked_for_and_remembered(tmp_path: Path) -> None:
    with browsing.serving(NOTEBOOKS, "--token", "open sesame", log=tmp_path / "log") as server:
        page = server.page("1_slider.ipynb")
        turned_away = get(page)
        assert turned_away.status == 302
        assert "/login?next=" in turned_away.headers["Location"]
        assert get(server.page("1_slider.ipynb?token=wrong")).status == 302
        let_in = get(server.url + "?token=open%20sesame")
        assert let_in.status == 302  # to the same address without the word
        assert let_in.headers["Location"] == urllib.parse.urlsplit(server.url).path
        cookie = let_in.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "open" not in cookie
        assert get(server.url, headers={"Cookie": cookie.split(";")[0]}).status == 200
        assert get(server.url + "healthz").status == 200
        assert "open sesame" not in (tmp_path / "log").read_text()


def test_login_never_leads_elsewhere(tmp_path: Path) -> None:
    with browsing.serving(NOTEBOOKS, "--token", "word", log=tmp_path / "log") as server:
        form = get(server.url + "login?next=//evil.example/")
        assert "evil.example" not in form.text
        token = form.text.split('name="_xsrf" value="')[1].split('"')[0]
        data = urllib.parse.urlencode({"token": "word", "_xsrf": token}).encode()
        cookie = {"Cookie": form.headers["Set-Cookie"].split(";")[0]}
        for wanted in ("//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aX: y"):
            url = f"{server.url}login?{urllib.parse.urlencode({'next': wanted})}"
            assert get(url, headers=cookie, data=data).headers["Location"] == "/"
        assert get(server.url + "login", data=data).status == 403


def test_a_proxy_vouches_only_from_where_it_is_trusted(tmp_path: Path) -> None:
    with browsing.serving(NOTEBOOKS, "--user-header", "X-User", log=tmp_path / "a") as server:
        assert get(server.url).status in {302, 403}
        assert get(server.url, headers={"X-User": "anna"}).status == 200
    arguments = ["--user-header", "X-User", "--trusted-proxy", "10.0.0.0/8"]
    with browsing.serving(NOTEBOOKS, *arguments, log=tmp_path / "b") as server:
        forged = {"X-User": "anna", "X-Forwarded-For": "10.0.0.1", "X-Real-Ip": "10.0.0.1"}
        assert get(server.url, headers=forged).status in {302, 403}


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return tmp_path


def refused(*arguments: str, env: dict[str, str] | None = None) -> str:
    """The sentence with which the command refuses."""
    command = [sys.executable, "-m", "deterrence_kit.serve", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=env)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_refusals_are_one_sentence(served: browsing.Server, empty: Path) -> None:
    here = ["--notebooks", str(NOTEBOOKS)]
    taken = str(urllib.parse.urlsplit(served.url).port)
    assert "already in use" in refused(*here, "--port", taken)
    assert "--port" in refused(*here, "--port", "99999")
    assert "no folder" in refused("--notebooks", str(empty / "nowhere"))
    assert "holds no notebook" in refused("--notebooks", str(empty))
    assert "--token" in refused(*here, "--ip", "0.0.0.0")
    assert "--max-sessions" in refused(*here, "--max-sessions", "0")
    assert "--frame-ancestors" in refused(*here, "--frame-ancestors", "x; script-src *")
    assert "--trusted-proxy" in refused(*here, "--trusted-proxy", "nginx")


def test_no_place_for_temporary_files_is_one_sentence(monkeypatch: Any, empty: Path) -> None:
    nowhere = {"TMPDIR": str(empty / "no"), "TMP": "/proc", "TEMP": "/proc", "PATH": "/usr/bin"}
    sentence = refused("--notebooks", str(NOTEBOOKS), "--runtime", "/proc/nothing", env=nowhere)
    assert "cannot be written" in sentence
