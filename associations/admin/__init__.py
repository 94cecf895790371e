"""The office's door to associations and their registration; facilitators have pages instead."""

from . import associations, cases  # noqa: F401  # they register themselves
