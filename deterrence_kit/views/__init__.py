"""Pictures, each in two functions: columns (no Bokeh) and drawing (Bokeh only)."""
