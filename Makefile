# Two commands matter: `make run` and `make test`. Everything they need they install themselves.
# More words for a command go into ARGS:  make test ARGS="-k phones"

PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v "$$each"; exit; }; done; echo python3)
LAUNCH = @exec "$(PYTHON)" -m hnsa.launch --with-parent

unexport PYTHONSAFEPATH PYTHONHOME PYTHONPATH
.DEFAULT_GOAL := help
.PHONY: help run test check bench words

help:  ## this list
	@sed -n 's/^\([a-z]*\): *## */  make \1\t/p' Makefile

run:  ## the registry on 127.0.0.1, with its database; Ctrl-C stops everything
	$(LAUNCH) run

test:  ## all tests, in parallel, in a real browser where it matters
	$(LAUNCH) test $(ARGS)

check:  ## style, types, import contracts, templates, migrations, words
	$(LAUNCH) check

bench:  ## the measured ratios
	$(LAUNCH) bench $(ARGS)

words:  ## collect and compile what is translated
	$(LAUNCH) words $(ARGS)
