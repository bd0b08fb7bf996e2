"""Evidence: what history supports and what it does not; every claim tried, every number's origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, ClassVar

from deterrence_kit.app.about import LIMITS
from deterrence_kit.app.blocks import block
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.evidence_blocks import (
    case_parts,
    claim_parts,
    fitted,
    forecast_parts,
    origin_parts,
    published_parts,
    trials,
)
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.past_cases import past_cases
from deterrence_kit.app.pictures import picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State
from deterrence_kit.evidence import reproduced, shipped
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.views import estimates, reliability
from deterrence_kit.views import evidence_words as words
from deterrence_kit.views.estimates import estimate_columns
from deterrence_kit.views.estimates_figure import COLOURS, SIGNS, draw_estimates
from deterrence_kit.views.evidence_words import QUESTIONS, Question
from deterrence_kit.views.reliability import reliability_columns
from deterrence_kit.views.reliability_figure import draw_reliability

MODEL = "model with the record of disputes"
BASELINES = ("baseline: rate by border and rivalry", "baseline: logit, capability ratio and pact")
WITHOUT = "the same without credibility"
AS_SHIPPED = "model as shipped, nothing fitted"
CURVES = (MODEL, AS_SHIPPED, BASELINES[1])
STEPS = [
    """from deterrence_kit.evidence.claims import claims, tried

for claim in claims():
    result = tried(claim)
    print("holds" if result.passed else "FAILS", "|", claim.sentence, "|", result.words)""",
    """from deterrence_kit.evidence import coefficients, reproduced

for found in coefficients().values():
    print(f"{found.name:40} {found.value:9.4f} {found.unit:10} (se {found.se:.4f}, n {found.n:,})")
for row in reproduced():
    print(f"{row.verdict:20} {row.check}: {row.claimed}; here {row.ours}")""",
]
HEIGHT = {"honoured": 300, "exponent": 200, "coding": 280, "pact_effect": 230, "slopes": 300}


def look_up(state: State, event: Mapping[str, Any]) -> State:
    """The state after a form's fields, which are choices, have been set."""
    values = event.get("values")
    for name, value in values.items() if isinstance(values, Mapping) else ():
        if not isinstance(value, str) or value not in CHOICES.get(str(name), {}):
            raise ValueError("That cannot be chosen here.")
        state = state.chosen(name, value)
    return state


class EvidenceReading(Reading):
    """Claims, estimates, forecasts and cases: the same whatever the levers say."""

    SLIDERS = ()
    PICKER = ""
    EVENTS: ClassVar = {"look_up": look_up}

    @property
    def subject(self) -> str:
        """What the page is about, as a title."""
        return "Evidence: what history supports, and what it does not"

    @property
    def summary(self) -> str:
        """What it is about, in a sentence."""
        return "The argument's claims tried against the model, and its numbers against the record."

    def steps(self) -> list[str]:
        """Cells that give the same results."""
        return STEPS

    def words(self) -> dict[str, Any]:
        """How many claims hold, and what the numbers rest on."""
        held, all_ = sum(result.passed for _, result in trials()), len(trials())
        grades = Counter(p.evidence for p in SETTINGS.values())
        verdicts = Counter(row.verdict for row in reproduced())
        return {
            "headline": [
                {"label": "Claims that hold", "value": f"{held} of {all_}",
                 "note": "in the model: consistency, not truth"},
                {"label": "Published figures", "value": f"{verdicts['reproduced']} of {verdicts.total()}",
                 "note": f"reproduced; {verdicts['in part']} in part, "
                         f"{verdicts['not reproduced']} not, the rest not testable here"},
                {"label": "The model's numbers", "value": f"{grades['fitted']} fitted",
                 "note": f"{grades['published']} published, {grades['judgement']} judgement"},
            ],
            "verdict": f"{held} of {all_} claims hold.",
            "sentence": words.standing_words(fitted()),
            "strip": f"{held} of {all_} claims hold · {grades['judgement']} numbers are judgements",
        }  # fmt: skip

    def page(self, ally: str) -> dict[str, Any]:
        """As on every page, but this one is about no scenario: what the model does not claim."""
        limits = [{"title": "What the model does not claim", "items": list(LIMITS)}]
        return super().page(ally) | {"about": {"summary": "", "sections": limits}}

    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of the pictures, which are the same for every state."""
        return _columns()

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        said = {name: words.question_words(name, fitted()) for name in QUESTIONS}
        rows = shipped("forecasts")
        return said | {"reliability": words.forecast_words(rows, MODEL, BASELINES, WITHOUT)}

    def pictures(self) -> dict[str, dict[str, Any]]:
        """One picture for each question, and the reliability of the forecasts."""
        plot = draw_reliability(
            {n: _columns()[n] for n in ("reliability_points", "reliability_lines")}
        )
        legend = _legend(CURVES)
        curves = picture(
            plot,
            "Do forecasts come true?",
            430,
            "reliability_points",
            reliability.TABLE,
            legend=legend,
        )
        return {name: _picture(name, q) for name, q in QUESTIONS.items()} | {"reliability": curves}

    def blocks(self) -> dict[str, dict[str, Any]]:
        """Claims, published figures, forecasts, cases, and the origin of each number."""
        name = self.state.choice("parameter")
        return {
            "claims": block("The argument's claims, tried", *claim_parts(), after="top", wide=True),
            "cases": block("Historical cases", *case_parts(self.state), wide=True),
            "published": block("Published figures, computed again", *published_parts(), wide=True),
            "forecasts": block(
                "Forecasts, scored on the years after", *forecast_parts(), wide=True
            ),
            "origin": block("Where a number comes from", *origin_parts(name), wide=True),
        }

    def refine(self) -> Iterator[None]:
        """Read the historical cases, where the files are in place."""
        yield from past_cases().read()


@lru_cache(maxsize=1)
def _columns() -> dict[str, dict[str, Any]]:
    columns = reliability_columns(shipped("reliability"), CURVES)
    for name, question in QUESTIONS.items():
        columns |= estimate_columns(name, words.estimates(question, fitted()))
    return columns


def _picture(name: str, question: Question) -> dict[str, Any]:
    plot = draw_estimates(name, _columns(), axis=question.axis, against=question.against)
    legend = _legend(question.legend)
    return picture(
        plot, question.title, HEIGHT[name], f"{name}_rows", estimates.TABLE, legend=legend
    )


def _legend(said: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"sign": SIGNS[i], "colour": COLOURS[i], "text": each} for i, each in enumerate(said)]


def show() -> None:
    """Display the page in a notebook."""
    show_page(EvidenceReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    trials()
    prepare_page(EvidenceReading)
