# `make run` starts a rehearsal, `make test` tests everything. Both set up what they need, once.
PYTHON ?= python3
EVENT ?= tip-2025-hearing
SPEED ?= 4
FROM ?= 11:00
PARTICIPANTS ?= 60
REGISTRATIONS ?= 120
SEED ?= 1
PORT ?= 8000

FIGURES = mandate forecast pages press press,--order fanout fanout,--viewers,10000 herd stalled cutoff restart registrations
BIN = .venv/bin
PIP = $(BIN)/pip install -qq --disable-pip-version-check --no-input

.PHONY: run test faults bench browser set-up set-up-dev clean

run: set-up
	@exec $(BIN)/rostrum rehearse $(EVENT) --speed $(SPEED) --from $(FROM) --participants $(PARTICIPANTS) --registrations $(REGISTRATIONS) --seed $(SEED) --port $(PORT)

# Four at a time on two cores: much of it waits, and tests/conftest.py spreads that over the run.
test: set-up-dev browser
	@$(BIN)/pytest -q -n 4 --dist loadfile --no-loadscope-reorder

# From the way in to the door, in one language a day; with the full counts in all of them.
WALKED = taking_part selected_speakers list_of_the_president to_the_door entrance

# The same fault tests as in `make test`, with their full counts, and the journeys in every language they are walked in.
faults: set-up-dev browser
	@ROSTRUM_FULL=1 $(BIN)/pytest tests/faults tests/timekeeper tests/live tests/foundation/test_verify.py tests/security/test_every_text.py $(WALKED:%=tests/journeys/test_%.py) tests/journeys/test_axe.py

# Every figure of docs/figures.md, forty minutes; the last lines say which are reached. A quiet machine, please.
bench: set-up-dev browser
	@set -e; for one in $(FIGURES); do echo "== $$one"; $(BIN)/python -m bench.$$(echo $$one | tr , ' '); done


set-up: .venv/run.stamp

set-up-dev: .venv/dev.stamp

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed."; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || requirements/system.sh NEEDED 'python3-venv=/usr/lib/python3*/ensurepip'
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/pip
	@echo "Installing what Rostrum needs (half a minute)"
	@$(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@echo "Installing what the tests need (a minute)"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

# What the tests use beside Python. Without it they are skipped and say so.
browser:
	@requirements/system.sh WISHED chromium=/usr/bin/chromium \
	  chromium-headless-shell=/usr/bin/chromium-headless-shell \
	  'libatomic1=/usr/lib/*/libatomic.so.1' \
	  'fonts-noto-core=/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf' \
	  'fonts-noto-cjk=/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' \
	  'postgresql=/usr/lib/postgresql/*/bin/initdb' \
	  gettext=/usr/bin/xgettext \
	  faketime=/usr/bin/faketime \
	  nginx-light=/usr/sbin/nginx

clean:
	@rm -rf var/rehearsal-* build *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find rostrum tests bench -name __pycache__ -prune -exec rm -rf {} +
