"""The office's own door: the stock admin, behind the walls of `members/access`."""

from . import bodies, lists, people, postings, users  # noqa: F401  # they register themselves
