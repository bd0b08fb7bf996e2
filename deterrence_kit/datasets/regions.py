"""Region files: who may challenge whom, put together from the scenario files and the shipped tables."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from deterrence_kit.datasets.atlas import Atlas
from deterrence_kit.datasets.checks import check_region
from deterrence_kit.datasets.errors import PairError, ScenarioError
from deterrence_kit.datasets.marked import places_in
from deterrence_kit.datasets.pairs import commitment_from
from deterrence_kit.datasets.plain_text import plain
from deterrence_kit.model import Scenario
from deterrence_kit.model.region.region import Commitment, Region
from deterrence_kit.model.setting_name import SettingName

FOLDER = Path(__file__).parent / "regions"
LARGEST_FILE = 200_000  # bytes

ORDER = (
    "europe-east", "balkans", "eastern-mediterranean", "caucasus", "gulf",
    "west-africa", "horn-and-great-lakes", "south-asia", "east-asia", "taiwan-strait",
    "south-america-north", "training",
)  # fmt: skip


def region_names() -> tuple[str, ...]:
    """The names of the shipped regions, in the order in which they are shown.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> region_names()[0]
    'europe-east'
    """
    shipped = {path.stem for path in FOLDER.glob("*.toml")}
    return tuple(n for n in ORDER if n in shipped) + tuple(sorted(shipped - set(ORDER)))


def load_region(name: str | Path) -> Region:
    """A region by its name, or from a file of your own.

    Parameters
    ----------
    name : str or Path
        One of `region_names`, or the path of a ``.toml`` file.

    Returns
    -------
    Region

    Raises
    ------
    ScenarioError
        With a sentence that names the file, the pair and what was expected.

    Examples
    --------
    >>> load_region("europe-east").title
    'Europe’s eastern flank'
    """
    if str(name) in region_names():
        return _shipped(str(name))
    path = Path(name)
    if path.suffix != ".toml":
        raise ScenarioError(
            f"There is no region called {str(name)!r}; there are: {', '.join(region_names())}. "
            "A file of your own has to end in .toml."
        )
    try:
        return parse_region(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError:
        raise ScenarioError(f"{path} is not text in UTF-8.") from None
    except OSError as fault:
        raise ScenarioError(f"{path} cannot be read: {fault.strerror}.") from None


@lru_cache(maxsize=16)
def _shipped(name: str) -> Region:
    return parse_region((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


def parse_region(text: str, name: str) -> Region:
    """A region from the text of a file; `name` is the file's name, for messages.

    A pair that cannot be built is left out, and a sentence in `Region.gaps` says which and why.

    Parameters
    ----------
    text : str
    name : str
        The file's name, for messages.

    Returns
    -------
    Region

    Raises
    ------
    ScenarioError
        If the file is not a region's at all, or no pair is left.

    Examples
    --------
    >>> pair = 'title = "Ours"\\n[[pair]]\\nchallenger = "RUS"\\ntarget = "LVA"\\npact = "NATO"'
    >>> parse_region(pair, "ours.toml").targets
    ('LVA',)
    """
    if len(text.encode(errors="replace")) > LARGEST_FILE:
        raise ScenarioError(f"{name} is larger than {LARGEST_FILE // 1000} kB: not a region.")
    try:
        contents: dict[str, Any] = plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise ScenarioError(f"{name} is not valid TOML: {fault}.") from None
    check_region(contents, name)
    return _region(contents, name)


def pair_called(name: str) -> Scenario | None:
    """The scenario of one pair of a shipped region, by its own name; None if there is none.

    Only pairs behind which a pact stands: the pages for one commitment need an ally.

    Parameters
    ----------
    name : str

    Returns
    -------
    Scenario or None

    Examples
    --------
    >>> pair_called("europe-east.rus-lva").title
    'NATO – Latvia'
    """
    region = SettingName.parse(name).base
    if region == name or region not in region_names():
        return None
    pairs = load_region(region).commitments
    return next((c.scenario for c in pairs if c.pact and c.scenario.name == name), None)


def _region(contents: dict[str, Any], file: str) -> Region:
    commitments: list[Commitment] = []
    gaps: list[str] = []
    try:
        atlas = Atlas.of(contents, Path(file).stem)
    except PairError as fault:
        raise ScenarioError(f"{file}: {fault}.") from None
    for number, row in enumerate(contents["pair"], 1):
        where = f"{file}, pair {number}"
        try:
            commitment = commitment_from(row, atlas, where)
            if commitment.pair in {c.pair for c in commitments}:
                raise PairError(f"{' – '.join(commitment.pair)} is there already")
        except PairError as fault:
            gaps.append(f"Left out: {where}: {fault}.")
        except ScenarioError as fault:
            gaps.append(f"Left out: {fault}")
        else:
            commitments.append(commitment)
            gaps.extend(g for g in commitment.scenario.gaps if g not in gaps)
    if not commitments:
        raise ScenarioError(f"{file}: no pair is left, so there is no rival. {' '.join(gaps)}")
    return Region(
        name=Path(file).stem,
        title=contents["title"],
        summary=contents.get("summary", ""),
        commitments=tuple(commitments),
        gaps=tuple(gaps),
        checked=contents.get("checked", ""),
        basis=contents.get("basis", ""),
        places=places_in(contents, file),
    )
