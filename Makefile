# `make example` and `make test` need nothing but Python 3.11 or newer; everything else is put into a folder of its own here.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The first of these that runs and is new enough; `make PYTHON=…` decides otherwise.
CANDIDATES := python3 python python3.13 python3.12 python3.11
PYTHON ?= $(shell for p in $(CANDIDATES); do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$$p"; break; }; done)
VERSION := $(if $(PYTHON),$(shell "$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])'))

VENV := .venv-$(VERSION)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
OUT := example_project/docs/_build
JOBS ?= auto
PYTEST_ARGS ?=

.PHONY: help example test lint types docs matrix coverage clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

example: $(VENV)/.docs ## build the example's docs; prints the page to open and the score
	@$(BIN)/python -m sphinx -q -n -W -b html example_project/docs $(OUT)/html
	@$(BIN)/sphinx-ddd score example_project/docs
	@echo "Open $(CURDIR)/$(OUT)/html/index.html"

test: $(VENV)/.test lint ## lint, types, architecture, then all tests
	$(BIN)/python -m pytest -n $(JOBS) --maxprocesses=8 --dist=worksteal $(PYTEST_ARGS)

lint: $(VENV)/.test ## ruff, mypy and the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.docs ## build the project's own docs
	$(BIN)/python -m sphinx -n -W -b html docs docs/_build/html
	@echo "Open $(CURDIR)/docs/_build/html/index.html"

matrix: $(VENV)/.dev ## the tests and every builder on each supported Sphinx (wants Python 3.11 and 3.13)
	$(BIN)/tox run

coverage: $(VENV)/.dev ## which lines no test reaches
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PYTEST_ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

clean: ## remove all that these targets made
	rm -rf .venv-* .tox .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage* dist docs/_build example_project/docs/_build

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer among: $(CANDIDATES). Name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

# One stamp for each set of packages, renewed when pyproject.toml changes.
$(VENV)/.%: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[$*]'
	@touch $@
