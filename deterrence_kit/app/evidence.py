"""Evidence: what history supports and what it does not; every claim tried, every number's origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, ClassVar

from deterrence_kit.app.about import LIMITS
from deterrence_kit.app.blocks import Part, block, field, fold, form, heading, items, table, text
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.past_cases import PERIODS, SHOWN, chosen, past_cases
from deterrence_kit.app.pictures import picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State
from deterrence_kit.evidence import FITTED, coefficients, has_data, reproduced, shipped
from deterrence_kit.evidence.claims import Claim, Tried, argument, claims, tried
from deterrence_kit.evidence.sources import SOURCES
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
MOST_CASES = 15
MOST_NAMES = 5

CLAIMS = (
    ("claim", "claim", "text"),
    ("found", "what the model does", "text"),
    ("result", "result", "text"),
)
PARAMETERS = (
    ("label", "parameter", "text"), ("value", "value", "text"), ("range", "range", "text"),
    ("evidence", "evidence", "text"), ("source", "source", "text"),
)  # fmt: skip
PUBLISHED = (
    ("check", "check", "text"), ("claimed", "as published", "text"), ("ours", "here", "text"),
    ("verdict", "verdict", "text"), ("note", "note", "text"), ("source", "source", "text"),
)  # fmt: skip
SCORES = (
    ("forecast", "forecast", "text"), ("years", "fitted to, scored on", "text"),
    ("auc", "AUC", "text"), ("log_score", "log score", "text"), ("brier", "Brier", "text"),
    ("expected", "expected", "integer"), ("happened", "happened", "integer"),
)  # fmt: skip
CASES = (
    ("year", "year", "text"), ("challenger", "challenger", "text"), ("target", "target", "text"),
    ("defenders", "defenders", "text"), ("credibility", "credibility", "probability"),
    ("model", "the model says", "text"), ("happened", "what happened", "text"),
    ("joined", "defenders who joined", "text"), ("verdict", "verdict", "text"),
)  # fmt: skip
HEIGHT = {"honoured": 300, "exponent": 200, "coding": 280, "pact_effect": 230, "slopes": 300}


@lru_cache(maxsize=1)
def trials() -> tuple[tuple[Claim, Tried], ...]:
    """Every claim with what the model does, run once by this process."""
    return tuple((claim, tried(claim)) for claim in claims())


@lru_cache(maxsize=1)
def _fitted() -> dict[str, Any]:
    return coefficients()


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

    def words(self) -> dict[str, Any]:
        """How many claims hold, and what the numbers rest on."""
        held, all_ = sum(result.passed for _, result in trials()), len(trials())
        grades = Counter(p.evidence for p in SETTINGS.values())
        verdicts = Counter(row.verdict for row in reproduced())
        return {
            "headline": [
                {"label": "Claims that hold in the model", "value": f"{held} of {all_}",
                 "note": "consistency, not truth"},
                {"label": "Published figures", "value": f"{verdicts['reproduced']} of {verdicts.total()}",
                 "note": f"reproduced; {verdicts['in part']} in part, "
                         f"{verdicts['not reproduced']} not, the rest not testable here"},
                {"label": "The model's numbers", "value": f"{grades['fitted']} fitted",
                 "note": f"{grades['published']} published, {grades['judgement']} judgement"},
            ],
            "verdict": f"{held} of {all_} claims hold.",
            "sentence": words.standing_words(_fitted()),
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
        said = {name: words.question_words(name, _fitted()) for name in QUESTIONS}
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
        return {
            "claims": block("The argument's claims, tried", *_claims(), after="top", wide=True),
            "cases": block("Historical cases", *self._cases(), wide=True),
            "published": block("Published figures, computed again", *_published(), wide=True),
            "forecasts": block("Forecasts, scored on the years after", *_forecasts(), wide=True),
            "origin": block("Where a number comes from", *self._origin(), wide=True),
        }

    def refine(self) -> Iterator[None]:
        """Read the historical cases, where the files are in place."""
        yield from past_cases().read()

    def _cases(self) -> list[Part]:
        if not has_data():
            return _missing()
        read = past_cases()
        if read.found is None:
            return [text(read.fault or "The cases are being read from the historical files …")]
        which, period = self.state.choice("cases"), self.state.choice("period")
        rows = chosen(read.found, which, period)
        fields = [
            _select("cases", "Show", SHOWN, which),
            _select("period", "Years", PERIODS, period),
        ]
        return [
            text(words.case_words(rows[:MOST_CASES], rows, read.found)),
            form("look_up", fields),
            table("Historical cases", CASES, [_case_row(c) for c in rows[:MOST_CASES]], "cases"),
        ]

    def _origin(self) -> list[Part]:
        name = self.state.choice("parameter")
        card = words.origin_rows(name, _fitted(), FITTED.get(name))
        return [
            form("look_up", [_select("parameter", "Number", CHOICES["parameter"], name)]),
            heading(SETTINGS[name].label),
            table(SETTINGS[name].label, words.CARD, card),
            fold(
                "All numbers in one table",
                table("All numbers", PARAMETERS, _parameters(), "numbers"),
            ),
        ]


@lru_cache(maxsize=1)
def _columns() -> dict[str, dict[str, Any]]:
    columns = reliability_columns(shipped("reliability"), CURVES)
    for name, question in QUESTIONS.items():
        columns |= estimate_columns(name, words.estimates(question, _fitted()))
    return columns


def _picture(name: str, question: Question) -> dict[str, Any]:
    plot = draw_estimates(name, _columns(), axis=question.axis, against=question.against)
    legend = _legend(question.legend)
    return picture(
        plot, question.title, HEIGHT[name], f"{name}_rows", estimates.TABLE, legend=legend
    )


def _legend(said: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"sign": SIGNS[i], "colour": COLOURS[i], "text": each} for i, each in enumerate(said)]


def _select(name: str, label: str, options: Mapping[str, str], value: str) -> Part:
    return field(name, label, "select", value, options=list(options.items()), live=True)


@lru_cache(maxsize=1)
def _claims() -> list[Part]:
    rows = [
        {"claim": claim.sentence, "found": result.words, "result": "holds" if result.passed else "FAILS"}
        for claim, result in trials()
    ]  # fmt: skip
    failing = [row for row in rows if row["result"] != "holds"]
    note = (
        "None fails."
        if not failing
        else f"These fail: {'; '.join(row['claim'] for row in failing)}."
    )
    return [
        text("Each claim moves something and says what has to rise or fall; each was run against the model "
             f"as it is installed here. {note}"),
        table("Claims", CLAIMS, rows, "claims"),
        fold("The argument they take apart", items(argument(), ordered=True)),
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _published() -> list[Part]:
    rows = [vars(row) for row in reproduced()]
    said = words.reproduced_words([row["verdict"] for row in rows])
    return [text(said), table("Published figures", PUBLISHED, rows, "published")]


@lru_cache(maxsize=1)
def _forecasts() -> list[Part]:
    rows = [
        row | {
            "years": f"{row['train_to']}, {row['from']}–{row['to']}", "auc": f"{row['auc']:.3f}",
            "log_score": f"{row['log_score']:.4f}", "brier": f"{row['brier']:.5f}",
        }
        for row in shipped("forecasts")
    ]  # fmt: skip
    return [
        text("AUC: 0.5 is a coin, 1 perfect order. Log score and Brier score: lower is better. Disputes "
             "after 1989 are held back; the command runs unchanged on a folder that has them: "
             "deterrence-kit evidence backtest --train-to YEAR --data FOLDER"),
        table("Forecasts", SCORES, rows, "forecasts"),
    ]  # fmt: skip


def _case_row(case: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: case[name] for name, *_ in CASES[:6]}, "year": str(case["year"]),
        "happened": case["happened"], "verdict": "wrong" if case["wrong"] else "",
        "joined": str(case["defenders_joined"] or "none"),
        "defenders": _few(case["defenders"].split(", ")),
    }  # fmt: skip


def _few(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:MOST_NAMES])} and {more} more"


@lru_cache(maxsize=1)
def _parameters() -> list[dict[str, Any]]:
    return [
        {
            "label": p.label, "value": f"{p.default:g}", "range": f"{p.low:g} to {p.high:g} {p.unit}",
            "evidence": p.evidence, "source": p.source,
        }
        for p in SETTINGS.values()
    ]  # fmt: skip


def _missing() -> list[Part]:
    """Which files would bring history onto the page, from whom, and where to put them."""
    files = [f"{s.title}: {s.where}. Cite {s.citation}." for s in SOURCES.values()]
    return [
        text("The historical files are not here. They are not shipped, because their owners state no "
             "open licence. Put them into a folder and name it in DETERRENCE_KIT_DATA: then this "
             "page lists the cases, and “deterrence-kit evidence fit” and “backtest” run. What is "
             "shown above comes from the shipped tables of estimates."),
        fold(f"The {len(files)} files, and who publishes them", items(files)),
    ]  # fmt: skip


def show() -> None:
    """Display the page in a notebook."""
    show_page(EvidenceReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    trials()
    prepare_page(EvidenceReading)
