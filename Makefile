# One command each; every target sets up what it needs. LOCK files pin all versions by hash.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := build/sample.ita

.PHONY: run test lint bench soak lock windows-installer linux-packages artefacts release reproduce \
  test-installers try-windows try-linux clean

run: $(VENV)/.run
	@packaging/run-sample.sh $(BIN) $(SAMPLE)

test: $(VENV)/.dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench

linux-packages: $(VENV)/.packaging
	PYTHONPATH=packaging $(BIN)/python -m linux

soak: $(VENV)/.dev
	QT_QPA_PLATFORM=offscreen ITA_SOAK=1 $(BIN)/python -m pytest -n 2 --dist worksteal

# An extra that is not named in a line stays out of that lock: what builds installers is in its own.
LOCKED := uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header
lock:
	$(LOCKED) --extra build -o requirements.lock
	$(LOCKED) --extra build --extra dev --extra bench -c requirements.lock \
	  -o requirements-dev.lock
	$(LOCKED) --extra build --extra packaging -c requirements.lock -o requirements-packaging.lock

# The setup and the portable edition for Windows, in build/dist; FAST=1 does not compress them.
windows-installer: $(VENV)/.packaging
	PYTHONPATH=packaging $(BIN)/python -m windows $(if $(FAST),--fast) \
	  $(if $(RUNTIME_ZIP),--runtime-zip $(RUNTIME_ZIP))

# The installers of both, with their licences, list of contents (SBOM) and checksums.
artefacts: windows-installer linux-packages
	$(BIN)/python packaging/artefacts.py

# All of that out of a clean copy of a tag: make release TAG=v1.2.3
release:
	$(PYTHON) packaging/release.py release $(TAG)

# A commit's artefacts (REFERENCE, or else the last one's) built twice and compared byte by byte.
reproduce:
	$(PYTHON) packaging/release.py reproduce $(REFERENCE)

# Both built without much compression, installed, used and removed, side by side: that for Windows
# under Wine. BUILT=1 tries what is in build/dist.
test-installers: $(VENV)/.dev $(VENV)/.packaging
	$(if $(BUILT),,$(MAKE) -j2 --output-sync windows-installer linux-packages FAST=1)
	$(MAKE) -j2 --output-sync try-windows try-linux

try-windows try-linux: try-%:
	ITA_INSTALLERS=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --durations=10 \
	  tests/installers/$*

clean:
	rm -rf build $(VENV)

$(VENV)/bin/pip: packaging/system-packages.sh
	packaging/system-packages.sh run
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/pip
	packaging/system-packages.sh run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	packaging/system-packages.sh test
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# What builds the installers: the run-time packages and PyInstaller.
$(VENV)/.packaging: requirements-packaging.lock $(VENV)/.run
	packaging/system-packages.sh installers
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
	  -r requirements-packaging.lock
	@touch $@
