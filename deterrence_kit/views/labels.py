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


def in_unit(value: float, unit: str) -> tuple[float, str]:
    """A value and its unit as sentences have them: a share that is added is said in per cent of forces.

    Examples
    --------
    >>> in_unit(0.015, "share, added"), in_unit(5, "days")
    ((1.5, '% of forces'), (5, 'days'))
    """
    return (100 * value, "% of forces") if unit == "share, added" else (value, unit)


def number_text(value: float, unit: str) -> str:
    """A number with its unit, the unit left out where it is a bare scale.

    Examples
    --------
    >>> number_text(0.625, "share"), number_text(12.4, "days")
    ('0.625', '12.4 days')
    >>> number_text(1, "years"), number_text(0.015, "share, added")
    ('1 year', '1.5 % of forces')
    """
    value, unit = in_unit(value, unit)
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    bare = unit in ("share", "0 to 1", "exponent", "probability", "logits")
    if text == "1":
        unit = {"days": "day", "years": "year"}.get(unit, unit)
    return text if bare else f"{text} {unit}"


def from_to(start: float, end: float, unit: str) -> str:
    """Two values of a setting in a sentence, the unit once, with the digits that tell them apart.

    Examples
    --------
    >>> from_to(1, 2.6, "times as long"), from_to(15, 8, "days"), from_to(0.5, 0.62, "0 to 1")
    ('from 1 to 2.6 times as long', 'from 15 to 8 days', 'from 0.5 to 0.62')
    >>> from_to(0, -0.025, "share, added"), from_to(0.5, 0.50004, "share")
    ('from 0 to −2.5 % of forces', 'from 0.5 to 0.50004')
    """
    (start, _), (end, unit) = in_unit(start, unit), in_unit(end, unit)
    first, last = number_text(start, "share"), number_text(end, unit)
    if first == number_text(end, "share"):
        first, last = f"{start:.6g}", last.replace(first, f"{end:.6g}", 1)
    return f"from {first} to {last}".replace("-", "−")


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
