"""What the explorer computes of a state."""

from __future__ import annotations

from functools import cached_property, lru_cache

from deterrence_kit.analysis import Attribution, Response, assess_cases, attribution, response
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import scenario_called
from deterrence_kit.pages.explorer.words import shares_words
from deterrence_kit.views.shapes import Card


@lru_cache(maxsize=64)
def _baseline_curve(scenario: str, name: str) -> Response:
    return response(scenario_called(scenario), {}, name)


class Findings(Reading):
    """Shares of the change, and the response of the lever last touched."""

    @cached_property
    def why(self) -> Attribution:
        """Each change's share of the difference to the baseline."""
        members = None if self.scenario is self.shipped else self.scenario
        outcome = self.state.choice("why")
        return attribution(self.shipped, self.changes, outcome, members=members)

    @cached_property
    def curve(self) -> Response:
        """The response curve of the setting last touched."""
        return response(self.scenario, self.changes, self.touched)

    @property
    def curve_before(self) -> Response:
        """The same at the baseline."""
        return _baseline_curve(self.state.scenario, self.touched)

    def card(self, code: str) -> Card | None:
        """The card of one state; an ally's says what moved its resolve, and by how much."""
        card = super().card(code)
        if not card or not self.changes or code not in self.shipped.codes or card["kind"] != "ally":
            return card
        members = None if self.scenario is self.shipped else self.scenario
        why = attribution(
            self.shipped, self.changes, "member_resolve", members=members, commitment=code
        )
        moved = ("Moved by, in points", shares_words(why, self.names))
        return Card(**card | {"rows": [card["rows"][0], moved, *card["rows"][1:]]})

    @cached_property
    def without_the_first(self) -> float | None:
        """Credibility without the ally that would deliver most; None if nobody else is left."""
        if len(self.scenario.codes) < 3:
            return float(self.now.denial_alone)
        helped = self.now.delivered * (1 - self.scenario.home)
        code = self.scenario.codes[int(helped.argmax())]
        left = self.scenario.without(code)
        changes = {n: v for n, v in self.changes.items() if not n.endswith(f".{code}")}
        return float(assess_cases(left, changes).credibility)
