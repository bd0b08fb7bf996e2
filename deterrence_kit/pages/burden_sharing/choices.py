"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer

ORDERS = {"burden": "By burden", "gdp": "By GDP", "gap": "By gap", "name": "By name"}
COSTS = {"money": "In money", "head": "Per head"}

offer("order", ORDERS)
offer("cost", COSTS)
