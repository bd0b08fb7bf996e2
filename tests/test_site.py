"""The documentation site builds without a warning, asks nothing of the internet, and has no dead ends."""

import doctest
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from deterrence_kit.app.links import SINCE, VERSION
from deterrence_kit.evidence.claims import claims
from deterrence_kit.model.settings import SETTINGS
from tests.conftest import ROOT
from tests.waiting import PATIENCE

pytest.importorskip("mkdocs", reason='the site needs: pip install "deterrence-kit[docs]"')
sys.path.insert(0, str(ROOT / "tools"))

import site_hooks
import write_numbers

# What a browser fetches by itself, against what it goes to when somebody clicks.
FETCHED = {
    "script": "src", "img": "src", "source": "srcset", "iframe": "src", "video": "src",
    "audio": "src", "embed": "src", "object": "data", "link": "href", "use": "href",
}  # fmt: skip


# "Leeds, Ritter, Mitchell & Long 2002", "Lostumbo et al. 2013", "Bueno de Mesquita 1981"
CITED = re.compile(
    r"\b(?!September)([A-Z]\w+)(?: de [A-Z]\w+)?(?:,? [A-Z]\w+)*(?: & [A-Z]\w+| et al\.)? ((?:19|20)\d\d)\b"
)


class Page(HTMLParser):
    """What a page fetches, where its links lead, and the anchors it has."""

    def __init__(self, path):
        super().__init__()
        self.path, self.fetched, self.links, self.anchors = path, [], [], set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if target := attrs.get(FETCHED.get(tag, "")):
            self.fetched.append(target)
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        self.anchors |= {attrs[name] for name in ("id", "name") if attrs.get(name)}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built once as `make docs` does."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    said = run.stdout + run.stderr
    assert run.returncode == 0, said[-3000:]
    assert "WARNING" not in said, said[-3000:]
    return folder


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


def external(address):
    return urlsplit(address).scheme in ("http", "https") or address.startswith("//")


def test_no_page_fetches_anything_from_elsewhere(site, pages):
    assert len(pages) > 15
    outside = {a for page in pages.values() for a in page.fetched if external(a)}
    assert not outside
    for style in site.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", style.read_text("utf-8")), (
            style
        )


def test_no_link_is_dead(site, pages):
    dead = []
    for path, page in pages.items():
        if path.name == "404.html":  # its addresses start at the site's root
            continue
        for link in (*page.links, *page.fetched):
            address = urlsplit(link)
            if address.scheme or external(link):
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            anchors = pages[target].anchors if target in pages else set()
            if not target.is_file() or (
                address.fragment and unquote(address.fragment) not in anchors
            ):
                dead.append(f"{path.relative_to(site)}: {link}")
    assert not dead


def test_every_public_module_is_in_the_reference(site):
    """The reference is written from the docstrings, one page a layer, none forgotten."""
    layers = [f.parent for f in (ROOT / "deterrence_kit").glob("*/__init__.py")]
    assert len(layers) >= 6
    for layer in layers:
        text = (site / "reference" / f"{layer.name}.html").read_text(encoding="utf-8")
        for module in site_hooks.modules(f"deterrence_kit.{layer.name}"):
            assert f'id="{module}"' in text, f"{module} is not in reference/{layer.name}.md"


def test_the_reference_shows_a_formulas_docstring(site):
    text = (site / "reference" / "model.html").read_text(encoding="utf-8")
    assert 'id="deterrence_kit.model.credibility.denial"' in text
    assert "deterrence_kit.model.credibility.credibility" in text


def test_a_browser_is_asked_for_nothing_else(site, chromium):
    """The scripts, too: what they fetch shows only in a browser."""
    page = chromium.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("index.html", "model.html", "reference/model.html"):
        page.goto((site / name).as_uri(), wait_until="networkidle")
    page.close()
    assert len(asked) > 6
    assert not [url for url in asked if external(url)]


def test_the_versions_of_the_numbers_are_the_models():
    message = "the model's numbers have changed: see docs/numbers.md, For maintainers"
    rows = write_numbers.kept()
    assert rows == write_numbers.with_present(rows), message
    text = write_numbers.PAGE.read_text(encoding="utf-8")
    assert write_numbers.filled(text, rows) == text, message
    assert set(SINCE) <= set(range(1, VERSION + 1))
    assert {int(row["version"]) for row in rows} == set(range(1, VERSION + 1))


def test_the_claims_in_the_docs_are_those_that_are_tested():
    text = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    missing = [c.sentence for c in claims() if f"| {c.sentence} | holds |" not in text]
    assert not missing, "run: python tools/write_validation.py"


def test_every_work_that_a_number_rests_on_is_in_the_bibliography():
    """Author and year, as the declarations' sources cite them, in one entry."""
    entries = (ROOT / "docs" / "bibliography.md").read_text(encoding="utf-8").splitlines()
    cited = {
        (author, year)
        for parameter in SETTINGS.values()
        for author, year in CITED.findall(parameter.source)
    }
    assert len(cited) > 12
    missing = {
        (author, year)
        for author, year in cited
        if not any(author in entry and year in entry for entry in entries)
    }
    assert not missing


@pytest.mark.parametrize("name", ["tutorial.md", "fork_me.md"])
def test_a_tutorial_runs_as_it_is_written(name):
    failed, tried = doctest.testfile(
        str(ROOT / "docs" / name), module_relative=False,
        optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS,
    )  # fmt: skip
    assert tried > 5
    assert not failed
