# `make grade` and `make test` need Python 3.11 with venv, and make; everything else they install.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
INSTALLED := $(VENV)/.installed

.PHONY: setup grade build test lint verify exploits peers-exploits fuzz bench calibrate lock clean help

help:
	@echo "make grade    set up, grade examples/submitted, show where the feedback is (OUT=out)"
	@echo "make test     set up, check style, types and layers, run all tests"
	@echo "make build    write release/ and solutions/ from source/"
	@echo "make verify   test the tests: right answers, wrong answers, mutants"
	@echo "make exploits attack the grader on every tier that this machine has (ONLY=tier1-root)"
	@echo "make peers-exploits  the same attacks against nbgrader and otter, in a cage (an hour)"
	@echo "make fuzz     bad input for each reader of what students make (MINUTES=10 each)"
	@echo "make bench    measure speed and memory on this machine"
	@echo "make calibrate  how often a right answer fails by chance (an hour)"
	@echo "make lock     resolve the dependencies anew"

setup: $(INSTALLED)

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; v = sys.version_info[:2]; v == (3, 11) or sys.exit("Python 3.11 is needed, this is %d.%d: make PYTHON=/path/to/python3.11" % v)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

grade: setup
	$(BIN)/autograder grade examples/submitted --out $(OUT)

build: setup
	$(BIN)/autograder build

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest -n 2 --dist loadfile

bench: setup
	$(BIN)/python -m bench

verify: setup
	$(BIN)/autograder verify

exploits: setup
	$(BIN)/python -m tests.exploits $(if $(ONLY),--only $(ONLY))

peers-exploits: setup
	$(BIN)/python -m bench.exploits

fuzz: setup
	$(BIN)/python -m fuzz --minutes $(or $(MINUTES),10)

calibrate: setup
	$(BIN)/python -m bench.calibrate

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes
FOR_IMAGE := $(COMPILE) --no-annotate --constraint requirements.lock

lock: setup
	$(COMPILE) --extra dev --extra browser pyproject.toml --output-file requirements.lock
	$(FOR_IMAGE) --extra grade pyproject.toml --output-file locks/cpu.lock
	$(FOR_IMAGE) --extra gpu pyproject.toml --output-file locks/gpu.lock
	echo hatchling | $(FOR_IMAGE) - --output-file locks/wheel.lock

clean:
	rm -rf $(VENV) $(OUT) .pytest_cache .mypy_cache .ruff_cache
