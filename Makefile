# The errands of this repository. `make run` and `make test` are all that a newcomer needs; each sets up what it lacks.
# Variables: PORT (8000), HOST (127.0.0.1), JOBS (2, test processes), UP (options of `suizhi up`), PYTEST (options of pytest).

PORT ?= 8000
HOST ?= 127.0.0.1
JOBS ?= 2
UP ?=
PYTEST ?=

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m
TESTS := $(RUN) pytest -n $(JOBS) --dist loadgroup $(PYTEST)

.DEFAULT_GOAL := help
.PHONY: help install run test slow bench lint clean

help: ## What there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: .venv/.installed ## Set up the virtual environment, without starting anything

run: install ## Prepare what is missing and serve the portal; prints its address and the demonstration accounts
	$(BIN)/suizhi up --host $(HOST) --port $(PORT) $(UP)

test: .venv/.dev ## The suite on SQLite, then what touches a database again on PostgreSQL, browser and sweeps excepted
	scripts/test-needs
	$(TESTS) -m "not slow and not looks and not long"
	$(RUN) tests.support.postgres $(TESTS) -m "not slow and not looks and not long and not browser and not sweep" --only-database

slow: .venv/.dev ## The tests that take minutes: real exports, kills, whole installations, the look of every page; browser and sweeps on PostgreSQL
	scripts/test-needs
	$(TESTS) -m "slow or looks or long"
	$(RUN) tests.support.postgres $(TESTS) -m "looks or browser or long or sweep" --only-database

bench: .venv/.dev ## Measure: parties, marks, similar, filings, leads, watch, search, import, casework (logos: `uv sync --group logos` first)
	for name in parties marks similar filings leads watch search import casework; do $(BIN)/suizhi bench $$name || exit 1; done

lint: .venv/.dev ## Style, types, layers, templates, deployment files
	scripts/lint

clean: ## Remove what was made here, the state in var/ excepted
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache src/*.egg-info

.venv/.installed: pyproject.toml uv.lock
	PYTHON=$(PYTHON) scripts/sync --no-dev
	touch $@

.venv/.dev: pyproject.toml uv.lock
	PYTHON=$(PYTHON) scripts/sync
	touch $@ .venv/.installed
