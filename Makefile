# make site, make test, make serve: see README.md. Everything is installed into .venv and
# node_modules, from the lock files, so a fresh machine needs only Python 3.11 or newer.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

LOCK := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 \
  --no-header --no-emit-index-url --quiet

.PHONY: site test serve check bench lock clean
.DELETE_ON_ERROR:

site: .venv/installed
	$(BIN)/local-offer build

serve: .venv/installed
	$(BIN)/local-offer serve

check: .venv/installed
	$(BIN)/local-offer check

test: .venv/installed-for-tests node_modules/installed chromium fonts programs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/local-offer check
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

bench: .venv/installed-for-tests
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.languages
	$(BIN)/python -m tests.bench.flyers

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed. Name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-for-tests: tests/requirements.lock .venv/installed
	$(PIP) --require-hashes --requirement tests/requirements.lock
	@touch $@

# Node comes from a Python package, so that no other installer is needed.
node_modules/installed: package-lock.json .venv/installed-for-tests
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --ignore-scripts # which would fetch a browser
	@touch $@

.PHONY: chromium
chromium:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if command -v apt-get >/dev/null; then \
	  echo "Installing Chromium, which the tests drive"; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium >/dev/null; \
	else echo "The tests need Chromium: please install it."; exit 1; fi

# The site loads no font, so the scripts of its languages must be on the machine that looks at it.
.PHONY: fonts
fonts:
	@command -v apt-get >/dev/null || exit 0; \
	for name in fonts-noto-core fonts-droid-fallback; do dpkg -s $$name >/dev/null 2>&1 || missing="$$missing $$name"; done; \
	[ -z "$$missing" ] || { echo "Installing fonts of the site's scripts:$$missing"; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing >/dev/null; }

# epubcheck runs on Java. Braille is made by liblouis; without it the site is built all the same.
.PHONY: programs
programs:
	@command -v apt-get >/dev/null || exit 0; \
	command -v java >/dev/null || missing="$$missing default-jre-headless"; \
	command -v lou_translate >/dev/null || missing="$$missing liblouis-bin"; \
	[ -z "$$missing" ] || { echo "Installing what checks books and makes braille:$$missing"; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing >/dev/null; }

# Lock files name versions and hashes, and no server, so that any package index will do.
lock: .venv/installed-for-tests
	$(LOCK) --extra build --output-file requirements.lock
	$(LOCK) --extra build --extra test --extra bench --constraint requirements.lock \
	  --output-file tests/requirements.lock
	$(BIN)/npm install --package-lock-only --silent

clean:
	rm -rf .venv node_modules site .site.new .site.old .cache pieces
