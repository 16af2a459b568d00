.DEFAULT_GOAL := help
VENV ?= .venv
PYTHON ?= python3
STORE ?= .demo-store
ARTICLE ?= tests/data/voa-2020-12-26.txt
BIN := $(VENV)/bin
POLGRAPH := $(BIN)/python -m polgraph
WHO_SUPPORTS := SELECT ?who ?quote { ?s pg:relation pg:SUPPORT ; pg:subject/skos:prefLabel ?who ; \
	pg:object/skos:prefLabel ?whom ; pg:evidence/oa:exact ?quote FILTER CONTAINS(?whom, "Kadhimi") } ORDER BY ?who

NEO4J_OPTIONS ?=
BENCH_OPTIONS ?=

.PHONY: help setup demo test lint types check notebooks bench fuzz neo4j neo4j-stop clean

help:  ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST)

# An old pip crashes on some of the packages, so it is renewed before anything else is installed.
$(VENV)/.done: pyproject.toml setup.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

setup: $(VENV)/.done  ## make .venv and install polgraph with its tools

demo: setup  ## one real article into a store, and questions to it
	@rm -rf $(STORE)
	$(POLGRAPH) ingest $(ARTICLE) --date 2020-12-26 --store $(STORE)
	$(POLGRAPH) show voa-2020-12-26 --store $(STORE)
	@echo; echo "Who supports Kadhimi?"
	$(POLGRAPH) query '$(WHO_SUPPORTS)' --store $(STORE)
	$(POLGRAPH) allies Kadhimi --store $(STORE)
	@echo; echo "With whom is he in conflict?"
	$(POLGRAPH) conflicts Kadhimi --store $(STORE)
	@echo; echo "The store lies in $(abspath $(STORE))."

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/python scripts/link_typing.py
	$(BIN)/mypy
	$(BIN)/mypy tests scripts

check: setup
	$(BIN)/python -m pytest

test: lint types check  ## ruff, mypy --strict and all tests

notebooks: setup  ## run the notebooks, and every question on the sample corpus
	$(BIN)/python -m pytest tests/notebooks

fuzz: setup  ## look for inputs that break the readers, for a minute
	$(BIN)/python -m tests.fuzz.run 60

bench: setup  ## measure speed, memory and cost, and renew the table of docs/benchmarks.md (five minutes)
	$(BIN)/python bench/run.py --date "$$(date +%F)" --write $(BENCH_OPTIONS)

neo4j: setup  ## start a Neo4j server for trials in .neo4j (needs Java 17 and Maven)
	@$(BIN)/python scripts/neo4j_server.py start $(NEO4J_OPTIONS)

neo4j-stop: setup  ## stop it
	@$(BIN)/python scripts/neo4j_server.py stop

clean:  ## remove what the other targets made
	rm -rf $(VENV) $(STORE) .neo4j .typing build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
