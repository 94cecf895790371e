"""Words about the import of a member list."""

from enum import StrEnum


class JobState(StrEnum):
    """Where an import stands. `*ING` states belong to the worker; the others wait for a person."""

    UPLOADED = "uploaded"  # the file is here; waits to be read (choices on encoding, sheets)
    MAPPED = "mapped"  # columns are understood; waits for the check
    CHECKING = "checking"
    CHECKED = "checked"  # the preview is ready; doubts can be settled
    ACCEPTING = "accepting"
    ACCEPTED = "accepted"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"  # the last piece of work did not finish; what it says why is in `problem`
    DROPPED = "dropped"  # given up by the clerk; nothing was written


# The reason of an admission against an article stands under this name among what was declared.
ON_RECORD = "admitted_against"
WORKING = frozenset({JobState.CHECKING, JobState.ACCEPTING, JobState.UNDOING})


class Decision(StrEnum):
    """What a clerk decided on a row."""

    NONE = ""
    SAME = "same"  # the same woman: keep one record
    TWO = "two"  # two women: keep both
    LATER = "later"  # not brought in now
    SKIP = "skip"  # leave this row out
    KEEP = "keep"  # keep what the register says, change nothing of her record
