"""In which frame a move is painted (counts of frames and layouts: benchmarks/painting.py)."""

import pytest
from playwright.sync_api import expect

from tests.browser.engines import sure
from tests.browser.sights import press, wait_for_query
from tests.waiting import eventually

pytestmark = pytest.mark.browser
#: A frame has one time for all that happens in it.
WATCH = """() => {
  window.seen = [];
  const see = (what) => {
    const time = document.timeline.currentTime;
    if (!seen.some((each) => each.what === what && each.time === time)) seen.push({ what, time });
  };
  const save = CanvasRenderingContext2D.prototype.save;
  CanvasRenderingContext2D.prototype.save = function () {
    see("painted");
    return save.call(this);
  };
  new MutationObserver(() => see("told"))
    .observe(document.querySelector(".dk-answer"), { subtree: true, childList: true, characterData: true });
}"""


def test_the_answer_is_told_in_the_frame_in_which_the_map_is_painted_and_the_rest_in_the_next(
    open_page,
):
    page = open_page("1_credibility_explorer")
    expect(page.locator(".dk-sure")).to_have_text(sure(page))  # what is told at rest has been
    page.evaluate(WATCH)
    press(page, "readiness", "ArrowRight", 1)
    wait_for_query(page, "readiness=0.51")
    eventually(lambda: page.evaluate("seen.filter(({ what }) => what === 'painted').length > 1"))
    first, second = page.evaluate("seen.slice(0, 2)")
    assert [first["what"], second["what"]] == ["painted", "told"]  # at once: past
    assert first["time"] == second["time"]  # at once: past
