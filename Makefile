# Two commands do everything: `make demo` and `make test`. Each does all its own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8050

.PHONY: help setup setup-test demo test check fix bench docs lock
.DEFAULT_GOAL := help

help:
	@echo "make demo   the fictitious region on http://127.0.0.1:$(PORT)"
	@echo "make test   formatting, types, walls and every test;  more in CONTRIBUTING.md"

# A bare Debian has Python without venv: as root it is fetched, else one sentence says what to do.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; } || \
	  { echo "Python has no venv here. Install it once with: sudo apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# The stamp follows the lock file: a changed lock installs again, an unchanged one costs nothing.
INSTALL = PYTHONWARNINGS=ignore $(BIN)/python -m pip --disable-pip-version-check install --quiet
$(VENV)/.run: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "Installing what is needed to run (once, about a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/run.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing what is needed to test (once, a minute or two) ..."
	@$(INSTALL) --require-hashes -r requirements/dev.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run

setup: $(VENV)/.run

# Chromium comes from Debian where apt is allowed; elsewhere the browser tests skip and say why.
setup-test: $(VENV)/.dev
	@command -v chromium >/dev/null 2>&1 || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-inter >/dev/null; } || \
	  echo "Chromium is not here and cannot be installed: the browser tests will skip."
	@command -v redis-server >/dev/null 2>&1 || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq redis-server >/dev/null; } || \
	  echo "Redis is not here and cannot be installed: the tests of a shared cache will skip."

demo: setup
	$(BIN)/veiligheidsbeeld demo --port $(PORT)

# Everything that must hold before a change comes in.
test: check
	$(BIN)/python -m pytest

# What needs no run of the program: formatting, lint, types and walls.
check: setup-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

fix: setup-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-test
	$(BIN)/python -m benchmarks

docs: setup
	$(BIN)/python -m data.describe > docs/data.md

lock: setup-test
	$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-emit-options --no-header --output-file requirements/run.lock pyproject.toml
	$(BIN)/pip-compile --quiet --allow-unsafe --extra dev --all-build-deps --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --no-header \
	  --output-file requirements/dev.lock pyproject.toml
