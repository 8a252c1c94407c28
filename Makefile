# The commands of the project. They need make, sh and Python 3.11 or newer; the rest they set up themselves.

PYTHON ?= python3
export PYTHON

.PHONY: help run test check fix bench screens

help:     ## lists these commands
	@sed -n 's/^\([a-z]*\):  *## /  make \1\t/p' Makefile

run:      ## sets up everything, loads the plan and a sample when the database is empty, serves on PORT (8000)
	@sh scripts/run.sh

test:     ## all tests: SQLite, PostgreSQL and browser; ARGS="-k rank" for some; REQUIRE_ALL=1 forbids leaving out
	@sh scripts/test.sh $(ARGS)

check:    ## lint, format, types, imports, migrations, generated docs; changes nothing
	@sh scripts/check.sh

fix:      ## repairs what the tools can repair, writes the generated docs anew
	@sh scripts/fix.sh

bench:    ## measures, and prints ratios side by side
	@sh scripts/tool.sh scripts/bench $(ARGS)

screens:  ## photographs pages and papers in a real browser into docs/screens/
	@sh scripts/tool.sh scripts/screens.py $(ARGS)
