# make demo   set everything up and turn a sample page into output/<slug>.mp3
# make test   the tests
# make check  what CI checks: lint, format, types, layers, tests, and that nothing became slow
# make bench  how fast it is, side by side with its voice alone and with what people use else;
#             BENCH_OPTIONS='--write docs' writes docs/performance.md anew
# make fuzz   feed broken input to every reader, for as long as wanted
# make lock   resolve and hash the dependencies anew
# make sbom   list all that an installation holds

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .bench
SAMPLE := docs/sample-page.txt

.PHONY: demo test check lint pace bench fuzz lock sbom clean

demo: $(VENV)/installed
	$(BIN)/audio-news make $(SAMPLE) --overwrite

test: $(VENV)/tests-installed
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: lint test pace

lint: $(VENV)/tests-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A minute of the same: fails only where something is wildly off.
pace: $(VENV)/tests-installed
	$(BIN)/python -m tests.benchmarks.speed --small

bench: $(BENCH)/installed
	$(BENCH)/bin/python -m tests.benchmarks.speed $(BENCH_OPTIONS)

fuzz: $(VENV)/tests-installed
	-$(BIN)/python -m pip install --quiet atheris
	$(BIN)/python -m tests.fuzz $(FUZZ_OPTIONS)

$(VENV)/installed: pyproject.toml .ci/locks/demo.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r .ci/locks/demo.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/tests-installed: $(VENV)/installed .ci/locks/tests.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r .ci/locks/tests.txt
	@touch $@

# The versions and hashes that demo and tests are installed with, for every Python and system.
LOCK = $(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --group build

lock: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --group release
	$(LOCK) --output-file .ci/locks/demo.txt
	$(LOCK) --extra all --group test --group check --output-file .ci/locks/tests.txt

# All that an installation with every extra holds, as CycloneDX.
sbom: $(VENV)/tests-installed
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --group release
	mkdir -p dist
	$(BIN)/cyclonedx-py environment $(VENV) --pyproject pyproject.toml --output-file dist/sbom.json

$(BENCH)/installed: pyproject.toml Makefile
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --upgrade pip
	$(BENCH)/bin/python -m pip install --quiet --editable '.[formats,piper,podcast]' --group bench
	@touch $@

clean:
	rm -rf $(VENV) $(BENCH) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist
