# make demo · make test · make test-hard · make e2e · make check · make bench    (each sets up what it needs)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-hard e2e check bench lock format translations qt-libraries clean

demo: $(READY) qt-libraries
	@$(BIN)/meetlat demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/meetlat --database demo-output/meetlat-demo.db; fi

# One process more than there are processors: many tests wait for a window or another process.
test: $(READY) qt-libraries
	@$(BIN)/python -m pytest -n $$(($$(nproc 2>/dev/null || echo 2) + 1)) --dist worksteal

test-hard: $(READY) qt-libraries
	@MEETLAT_HARD=1 $(BIN)/python -m pytest -n logical --dist worksteal --timeout 3000 -m counted

e2e: $(READY) qt-libraries
	@$(BIN)/python -m pytest -o addopts='' tests/e2e

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: $(READY)
	@$(BIN)/python -m benchmarks

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

translations: $(READY)
	@packaging/translations.sh $(BIN)

lock: $(READY)
	@packaging/lock.sh

$(READY): requirements.lock pyproject.toml
	@packaging/setup.sh $(PYTHON) $(VENV)
	@touch $@

qt-libraries:
	@packaging/debian-qt-libraries.sh

clean:
	rm -rf $(VENV) demo-output screenshots build dist *.egg-info
