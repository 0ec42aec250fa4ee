# Everything a newcomer needs: `make demo` and `make test`. Python 3.11+, pip, make and git suffice.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

.PHONY: demo test lint types tests messages schemas bench clean

demo: $(STAMP)  ## Run the main job on a real price list and say where the results lie
	@$(BIN)/python examples/demo.py

test: lint types tests  ## Linters, types and tests with coverage

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP)
	$(BIN)/mypy

tests: $(DEV_STAMP)
	$(BIN)/pytest --cov --cov-report=term -q -n auto

messages: $(DEV_STAMP)  ## Bring the Russian catalogue in step with the texts in the source
	$(BIN)/python tools/catalogue.py

schemas: $(DEV_STAMP)  ## Write the published JSON Schemas anew
	$(BIN)/python tools/schemas.py

bench:  ## Compare speed, memory and exactness side by side (sets up its own environment)
	$(PYTHON) benchmarks/run.py

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]'
	@touch $@

$(DEV_STAMP): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,dev]'
	@touch $@

clean:
	rm -rf $(VENV) out build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
