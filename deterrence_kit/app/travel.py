"""From a page with scenarios of its own to the others and back: what only one of them knows waits.

A link says by ``fork`` whose scenarios it is about. What the other kind of page cannot show is kept
whole in ``from``, behind the link's end mark, and is given back when the visitor returns. What both
know, the pact's levers and the choices, goes along.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isclose
from urllib.parse import quote, unquote

from deterrence_kit.app import endmark, own_files
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.links import BEHIND, VERSION, pairs_of, rewritten, state_from
from deterrence_kit.app.state import OWN_PREFIX, State, can_be_linked, offered_names
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.settings import SETTINGS

MOST = 3  # kinds of pages whose state waits
NOTHING = 0.0005  # values nearer to each other are the same, as links write them


def arriving(own: str, first: str, query: str) -> tuple[State, list[str], list[str]]:
    """What a page opens with.

    Parameters
    ----------
    own : str
        The mark of the page's scenarios in links, "" for the shipped ones.
    first : str
        The scenario that is shown where none has waited.
    query : str
        The link it is opened with, perhaps another page's.

    Returns
    -------
    State
    list of str
        Sentences about the link.
    list of str
        Links of other kinds of pages, which wait.

    Examples
    --------
    >>> state, said, waiting = arriving("", "us-korea", "?scenario=my_pact&clarity=0.9&fork=my_pact&v=1")
    >>> state.scenario, dict(state.changes), said
    ('us-korea', {'clarity': 0.9}, [])
    >>> waiting
    ['scenario=my_pact&clarity=0.9&fork=my_pact&v=1']
    """
    link, waiting = _taken_apart(query)
    if _owner(link, own) == own:
        state, said = state_from(link)
        return state, said, [each for each in waiting if _owner(each, own) != own][:MOST]
    mine = next((each for each in waiting if _owner(each, own) == own), None)
    others = [
        link,
        *(each for each in waiting if _owner(each, own) not in (own, _owner(link, own))),
    ]
    state, said = state_from(_common(link, first) if mine is None else mine)
    return state, _said_of(link, state) + said, others[:MOST]


def found_again(name: str, waiting: Iterable[str]) -> tuple[State, list[str], str] | None:
    """What a link that has waited for a file says, now that the file is open.

    Parameters
    ----------
    name : str
        The scenario of the file.
    waiting : iterable of str
        The links that wait.

    Returns
    -------
    tuple or None
        The state, sentences about the link, and which link it was.
    """
    for link in waiting:
        pairs = pairs_of(link)[0]
        asked = pairs.get("scenario", "")
        if asked == name or (own_files.is_absent(asked) and own_files.is_another_of(asked, name)):
            state, said = state_from(rewritten(pairs | {"scenario": name}))
            changed = [own_files.OTHER] * (asked != name)
            return state, endmark.damage(pairs) + changed + said, link
    return None


def _said_of(link: str, instead: State) -> list[str]:
    """Sentences about a link that has to wait."""
    pairs = pairs_of(link)[0]
    name = pairs.get("scenario", "")
    absent = own_files.is_absent(name)
    words = [own_files.absent_words(name, instead.scenario)] * absent
    return endmark.damage(pairs) + words


def leaving(state: State, waiting: Iterable[str]) -> str:
    """What stands behind a page's link: what waits, with the common levers as they are now."""
    return "".join(
        f"&{endmark.CARRIED}={quote(_with_common(each, state), safe='')}" for each in waiting
    )


def _taken_apart(query: str) -> tuple[str, list[str]]:
    """A link, and those that wait behind it."""
    link, *waiting = BEHIND.split(query.removeprefix("?"))
    return link, [unquote(each) for each in waiting]


def _owner(link: str, own: str) -> str:
    """Whose scenarios a link is about; forks once marked all their links alike."""
    pairs = pairs_of(link)[0]
    name, mark = pairs.get("scenario", ""), pairs.get("fork", "")
    if name.startswith(OWN_PREFIX):  # a visitor's file is open on every kind of page, or on none
        return name if own_files.is_absent(name) else own
    unmarked = mark == "1" and can_be_linked(name)
    bare = not mark and name in offered_names() and name not in scenario_names()
    return own if not pairs or unmarked or bare else mark


def _common(link: str, first: str) -> str:
    """What a link of another kind of page says to this one."""
    whole = pairs_of(link)[0]
    levers = {} if own_files.is_absent(whole.get("scenario", "")) else SETTINGS
    pairs = {n: v for n, v in whole.items() if n in levers or n in CHOICES}
    touched = whole.get("touched", "") if levers else ""
    pairs |= {"touched": touched} if touched in SETTINGS else {}
    return rewritten({"scenario": first, **pairs, "v": str(VERSION)})


def _with_common(link: str, state: State) -> str:
    """A link that waits, after what has been done since."""
    pairs = pairs_of(link)[0]
    if own_files.is_absent(pairs.get("scenario", "")):
        return link
    held = {n: v for n, v in pairs.items() if n not in CHOICES and not _put_back(state, n, v)}
    moved = {n: f"{v:.6g}" for n, v in state.changes.items() if n in SETTINGS}
    news = held | moved | dict(state.choices)
    return link if news == pairs else rewritten(news)


def _put_back(state: State, name: str, value: str) -> bool:
    """Whether a common lever has been moved on the way, and moved back since."""
    if name not in SETTINGS or name in state.changes:
        return False
    try:
        return not isclose(state.value(name), float(value), rel_tol=NOTHING)
    except ValueError:
        return False
