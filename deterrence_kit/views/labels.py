"""Names of settings as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import SETTINGS, declared


def label_of(name: str, members: Mapping[str, str]) -> str:
    """The label of a setting, with the ally's name where it is one ally's own.

    Examples
    --------
    >>> label_of("will.USA", {"USA": "United States"})
    'Domestic will, United States'
    """
    base, code = SettingName.parse(name)
    if base not in SETTINGS:
        return name.capitalize()
    label = declared(name).label
    return f"{label}, {members.get(code, code)}" if code else label


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Names, or other parts of a sentence, in a row.

    Examples
    --------
    >>> listed(["Latvia"]), listed(["Latvia", "Poland", "Norway"])
    ('Latvia', 'Latvia, Poland and Norway')
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def signed_points(change: float) -> str:
    """A change of a probability in points, with its sign.

    Examples
    --------
    >>> signed_points(0.0314), signed_points(-0.5)
    ('+3.1', '−50.0')
    """
    text = f"{100 * change:+.1f}".replace("-", "−")
    return "0.0" if text[1:] == "0.0" else text
