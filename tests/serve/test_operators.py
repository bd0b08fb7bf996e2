"""What an operator may set wrongly, and what the server does when its surroundings fail."""

from __future__ import annotations

import resource
import signal
import urllib.parse
from pathlib import Path
from typing import Any

import browsing
import pytest
from conftest import NOTEBOOKS, cells, get
from test_addresses import refused

from deterrence_kit.serve import catalogue, identity, limits

ODD = {
    "--port": ["0", "-1", "65536"],
    "--max-sessions": ["0", "-3", "10001"],
    "--per-visitor": ["0", "-3", "10001"],
    "--session-memory": ["1", "-5"],
    "--idle-minutes": ["0", "-1", "inf", "nan"],
    "--grace-seconds": ["0", "-1", "inf", "nan"],
    "--spares": ["-1"],
    "--user-header": ["X User", "X:User", "X\r\nUser"],
    "--host": ["a b", "a/b", "http://a"],
    "--public-url": ["deterrence.example", "ftp://a.example", "https://a b/", "https://a/?x=1"],
    "--base-url": ["/a b/", "/a?b/", "/a\n/"],
    "--frame-ancestors": ["x; script-src *", "x\ny"],
    "--trusted-proxy": ["nginx", "1.2.3.4/99"],
}


@pytest.mark.parametrize(
    ("option", "value"), [(option, value) for option in ODD for value in ODD[option]]
)
def test_an_odd_value_is_refused_in_a_sentence_that_names_its_option(
    option: str, value: str
) -> None:
    from argparse import ArgumentParser

    from deterrence_kit.serve import command

    parser = ArgumentParser()
    command.add_arguments(parser)
    args = parser.parse_args([f"--notebooks={NOTEBOOKS}", f"{option}={value}"])
    with pytest.raises(command.Refused, match=option) as refusal:
        command.check(command.options_from(args))
    assert "\n" not in str(refusal.value)


def test_a_refusal_is_one_line_on_the_terminal() -> None:
    assert "--spares" in refused("--notebooks", str(NOTEBOOKS), "--spares=-1")


def test_a_link_that_leads_nowhere_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "x.ipynb").symlink_to(tmp_path / "nothing.ipynb")
    (tmp_path / "1_here.ipynb").write_text((NOTEBOOKS / "1_slider.ipynb").read_text())
    assert [page.path for page in catalogue.entries(tmp_path)] == ["1_here.ipynb"]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_the_server_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir()
    with browsing.serving(NOTEBOOKS, "--runtime", str(runtime), log=tmp_path / "log") as server:
        assert "widget-view" in cells(server.page("1_slider.ipynb")).text
        server.process.send_signal(getattr(signal, name))
        assert server.process.wait(60) == 0
    assert list(runtime.iterdir()) == []


def test_every_answer_bears_the_same_headers(served: Any) -> None:
    asset = "assets/x/kit/page.css"
    for path in ("", "nothing", "healthz", asset, asset + "%00.js", "api/kernels/x", "login"):
        headers = get(served.url + path).headers
        assert "connect-src 'self';" in headers["Content-Security-Policy"], path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Server"] == "deterrence-kit", path


def test_an_asset_with_an_odd_name_is_not_there(served: Any) -> None:
    for name in ("page.css%00.js", "%0apage.css", "page%7f.css"):
        assert get(f"{served.url}assets/x/kit/{name}").status == 404


WORD = "correct-horse"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Any:
    log = tmp_path_factory.mktemp("guarded") / "log"
    with browsing.serving(NOTEBOOKS, "--token", WORD, log=log) as server:
        yield server


def test_the_word_in_a_link_is_taken_and_dropped(guarded: Any) -> None:
    for path in ("", "voila/render/1_slider.ipynb"):
        first = get(f"{guarded.url}{path}?a=1&token={WORD}&b=2")
        assert first.status == 302
        assert WORD not in first.headers["Location"]
        assert first.headers["Location"].endswith(f"/{path}?a=1&b=2")
        assert "deterrence-visitor" in first.headers["Set-Cookie"]
    assert WORD not in guarded.log.read_text()


def test_the_words_own_cookie_is_out_of_reach_of_scripts_and_other_sites(guarded: Any) -> None:
    cookies = get(guarded.url + "login").headers.get_all("Set-Cookie")
    assert cookies
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)


def test_a_script_without_the_word_is_told_so_and_not_sent_to_sign_in(guarded: Any) -> None:
    session = "0" * 8 + "-0000-0000-0000-" + "0" * 12
    assert get(f"{guarded.url}api/kernels/{session}").status == 401


def guarded_addresses() -> list[str]:
    """Every kind of address that asks for the word."""
    names = [page.href for page in catalogue.entries(NOTEBOOKS)]
    return ["", "voila/render/nothing.ipynb", "voila/render/pictures/x.png", *names]


@pytest.mark.parametrize("mode", ["cors", "no-cors", "same-origin", "websocket", "x"])
def test_a_fetch_without_the_word_is_told_401_at_every_address(guarded: Any, mode: str) -> None:
    for path in guarded_addresses():
        answer = get(guarded.url + path, headers={"Sec-Fetch-Mode": mode})
        assert answer.status == 401, path
        assert "sign" in answer.text
        assert "Location" not in answer.headers


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Mode": "navigate"}])
def test_people_without_the_word_are_sent_to_sign_in(guarded: Any, headers: Any) -> None:
    for path in guarded_addresses():
        answer = get(guarded.url + path, headers=headers)
        assert answer.status == 302, path
        assert "/login" in answer.headers["Location"]


def test_wrong_words_are_slowed_down(guarded: Any) -> None:
    page = get(guarded.url + "login")
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    key = page.text.split('name="_xsrf" value="')[1].partition('"')[0]

    def tried(word: str) -> Any:
        body = urllib.parse.urlencode({"token": word, "_xsrf": key}).encode()
        return get(guarded.url + "login", headers={"Cookie": cookie}, data=body)

    answers = [tried(f"wrong-{i}").status for i in range(30)]
    assert answers[: identity.Patience.FREE] == [403] * identity.Patience.FREE
    assert answers.count(429) >= 20
    last = tried(WORD)
    assert last.status == 429  # the right word among many wrong ones is not told apart either
    assert "try again in" in last.text
    assert int(last.headers["Retry-After"]) > 0


def test_the_limit_of_open_files_is_raised_and_a_low_one_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 1024))
    monkeypatch.setattr(resource, "setrlimit", lambda _, pair: asked.append(pair))
    limits.raise_handles(20)
    assert asked == [(1024, 1024)]
    assert not caplog.records
    limits.raise_handles(100)
    assert "--max-sessions" in caplog.text
    assert len(caplog.records) == 1
