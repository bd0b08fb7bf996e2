"""One server for all workers of a run: starting one takes seconds of a core."""

import os
from contextlib import contextmanager, suppress

import browsing
import psutil

from tests.conftest import ROOT
from tests.waiting import PATIENCE, eventually


@contextmanager
def shared_server(folder, name, *how):
    """The address of the suite, served with options; the first worker that asks starts it.

    It ends with its last user: who started it takes its address away, so that nobody comes any more, and
    then waits for those who are there.
    """
    here = folder / name
    users, address, starts = here / "users", here / "address", here / "starts"
    users.mkdir(parents=True, exist_ok=True)
    with user(users):
        found = eventually(lambda: read(address) or first(starts), 2 * PATIENCE)
        if found is not True:
            yield found
            return
        with browsing.serving(ROOT / "notebooks", *how, log=here / f"log-{os.getpid()}") as server:
            put(address, server.url)
            yield server.url
            address.unlink()
            starts.rmdir()
            eventually(lambda: others(users) == [], 60 * PATIENCE)


@contextmanager
def user(users):
    """Written down as long as it lasts; who dies without a word has a number that is nobody's."""
    mine = users / str(os.getpid())
    mine.mkdir()
    yield
    mine.rmdir()


def others(users):
    """Who else is there."""
    numbers = [int(each.name) for each in users.iterdir()]
    return [number for number in numbers if number != os.getpid() and psutil.pid_exists(number)]


def put(file, text):
    """Write a file that others wait for: it is there whole, or not at all."""
    made = file.with_suffix(f".{os.getpid()}")
    made.write_text(text, encoding="utf-8")
    made.replace(file)


def read(file):
    """What stands in a file; nothing where there is none."""
    with suppress(FileNotFoundError):
        return file.read_text()


def first(place):
    """Whether nobody was there before."""
    with suppress(FileExistsError):
        place.mkdir()
        return True
    return False
