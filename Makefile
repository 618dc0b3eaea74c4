# Ikusei: the two commands a newcomer needs are `make demo` and `make test`.
SHELL := /bin/bash
IKUSEI := .build/release/ikusei
# Where scripts/prepare lays HiGHS when the system has none.
export PKG_CONFIG_PATH := $(CURDIR)/.build/highs/lib/pkgconfig$(if $(PKG_CONFIG_PATH),:$(PKG_CONFIG_PATH))

.PHONY: demo test build build-study check format format-check bench bench-peers study load kill fuzz judges deb clean

## Builds the product, makes two cities, runs both plans, says where the reports lie.
demo: build
	@scripts/demo

## Everything that is tested: unit and property tests, with a PostgreSQL cluster of their own beside SQLite, then the
## outside judges on what the built program writes.
test:
	@scripts/prepare test
	swift build --build-tests
	scripts/with-postgres swift test --skip-build
	@$(MAKE) --no-print-directory judges

## The release build alone.
build:
	@scripts/prepare build
	swift build -c release --product ikusei

## Form, architecture, tests.
check: format-check test

format:
	swift format --in-place --parallel --recursive Sources Tests Benchmarks Package.swift

format-check:
	swift format lint --strict --parallel --recursive Sources Tests Benchmarks Package.swift

## Whole runs and their stages at 770 to 770,000 staff, as ratios to a reference measured in the same run.
bench: build
	@Benchmarks/run
	@Benchmarks/allocate
	@Benchmarks/forecast
	@$(MAKE) --no-print-directory build-study
	@Benchmarks/measure

## Calibration beside other packages on the same answers in the same run: girth from PyPI, R's mirt where it is installed.
bench-peers: build-study
	@Benchmarks/measure --peers

## The simulation study of the measurement: docs/measurement-study.md, figures and text, from made people. Minutes.
study: build-study
	@.build/release/ikusei-study study > docs/measurement-study.md
	@echo docs/measurement-study.md

build-study:
	@scripts/prepare build
	swift build -c release --product ikusei-study

## The server under load, with a city of 7,700 staff.
load: build
	@Benchmarks/load

## The server killed in the middle of answers, again and again, on both engines, and a PostgreSQL primary once: what was
## acknowledged must be there.
kill: build
	@Benchmarks/kill
	@IKUSEI_TEST_FSYNC=on scripts/with-postgres sh -c 'Benchmarks/kill --postgres "$$IKUSEI_TEST_POSTGRES"'
	@Benchmarks/kill --failover

## A Debian package of the release build.
deb: build
	@scripts/deb

## Readers of plans, rules and CSV against 100,000 made inputs each.
fuzz:
	swift run -c release ikusei-fuzz

judges: build
	@scripts/judges

clean:
	rm -rf .build demo
