"""An expert's yardstick: what a checklist of deterrence asks, and which number here speaks to it."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.app.blocks import Block, Made, block, table, text
from deterrence_kit.model.checklist_weights import ChecklistWeights
from deterrence_kit.model.parameter import parameters_of
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.pages.evidence.findings import Findings

CITATION = (
    "Mazarr et al. 2018, What Deters and Why: Exploring Requirements for Effective Deterrence of "
    "Interstate Aggression, RAND RR2451"
)
# The three questions as an account of the first author's talk about the report has them.
QUOTED = "SMA Speaker Series, M. Mazarr, 11 December 2018, nsiteam.com; read on 27 November 2026"
MOTIVE, CLEAR, BELIEVED = (
    "How motivated is the potential aggressor?",
    "Is the defender clear and explicit regarding what it seeks to prevent and what actions it would take "
    "in response?",
    "Did the aggressor view the defender's threats as credible and intimidating?",
)


@dataclass(frozen=True)
class Asked:
    """One thing that is asked, in our own words, and what speaks to it.

    Attributes
    ----------
    question : str
        The published question that it stands under.
    words : str
    settings : tuple of str
        Names of the model's numbers.
    answers : tuple of str
        Questions of the scenario's checklist of stakes. With neither, this tool cannot see it.
    """

    question: str
    words: str
    settings: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def seen(self) -> bool:
        """Whether anything here speaks to it."""
        return bool(self.settings or self.answers)


ASKED = (
    Asked(MOTIVE, "Discontent with how things stand", ("rivalry", "quiet_years"), ("dissatisfaction",)),
    Asked(MOTIVE, "Fear that time works against it", (), ("fear",)),
    Asked(MOTIVE, "What the place is worth to it", ("stakes",), ("prize",)),
    Asked(MOTIVE, "An urgent need to act", (), ("need",)),
    Asked(MOTIVE, "A moment that favours it", (), ("opportunity",)),
    Asked(MOTIVE, "What it expects to pay even if it succeeds", ("loss", "sanctions"), ("cost",)),
    Asked(CLEAR, "What exactly is defended", ("clarity", "red_lines")),
    Asked(CLEAR, "What would be done about an attack", ("clarity", "command")),
    Asked(CLEAR, "Messages sent in time to those they are meant for", ("signalling", "consultation")),
    Asked(CLEAR, "An answer to warnings, as a crisis unfolds", ()),
    Asked(CLEAR, "A way out for the challenger, and concessions to it", ()),
    Asked(BELIEVED, "Forces that can deny the aim, in place or in time", ("readiness", "presence", "lift")),
    Asked(BELIEVED, "A response that comes by itself, and may grow",
          ("tripwire", "punishment", "nuclear_arms")),
    Asked(BELIEVED, "The political will to respond", ("will", "base_rate", "trust")),
    Asked(BELIEVED, "Interests of the defender at stake", ("weight_ties", "stake_range")),
    Asked(BELIEVED, "How the challenger's leaders read all this, wishful thinking", ("discernment",)),
)  # fmt: skip
COLUMNS = (
    ("question", "the report's question", "text"), ("asked", "what is asked, our paraphrase", "text"),
    ("numbers", "which numbers here speak to it, as they stand", "text"),
)  # fmt: skip
CHECKLIST = parameters_of(ChecklistWeights)
NONE = "none: it cannot be seen here"


def yardstick_rows(shown: Findings) -> list[dict[str, str]]:
    """What is asked, and what speaks to it in the scenario at hand."""
    return [
        {"question": one.question, "asked": one.words, "numbers": _here(one, shown) or NONE}
        for one in ASKED
    ]


def _here(one: Asked, shown: Findings) -> str:
    """The settings with their values, and the answers of the checklist."""
    levels = {answer.question: answer.level for answer in shown.scenario.checklist}
    parts = [
        f"{SETTINGS[name].label}: {number_text(shown.state.value(name), SETTINGS[name].unit)}"
        for name in one.settings
    ]
    parts += [
        f"{CHECKLIST[name].label} in the checklist: {levels.get(name, 'no answer in the file')}"
        for name in one.answers
    ]
    return "; ".join(parts)


def yardstick_block(shown: Findings) -> Made:
    """The yardstick."""
    blind = [one.words.lower() for one in ASKED if not one.seen]
    words = (
        "How someone trained on a checklist of deterrence can read this tool, at "
        f"{shown.scenario.title}; a link from another scenario's page brings that one. The report "
        f"({CITATION}) names sixteen factors. Its three questions are quoted ({QUOTED}); its factors' "
        f"names could not be checked against the report, so the {len(ASKED)} rows are our paraphrase of "
        f"what it asks and not its list. Of them {len(blind)} cannot be seen here: {'; '.join(blind)}. "
        "The opponent's stakes are answers in each scenario's file, read by us and not measured."
    )
    return block(
        "By an expert's yardstick",
        text(words),
        table("What a checklist asks", COLUMNS, yardstick_rows(shown), "yardstick"),
        wide=True,
    )


YARDSTICK = Block("yardstick", yardstick_block)
