"""State ↔ query string: readable names, only what differs, and sentences about what was ignored.

Nothing in a link is ever evaluated, and what is quoted back is plain text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl, quote

from deterrence_kit.app import endmark
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.earlier import earlier_words
from deterrence_kit.app.link_parts import applied, fault_of, member_changed, order_of
from deterrence_kit.app.mended import mended
from deterrence_kit.app.packages import LINKED, WRITTEN_OUT, package_from, text_of
from deterrence_kit.app.plans import plan_from
from deterrence_kit.app.state import FIRST_TOUCHED, State, can_be_shown, scenario_called
from deterrence_kit.app.undo import MOST_STEPS
from deterrence_kit.model.phrases import quoted
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import SETTINGS

VERSION = 3
# What changed in the model's numbers since an older version of links, one sentence a version.
SINCE: dict[int, str] = {
    3: "Since this link was made the model has learnt that allies come one by one, send a part of what "
    "they have and differ in what they carry, and facts were gone through again: answers differ, most "
    "where help is many allies’ and comes from afar.",
}

BEHIND = re.compile(f"&(?:amp;)?{endmark.CARRIED}=")
LONGEST = 6000  # characters of a query that are read
MOST_NOTICES = 6
MEMBERSHIP = {"join": "joined", "leave": "left"}  # in this order: the last ally can be replaced
OTHERS = {"scenario", "touched", "v", "fork", "plan", endmark.CARRIED, endmark.NAME}
RESERVED = {*OTHERS, *MEMBERSHIP, *LINKED, *WRITTEN_OUT}  # and what pages offer, `CHOICES`
READABLE = ",:;~"  # left as they are in an address
MOST_LISTED = 12  # values of a choice that a sentence names


def query_of(state: State, fork: str = "") -> str:
    """The query string of a state, without the question mark.

    Parameters
    ----------
    state : State
    fork : str
        The mark of the notebook whose own scenarios these are, see `reading.Reading.MARK`.

    Examples
    --------
    >>> query_of(State("nato-estonia", {"readiness": 0.7, "will.USA": 0.25}, "readiness"))
    'scenario=nato-estonia&readiness=0.7&will.USA=0.25&touched=readiness&v=3&check=t6on'
    """
    names = sorted(state.changes, key=order_of)
    pairs = [("scenario", state.scenario)]
    codes = {name: getattr(state, field) for name, field in MEMBERSHIP.items()}
    pairs += [(name, ",".join(found)) for name, found in codes.items() if found]
    pairs += [(name, f"{state.changes[name]:.6g}") for name in names]
    if state.changes:
        pairs.append(("touched", state.touched))
    if state.plan:
        pairs.append(("plan", state.plan))
    pairs += sorted(state.choices.items())
    pairs += [(LINKED[i], text_of(package)) for i, package in enumerate(state.packages)]
    pairs += [("fork", fork)] * bool(fork)
    pairs.append(("v", str(VERSION)))
    return rewritten(dict(pairs))


def rewritten(pairs: dict[str, str]) -> str:
    """A query string of these parts, with its end mark."""
    parts = [(name, value) for name, value in pairs.items() if name != endmark.NAME]
    return _written([*parts, (endmark.NAME, endmark.end_mark(parts))])


def _written(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{quote(name)}={quote(value, safe=READABLE)}" for name, value in pairs)


def state_from(query: str) -> tuple[State, list[str]]:
    """The state a query string describes, and a sentence for each part that was ignored.

    Parameters
    ----------
    query : str
        With or without the question mark.

    Returns
    -------
    State
        All that was good; everything else as by default.
    list of str
        What was ignored or is worth knowing, for people.

    Examples
    --------
    >>> state, notices = state_from("?readiness=7&trust=1")
    >>> dict(state.changes)
    {'trust': 1.0}
    >>> notices[0]
    '“readiness=7” was ignored: readiness must be a number from 0.1 to 0.95 (share), not 7.'
    """
    pairs, notices = pairs_of(query)
    state = _scenario(pairs, notices)
    for name in MEMBERSHIP:
        for code in filter(None, pairs.get(name, "").split(",")):
            state = member_changed(state, name, code, notices)
    allies_last = sorted(pairs.items(), key=lambda pair: SettingName.parse(pair[0]).own)
    for name, text in allies_last:
        if name not in RESERVED and name not in CHOICES:
            state = applied(state, name, text, notices)
    touched = pairs.get("touched", state.touched if state.changes else FIRST_TOUCHED)
    known = SettingName.parse(touched).base in SETTINGS and fault_of(state, touched) is None
    state = replace(state, touched=touched if known else FIRST_TOUCHED)
    for name in CHOICES.keys() & pairs.keys():
        state = _chosen(state, name, pairs[name], notices)
    state = replace(state, plan=plan_from(pairs.get("plan", ""), state, notices))
    texts = {WRITTEN_OUT.get(name, name): text for name, text in pairs.items()}
    kept = [package_from(texts[name], state, notices) for name in LINKED if name in texts]
    state = replace(state, packages=tuple(package for package in kept if package))
    return state, _few(notices) + _version(pairs, state) + _damage(query, pairs)


def steps_told(told: object) -> tuple[list[str], int] | None:
    """Steps as a page tells them, links and which of them is shown; none where it is not that.

    Examples
    --------
    >>> steps_told({"steps": ["readiness=0.7", ""], "at": 1}), steps_told({"steps": [], "at": 0})
    ((['readiness=0.7', ''], 1), None)
    """
    steps, at = (told.get("steps"), told.get("at")) if isinstance(told, dict) else (None, None)
    if not isinstance(steps, list) or not isinstance(at, int):
        return None
    return ([str(step) for step in steps], at) if 0 <= at < len(steps) <= MOST_STEPS else None


def _damage(query: str, pairs: dict[str, str]) -> list[str]:
    return [] if len(query) > LONGEST else endmark.damage(pairs)  # of a long one it was said


def pairs_of(query: str) -> tuple[dict[str, str], list[str]]:
    """The parts of a query string by name, and a sentence for each that was left out."""
    notices = []
    query, *_ = BEHIND.split(query)
    if len(query) > LONGEST:
        notices.append(f"The link is very long: only its first {LONGEST} characters were read.")
        query = query[:LONGEST].rpartition("&")[0]
    pairs: dict[str, str] = {}
    for name, value in parse_qsl(mended(query), keep_blank_values=True, errors="replace"):
        if name in pairs:
            notices.append(f"“{quoted(name)}” stands in the link twice: the first is used.")
        pairs.setdefault(name, value)
    ours = {name: value for name, value in pairs.items() if _is_ours(name)}
    return ours if endmark.is_whole(ours) else pairs, notices  # what others added to a whole link


def _is_ours(name: str) -> bool:
    return name in RESERVED or name in CHOICES or SettingName.parse(name).base in SETTINGS


def _scenario(pairs: dict[str, str], notices: list[str]) -> State:
    name = pairs.get("scenario", State().scenario)
    if not can_be_shown(name):
        notices.append(
            f"There is no scenario called “{quoted(name)}”: {scenario_called(State().scenario).title}"
            " is shown instead."
        )
        name = State().scenario
    return State(name)


def _chosen(state: State, name: str, value: str, notices: list[str]) -> State:
    if value in CHOICES[name]:
        return state.chosen(name, value)
    known = list(CHOICES[name])
    few = ", ".join(known) if len(known) <= MOST_LISTED else f"{known[0]}, {known[1]} … {known[-1]}"
    notices.append(f"“{quoted(f'{name}={value}')}” was ignored: it is one of {few}.")
    return state


def _version(pairs: dict[str, str], state: State) -> list[str]:
    text = pairs.get("v", str(VERSION))
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        return [f"The link's version “{quoted(text)}” is not a number: read as version {VERSION}."]
    if int(text) > VERSION:
        return ["The link was made by a newer version of this tool: some of it may be missing."]
    since = VERSION if text == endmark.BY_HAND else int(text)
    same = pairs.get("scenario", state.scenario) == state.scenario  # not one shown instead
    told = earlier_words(state, since) if same and since < VERSION else None
    return [told] if told else [text for version, text in SINCE.items() if version > since]


def _few(notices: list[str]) -> list[str]:
    more = len(notices) - MOST_NOTICES
    return notices if more <= 0 else [*notices[:MOST_NOTICES], f"And {more} more parts like these."]
