"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer
from deterrence_kit.model.settings import SETTINGS

SHOWN = {
    "wrong": "where the model is wrong", "war": "those that became wars",
    "right": "where the model is right", "all": "all",
}  # fmt: skip
PERIODS = {"all": "all years", "1815": "to 1914", "1915": "1915 to 1945", "1946": "since 1946"}

offer("parameter", {name: p.label for name, p in SETTINGS.items()})
offer("cases", SHOWN)
offer("period", PERIODS)
