"""A bad network between browser and server: it swallows what is under way, and cuts."""

import asyncio
import threading
from contextlib import contextmanager, suppress


class Cutter:
    """Passes connections on to a port; those of websockets can be cut, or all."""

    def __init__(self, port):
        self.port, self.loop = port, asyncio.new_event_loop()
        self.lines, self.swallowing, self.down = set(), False, False
        self.all, self.dead = set(), False
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self.loop.run_until_complete, args=(self.serve(),))

    async def serve(self):
        self.ended = asyncio.Event()
        server = await asyncio.start_server(self.connected, "127.0.0.1", 0)
        self.own = server.sockets[0].getsockname()[1]
        self.ready.set()
        await self.ended.wait()
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def connected(self, reader, writer):
        first = b"" if self.dead else await reader.read(65536)
        is_line = b"upgrade: websocket" in first.lower()
        if not first or (is_line and self.down):
            writer.transport.abort()
            return
        back, forth = await asyncio.open_connection("127.0.0.1", self.port)
        forth.write(first)
        ends = (writer, forth)
        self.all.add(ends)
        if is_line:
            self.lines.add(ends)
        ways = (reader, forth, is_line), (back, writer, is_line)
        await asyncio.gather(*(self.pump(*way) for way in ways))
        self.lines.discard(ends)
        self.all.discard(ends)

    async def pump(self, reader, writer, is_line):
        with suppress(OSError):
            while data := await reader.read(65536):
                if not (is_line and self.swallowing):
                    writer.write(data)
                    await writer.drain()
        writer.close()

    async def _cut(self, swallow, down):
        self.swallowing = True
        await asyncio.sleep(swallow)
        self.down, lines = True, list(self.lines)
        for end in (end for ends in lines for end in ends):
            end.transport.abort()
        self.swallowing = False
        if down is not None:
            await asyncio.sleep(down)
            self.down = False

    def cut(self, swallow, down=None):
        """Lose all that is sent for some seconds, cut the lines, and let none through for some.

        With no time for the latter, none is let through until `mend`.
        """
        return asyncio.run_coroutine_threadsafe(self._cut(swallow, down), self.loop)

    async def _die(self):
        self.dead = True
        for end in (end for ends in list(self.all) for end in ends):
            end.transport.abort()

    def die(self):
        """Let nothing through until `mend`, as where the server was killed or a cable is pulled."""
        asyncio.run_coroutine_threadsafe(self._die(), self.loop).result()

    def mend(self):
        """Let all through again."""
        self.down = self.dead = False


@contextmanager
def cutting(port):
    """A cutter in front of a port."""
    cutter = Cutter(port)
    cutter.thread.start()
    cutter.ready.wait()
    try:
        yield cutter
    finally:
        cutter.loop.call_soon_threadsafe(cutter.ended.set)
        cutter.thread.join()
