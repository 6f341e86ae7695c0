# Dragoman on a fresh machine: needs python3 (3.11 or newer), pip, make and git.
#   make demo       reads the bundled sample and prints a brief with citations
#   make test       every test and check that a change must pass
#   make test-all   the same, with slow tests too
#   make lock       pins anew the versions in constraints.txt

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JOBS ?= 2

.PHONY: demo test test-all check format docs gate floors lock wheel clean

demo: $(VENV)/core
	@$(BIN)/dragoman demo

test: check
	$(BIN)/python -m pytest -n $(JOBS) -m "not slow"
	$(BIN)/python -m evals.gate

test-all: check
	$(BIN)/python -m pytest -n $(JOBS)
	$(BIN)/python -m evals.gate

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The pages of docs/reference and the tables of README are made, not written.
docs: $(VENV)/dev
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_sample.py
	$(BIN)/python -m evals.table

gate: $(VENV)/dev
	$(BIN)/python -m evals.gate

# Raises the floors of quality to what is measured now; they never fall by themselves.
floors: $(VENV)/dev
	$(BIN)/python -m evals.gate --raise

lock: pyproject.toml
	rm -rf $(VENV)-lock && $(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install --quiet -e ".[dev]"
	(sed -n '/^#/p' constraints.txt; $(VENV)-lock/bin/pip freeze --exclude-editable) > constraints.new
	mv constraints.new constraints.txt && rm -rf $(VENV)-lock

wheel: $(VENV)/dev
	$(PIP) wheel --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) $(VENV)-lock demo dist build .mypy_cache .ruff_cache .pytest_cache

# Some systems ship python3 without ensurepip; there the pip of the system fills the environment.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || ( $(PYTHON) -m venv --clear --without-pip $(VENV) \
	  && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip )

$(VENV)/core: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/dev: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable ".[dev]"
	@touch $@ $(VENV)/core
