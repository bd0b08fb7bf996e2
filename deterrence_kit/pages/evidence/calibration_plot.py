"""The calibration plot of a test by forecast, as a page of its own that needs no network."""

from __future__ import annotations

from bokeh.embed import file_html
from bokeh.layouts import column
from bokeh.models.widgets import Div
from bokeh.resources import INLINE

from deterrence_kit.evidence.forecast_test import Backtest
from deterrence_kit.evidence.forecasts import MODEL, PLAIN
from deterrence_kit.evidence.reliability import curves
from deterrence_kit.pages.evidence.marks import COLOURS, SIGNS
from deterrence_kit.pages.evidence.reliability import draw_reliability, reliability_columns

SHOWN = (MODEL, "model as shipped, nothing fitted", PLAIN)


def calibration_page(test: Backtest) -> str:
    """Forecast against what happened, for the model's forecast and a baseline, as HTML."""
    plot = draw_reliability(reliability_columns(curves(test), SHOWN))
    plot.update(sizing_mode="fixed", width=640, height=560)
    record = test.record
    title = (
        f"Fitted to {record['train_to']}, scored on {record['test']['years'][0]}–"
        f"{record['test']['years'][1]}"
    )
    legend = "<br>".join(
        f'<span style="color:{COLOURS[i]}">{SIGNS[i]}</span> {name}' for i, name in enumerate(SHOWN)
    )
    words = Div(text=f"<b>{title}</b><br>{legend}<br>On the dashed line, forecasts come true.")
    return str(file_html(column(words, plot), INLINE, title))
