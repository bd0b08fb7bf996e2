"""One HTML file: data, scripts and styles inside, and a policy that lets nothing else in."""

from __future__ import annotations

import datetime
import json
import zlib
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment
from markupsafe import Markup

from deterrence_kit.app.board import bokeh_script, styles
from deterrence_kit.app.edition.contents import held_names, left_out, not_filed, opening
from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.origin import SOURCE
from deterrence_kit.app.state import State
from deterrence_kit.datasets import scenario_names
from deterrence_kit.portable.common import common_data, made
from deterrence_kit.portable.engine_scripts import engine_script, short_sheet
from deterrence_kit.portable.room import Room
from deterrence_kit.portable.rooms import ROOMS
from deterrence_kit.portable.scenario import scenario_data
from deterrence_kit.views.labels import listed

HERE = Path(__file__).parent
NOTHING_ELSE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; "
    "form-action 'none'"
)


class Texts:
    """The traced texts of all scenarios, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Where a text stands; a new one is put at the end."""
        return self._numbers.setdefault(text, len(self._numbers))

    def script(self) -> str:
        """A list of functions, as JavaScript."""
        return "[\n" + ",\n".join(text.rstrip() for text in self._numbers) + "\n]"


def page_text(
    names: Sequence[str],
    link: str = "",
    today: datetime.date | None = None,
    room: Room = ROOMS["explorer"],
) -> str:
    """A page as one HTML text.

    Parameters
    ----------
    names : sequence of str
        Shipped scenarios; the first is shown at first, unless the link says another.
    link : str
        What it shows when it is opened, a query string.
    today : date, optional
        Which it says it was made on.
    room : Room, optional
        Which page; by default the explorer.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        With a sentence, if a scenario is not shipped or a part of the link cannot be shown.

    Examples
    --------
    >>> page_text(["nowhere"])
    Traceback (most recent call last):
    ValueError: There is no shipped scenario 'nowhere'; there are: ...
    """
    day = today or datetime.date.today()
    names, state = _opened(room, list(names), link)
    texts = Texts()
    blocks = {f"scenario-{name}": name for name in names}
    besides = {other for name in names for other in room.besides(name)} - {*names}
    blocks |= {f"beside-{name}": name for name in sorted(besides)}
    held = {block: scenario_data(room, name, texts.number) for block, name in blocks.items()}
    held["common"] = common_data(room, names, query_of(state), day)
    reading = room.reading(state)
    whole: str = _template().render(
        heading=room.title,
        title=f"{room.title}: {reading.subject}",
        styles=Markup(short_sheet("\n".join([styles(), _sheet("panel"), _sheet("file")]))),
        answer=f"{reading.subject}: {reading.words()['sentence']}",
        made=made(day),
        source=f"{SOURCE}. {reading.as_of}",
        lacks=listed(not_filed(room.reading)),
        blocks=[(name, deflated(block)) for name, block in held.items()],
        **_scripts(texts, room.page),
    )
    return whole


def _scripts(texts: Texts, page: str) -> dict[str, str]:
    """The two scripts, and the policy that lets only these run."""
    bokeh = _inside(bokeh_script())
    script = _inside(f"{file_script(page)}\nstart({texts.script()});\n")
    policy = f"{NOTHING_ELSE}; script-src {_hash(bokeh)} {_hash(script)}"
    return {"policy": policy, "bokeh": Markup(bokeh), "script": Markup(script)}


def _opened(room: Room, names: list[str], link: str) -> tuple[list[str], State]:
    """The scenarios with the one that is shown at first in front, and the state it opens with."""
    names = names or list(held_names())
    if unknown := [name for name in names if name not in scenario_names()]:
        known = ", ".join(scenario_names())
        raise ValueError(f"There is no shipped scenario {unknown[0]!r}; there are: {known}.")
    state, notices = state_from(link) if link else (State(names[0]), [])
    if at_war := [name for name in (state.scenario, *names) if name not in held_names()]:
        raise ValueError(
            f"In {at_war[0]!r} a war is under way: what would restore deterrence is found by a search, "
            "which a page that stands alone cannot make."
        )
    if parts := left_out(state, room.reading):
        notices.append(f"A page that stands alone cannot show {listed(parts)}.")
    if notices:
        raise ValueError(f"The link was not taken. {' '.join(notices)}")
    return [state.scenario, *(name for name in names if name != state.scenario)], opening(
        state, room.reading
    )


def file_script(page: str) -> str:
    """The page's scripts as one text; its last line starts nothing yet.

    Parameters
    ----------
    page : str
        What it calls itself.

    Returns
    -------
    str

    Examples
    --------
    >>> "export default" in file_script("Explorer")
    False
    """
    return engine_script("file.js", page).removesuffix("export default start;")


@lru_cache(maxsize=1)
def _template() -> Any:
    return Environment(autoescape=True).from_string((HERE / "page.html").read_text("utf-8"))


def _sheet(name: str) -> str:
    return (HERE / f"{name}.css").read_text("utf-8")


def _inside(script: str) -> str:
    """A script that does not end the element it stands in."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def deflated(value: Any) -> str:
    """Data for a block of its own, deflated; in base64 nothing can end the block.

    Parameters
    ----------
    value : numbers, texts, lists, dicts and arrays

    Returns
    -------
    str

    Examples
    --------
    >>> "<" in deflated({"said": "</script>"})
    False
    """
    return b64encode(zlib.compress(as_json(value).encode(), 9)).decode()


def as_json(value: Any) -> str:
    """Data as the page reads it once they are unpacked.

    Parameters
    ----------
    value : numbers, texts, lists, dicts and arrays

    Returns
    -------
    str

    Examples
    --------
    >>> as_json({"said": "</script>", "at": np.array([0.5])})
    '{"said":"</script>","at":[0.5]}'
    """
    return json.dumps(
        value, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_exact
    )


def _exact(value: Any) -> Any:
    """Numbers as they are: the page computes on with them."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is nothing that a page can hold.")
