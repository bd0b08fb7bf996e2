"""The style sheets, for what they cost a reader at each move of a lever."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import deterrence_kit

PACKAGE = Path(deterrence_kit.__file__).parent
SHEETS = sorted(PACKAGE.rglob("*.css"))
NESTED = re.compile(r"\([^()]*\)")
PRINTED = re.compile(r"@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")  # no lever moves on paper
ENDS = re.compile(r"[\s>+~]*([^\s>+~]+)$")


def selectors(text: str) -> list[str]:
    """All that a sheet's rules select, without comments and what stands in braces."""
    bare = re.sub(PRINTED, "", re.sub(r"/\*.*?\*/", "", text, flags=re.S))
    heads = re.findall(r"([^{};]+)\{", bare)
    return [
        one.strip() for head in heads for one in split(head) if not head.strip().startswith("@")
    ]


def split(head: str) -> list[str]:
    """A list of selectors, apart at the commas that stand in no brackets."""
    found, depth = [""], 0
    for sign in head:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def subject(selector: str) -> str:
    """What a rule dresses: its last part, without what stands in brackets of ``:has`` and ``:not``."""
    while (shorter := NESTED.sub("", re.sub(r":is\(([^()]*)\)", r"\1", selector))) != selector:
        selector = shorter
    found = ENDS.search(selector.strip())
    assert found is not None, selector
    return found.group(1)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_where_a_rule_looks_into_its_elements_it_says_which_ones_it_dresses(path: Path) -> None:
    """``A:has(B) > *``: at each change of a text the browser asks every element of the page."""
    costly = [
        each
        for each in selectors(path.read_text(encoding="utf-8"))
        if ":has(" in each and not re.search(r"[.#]?[a-z]", subject(each).split(":")[0])
    ]
    assert not costly


def test_the_subject_of_a_rule_is_found() -> None:
    assert subject(".a:has(> .b) > *") == "*"
    assert subject(".a:has(> .b) > :is(.c, .d)").endswith(".d")
    assert subject("main:has(.x:not(.y)) h1") == "h1"


WIDE = re.compile(r"@media \(min-width[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_pictures_stand_side_by_side_where_they_have_room_not_where_the_window_has(
    path: Path,
) -> None:
    """At 1024 the sliders take a third of the window: two columns of the rest cut axes and names."""
    for rules in WIDE.findall(
        re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    ):
        assert not re.search(r"\.dk-pictures[^{}]*\{[^{}]*grid-template-columns", rules)
