"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer
from deterrence_kit.app.second import SECOND

offer("second", SECOND)
