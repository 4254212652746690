# Everything is done in this folder: `make run` and `make test` build .venv themselves.
# Mọi việc đều làm trong thư mục này: `make run` và `make test` tự dựng .venv.

PYTHON ?= python3
PORT ?= 5000
HOST ?= 127.0.0.1
WORKERS ?= 2
# A report on a thousand units takes longer to print than the half minute that gunicorn gives a request.
TIMEOUT ?= 300
DEMO ?=
ARGS ?=
SCREENS ?= build/screens

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --no-input
FLASK := $(PY) -m flask --app checklist

# SQLite flushes every commit of thousands of small databases: tests in memory, where there is room, take half as long.
ROOMY := $(shell [ -w /dev/shm ] && df -Pk /dev/shm | awk 'NR == 2 && $$4 > 4000000 {print "TMPDIR=/dev/shm"}')

# Shared libraries that WeasyPrint opens, and commands that the tests call, each with its Debian package.
LIBRARIES := libpango-1.0.so.0=libpango-1.0-0 libpangoft2-1.0.so.0=libpangoft2-1.0-0 \
	libharfbuzz-subset.so.0=libharfbuzz-subset0
TEST_COMMANDS := pdftotext=poppler-utils qpdf=qpdf softhsm2-util=softhsm2
BROWSER_COMMANDS := chromium=chromium

.DEFAULT_GOAL := help
.PHONY: help run demo test check bench browser screens system-run system-test system-browser

help: ## Bảng này · This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: system-run $(VENV)/.run ## Chạy chương trình tại http://127.0.0.1:5000 (đổi cổng: PORT=8000; đơn vị và tài khoản mẫu: DEMO=1) · Serve the program
	@$(FLASK) db upgrade
	@if [ -n "$(filter-out 0,$(DEMO))" ]; then $(FLASK) demo-accounts; fi
	@$(FLASK) welcome "http://$(HOST):$(PORT)"
	@exec $(PY) -m gunicorn --bind $(HOST):$(PORT) --workers $(WORKERS) --timeout $(TIMEOUT) --no-control-socket "checklist:create_app()"

demo: system-run $(VENV)/.run ## Đi hết một đợt tự đánh giá với đơn vị mẫu · Walk a sample unit through the whole job
	@$(FLASK) demo $(ARGS)

test: system-test system-browser $(VENV)/.test ## Chạy toàn bộ kiểm thử, cả trên trình duyệt Chromium (chọn: ARGS="-k tên") · Run all tests
	@$(ROOMY) $(PY) -m pytest -n 2 --dist loadfile -m "" $(ARGS)

check: $(VENV)/.test ## Kiểm tra mã nguồn, kiểu, tầng phụ thuộc, tệp quy tắc · Lint, types, layers, rule files
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy --strict checklist
	@$(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-logo
	@$(FLASK) rules check

bench: system-test $(VENV)/.test ## Đo thời gian và bộ nhớ · Measure time and memory
	@$(PY) -m tests.bench $(ARGS)

browser: system-test system-browser $(VENV)/.test ## Chỉ kiểm thử trên trình duyệt Chromium · Only the tests in a real browser
	@$(ROOMY) $(PY) -m pytest -n 2 --dist loadfile -m browser $(ARGS)

screens: system-test system-browser $(VENV)/.test ## Chụp mười trang chính, 1280 và 390 điểm ảnh, vào build/screens (đổi: SCREENS=thư-mục) · Pictures of ten key pages
	@$(PY) -m tests.browser.screens $(SCREENS)

# --- The virtual environment: rebuilt only when a list of requirements changes ---------------------------------------

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Cần Python 3.11 trở lên · Python 3.11 or later is needed" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Không tạo được .venv; trên Debian hãy chạy: apt-get install -y python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements.txt | $(PY)
	@echo "Đang cài các gói Python… · Installing Python packages…"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.test: requirements.txt tests/requirements.txt | $(PY)
	@echo "Đang cài các gói Python để kiểm thử… · Installing Python packages for the tests…"
	@$(PIP) -r tests/requirements.txt
	@touch $(VENV)/.run $@

# --- System packages: installed when root on Debian, otherwise the exact command is printed --------------------------

system-run:
	@missing=; $(find_libraries) $(install_missing)

system-test:
	@missing=; $(find_libraries) commands="$(TEST_COMMANDS)"; $(find_commands) $(install_missing)

system-browser:
	@missing=; commands="$(BROWSER_COMMANDS)"; $(find_commands) $(install_missing)

find_libraries = for each in $(LIBRARIES); do \
		$(PYTHON) -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$${each%%=*}" 2>/dev/null || \
			missing="$$missing $${each\#*=}"; \
	done;

find_commands = for each in $$commands; do \
		command -v "$${each%%=*}" >/dev/null || missing="$$missing $${each\#*=}"; \
	done;

install_missing = if [ -n "$$missing" ]; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Đang cài gói hệ thống · Installing system packages:$$missing"; \
			apt-get update -qq && \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
		else \
			echo "Thiếu gói hệ thống. Hãy chạy · System packages are missing. Run:" >&2; \
			echo "    sudo apt-get update && sudo apt-get install -y$$missing" >&2; \
			exit 1; \
		fi; \
	fi
