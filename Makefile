# The two commands of the README are `make run` and `make test`; both set themselves up.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
SAMPLE := resources/samples/four-minutes

export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test install bench fuzz crash model format lint types layers qt-libraries tests package clean

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Hearsay needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

install: $(STAMP)

# Without a display the sample is still analysed and drawn: a report to read and a picture of the window.
run: $(STAMP)
	@if why=$$($(BIN)/python -m hearsay.ui.display_check 2>&1); then $(BIN)/hearsay --sample; else \
	  echo "$$why"; mkdir -p build; status=0; \
	  $(BIN)/hearsay analyze $(SAMPLE) --format html -o build/sample.html \
	    && echo "The sample's report is in build/sample.html" || status=1; \
	  bash packaging/linux/qt-libraries.sh \
	    && $(BIN)/hearsay --sample --screenshot build/sample.png \
	    && echo "A picture of the window is in build/sample.png" || status=1; \
	  exit $$status; fi

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

qt-libraries: $(STAMP)
	@bash packaging/linux/qt-libraries.sh

tests: qt-libraries
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

test: lint types layers tests

# Long: new examples for every property test. What it finds belongs into a test of its own.
fuzz: $(STAMP)
	HYPOTHESIS_PROFILE=fuzz QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/attribution tests/reading tests/export tests/domain tests/ui/test_utf16.py
	$(BIN)/python tests/reading/fuzzing/fuzz_readers.py --inputs 100000

# Minutes: a program that writes notes is killed 500 times. HEARSAY_CRASH_SEED and _OFFSET choose and go on.
crash: $(STAMP)
	HEARSAY_KILLS=$${HEARSAY_KILLS:-500} $(BIN)/python -m pytest -s tests/store/test_crash.py tests/store/test_no_room.py

# Two libraries read the same pages as Hearsay, in the versions that main_content.py tells the figures of; one after the
# other and outside the constraints, since older versions of pip fail where both ask for an extra of lxml.
bench: qt-libraries
	$(BIN)/python -m pip install --quiet trafilatura==2.3.1
	$(BIN)/python -m pip install --quiet readability-lxml==0.9
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/benchmarks --benchmark-only -s

# Hours on two cores; goes on from the last checkpoint. See desktop/training/README.md.
model: $(STAMP)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[training]'
	cd desktop && for step in fetch-base train export evaluate; do ../$(BIN)/python -m training $$step || exit 1; done

# Needs none of what developers install: it makes an environment of its own.
package:
	PYTHON=$(PYTHON) bash packaging/linux/build.sh

format: $(STAMP)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf .venv build dist
