"""What is kept of findings, and at which pace steps are shown."""

import time

from deterrence_kit.app.kept import Kept
from deterrence_kit.app.pacing import paced


def test_the_oldest_is_forgotten_and_what_is_found_anew_replaces_the_old():
    kept = Kept(maxsize=3)
    for number in range(5):
        kept.keep(number, str(number))
    assert [kept.get(number) for number in range(5)] == [None, None, "2", "3", "4"]
    kept.keep(3, "again")
    assert [kept.get(number) for number in (2, 3, 4)] == ["2", "again", "4"]
    kept.clear()
    assert kept.get(4) is None


def test_each_slow_step_is_shown_and_of_quick_ones_the_last():
    def slow():
        for number in range(3):
            time.sleep(0.02)
            yield number

    assert list(paced(slow(), pause=0.001)) == [0, 1, 2]
    assert list(paced(iter(range(100)), pause=60)) == [99]


def test_a_search_that_ends_with_nothing_shows_nothing_at_its_end():
    assert list(paced(iter([1, None]), pause=60)) == []
    assert list(paced(iter([]))) == []
