# Everything sets itself up: a machine with Python 3.11, pip, make and git needs nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test fuzz check bench baseline train clean

$(VENV)/demo.ok: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/dev.ok: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]" --editable models/news-nc
	touch $@ $(VENV)/demo.ok

demo: $(VENV)/demo.ok  ## read the invented example articles to the terminal, and keep some in an archive
	$(BIN)/demnach read examples/faehre/*.txt --published 2026-07-12 --format rich
	$(BIN)/demnach read examples/werk/*.txt --published 2026-10-14 --format rich
	$(BIN)/demnach read examples/grenze/*.txt examples/grenze/*.html --published 2026-11-05 --format rich
	$(BIN)/demnach read examples/prozess/*.txt examples/prozess/*.html --published 2026-09-23 --format rich
	$(BIN)/demnach add examples/faehre --published 2026-07-12 --archive $(VENV)/demo.sqlite
	$(BIN)/demnach tolls --format table --archive $(VENV)/demo.sqlite

check: $(VENV)/dev.ok  ## style and types
	$(BIN)/ruff check src tests training benchmarks
	$(BIN)/mypy

test: check  ## style, types, tests and the quality gate
	$(BIN)/python -m pytest
	$(BIN)/python -m benchmarks.gate

fuzz: $(VENV)/dev.ok  ## search for inputs that break a property: other ones at every run (tests always take the same)
	$(BIN)/python -m pytest --hypothesis-profile=fuzz -m hypothesis -x

bench: $(VENV)/dev.ok  ## measure everything and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks.run

baseline: $(VENV)/dev.ok  ## take today's scores as the ones that CI guards
	$(BIN)/python -m benchmarks.gate --update

train: $(VENV)/dev.ok  ## build lexicons and models anew from the shared data (about an hour on two cores)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m training
	$(BIN)/python -m training.statements default
	$(BIN)/python -m training.statements news-nc

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
