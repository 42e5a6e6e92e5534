# `make demo` and `make test` are all that a new machine needs; `make help` names the rest.

SHELL := /bin/bash
ifdef PG_CONFIG
PG ?= $(shell scripts/pg-version.sh "$(PG_CONFIG)")
else
PG ?= $(shell scripts/pg-version.sh)
PG_CONFIG = /usr/lib/postgresql/$(PG)/bin/pg_config
endif
ROWS ?= 100000
# CUDA=1 builds for GPUs, too: cargo reads how from the folder it is called in
in_cuda = $(if $(CUDA),folder=$$(scripts/cuda.sh) && cd "$$folder" &&)
cuda = $(if $(CUDA), cuda)
export PG PG_CONFIG CUDA
export PGRX_HOME := $(CURDIR)/target/pgrx
export CARGO_PGRX_DISABLE_GC_SECTIONS_WORKAROUND := 1

.PHONY: help setup build demo demo-stop test test-unit test-sql test-live test-docs model model-quick lint bench bench-peers install \
	check-cuda gpu-kit test-gpu bench-gpu deb test-deb clean-clusters

help:
	@echo "make demo        score sample logs in a PostgreSQL of its own; make demo-stop removes it"
	@echo "make test        all tests but those of GPUs and packages: test-unit, test-sql, test-live, test-docs, model-quick"
	@echo "make lint        formatting, clippy and documentation, warnings refused"
	@echo "make bench       scoring speed in SQL beside the engine's own (ROWS=100000)"
	@echo "make model       the shipped model again, from a seed; CORPUS= names real text to learn from"
	@echo "make model-quick a very small one in minutes"
	@echo "make bench-peers speed beside PyTorch, ONNX Runtime, OpenVINO, CTranslate2 and PL/Python (QUICK=1, PARTS=compact)"
	@echo "make install     into the PostgreSQL that PG_CONFIG names"
	@echo "                 CUDA=1 with demo, install and others: for GPUs, too (docs/gpu.md)"
	@echo "make check-cuda  whether a build with CUDA works where there is no GPU; make test-gpu where there is one"
	@echo "make bench-gpu   speed on a GPU beside PyTorch's; make gpu-kit packs both for a machine without Rust"
	@echo "make deb         Debian packages into target/deb; make test-deb installs, tries and removes them"

setup:
	@mkdir -p target
	@scripts/setup.sh

build: setup
	@scripts/tree.sh
	@echo "==> building the command t1003 (release)" >&2
	@$(in_cuda) cargo build --release --quiet --manifest-path "$(CURDIR)/Cargo.toml" --package t1003-cli $(if $(CUDA),--features cuda)

demo: build
	@scripts/demo.sh

demo-stop:
	@scripts/cluster.sh remove demo
	@echo "the demo is gone"

test: test-unit test-sql test-live test-docs model-quick
	@echo "all tests passed"

test-unit:
	@echo "==> unit and property tests, without PostgreSQL" >&2
	@cargo test --workspace --exclude t1003 --exclude t1003-live
	@echo "test-unit: passed"

test-sql: build
	@scripts/test-sql.sh

test-live: build
	@echo "==> tests against a live server" >&2
	@scripts/test-live.sh

test-docs: build
	@echo "==> the examples of README.md and docs/" >&2
	@scripts/test-docs.sh

lint: setup
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet
	@echo "lint: clean"

model: build
	@scripts/model.sh full

model-quick: build
	@rm -rf target/model/quick
	@scripts/model.sh quick
	@MODEL=target/model/quick/bundle OUT=target/model/quick/pictures SAMPLES=2000 scripts/pictures.sh

bench: build
	@scripts/bench.sh $(ROWS)
	@scripts/bench-logs.sh $(ROWS)

bench-peers: build
	@cargo build --release --quiet --package t1003-cli --example compare
	@QUICK=$(QUICK) bench/peers.sh $(PARTS)

install: setup
	@scripts/upgrade-sql.sh
	$(in_cuda) cargo pgrx install --release --manifest-path "$(CURDIR)/Cargo.toml" --package t1003 --no-default-features \
		--features "pg$(PG)$(cuda)" --pg-config $(PG_CONFIG)

check-cuda:
	@CUDA=1 $(MAKE) --no-print-directory build
	@scripts/check-cuda.sh

gpu-kit:
	@mkdir -p target
	@scripts/gpu-kit.sh --pack target/gpu-kit.tar.xz

test-gpu:
	@scripts/test-gpu.sh

bench-gpu:
	@bench/gpu.sh

deb: build
	@scripts/deb.sh

test-deb: deb
	@scripts/test-deb.sh

clean-clusters:
	@for name in demo test preload bench peers docs cuda gpu; do scripts/cluster.sh remove $$name; done
