"""Names of states and of settings inside a sentence."""

from __future__ import annotations

#: States that take an article, besides the United ones.
ARTICLE = frozenset({"Philippines", "Netherlands"})


def possessive(name: str) -> str:
    """Whose something is.

    Examples
    --------
    >>> possessive("Estonia"), possessive("Philippines"), possessive("United States")
    ("Estonia's", "the Philippines'", "the United States'")
    """
    return f"{in_sentence(name)}'" + ("" if name.endswith("s") else "s")


def in_sentence(name: str) -> str:
    """A state's name inside a sentence.

    Examples
    --------
    >>> in_sentence("United States"), in_sentence("Philippines"), in_sentence("Poland")
    ('the United States', 'the Philippines', 'Poland')
    """
    return f"the {name}" if name in ARTICLE or name.startswith("United") else name


def lower_first(label: str) -> str:
    """A label inside a sentence: its first letter small, names and abbreviations as they are.

    Examples
    --------
    >>> lower_first("Domestic will, United States"), lower_first("GDP at risk")
    ('domestic will, United States', 'GDP at risk')
    """
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def within(name: str) -> str:
    """A name as it begins a sentence, inside one: its article small.

    Examples
    --------
    >>> within("The United States"), within("Poland")
    ('the United States', 'Poland')
    """
    return f"the {name[4:]}" if name.startswith("The ") else in_sentence(name)


def with_year(title: str, year: int) -> str:
    """A scenario's title with its year, once.

    Examples
    --------
    >>> with_year("US – Japan", 2026), with_year("South Korea, spring 1950", 1950)
    ('US – Japan, 2026', 'South Korea, spring 1950')
    """
    return title if title.endswith(str(year)) else f"{title}, {year}"
