"""The office's door to elections: registers to find one in; held on its own pages."""

from . import elections, nominations, records  # noqa: F401  # they register themselves
