"""What the explorer computes of a state."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache

from deterrence_kit.analysis import Attribution, Response, assess_cases, attribution, response
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.second import second_crisis
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.model import Assessment, Persons, Scenario, persons_by_day
from deterrence_kit.pages.explorer.words import SECOND_CRISIS, second_words, shares_words
from deterrence_kit.views.shapes import Answer, Card


@lru_cache(maxsize=64)
def _baseline_curve(scenario: str, name: str) -> Response:
    return response(scenario_called(scenario), {}, name)


class Findings(Reading):
    """Shares of the change, the response of the lever last touched, and a second crisis elsewhere."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.alone = self.scenario
        self.second = second_crisis(state.choice("second"), self.scenario)
        self.scenario = self.second.scenario

    @cached_property
    def without_second(self) -> tuple[Assessment, Persons]:
        """The same case if there were no second crisis."""
        one = assess_cases(self.alone, self.changes, members=True)
        return one, persons_by_day(self.alone, self.changes)

    @cached_property
    def why(self) -> Attribution:
        """Each change's share of the difference to the baseline."""
        outcome = self.state.choice("why")
        why = attribution(self.shipped, self.changes, outcome, members=self.members)
        if not self.second.counts:
            return why
        after = float(getattr(self.now, outcome))
        return replace(why, after=after, parts={**why.parts, SECOND_CRISIS: after - why.after})

    @property
    def members(self) -> Scenario | None:
        """The pact after members have left or joined; None if nobody has."""
        return None if self.alone is self.shipped else self.alone

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
        why = attribution(
            self.shipped, self.changes, "member_resolve", members=self.members, commitment=code
        )
        moved = ("Moved by, in points", shares_words(why, self.names))
        return Card(**card | {"rows": [card["rows"][0], moved, *card["rows"][1:]]})

    def words(self) -> Answer:
        """The answer, and what a second crisis takes from it."""
        told = super().words()
        if not self.second.title:
            return told
        sentence = second_words(self.second, self.now, self.persons, *self.without_second)
        return told | {"sentence": f"{told['sentence']} {sentence}"}

    def preparation(self) -> list[str]:
        """Lines of the notebook that bring the second crisis in."""
        if not self.second.counts:
            return []
        name = self.state.choice("second")
        return [
            "from deterrence_kit.model import with_second_crisis",
            f"scenario = with_second_crisis(scenario, load_scenario({name!r}))",
        ]

    @cached_property
    def without_the_first(self) -> float | None:
        """Credibility without the ally that would deliver most; None if no ally brings anything."""
        if len(self.scenario.codes) < 3:
            return float(self.now.denial_alone)
        helped = self.now.delivered * (1 - self.scenario.home)
        if not helped.any():  # nobody is first of those who bring nothing
            return None
        code = self.scenario.codes[int(helped.argmax())]
        left = self.scenario.without(code)
        changes = {n: v for n, v in self.changes.items() if not n.endswith(f".{code}")}
        return float(assess_cases(left, changes).credibility)
