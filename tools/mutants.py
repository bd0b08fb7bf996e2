"""Plant small faults one at a time in a copy of the package; each must be noticed by tests of its room.

By hand instead of by a tool: mutmut and cosmic-ray plant thousands, most of them in sentences and
sizes of letters, and take hours of the whole suite. These are faults that once went unnoticed, and
others of their kind. Prints the survivors, and fails if there are any.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "deterrence_kit"
COPIED = (PACKAGE, "tests", "tools", "notebooks", "benchmarks", "pyproject.toml")
UNLIKE_CODE = shutil.ignore_patterns("__pycache__", "references", "pictures")


@dataclass(frozen=True)
class Mutant:
    """A fault: a text that stands once in a room, what replaces it, and who should notice.

    Attributes
    ----------
    room : str
        File or folder in the package; files may move within their room.
    old, new : str
    tests : str
        Files or folders beneath ``tests``, with blanks between.
    """

    room: str
    old: str
    new: str
    tests: str

    def place(self, root: Path) -> Path:
        """The one file of the room beneath a root in which the text stands.

        Raises
        ------
        LookupError
            If the text does not stand exactly once: then the code has changed, and this line must.
        """
        room = root / PACKAGE / self.room
        files = [room] if room.is_file() else sorted(room.rglob("*.py"))
        found = [f for f in files if self.old in f.read_text("utf-8")]
        if len(found) != 1 or found[0].read_text("utf-8").count(self.old) != 1:
            raise LookupError(f"{self.old!r} does not stand once in {self.room}: see {__file__}")
        return found[0]

    def planted(self, copy: Path) -> Path:
        """Write the fault into the copy; the file that has it."""
        file = self.place(copy)
        file.write_text(file.read_text("utf-8").replace(self.old, self.new), "utf-8")
        return file


MUTANTS = (
    # The tracer.
    Mutant("tracing", "rest < 0 !== y < 0 ? rest + y : rest;", "rest < 0 !== y < 0 ? rest - y : rest;",
           "tracing/test_operations.py"),
    Mutant("tracing", "1 if i in axes else n", "n if i in axes else 1", "tracing/test_operations.py"),
    Mutant("tracing", "keys[j - 1] > key", "keys[j - 1] >= key",
           "tracing/test_operations.py"),
    Mutant("tracing", "else place + 1", "else place",
           "tracing/test_fuzz.py"),
    Mutant("tracing", "begin, step = FOLDS[node.name]", "begin, step = 0, FOLDS[node.name][1]",
           "tracing/test_operations.py"),
    Mutant("tracing", "if not _same(recorded", "if False and not _same(recorded",
           "tracing/test_refusals.py"),
    # Survivors of a review.
    Mutant("pages/explorer", "items[: SLOTS - 3]", "items[: SLOTS - 4]", "pages/test_shown.py"),
    Mutant("analysis/why", "np.argmin(np.abs(places - now))", "np.argmax(np.abs(places - now))",
           "analysis/test_noticed.py"),
    Mutant("app", 'float(f"{value:.6g}") if isfinite', 'float(f"{value:.3g}") if isfinite',
           "app/test_sent.py"),
    Mutant("app", "np.clip(5 - size", "np.clip(2 - size", "app/test_sent.py"),
    Mutant("app", "while len(self._found) > self.maxsize", "while len(self._found) > 2 * self.maxsize",
           "pages/test_shown.py"),
    Mutant("views", "PROTEGE_SIZE = 15.0", "PROTEGE_SIZE = 1.5", "pages/test_shown.py"),
    Mutant("views", "would deliver {most}", "would deliver nothing", "pages/test_shown.py"),
    Mutant("app", "sorted(pairs.items(), key=", "list(pairs.items()) or sorted(pairs.items(), key=",
           "app/test_sent.py"),
    Mutant("model", "2 * np.sqrt(ratio(", "1 * np.sqrt(ratio(", "model/test_signals.py"),
    # Others of their kind.
    Mutant("datasets", '{"Cc", "Zl", "Zp"}', '{"Cc"}', "app/test_texts_from_files.py"),
    Mutant("datasets", "ord(letter) & 0xFFFE == 0xFFFE", "ord(letter) & 0xFFFE == 0xFFFF",
           "analysis/test_noticed.py"),
    Mutant("datasets", 'letter not in JOINERS', 'letter in JOINERS', "analysis/test_noticed.py"),
    Mutant("analysis", "(walks[0] + walks[1]) / 12", "(walks[0] - walks[1]) / 12",
           "analysis/test_noticed.py"),
    Mutant("analysis", "-1, lambda cases: cases.propensity", "1, lambda cases: cases.propensity",
           "analysis/test_noticed.py"),
    Mutant("analysis/outcomes.py", "cases.credibility - cases.threshold",
           "cases.threshold - cases.credibility",
           "analysis/test_noticed.py"),
    Mutant("model/years", "counter=(year << 64) + steps", "counter=(year << 64)",
           "model/test_dynamics.py"),
    Mutant("model/years", "_foreseen(given.schedule, year + 1)", "_foreseen(given.schedule, year)",
           "model/test_events.py"),
    Mutant("model/years", "row = min(year, self.rows - 1)", "row = min(year, 0)",
           "model/test_dynamics.py"),
    Mutant("app", "time - self._pushed < ONE_DRAG", "time - self._pushed > ONE_DRAG",
           "app/test_page.py app/test_sent.py"),
    Mutant("app", "state][-MOST_STEPS:]", "state][-2 * MOST_STEPS :]", "app/test_sent.py"),
)  # fmt: skip


def is_noticed(mutant: Mutant, copy: Path) -> bool:
    """Whether a test of the mutant's room fails."""
    room = copy / PACKAGE / mutant.room
    kept = {f: f.read_bytes() for f in ([room] if room.is_file() else room.rglob("*.py"))}
    file = mutant.planted(copy)
    try:
        return not passes(mutant.tests.split(), copy)
    finally:
        file.write_bytes(kept[file])


def passes(tests: list[str], copy: Path) -> bool:
    """Whether these tests pass in the copy, which is imported instead of the installed package.

    Raises
    ------
    RuntimeError
        If they did not run at all.
    """
    paths = [f"tests/{name}" for name in tests]
    # -B: a file that is changed twice within a second would be run as it was compiled first.
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *paths]
    env = os.environ | {"PYTHONPATH": str(copy)}
    run = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"the tests did not run:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return run.returncode == 0


def copied(copy: Path) -> None:
    """What tests need, apart, so that a fault never stands in the tree one works in."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=UNLIKE_CODE)
        else:
            shutil.copy(ROOT / name, copy / name)


def main() -> int:
    """Plant all of them; how many survived or can no longer be planted."""
    left = 0
    with tempfile.TemporaryDirectory() as folder:
        copied(Path(folder))
        named = sorted({name for mutant in MUTANTS for name in mutant.tests.split()})
        if not passes(named, Path(folder)):
            print("Without any fault the tests fail already: mend them first.")
            return 1
        for mutant in MUTANTS:
            try:
                told = "noticed" if is_noticed(mutant, Path(folder)) else "SURVIVED"
            except LookupError as fault:
                told = f"GONE: {fault}"
            left += told != "noticed"
            print(f"{told:9} {mutant.room}: {mutant.old} → {mutant.new}", flush=True)
    print(f"{left} of {len(MUTANTS)} went unnoticed" if left else "All were noticed.")
    return left


if __name__ == "__main__":
    sys.exit(min(main(), 1))
