# archiver: everything a developer or a curious reader runs. Needs Python 3.11 to 3.13, make and a package registry.
# `make` alone lists the targets.

PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,$(shell \
    $(p) -c 'import sys, venv, ensurepip; (3, 11) <= sys.version_info < (3, 14) and print("$(p)")' 2>/dev/null)))
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
CODE = $(wildcard config storage archiver)
ALL = $(wildcard config storage archiver tests benchmarks demo tools)
ARGS ?=
# files of tests go to three processes, as they wait now and then, and each collects all of them; SHARED= for one: ARGS=--pdb wants that
# (bytecode is kept, whatever the environment says: compiling the tests anew takes each process five seconds)
SHARED ?= --numprocesses 3 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run test test-deep check format bench demo wheel lock clean
.DELETE_ON_ERROR:

help: ## list these targets
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'
	@echo 'ARGS="..." goes to what is run: make test ARGS="-m '"'not server'"'", make run ARGS="--help"'

run: $(BIN)/.installed ## start it here: pages on http://127.0.0.1:8080, everything it keeps under ./data
	@exec $(BIN)/archiver run $(ARGS)

test: $(BIN)/.dev ## run the tests; those that need a server which is not there say so and are skipped
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest $(SHARED) $(ARGS)

test-deep: ## all of the tests, as CI does (tests/support/depth.py)
	@ARCHIVER_TEST_DEPTH=deep $(MAKE) --no-print-directory test

check: $(BIN)/.dev ## lint, format, types, the law of imports, dead code: what CI insists on
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict $(ALL)
	$(BIN)/lint-imports --no-cache
	$(BIN)/vulture $(ALL)

format: $(BIN)/.dev ## put imports and layout in order
	$(BIN)/ruff check --fix-only --select I .
	$(BIN)/ruff format .

bench: $(BIN)/.dev ## measure against the budgets; prints ratios, changes nothing
	$(BIN)/python -m benchmarks $(ARGS)

demo: $(BIN)/.dev ## a report that is published, cited and then removed, played in a minute on this machine
	$(BIN)/python -m demo $(ARGS)

wheel: $(BIN)/.dev ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

lock: ## renew the pinned, hashed requirements from pyproject.toml (UPGRADE=1: newest versions)
	@$(if $(PYTHON),,$(error $(no_python)))
	$(PYTHON) -m venv .venv/lock && .venv/lock/bin/python -m pip --quiet --disable-pip-version-check install uv
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --group build --constraint requirements-dev.lock --output-file requirements-build.lock

COMPILE = UV_CUSTOM_COMPILE_COMMAND='make lock' .venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url $(if $(UPGRADE),--upgrade)

clean: ## remove what these targets made; never ./data
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache htmlcov .coverage
	find $(ALL) -name __pycache__ -type d -prune -exec rm -rf {} +

# One environment, .venv, in two steps: what the service needs (.installed), then what its makers need (.dev).
# Only hashed versions are installed; the second run of any target finds the stamps and does nothing.

define no_python
no Python 3.11, 3.12 or 3.13 with venv found. On Debian: apt-get install python3 python3-venv. Or: make PYTHON=/path/to/python3
endef

$(BIN)/.runtime: requirements.lock requirements-build.lock
	@$(if $(PYTHON),,$(error $(no_python)))
	@echo 'archiver: making .venv (once; about half a minute)'
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements.lock -r requirements-build.lock
	@touch $@

$(BIN)/.installed: pyproject.toml $(BIN)/.runtime
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/.dev: requirements-dev.lock | $(BIN)/.installed
	@echo 'archiver: adding the development tools to .venv'
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
