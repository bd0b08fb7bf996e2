"""Files of one's own: opened from what the browser tells, and found again by links that name them.

The browser keeps the file; a session has it only as long as the page is open. The scenario's name in
links is made from the file's name and its contents, so that it is the same on every page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from deterrence_kit.app.endmark import signs_of
from deterrence_kit.app.state import OWN_PREFIX, can_be_shown, keep_scenario, scenario_called
from deterrence_kit.datasets import tables
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.own import codes_in, parse_csv
from deterrence_kit.datasets.scenarios import LARGEST_FILE, parse_scenario
from deterrence_kit.model import Scenario
from deterrence_kit.model.phrases import quoted

File = dict[str, str]

KEYS = ("name", "text", "protege", "challenger")  # of a file, as the browser keeps it
LENGTH = 6  # signs that tell two files of one name apart
KINDS = (".toml", ".csv")
SAVED = ".json"  # what a page is saved as, its link and the files that it names
MOST_FILES = 5  # of a visitor's own, opened with a page

OPENED = (
    "{title} was opened from {file}. It goes along to every page and is kept until this tab is "
    "closed. A link cannot carry it: send the file along."
)
SAVED_WORDS = "What was saved in {file} is shown."
UNKEPT = (
    "Your file is open on this page, but this browser keeps no files for it: open it again on the next "
    "page, and after a reload."
)
ABSENT = (
    "This link is about a scenario from somebody's own file, “{file}”, which is not open in this tab. "
    "Open that file here, and all that the link says is shown; until then {title} stands here, as it "
    "is shipped."
)
OTHER = "The link was made with another version of this file: what it says is shown on this one."


def file_of(event: Mapping[str, Any]) -> File:
    """A file as the page tells it."""
    return {key: str(event[key]) for key in KEYS if event.get(key)}


def opened(file: File) -> str:
    """Keep the scenario of a file for this session; the name under which links know it.

    Raises
    ------
    ScenarioError
        With a sentence that names the file, the row, the column and what was expected.
    """
    scenario, name = _scenario(file), _name(file)
    return keep_scenario(replace(scenario, name=name), name)


def question(file: File) -> dict[str, Any] | None:
    """What a table does not say: who is defended, against whom. None where nothing is missing."""
    if _kind(file) != ".csv" or {"protege", "challenger"} <= file.keys():
        return None
    members = codes_in(file.get("text", ""), _label(file))
    states = {code: str(state["name"]) for code, state in tables.states().items()}
    others = {code: name for code, name in states.items() if code not in members}
    return {
        "name": file["name"],
        "members": list(members.items()),
        "challengers": [*_by_name(others), *_by_name(members)],
    }


def saved_state(file: File) -> tuple[str, list[File]] | None:
    """The link and the files of a state that was saved from a page; None of another kind of file.

    Raises
    ------
    ScenarioError
        With a sentence, if the file is not what a page has saved.
    """
    if _kind(file) != SAVED:
        return None
    try:
        contents = json.loads(file.get("text", ""))
        link, files = contents["link"], contents.get("files", [])
        if not isinstance(link, str) or not all(isinstance(each, dict) for each in files):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ScenarioError(f"{_label(file)} is not a state that was saved from a page.") from None
    return link, [file_of(each) for each in files[:MOST_FILES]]


def is_absent(name: str) -> bool:
    """Whether a scenario is from a file that is not open here."""
    return name.startswith(OWN_PREFIX) and not can_be_shown(name)


def is_another_of(name: str, other: str) -> bool:
    """Whether two names are of files of one name, perhaps with other contents.

    Examples
    --------
    >>> is_another_of("own-mine-abcdef", "own-mine-ghijkl"), is_another_of("own-mine-abcdef", "own-x")
    (True, False)
    """
    return name.rpartition("-")[0] == other.rpartition("-")[0]


def absent_words(name: str, instead: str) -> str:
    """What a page says that was opened with a link about a file that is not there."""
    file = quoted(name.removeprefix(OWN_PREFIX).rpartition("-")[0] or name)
    return ABSENT.format(file=file, title=scenario_called(instead).title)


def saved_words(file: File) -> str:
    """What a page says when a saved state has been opened."""
    return SAVED_WORDS.format(file=_label(file))


def opened_words(file: File, name: str) -> str:
    """What a page says when a file has been opened."""
    return OPENED.format(title=scenario_called(name).title, file=_label(file))


def _by_name(states: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(states.items(), key=lambda state: state[1])


def _kind(file: File) -> str:
    return PurePath(file.get("name", "")).suffix.lower()


def _label(file: File) -> str:
    return quoted(file.get("name", "") or "file")


def _scenario(file: File) -> Scenario:
    text, label = file.get("text", ""), _label(file)
    if _kind(file) not in KINDS:
        raise ScenarioError(
            f"{label} is neither a scenario file (.toml), nor a table (.csv), nor a saved state (.json)."
        )
    if "\ufffd" in text:
        raise ScenarioError(f"{label} is not in UTF-8: save it as “UTF-8” (tables: “CSV UTF-8”).")
    if _kind(file) == ".toml":
        return parse_scenario(text, label)
    if not {"protege", "challenger"} <= file.keys():
        raise ScenarioError(f"{label} does not say who is defended, and against whom.")
    if len(text.encode(errors="replace")) > LARGEST_FILE:
        raise ScenarioError(f"{label} is larger than {LARGEST_FILE // 1000} kB.")
    return parse_csv(text, label, protege=file["protege"], challenger=file["challenger"])


def _name(file: File) -> str:
    """The file's name, tidy, and a few signs that its contents give; line ends do not matter."""
    stem = re.sub(r"[^a-z0-9]+", "_", PurePath(file["name"]).stem.lower()).strip("_")[:24]
    parts = [file.get(key, "") for key in KEYS[1:]]
    text = "\n".join("\n".join(parts).splitlines())
    return f"{OWN_PREFIX}{stem or 'file'}-{signs_of(text, LENGTH)}"
