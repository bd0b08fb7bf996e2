"""What the documentation site does to a page on its way from docs/ to site/."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUTWARD = re.compile(r"\[([^\]]+)\]\((\.\./[^)\s]+)\)")
MODULES = re.compile(r"^<!-- modules of ([\w.]+) -->$", re.MULTILINE)
WIDE = {"parameters.md", "scenarios.md", "numbers.md"}  # their tables need the whole width


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Fill in a layer's modules, drop links that leave docs/, and make room for wide tables."""
    if page.file.src_uri in WIDE:
        page.meta["hide"] = ["toc"]
    filled = MODULES.sub(lambda mark: "\n\n".join(map(_block, modules(mark[1]))), markdown)
    return OUTWARD.sub(lambda link: inward(*link.groups()), filled)


def modules(package: str) -> list[str]:
    """Names of the public modules of a package, so that a new one is in the reference by itself.

    >>> modules("deterrence_kit.model")[:2]
    ['deterrence_kit.model.assessment', 'deterrence_kit.model.assumptions']
    """
    files = sorted((ROOT / package.replace(".", "/")).rglob("*.py"))
    inside = [file.relative_to(ROOT).with_suffix("") for file in files if file.stem[0] != "_"]
    return [".".join(file.parts) for file in inside]


def _block(module: str) -> str:
    """One module of the reference: its name is the heading, its docstring the first sentence."""
    return f"## {module.rpartition('.')[2]} {{ #{module} }}\n\n`{module}`\n\n::: {module}"


def inward(text: str, target: str) -> str:
    """Links that leave docs/ lead somewhere in a checkout only: the site keeps their text.

    >>> inward("`deploy/nginx.conf`", "../deploy/nginx.conf")
    '`deploy/nginx.conf`'
    >>> inward("the model", "../model.md#resolve")
    '[the model](../model.md#resolve)'
    """
    return f"[{text}]({target})" if target.partition("#")[0].endswith(".md") else text
