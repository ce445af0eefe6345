# The two commands are `make demo` and `make test`; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
UV := .bootstrap/bin/uv
UV_VERSION := 0.13.9
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help
.PHONY: help install demo test check unit kafka bench gold lock schemas clean calibrate

help: ## say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "visitwire needs Python 3.11 or later; name one with: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .bootstrap \
	    || { echo "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@.bootstrap/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.runtime: $(UV) requirements.lock pyproject.toml
	@test -d .venv || $(UV) venv --quiet --python $(PYTHON) .venv
	@$(UV) pip install --python .venv --require-hashes -r requirements.lock
	@$(UV) pip install --python .venv --quiet --no-deps -e .
	@touch $@

.venv/.development: .venv/.runtime requirements-dev.lock
	@$(UV) pip install --python .venv --require-hashes -r requirements-dev.lock
	@touch $@

install: .venv/.runtime ## install what a user needs into .venv

demo: .venv/.runtime ## a press release becomes visit events, on a Kafka of its own
	@$(BIN)/visitwire demo

test: check unit kafka ## style, types, layers, then every test, real Kafka included

check: .venv/.development ## style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/pyright

unit: .venv/.development ## the tests that need no broker
	@$(BIN)/pytest -m "not kafka"

kafka: .venv/.development ## the tests on a real Apache Kafka
	@$(BIN)/pytest -m kafka

bench: .venv/.runtime ## the speed of extraction, and ingest's as a fraction of a bare transactional loop's
	@$(BIN)/visitwire bench extract
	@$(BIN)/python -m tests.benchmarks.ingest_ratio

calibrate: .venv/.runtime ## print the weights of confidence and how they hold: make calibrate GOLD=file RELEASES=file
	@$(BIN)/python -m tests.calibration $(GOLD) $(RELEASES)

gold: .venv/.runtime ## write our own evaluation set to .visitwire/gold.jsonl and releases.jsonl
	@$(BIN)/python -m tests.services.enrich.written .visitwire

schemas: .venv/.runtime ## render schemas/json from the models
	@$(BIN)/python -m schemas.export

lock: $(UV) ## pin the newest versions that pyproject.toml allows
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --no-emit-find-links --upgrade pyproject.toml --extra local -o requirements.lock
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --no-emit-find-links --upgrade pyproject.toml --extra local --group dev \
	    -c requirements.lock -o requirements-dev.lock

clean: ## remove everything that was installed or made
	rm -rf .venv .bootstrap .visitwire .pytest_cache .ruff_cache .hypothesis .import_linter_cache
