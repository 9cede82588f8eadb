# `make test` checks everything, `make demo` shows everything. Both build what they need first.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
PINS := $(VENV)/.pins-installed
PROJECT := $(VENV)/.project-installed
# PyMuPDF 1.28 prints an advertisement on standard output without this.
export PYMUPDF_SUGGEST_LAYOUT_ANALYZER := 0
# Tests start many processes, and each would compile everything again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup system test quick fuzz lint types imports pytest format demo pins clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(PROJECT) ## build .venv with the pinned dependencies and this project, editable

# The environment is made anew when the pins change, so that nothing unpinned stays in it.
# Without --no-deps pip would look for the one dependency that the pins leave out on purpose.
$(PINS): constraints.txt
	@python="$$(scripts/find_python.sh "$(PYTHON)")" && echo "Building $(VENV) with $$python: a minute or two" \
		&& "$$python" -m venv --clear $(VENV)
	$(PIP) install --require-hashes --only-binary :all: --no-deps -r constraints.txt
	@touch $@

$(PROJECT): $(PINS) pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

system: ## install tesseract and Chromium where apt-get may be used
	@PYTHON="$(PYTHON)" scripts/system_packages.sh

test: system lint types imports pytest ## everything CI checks

quick: lint ## in a minute: lint, and the tests that start no runs, processes or browsers
	$(BIN)/python -m pytest -q -n auto --dist loadfile -m "not slow" $(ARGS)

# What it finds becomes an @example of its test.
fuzz: $(PROJECT) ## the laws on other examples every time, and on many more
	$(BIN)/python -m pytest -q -n auto --dist worksteal --hypothesis-profile=chance -m hypothesis $(ARGS)

lint: $(PROJECT) ## ruff check and format check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(PROJECT) ## mypy --strict, tests included
	$(BIN)/mypy

imports: $(PROJECT) ## the import order of the five packages
	$(BIN)/lint-imports

pytest: $(PROJECT) ## tests, doctests and notebooks; ARGS="-k duration" narrows them
	$(BIN)/python -m pytest -q -n auto --dist loadfile --nbmake $(ARGS)

format: $(PROJECT) ## rewrite the code as ruff wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

demo: system $(PROJECT) ## a synthetic corpus, its records, its comparison, its proof: all in demo/
	rm -rf demo
	$(BIN)/selaras sample demo/documents --count 24
	$(BIN)/selaras extract demo/documents --out demo/run
	$(BIN)/selaras verify demo/run
	$(BIN)/selaras compare demo/run --out demo/report
	@echo "Open demo/report/index.html"

pins: ## renew constraints.txt (needs uv)
	@command -v uv >/dev/null || { echo "make pins needs uv: pip install uv" >&2; exit 1; }
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header --all-extras pyproject.toml -o constraints.txt

clean: ## remove what was built
	rm -rf $(VENV) build dist demo .mypy_cache .pytest_cache .ruff_cache .hypothesis \
		.import_linter_cache
