# make demo   set everything up and turn a sample page into output/<slug>.mp3
# make test   the tests
# make check  what CI checks: lint, format, types, layers, tests
# make bench  how fast it is, side by side with its voice alone and with what people use else

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .bench
SAMPLE := docs/sample-page.txt

.PHONY: demo test check lint bench clean

demo: $(VENV)/installed
	$(BIN)/audio-news make $(SAMPLE) --overwrite

test: $(VENV)/tests-installed
	$(BIN)/python -m pytest

check: lint test

lint: $(VENV)/tests-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(BENCH)/installed
	$(BENCH)/bin/python -m tests.benchmarks.speed $(BENCH_OPTIONS)

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/tests-installed: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group test --group check
	@touch $@

$(BENCH)/installed: pyproject.toml
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --upgrade pip
	$(BENCH)/bin/python -m pip install --quiet --editable '.[formats,piper]' --group bench
	@touch $@

clean:
	rm -rf $(VENV) $(BENCH) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist
