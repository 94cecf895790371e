"""The office's door to associations and their registration; facilitators have pages instead."""

from . import (  # noqa: F401  # they register themselves
    associations,
    cases,
    meetings,
    offices,
    procedures,
)
