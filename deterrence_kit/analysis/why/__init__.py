"""Why a figure is what it is: attribution, response curves, surfaces."""
