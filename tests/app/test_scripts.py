"""The page's scripts: how they are joined, and that nothing in them decides on words for readers."""

import re

import pytest

from deterrence_kit.app import board
from deterrence_kit.app.scripts import DECLARED, joined

SCRIPTS = sorted(board.PAGE.glob("*.js"))


@pytest.fixture
def write(tmp_path):
    """Write scripts by name, and join them from the first."""

    def written(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return joined(tmp_path / f"{next(iter(texts))}.js")

    return written


def test_scripts_stand_after_what_they_need_and_once(write):
    text = write(
        top='import { a } from "./left.js";\nimport {\n  b,\n} from "./right.js";\nexport default a + b;\n',
        left='import { base } from "./base.js";\nexport const a = base;\n',
        right='import { base } from "./base.js";\nexport async function b() {}\n',
        base="export const base = 1;\n",
    )
    assert text == (
        "const base = 1;\n\nconst a = base;\n\nasync function b() {}\n\nexport default a + b;\n"
    )


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (
            {"a": 'import { b } from "./b.js";\nexport const a = 1;\n',
             "b": 'import { a } from "./a.js";\nexport const b = 1;\n'},
            "in a circle: a.js → b.js → a.js",
        ),
        (
            {"a": 'import { b } from "./b.js";\nconst c = b;\n', "b": "export const b = 1;\nclass c {}\n"},
            "c is declared in b.js and in a.js",
        ),
        (
            {"a": 'import { b } from "./b.js";\nconst c = b;\n',
             "b": "export const b = 1;\nconst [d, c] = [b, b];\n"},
            "c is declared in b.js and in a.js",
        ),
        ({"a": 'import { c } from "./b.js";\n', "b": "const c = 1;\n"}, "a.js imports c, which b.js does"),
        ({"a": 'import * as b from "./b.js";\n'}, "by name alone"),
        ({"a": "export { b };\n"}, "by name alone"),
        (
            {"a": 'import { b } from "./b.js";\n', "b": "export const b = 1;\nexport default b;\n"},
            "b.js has a default export",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused_in_a_sentence(write, texts, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        write(**texts)


def test_the_whole_is_the_same_each_time_and_has_every_script_but_shapes():
    whole = joined(board.PAGE / "board.js")
    assert whole == joined(board.PAGE / "board.js") == board.script()
    assert whole.count("export default") == 1
    assert not re.search(r"^import ", whole, re.MULTILINE)
    apart = {"types.js", "libraries.js", "lifeline.js"}
    names = DECLARED.findall(whole)
    for script in SCRIPTS:
        if script.name not in apart:
            assert set(DECLARED.findall(script.read_text(encoding="utf-8"))) <= set(names), script
    assert len(names) == len(set(names))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_is_checked_and_short(script):
    text = script.read_text(encoding="utf-8")
    assert text.startswith("// @ts-check\n")
    assert text.count("\n") <= 250


def test_each_page_brings_its_own_rules_and_the_frame_none_of_them():
    sheet = (board.PAGE / "board.css").read_text(encoding="utf-8")
    own = sorted(board.PAGES.glob("*/page.css"))
    assert own
    for path in own:
        text = path.read_text(encoding="utf-8")
        assert text in board.styles()
        for name in set(re.findall(r"\.dk-(?:picture|part)-(?!map\b|body\b)\w+", text)):
            assert not re.search(rf"{re.escape(name)}\b", sheet), name
    assert board.styles().startswith(sheet)
