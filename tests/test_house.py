"""The house: no circles, short modules and functions, rooms with names that are the same everywhere."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import grimp
import networkx as nx
import pytest

import deterrence_kit

PACKAGE = Path(deterrence_kit.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(path.parent for path in PACKAGE.glob("pages/*/__init__.py"))
LONGEST_MODULE, MEDIAN_MODULE = 250, 100  # lines of a file
LONGEST_FUNCTION, MOST_FUNCTIONS, MEDIAN_FUNCTION = 45, 20, 6  # lines of a body, no docstring
MOST_SHARED_VIEWS, MOST_FILES = 25, 40
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DOCUMENTED = (ast.Module, ast.ClassDef, *FUNCTIONS)
DRAWING = ("bokeh", "ipywidgets", "anywidget", "IPython")


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def graph():
    return grimp.build_graph("deterrence_kit", exclude_type_checking_imports=False)


def named(path):
    return str(path.relative_to(PACKAGE.parent))


def module_of(path):
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def told(rows):
    """Rows as lines of a message, the longest first."""
    return "\n" + "\n".join(f"{n:5d}  {where}" for n, where in sorted(rows, reverse=True))


def test_no_module_imports_itself_by_a_circle():
    arrows = nx.DiGraph()
    for module in graph().modules:
        arrows.add_edges_from(
            (module, other) for other in graph().find_modules_directly_imported_by(module)
        )
    circles = [
        sorted(found) for found in nx.strongly_connected_components(arrows) if len(found) > 1
    ]
    assert not circles, "\n".join(" ↔ ".join(circle) for circle in sorted(circles))
    assert not list(nx.selfloop_edges(arrows))


def lengths_of_modules():
    return [(len(path.read_text("utf-8").splitlines()), f"{named(path)}:1") for path in MODULES]


def body_length(function):
    """Lines from the first statement after the docstring to the last."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def lengths_of_functions():
    return [
        (body_length(node), f"{named(path)}:{node.lineno} {node.name}")
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTIONS)
    ]


def test_modules_are_short():
    rows = lengths_of_modules()
    long = [row for row in rows if row[0] > LONGEST_MODULE]
    assert not long, told(long)
    assert median(n for n, _ in rows) <= MEDIAN_MODULE


def test_functions_are_short():
    rows = lengths_of_functions()
    sizes = [n for n, _ in rows]
    long = [row for row in rows if row[0] > LONGEST_FUNCTION]
    assert not long, told(long)
    over = told([row for row in rows if row[0] > MOST_FUNCTIONS])
    assert quantiles(sizes, n=10)[-1] <= MOST_FUNCTIONS, over
    assert median(sizes) <= MEDIAN_FUNCTION


def test_no_folder_is_a_heap():
    files = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    full = [(n, named(folder)) for folder, n in files.items() if n > MOST_FILES]
    assert not full, told(full)
    assert files[PACKAGE / "views"] <= MOST_SHARED_VIEWS


# --- the rooms of the pages ------------------------------------------------------------------------


def imported(path):
    """Modules and names that a file of a room imports, at run time or for its types."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def draws(path):
    return {name for name in imported(path) if name.partition(".")[0] in DRAWING}


def test_a_room_is_a_page_and_what_belongs_to_it():
    assert len(ROOMS) >= 9
    missing = [named(room) for room in ROOMS if not (room / "page.py").is_file()]
    assert not missing, f"without page.py: {missing}"
    beneath = [named(path) for room in ROOMS for path in room.iterdir() if path.is_dir()]
    assert not [path for path in beneath if "__pycache__" not in path]


def test_nothing_in_a_room_reads_its_page():
    """The page is put together last: what it shows does not know it."""
    wrong = [
        f"{named(path)} imports {name}"
        for room in ROOMS
        for path in room.glob("*.py")
        for name in imported(path)
        if name.startswith(f"{module_of(room / 'page.py')}.")
    ]
    assert not wrong, "\n".join(wrong)


def test_a_file_of_a_figure_has_its_columns_beside_it():
    """`lorenz.py` says what is drawn, `lorenz_figure.py` draws it, and nothing else draws."""
    for room in ROOMS:
        for path in room.glob("*_figure.py"):
            columns = path.with_name(path.name.replace("_figure", ""))
            shared = PACKAGE / "views" / columns.name
            assert columns.is_file() or shared.is_file(), f"{named(path)} draws what?"
            assert draws(path), f"{named(path)} draws nothing"


HOUSE = ("page", "findings", "blocks", "words", "choices", "notebook")


@pytest.mark.parametrize("name", HOUSE)
def test_files_named_alike_do_the_same_job(name):
    """Job by job: `words` and `findings` draw nothing and build no blocks, `choices` only offer."""
    paths = [path for room in ROOMS for path in room.glob(f"{name}.py")]
    wrong = [f"{named(path)}: {fault}" for path in paths for fault in JOBS[name](path)]
    assert not wrong, "\n".join(wrong)


def classes(path):
    return [node for node in tree(path).body if isinstance(node, ast.ClassDef)]


def calls(path):
    """Names of the functions called anywhere in a file."""
    found = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return {f.id if isinstance(f, ast.Name) else getattr(f, "attr", "") for f in found}


def _page(path):
    bases = {ast.unparse(base) for node in classes(path) for base in node.bases}
    if not any(base.endswith(("Reading", "Findings")) for base in bases):
        yield "no page (a Reading) in it"


def _drawing_nothing(path):
    yield from (f"draws with {name}" for name in sorted(draws(path)))


def _findings(path):
    yield from _drawing_nothing(path)
    beside = (".blocks", ".page", ".notebook")
    for name in imported(path):
        module = name.rpartition(".")[0]
        if module.startswith(module_of(path.parent)) and module.endswith(beside):
            yield f"computes, and reads {module}"
        if module == "deterrence_kit.app.blocks":
            yield "computes, and builds blocks"


def _blocks(path):
    yield from _drawing_nothing(path)
    uses = any(name.startswith("deterrence_kit.app.blocks") for name in imported(path))
    if not uses and "blocks" not in ast.unparse(tree(path)):
        yield "builds no block"


def _words(path):
    yield from _drawing_nothing(path)
    if any(name.startswith("deterrence_kit.app.blocks") for name in imported(path)):
        yield "says, and builds blocks"
    public = [n for n in tree(path).body if isinstance(n, FUNCTIONS) and n.name[0] != "_"]
    says = [n for n in public if n.returns and re.search("str|Answer", ast.unparse(n.returns))]
    if public and not says:
        yield "says nothing: no public function returns text"


def _choices(path):
    yield from _drawing_nothing(path)
    if "offer" not in calls(path):
        yield "offers nothing"
    yield from (f"defines {n.name}" for n in tree(path).body if isinstance(n, ast.ClassDef))


def _notebook(path):
    yield from _drawing_nothing(path)
    if not re.search(r"[Cc]ell|[Ss]tep", path.read_text("utf-8")):
        yield "writes no cells"


JOBS = {
    "page": _page, "findings": _findings, "blocks": _blocks, "words": _words, "choices": _choices,
    "notebook": _notebook,
}  # fmt: skip


# --- the frame enumerates no page ------------------------------------------------------------------


def names_of_pages():
    """Folders, notebooks and classes of the pages; not those that are words of the model too."""
    stems = {path.stem for path in (PACKAGE.parent / "notebooks").glob("[0-9]*.ipynb")}
    stems -= {"0_start_here", "10_fork_me"}  # no pages of their own: the way in, and a template
    known = {
        part for module in graph().modules if ".pages" not in module for part in module.split(".")
    }
    rooms = {room.name for room in ROOMS} - known
    found = {node.name for room in ROOMS for node in classes(room / "page.py")}
    return stems | {stem.partition("_")[2] for stem in stems} - known | rooms | found


def texts(path):
    """Every name, module, attribute and text of a file, its docstrings and comments left out."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, f"{node.module} {' '.join(alias.name for alias in node.names)}"
        elif isinstance(node, ast.Import):
            yield node.lineno, " ".join(alias.name for alias in node.names)


def outside():
    """Files that name no page: all of Python but the pages, and the page's scripts and styles."""
    for path in MODULES:
        # The command line stands above all rooms, and so does what takes a page along as a file.
        if not {"pages", "portable", "__main__.py"} & {*path.relative_to(PACKAGE).parts}:
            yield from ((path, line, text) for line, text in texts(path))
    for path in sorted(f for kind in ("js", "css") for f in (PACKAGE / "app").rglob(f"*.{kind}")):
        for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):
            yield path, line, text


def test_nothing_outside_the_pages_names_one():
    known = "|".join(sorted(map(re.escape, names_of_pages()), key=len, reverse=True))
    page = re.compile(rf"(?<!\w)({known})(?!\w)|deterrence_kit\.pages\.\w+")
    wrong = [
        f"{named(p)}:{line} {found[0]}" for p, line, t in outside() if (found := page.search(t))
    ]
    assert not wrong, "\n".join(wrong)
