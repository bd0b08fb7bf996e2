"""Maps are painted as Bokeh paints them, though what stands still in them is painted once."""

import pytest

from tests.browser.engines import EXPLORER, NETWORK
from tests.browser.sights import press
from tests.waiting import eventually

pytestmark = pytest.mark.browser
FIND = """
  const grounded = ({ model }) => model.renderers?.some(({ level }) => level === "underlay");
  const view = [...Bokeh.index.roots].find(grounded);
  const { primary, overlays } = view.canvas_view;
"""
LAYERS = f"""() => {{
  {FIND}
  return [primary, overlays].map(({{ canvas }}) => canvas.toDataURL()).join();
}}"""
#: Values of pixels that differ between the map as it is and as Bokeh makes it with nothing of ours in
#: between. Bokeh clears neither the outermost row nor column: those differ from one painting to the next.
BOTH = f"""async () => {{
  {FIND}
  const inner = ({{ canvas, ctx }}) => ctx.getImageData(1, 1, canvas.width - 1, canvas.height - 1).data;
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const now = [primary, overlays].map(inner);
  const names = ["_paint_empty", "_paint_outline", "_paint_levels", "invalidate_painters"];
  const ours = names.filter((name) => Object.hasOwn(view, name)).map((name) => [name, view[name]]);
  ours.forEach(([name]) => delete view[name]);
  view.invalidate_painters();
  view.paint();
  const ordinary = [primary, overlays].map(inner);
  Object.assign(view, Object.fromEntries(ours));
  const apart = now.map((layer, i) => layer.filter((value, at) => value !== ordinary[i][at]).length);
  return {{ apart, ours: ours.length }};
}}"""
COUNT = """() => {
  window.counted = { laid: 0, asked: 0 };
  const { drawImage } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.drawImage = function (...rest) {
    counted.laid += 1;
    return drawImage.apply(this, rest);
  };
  const { getPropertyValue } = CSSStyleDeclaration.prototype;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    counted.asked += name.startsWith("--bk-");
    return getPropertyValue.call(this, name);
  };
}"""


def rested(page, other_than):
    """The map's pixels once they have changed and stand still."""
    seen = [page.evaluate(LAYERS)]

    def stands():
        page.wait_for_timeout(100)
        seen.append(page.evaluate(LAYERS))
        return seen[-1] == seen[-2] != other_than

    eventually(stands, 20)
    return seen[-1]


@pytest.mark.parametrize("stem", [EXPLORER, NETWORK])
def test_a_map_is_painted_as_bokeh_paints_it(open_page, stem):
    page = open_page(stem, "?scenario=nato-estonia")

    def compare():
        before = rested(page, "")
        for key in ("PageDown", "PageDown", "PageUp"):  # the second painting of a ground is kept
            press(page, "readiness", key)
            before = rested(page, before)
        told = page.evaluate(BOTH)
        assert told == {"apart": [0, 0], "ours": 4}  # at once: it has rested

    page.evaluate(COUNT)
    compare()
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1200, "height": 800})
    compare()
    page.locator(".dk-plot").first.hover()
    page.emulate_media(color_scheme="light")
    page.evaluate("counted.asked = 0")
    compare()
    counted = page.evaluate("counted")
    assert counted["laid"] >= 6  # at once: what stands still was laid there, not painted
    assert counted["asked"] == 0  # at once: no colour was asked for again
