# Every command of the project. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check format bench calibrate clean

# The first of these that is new enough makes .venv.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
# A file stays on one worker. In the order given, long files first: xdist would put those of one long test last.
SHARED_OUT := -n auto --dist loadfile --no-loadscope-reorder
ROOMS := advisor config decisions tests bench calibrate manage.py

export HEADWAY_BIND HEADWAY_VAR PORT

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

run: preflight $(VENV)/runs  ## start everything; Ctrl-C stops it; PORT=8001 changes the port
	@exec $(BIN)/python -m config.launch

test: $(VENV)/tests  ## the whole suite; ARGS are pytest's, as in: make test ARGS="-k wizard"
	@$(BIN)/python -m pytest $(SHARED_OUT) $(ARGS)

check: $(VENV)/tests  ## format, lint, types, walls and tests: what a change must pass
	$(BIN)/ruff format --check $(ROOMS)
	$(BIN)/ruff check $(ROOMS)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest $(SHARED_OUT) $(ARGS)

format: $(VENV)/tests  ## put every file into the one format
	$(BIN)/ruff format $(ROOMS)
	$(BIN)/ruff check --fix $(ROOMS)

bench: $(VENV)/tests  ## how long things take on this machine, beside an empty page
	@$(BIN)/python -m bench $(ARGS)

calibrate: $(VENV)/tests  ## hold the simulation to a real pipeline on this machine
	@$(BIN)/python -m calibrate $(ARGS)

clean:  ## remove what can be made again; var/, where the data is, stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: preflight
preflight:
	@test -n "$(PYTHON)" || { echo "Headway needs Python 3.11 or newer; none was found. PYTHON=/path/to/python names one." >&2; exit 1; }
	@$(PYTHON) -m config.launch.preflight

# The stamps say which requirements .venv holds; a newer file installs again, anything else costs nothing.
$(VENV)/runs: requirements.txt
	@echo "Installing what Headway needs into $(VENV); this happens once."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --requirement requirements.txt
	@touch $@

$(VENV)/tests: requirements-dev.txt $(VENV)/runs
	@$(PIP) install --requirement requirements-dev.txt
	@touch $@
