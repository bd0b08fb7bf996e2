"""What a page shows comes a moment after what was done to it, so its tests wait for it."""

import ast

import pytest

from tests.conftest import ROOT

# What is read once, without waiting; `shown` and `column` are this folder's own (browser/sights.py).
AT_ONCE = {
    "all_inner_texts", "all_text_contents", "count", "get_attribute", "inner_html", "inner_text",
    "input_value", "is_checked", "is_disabled", "is_enabled", "is_hidden", "is_visible",
    "text_content",
}  # fmt: skip
OURS = {"shown", "column"}
MEANT = "# at once:"  # with the reason, in the assert's own lines
ROOMS = [
    path
    for room in ("browser", "serve", "portable")
    for path in (ROOT / "tests" / room).glob("*.py")
]
FILES = sorted([*ROOMS, ROOT / "tests" / "test_fork.py"])


def reads_once(call):
    """Whether a call reads a page as it is at that moment."""
    match call.func:
        case ast.Name(id=name):
            return name in OURS and len(call.args) > 1
        case ast.Attribute(attr="count"):
            return not call.args  # a text counts with one
        case ast.Attribute(attr="evaluate"):
            return bool(call.args) and "location." in ast.unparse(call.args[0])
        case ast.Attribute(attr=name):
            return name in AT_ONCE
    return False


def reads(node):
    """Whether a part of a test reads a page somewhere, as it is at that moment."""
    return any(isinstance(call, ast.Call) and reads_once(call) for call in ast.walk(node))


def names(node):
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def held(tree):
    """Asserts with the names that hold what was read once, in the same function."""
    for function in [*filter(lambda node: isinstance(node, ast.FunctionDef), ast.walk(tree))]:
        made = [node for node in ast.walk(function) if isinstance(node, ast.Assign)]
        kept = {name for node in made if reads(node.value) for name in names(node.targets[0])}
        yield from ((node, kept) for node in ast.walk(function) if isinstance(node, ast.Assert))


def one_shots(text):
    """Lines that assert what a page shows without waiting for it, and do not say why."""
    lines, tree = text.splitlines(), ast.parse(text)
    bare = [(node, set()) for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    found = {node for node, kept in [*bare, *held(tree)] if reads(node) or names(node.test) & kept}
    for node in sorted(found, key=lambda node: node.lineno):
        if not any(MEANT in line for line in lines[node.lineno - 1 : node.end_lineno]):
            yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_asserted_of_a_page_before_it_came(path):
    """Use `expect(...)` of Playwright, `eventually`, or say `# at once: why` where the moment matters."""
    found = [f"{path.name}:{line}" for line in one_shots(path.read_text("utf-8"))]
    assert not found, found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("assert page.locator('li').count() == 3", True),
        ("assert 'a' in (\n  page.locator('p').inner_text()\n)", True),
        ("assert shown(page, 'war') == column(page, 'x', 'y')", True),
        ("assert 'x' in page.evaluate('location.search')", True),
        ("assert not page.locator('p').is_visible()  # at once: nothing has moved", False),
        ("assert 'aab'.count('a') == 2", False),
        ("def f(page):\n  said = page.locator('p').inner_text()\n  assert 'a' in said", True),
        ("def f(page):\n  said = page.locator('p').inner_text()\n  assert 1, said", False),
        ("expect(page.locator('li')).to_have_count(3)", False),
        ("eventually(lambda: shown(page, 'war') == '0.5')", False),
    ],
)
def test_such_an_assert_is_noticed(text, found):
    assert bool(list(one_shots(text))) == found
