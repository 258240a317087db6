# `make run` and `make test` need nothing but Python 3.11 or newer; they bring the rest.
.DEFAULT_GOAL := help
.PHONY: help run test check bench screenshots clean
SHELL := /bin/bash
READY := .venv/.ready
BIN := .venv/bin

help:
	@echo "make run          open the window on the sample (without a screen: do the job in out/)"
	@echo "make test         run the tests"
	@echo "make check        style, types and layers"
	@echo "make bench        time it against bare Qt, SQLite and ReportLab"
	@echo "make screenshots  every screen in three palettes and two sizes, into out/screenshots"
	@echo "make clean        remove what was made here"

$(READY): pyproject.toml constraints.txt system-packages.txt tools/prepare.sh
	@tools/prepare.sh $(MAKECMDGOALS)

run: $(READY)
	@tools/run.sh

test: $(READY)
	$(BIN)/python -m pytest -n auto --ignore=tests/journeys
	$(BIN)/python -m pytest tests/journeys

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

screenshots: $(READY)
	$(BIN)/python tools/screenshots.py out/screenshots

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
