"""The way of a list through the wizard: which steps are done, and what its state is called."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.models import ImportJob
from members.vocabulary.imports import JobState

STEPS = (
    ("upload", _("Upload")),
    ("read", _("Read")),
    ("map", _("Map")),
    ("check", _("Check")),
    ("preview", _("Preview and settle")),
    ("accept", _("Accept")),
    ("report", _("Report")),
)
STATE_SIGNS = {
    JobState.UPLOADED: ("wait", "wait"),
    JobState.MAPPED: ("wait", "wait"),
    JobState.CHECKING: ("wait", "half"),
    JobState.CHECKED: ("warn", "eye"),
    JobState.ACCEPTING: ("wait", "half"),
    JobState.ACCEPTED: ("ok", "ok"),
    JobState.UNDOING: ("wait", "half"),
    JobState.UNDONE: ("flat", "none"),
    JobState.FAILED: ("stop", "stop"),
    JobState.DROPPED: ("flat", "none"),
}
_NOW = {
    JobState.UPLOADED: "read",
    JobState.MAPPED: "check",
    JobState.CHECKING: "check",
    JobState.CHECKED: "preview",
    JobState.ACCEPTING: "accept",
    JobState.ACCEPTED: "report",
    JobState.UNDOING: "report",
    JobState.UNDONE: "report",
}
PHASES = {
    "starting": _("Starting"),
    "waiting": _("Waiting for the worker"),
    "reading": _("Reading the rows"),
    "comparing": _("Comparing the rows with one another and with the register"),
    "checking_again": _("Checking once more against the register as it is now"),
    "writing_people": _("Writing people"),
    "writing_numbers": _("Writing identity numbers and phones"),
    "writing_memberships": _("Writing memberships"),
    "writing_changes": _("Writing what changed"),
    "writing_names": _("Writing the words of names, for the search"),
    "keeping": _("Keeping what was found for the preview"),
    "restoring_memberships": _("Restoring memberships"),
    "restoring_people": _("Restoring people"),
}
WORKS = {
    JobState.CHECKING: _("The list is being checked"),
    JobState.ACCEPTING: _("The rows are being written into the register"),
    JobState.UNDOING: _("The import is being taken back"),
}


@dataclass(frozen=True)
class Step:
    """One step of the bar: `place` is done, now or ahead."""

    word: Promise
    place: str


def steps(now: str) -> list[Step]:
    """The bar of steps with one of them current."""
    keys = [key for key, _word in STEPS]
    at = keys.index(now)
    places = ["done"] * at + ["now"] + ["ahead"] * (len(keys) - at - 1)
    return [Step(word, place) for (_key, word), place in zip(STEPS, places, strict=True)]


def steps_of(job: ImportJob) -> list[Step]:
    """The bar of steps as the state of the import has it."""
    return steps(_NOW.get(JobState(job.state), "check"))


def phase_word(phase: str) -> str:
    """A phase of the worker in plain words."""
    return str(PHASES.get(phase or "waiting", _("At work")))
