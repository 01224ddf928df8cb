# Each target installs what it needs into ./.venv, once, from the hash-pinned files in requirements/.
# Assumed: python3 (3.11 or newer) with its venv module, and make.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.ONESHELL:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/.done
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# the browser tests use a Chromium of this machine; without one they are skipped
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
RUN := $(DONE)/run $(DONE)/package
DEV := $(DONE)/dev $(if $(CHROMIUM),$(DONE)/browser) $(DONE)/package

.PHONY: help demo test check lint bench train docs examples serve lock clean

help: ## show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(RUN) ## install, read the sample articles, write the dossier
	@$(write-dossier)
	echo "Open build/dossier.html in a browser, or type: make serve"
	echo "Ask the record: $(BIN)/dragoman events --store build/demo.db"

test: $(DEV) ## run the tests (those in a browser if a Chromium is found)
	@$(BIN)/python -m pytest

check: lint test ## all that must pass before a change goes in

lint: $(DEV) ## format, lint, types, layers, dependencies
	@$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry src

bench: $(DONE)/bench $(DONE)/package ## measure quality and speed (gold: DRAGOMAN_GOLD, default ../shared/gold)
	@DRAGOMAN_GOLD="$${DRAGOMAN_GOLD:-../shared/gold}" $(BIN)/dragoman bench

train: $(RUN) ## fit the event verifier anew on training/events and record its digest
	@$(BIN)/dragoman bench train

docs: $(DONE)/docs ## build the documentation into build/site; a broken link fails
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet  # the notice is about a successor in 2027
	echo "Open build/site/index.html"

examples: $(DEV) ## run the examples of the documentation and write down what they print
	@$(BIN)/python tests/support/examples.py

serve: build/dossier.html ## show the dossier at http://127.0.0.1:8000
	@echo "http://127.0.0.1:8000/dossier.html (stop with Ctrl-C)"
	$(PYTHON) -m http.server --bind 127.0.0.1 --directory build 8000

lock: $(DONE)/lock ## compile requirements/ anew (UPGRADE=1 takes newer versions)
	@$(compile) pyproject.toml --group build -o requirements/run.txt
	$(compile) pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	$(compile) pyproject.toml --group bench -c requirements/dev.txt -o requirements/bench.txt
	$(compile) --group browser -c requirements/dev.txt -o requirements/browser.txt
	$(compile) --group docs -c requirements/dev.txt -o requirements/docs.txt
	$(compile) --group lock -o requirements/lock.txt

clean: ## remove what was built (the installation stays: rm -r .venv)
	@rm -rf build dist site .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -exec rm -rf {} +

build/dossier.html: $(RUN)
	@$(write-dossier)

define write-dossier
mkdir -p build
$(BIN)/dragoman build samples/libya --store build/demo.db
$(BIN)/dragoman dossier --store build/demo.db -o build/dossier.html
endef

compile = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url $(if $(UPGRADE),--upgrade)

$(DONE)/%: requirements/%.txt | $(DONE)/venv
	@echo "Installing requirements/$*.txt into $(VENV). Downloads:"
	$(BIN)/python -m pip install --require-hashes --no-deps -r $< \
		| { grep --line-buffered -oE '(Downloading|Using cached) [^ ]+ \(.*\)' || echo "none"; }
	touch $@

$(DONE)/package: pyproject.toml src/dragoman/__init__.py | $(DONE)/venv
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index -e .
	touch $@

$(DONE)/venv:
	@command -v $(PYTHON) > /dev/null \
		|| { echo "There is no $(PYTHON) here. Way out: apt-get install python3 python3-venv" >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "dragoman needs Python 3.11 or newer; this is $$($(PYTHON) --version). Way out:" \
		          "apt-get install python3.11 python3.11-venv, then make PYTHON=python3.11 ..." >&2; exit 1; }
	$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null \
		|| { echo "The venv module of $$($(PYTHON) --version) is missing." \
		          "Way out: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	mkdir -p $(DONE)
	touch $@
