"""One visitor cannot take everybody's place, and a place is held for no page that never connects."""

from __future__ import annotations

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import browsing
import pytest
from conftest import NOTEBOOKS, cells, get, health

from deterrence_kit.serve import identity
from deterrence_kit.serve.options import Options
from deterrence_kit.serve.visitors import TooMany, Visitors
from tests.waiting import eventually

PROXY = {"X-Forwarded-For": "203.0.113.7"}


def in_a_loop(story: Any) -> Any:
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, story).result()


def test_pages_of_one_wait_for_their_own_and_others_do_not() -> None:
    told: list[int] = []

    async def tell(before: int) -> None:
        told.append(before)
        visitors.arrived("a1")

    async def story() -> None:
        for session in ("a1", "a2"):
            await visitors.allow("a", tell)
            visitors.comes(session, "a")
        await visitors.allow("b", tell)
        assert told == []
        await visitors.allow("a", tell)
        assert told == [2]

    visitors = Visitors(2, 20)
    in_a_loop(story())


def test_who_waits_too_often_is_refused_and_who_leaves_does_not_wait() -> None:
    async def gone(_: int) -> None:
        raise ConnectionError

    async def story() -> None:
        visitors.comes("a1", "a")
        waits = asyncio.create_task(visitors.allow("a", lambda _: asyncio.sleep(0)))
        await asyncio.sleep(0)
        with pytest.raises(TooMany):
            await visitors.allow("a", gone)
        waits.cancel()
        await asyncio.wait({waits})
        with pytest.raises(ConnectionError):
            await visitors.allow("a", gone)
        visitors.arrived("a1")
        await visitors.allow("a", gone)

    visitors = Visitors(1, 20)
    in_a_loop(story())


def test_a_page_that_was_sent_and_never_connects_keeps_its_place_for_a_while_only() -> None:
    visitors = Visitors(5, 0.05)
    for session in ("opening", "late", "here"):
        visitors.comes(session, "a")
    assert visitors.overdue == 0
    for session in ("late", "here"):
        visitors.sent(session)
    visitors.arrived("here")
    time.sleep(0.1)
    assert visitors.overdue == 1
    visitors.arrived("late")
    assert visitors.overdue == 0


def asked(peer: str, told: str = "", **headers: str) -> Any:
    """A request from an address, with what a header makes of it."""
    context = SimpleNamespace(address=(peer, 5000))
    connection = SimpleNamespace(context=context)
    return SimpleNamespace(connection=connection, remote_ip=told or peer, headers=headers)


@pytest.mark.parametrize(
    ("request_", "who"),
    [
        (asked("198.51.100.3"), "198.51.100.3/32"),
        (asked("198.51.100.3", "203.0.113.7"), "198.51.100.3/32"),  # no proxy of ours: not believed
        (asked("127.0.0.1", "203.0.113.7"), "203.0.113.7/32"),
        (asked("2001:db8:1:2:3::4"), "2001:db8:1:2::/64"),
        (asked("2001:db8:1:2:9::9"), "2001:db8:1:2::/64"),
        (asked("127.0.0.1", "203.0.113.7", **{"X-User": "somebody"}), "somebody"),
        (asked("198.51.100.3", **{"X-User": "somebody"}), "198.51.100.3/32"),
    ],
)
def test_whose_a_request_is(request_: Any, who: str) -> None:
    assert identity.visitor(request_, Options(NOTEBOOKS, user_header="X-User")) == who


def test_many_requests_of_one_leave_places_for_others(tmp_path: Path) -> None:
    """One visitor's requests in a row once took 95 places of 100 in 42 s."""
    options = [
        "--per-visitor",
        "2",
        "--max-sessions",
        "6",
        "--spares",
        "0",
        "--grace-seconds",
        "600",
    ]
    with (
        browsing.serving(NOTEBOOKS, *options, log=tmp_path / "log") as server,
        ThreadPoolExecutor(8) as pool,
    ):
        url = server.page("1_slider.ipynb")
        greedy = [pool.submit(cells, url) for _ in range(8)]
        eventually(lambda: sum(each.done() for each in greedy) >= 6)
        told = [each.result().text for each in greedy if each.done()]
        assert sum('{"many": true}' in text for text in told) == 4
        assert sum("widget-view" in text for text in told) == 2
        other = get(url, {"X-Deterrence-Page": "1"} | PROXY)
        assert "widget-view" in other.text
        assert health(server)["sessions"] == 3
        for text in (*told, other.text):
            if "kernelId" in text:
                config = next(json.loads(line) for line in text.splitlines() if "kernelId" in line)
                get(f"{server.url}voila/api/shutdown/{config['config']['kernelId']}", data=b"")
        eventually(lambda: all(each.done() for each in greedy))
        assert sum("widget-view" in each.result().text for each in greedy) == 4
