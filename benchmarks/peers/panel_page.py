"""The same page in Panel: ``panel serve panel_page.py``."""

import panel as pn
from same_page import SamePage

page = SamePage()
slider = pn.widgets.FloatSlider(name="Readiness", start=0.1, end=0.95, step=0.01, value=0.5)
slider.param.watch(lambda change: page.move(change.new), "value")
pn.Column(
    slider, *[pn.pane.Bokeh(figure, sizing_mode="stretch_width") for figure in page.figures]
).servable()
