"""The Evidence page's tables: claims, published figures, forecasts, cases, the origin of each number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from deterrence_kit.app.blocks import (
    Block,
    Made,
    Part,
    block,
    field,
    fold,
    form,
    heading,
    items,
    table,
    text,
)
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.state import State
from deterrence_kit.evidence import FITTED, has_data, reproduced, shipped
from deterrence_kit.evidence.claims import argument
from deterrence_kit.evidence.sources import SOURCES
from deterrence_kit.evidence.standing.claim_shares import claim_shares
from deterrence_kit.evidence.standing.runs import runs
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.model.telling.written import number_text, two_texts
from deterrence_kit.pages.evidence import words
from deterrence_kit.pages.evidence.cases import chosen, past_cases
from deterrence_kit.pages.evidence.choices import PERIODS, SHOWN
from deterrence_kit.pages.evidence.claim_rows import claim_row
from deterrence_kit.pages.evidence.findings import Findings, fitted, trials

MOST_CASES = 15
MOST_NAMES = 5

CLAIMS_COLUMNS = (
    ("claim", "claim", "text"),
    ("found", "what the model does", "text"),
    ("result", "at the defaults", "text"),
    ("draws", "in draws of all assumptions", "text"),
    ("scenarios", "in scenarios", "text"),
    ("built", "true by construction", "text"),
)
PARAMETERS_COLUMNS = (
    ("label", "parameter", "text"), ("value", "value", "text"), ("range", "range", "text"),
    ("evidence", "evidence", "text"), ("source", "source", "text"),
)  # fmt: skip
PUBLISHED_COLUMNS = (
    ("check", "check", "text"), ("claimed", "as published", "text"), ("ours", "here", "text"),
    ("verdict", "verdict", "text"), ("note", "note", "text"), ("source", "source", "text"),
)  # fmt: skip
SCORES_COLUMNS = (
    ("forecast", "forecast", "text"), ("years", "fitted to, scored on", "text"),
    ("auc", "AUC", "text"), ("log_score", "log score", "text"), ("brier", "Brier", "text"),
    ("expected", "expected", "integer"), ("happened", "happened", "integer"),
)  # fmt: skip
CASES_COLUMNS = (
    ("year", "year", "text"), ("challenger", "challenger", "text"), ("target", "target", "text"),
    ("defenders", "defenders", "text"), ("credibility", "credibility", "probability"),
    ("model", "the model says", "text"), ("happened", "what happened", "text"),
    ("joined", "defenders who joined", "text"), ("verdict", "verdict", "text"),
)  # fmt: skip


DIFFER_COLUMNS = (
    ("war", "war", "text"), ("treaty", "treaty (number of ATOP)", "text"),
    ("LLM", "rule of Leeds, Long & Mitchell", "text"),
    ("BF", "rule of Berkemeier & Fuhrmann", "text"),
)  # fmt: skip


def _select(name: str, label: str, options: Mapping[str, str], value: str) -> Part:
    return field(name, label, "select", value, options=list(options.items()), live=True)


@lru_cache(maxsize=1)
def claim_parts() -> list[Part]:
    """Every claim, what the model does, and how far it stands: the shakiest first."""
    shares = {share.sentence: share for share in claim_shares()}
    place = {sentence: i for i, sentence in enumerate(shares)}
    tried = sorted(trials(), key=lambda t: (t[1].passed, place.get(t[0].sentence, -1)))
    rows = [claim_row(claim, result, shares.get(claim.sentence)) for claim, result in tried]
    failing = [row["claim"] for row in rows if row["result"] != "holds"]
    note = f"These fail: {'; '.join(failing)}." if failing else "At the defaults none fails."
    return [
        text("Each claim moves something and says what has to rise or fall; each was run against the model "
             f"as it is installed here. {note} {words.share_words(list(shares.values()))}"),
        text(runs()["claim_shares"].sentence(), note=True),
        table("Claims", CLAIMS_COLUMNS, rows, "claims"),
        fold("The argument they take apart", items(argument(), ordered=True)),
    ]  # fmt: skip


@lru_cache(maxsize=1)
def published_parts() -> list[Part]:
    """The published effect sizes, and what the files give."""
    rows = [vars(row) for row in reproduced()]
    said = words.reproduced_words([row["verdict"] for row in rows])
    return [text(said), table("Published figures", PUBLISHED_COLUMNS, rows, "published")]


@lru_cache(maxsize=1)
def forecast_parts() -> list[Part]:
    """The scores of every forecast from every origin."""
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
        table("Forecasts", SCORES_COLUMNS, rows, "forecasts"),
    ]  # fmt: skip


def _case_row(case: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: case[name] for name, *_ in CASES_COLUMNS[:6]}, "year": str(case["year"]),
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
            "label": p.label, "value": number_text(p.default, p.unit),
            "range": " to ".join(two_texts(p.low, p.high, p.unit)),
            "evidence": p.evidence, "source": p.source,
        }
        for p in SETTINGS.values()
    ]  # fmt: skip


def _missing() -> list[Part]:
    """Which files would bring history onto the page, from whom, and where to put them."""
    files = [f"{s.title}, {s.origin}. Cite {s.citation}." for s in SOURCES.values()]
    return [
        text("The historical files are not here. They are not shipped, because their owners state no "
             "open licence. Put them into a folder and name it in DETERRENCE_KIT_DATA: then this "
             "page lists the cases, and “deterrence-kit evidence fit” and “backtest” run. What is "
             "shown above comes from the shipped tables of estimates."),
        fold(f"The {len(files)} files, and who publishes them", items(files)),
    ]  # fmt: skip


def case_parts(state: State) -> list[Part]:
    """What the historical cases show, or what is missing for them."""
    if not has_data():
        return _missing()
    read = past_cases()
    if read.found is None:
        return [text(read.fault or "The cases are being read from the historical files …")]
    which, period = state.choice("cases"), state.choice("period")
    rows = chosen(read.found, which, period)
    fields = [
        _select("cases", "Show", SHOWN, which),
        _select("period", "Years", PERIODS, period),
    ]
    return [
        text(words.case_words(rows[:MOST_CASES], rows, read.found)),
        form("look_up", fields),
        table(
            "Historical cases", CASES_COLUMNS, [_case_row(c) for c in rows[:MOST_CASES]], "cases"
        ),
        *_differ_parts(read.differ),
    ]


def _differ_parts(differ: list[dict[str, Any]]) -> list[Part]:
    """The commitments on which the two codings differ, where there are any."""
    if not differ:
        return []
    rows = [
        {"war": words.war_name(d["warname"]), "treaty": str(d["atopid"]), "LLM": d["LLM"], "BF": d["BF"]}
        for d in differ
    ]  # fmt: skip
    return [
        heading("Where the two codings of wartime commitments disagree"),
        text(words.differ_words(differ, shipped("codings"))),
        table("Where the two codings disagree", DIFFER_COLUMNS, rows, "codings"),
    ]


def origin_parts(name: str) -> list[Part]:
    """Where one number comes from, and all of them."""
    card = words.origin_rows(name, fitted(), FITTED.get(name))
    return [
        form("look_up", [_select("parameter", "Number", CHOICES["parameter"], name)]),
        heading(SETTINGS[name].label),
        table(SETTINGS[name].label, words.CARD, card),
        fold(
            "All numbers in one table",
            table("All numbers", PARAMETERS_COLUMNS, _parameters(), "numbers"),
        ),
    ]


def claims_block(_shown: Findings) -> Made:
    """Every claim, tried."""
    return block("The argument's claims, tried", *claim_parts(), wide=True)


def cases_block(shown: Findings) -> Made:
    """The cases that are chosen."""
    return block("Historical cases", *case_parts(shown.state), wide=True)


def published_block(_shown: Findings) -> Made:
    """What others have published."""
    return block("Published figures, computed again", *published_parts(), wide=True)


def forecasts_block(_shown: Findings) -> Made:
    """The scores of all forecasts."""
    return block("Forecasts, scored on the years after", *forecast_parts(), wide=True)


def origin_block(shown: Findings) -> Made:
    """The number that is looked up."""
    parts = origin_parts(shown.state.choice("parameter"))
    return block("Where a number comes from", *parts, wide=True)


CLAIMS = Block("claims", claims_block)
CASES = Block("cases", cases_block)
PUBLISHED = Block("published", published_block)
FORECASTS = Block("forecasts", forecasts_block)
ORIGIN = Block("origin", origin_block)
