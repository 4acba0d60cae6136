# `make site` and `make test` are all that a fresh clone needs; the others are for maintainers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE_TOOLS := PATH="$(CURDIR)/$(BIN):$(CURDIR)/tests/tools/node_modules/.bin:$$PATH"
SCRIPTS := 'site_templates/**/*.{js,css,ts}' '!site_templates/scripts/*.js' 'tests/tools/*.{js,json}' '!tests/tools/package*.json'
COMPILE := $(VENV)/audit/bin/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11
PIP := -m pip install --quiet --disable-pip-version-check --require-hashes
INSTALL := $(BIN)/python $(PIP)

.PHONY: install site test test-slow check-fast serve check lint types lint-scripts test-scripts format-scripts two-builds schema wheel golden screenshot gallery lock clean

install: $(VENV)/.site

site: $(VENV)/.site
	$(BIN)/python build.py build

# MARKED chooses others than the ordinary ones, in the words of pytest's -m.
test: $(VENV)/.test
	.ci/test-tools
	$(BIN)/python -m pytest -n auto --dist loadgroup $(if $(MARKED),-m "$(MARKED)")

# What takes too long to wait for between two edits; .ci/run runs it with the others.
test-slow:
	$(MAKE) test MARKED="slow or fuzz"

check-fast: lint types
	$(BIN)/python -m pytest -q -n auto --dist loadgroup tests/unit

serve: $(VENV)/.site
	$(BIN)/python build.py serve

check: $(VENV)/.site
	$(BIN)/python build.py check

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m tests.guards.purity
	$(BIN)/python -m tests.guards.names
	$(BIN)/python -m tests.guards.sizes

types: $(VENV)/.test
	$(BIN)/mypy

# Style, types and unit tests of the scripts, and the style of the style sheets: docs/development.md, "Scripts".
lint-scripts: $(VENV)/.test
	.ci/npm-tools
	$(NODE_TOOLS) prettier --config tests/tools/prettier.config.js --log-level warn --check $(SCRIPTS)
	$(NODE_TOOLS) eslint --config tests/tools/eslint.config.js --max-warnings 0 site_templates tests/tools
	$(NODE_TOOLS) stylelint --config tests/tools/stylelint.config.js --max-warnings 0 'site_templates/**/*.css'
	$(NODE_TOOLS) tsc -p tests/tools

test-scripts: $(VENV)/.test
	.ci/npm-tools
	$(NODE_TOOLS) node --test --test-isolation=none 'site_templates/**/*.test.js' 'tests/tools/*.test.js'

format-scripts: $(VENV)/.test
	.ci/npm-tools
	$(NODE_TOOLS) prettier --config tests/tools/prettier.config.js --log-level warn --write $(SCRIPTS)

# PYTHONS="python3.11 python3.14" builds with these as well.
two-builds: $(VENV)/.site
	.ci/two-builds $(PYTHONS)

screenshot: $(VENV)/.test
	.ci/test-tools
	$(BIN)/python -m tests.browser.screenshot

# Every component in every state on one page, and pictures of every kind of page, to look at: gallery/.
gallery: $(VENV)/.test
	.ci/test-tools
	$(BIN)/python -m tests.browser.gallery

schema: $(VENV)/.site
	$(BIN)/python build.py schema .vscode/schemas
	$(BIN)/python build.py reference docs/field-reference.zh-CN.md
	$(BIN)/python build.py rules docs/rules.zh-CN.md --lang zh
	$(BIN)/python build.py manual docs/commands.md --lang zh

# A wheel in dist/, made without the network; its version is that of the tag.
wheel: $(VENV)/.test
	$(BIN)/python -m pip wheel . --quiet --no-build-isolation --no-deps --no-index --wheel-dir dist

golden: $(VENV)/.test
	$(BIN)/python -m tests.golden

lock: $(BIN)/python
	$(BIN)/python -m venv --clear $(VENV)/audit
	$(VENV)/audit/bin/python $(PIP) -r requirements-audit.lock
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --group dev -o requirements-dev.lock
	$(COMPILE) --group audit -o requirements-audit.lock

clean:
	rm -rf $(VENV) dist .archive public .public.versions .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; set PYTHON=… / 需要 Python 3.11 或更新的版本" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

# The stamps say which lock files are installed; the tests' lock holds the site's at the same versions.
$(VENV)/.site: requirements.lock | $(BIN)/python
	$(INSTALL) -r requirements.lock
	touch $@

$(VENV)/.test: requirements-dev.lock requirements.lock | $(BIN)/python
	$(INSTALL) -r requirements-dev.lock
	touch $@ $(VENV)/.site
