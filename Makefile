# 用法见 make help。命令用 $(VENV) 里的 Python；没有这个环境时用当前的 Python。
SHELL := /bin/bash
.DEFAULT_GOAL := help

VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PY = $(shell test -x $(VENV)/bin/python && echo $(VENV)/bin/python || echo $(PYTHON))
SAMPLE ?= $(firstword $(sort $(wildcard samples/*.txt)) bench/short.txt)
ARGS ?=
JOBS ?= auto
SCHEMAS = notice gold
NEEDED = distributed duckdb jieba lxml pdfplumber pyarrow pydantic regex rich typer watchfiles xlsxwriter importlinter jsonschema moto mypy pytest ruff xdist

.PHONY: help setup demo check format lint types imports schema-check test generated bench schemas golden accuracy trust changed witness clean ready

help: ## 列出各个目标（默认）
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.ready ## 建好开发环境（在 .venv，需要 Python 3.11 以上）

$(VENV)/.ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "错误：找不到 Python 3.11 或更高的版本，请先安装，或用 make setup PYTHON=… 指明" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group dev
	@touch $@

# 当前的 Python 里缺什么，就先建环境。
ready:
	@$(PY) -c 'import importlib.util as u, sys; sys.exit(any(u.find_spec(name) is None for name in sys.argv[1:]))' \
		$(NEEDED) || $(MAKE) --no-print-directory setup

demo: setup ## 建好环境，抽取一份样例公文（SAMPLE=文件）
	$(VENV)/bin/ydparse extract $(SAMPLE)
	@echo "给人看的样子：$(VENV)/bin/ydparse show $(SAMPLE)" >&2

check: lint types imports schema-check ## 格式、静态检查、类型、引用方向、契约是否最新

format: ready ## 按规范改好格式
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lint: ready
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .

types: ready
	$(PY) -m mypy

imports: ready
	$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

schema-check: ready
	@for name in $(SCHEMAS); do $(PY) -m ydparse schema $$name | diff -u schemas/$$name.schema.json - \
		|| { echo "错误：schemas/$$name.schema.json 不是最新的，请运行 make schemas" >&2; exit 1; }; done

test: ready ## 跑测试（ARGS="-m 'not slow'" 略过慢的，JOBS=进程数）
	$(PY) -m pytest -n $(JOBS) --maxprocesses 4 $(ARGS)

generated: ready ## 读一万份造出来的公文，低于下限就失败（ARGS="--show units" 看漏了什么，ARGS=--damaged 量损坏的）
	PYTHONPATH=.:tests $(PY) -m generated.run --count 10000 --jobs 2 $(ARGS)

bench: ready ## 量启动和抽取的速度
	$(PY) bench/run.py $(ARGS)

schemas: ready ## 由模型重新生成 schemas/ 里的契约
	@mkdir -p schemas
	@set -e; for name in $(SCHEMAS); do $(PY) -m ydparse schema $$name > schemas/.$$name.schema.json; \
		mv schemas/.$$name.schema.json schemas/$$name.schema.json; done

golden: ready ## 重新生成各样例的期望结果（改动要逐条看过）
	@if [ -n "$$CI" ]; then echo "错误：CI 里不改期望结果" >&2; exit 1; fi
	$(PY) tests/golden.py --update

accuracy: ready ## 重新量出 docs/accuracy.md 里的数字
	$(PY) tests/accuracy.py --update

trust: ready ## 重新量出 check 点得准不准（docs/accuracy.md，几分钟）
	$(PY) tests/trust.py --update $(ARGS)

BASE ?= HEAD
TEXTS ?= ../shared/corpus
LIMIT ?= 20
changed: ready ## 与 BASE=版本 相比，TEXTS=目录 里的公文多读出、少读出了哪些值（LIMIT=每条规则列几个）
	@$(PY) tests/changed.py --base $(BASE) --texts $(TEXTS) --limit $(LIMIT) $(ARGS)

witness: ready ## 逐个删去各分支、各词，看有没有例子察觉（ARGS=--update 把已有例子的移出清单）
	PYTHONPATH=.:tests $(PY) tests/witness.py $(ARGS)

clean: ## 删掉生成的东西（不含 .venv）
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
