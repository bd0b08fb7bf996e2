"""A page that comes and goes on a bad line keeps its session: each absence has its own time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from deterrence_kit.serve.sessions import Sessions
from deterrence_kit.serve.visitors import Visitors


class Bare(Sessions):
    """Sessions without kernels: only who comes and goes."""

    def __init__(self):
        self.__dict__ |= {"_trait_values": {}, "ended": []}
        self.touched, self.pages, self.visits = {}, {}, {}
        self.options = type("Options", (), {"grace_seconds": 0.5})()
        self.visitors = Visitors(1, 0.5)

    def __contains__(self, session):
        return True

    async def end(self, session, why):
        self.ended.append(session)


def test_an_absence_is_counted_from_its_own_beginning():
    async def visit():
        sessions = Bare()
        sessions.page_opened("a")
        sessions.page_closed("a")
        sessions._end_later, later = lambda *_: None, sessions._end_later
        sessions.page_opened("a")
        sessions.page_closed("a")  # away again, when the first absence's time is over
        await asyncio.sleep(1)
        assert not sessions.ended
        later("a", 0)
        await asyncio.sleep(0.1)
        assert sessions.ended == ["a"]

    with ThreadPoolExecutor(1) as thread:  # a loop may run in this one already
        thread.submit(asyncio.run, visit()).result()
