"""The action plan: who does what by when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet

from .columns import Named, key_within, of_body, of_homenet, of_person, of_row


@recorded()
class Task(Named, models.Model):
    """One line of the action plan of a meeting or of a special committee.

    What is not done comes back in the agenda of the next meeting.
    """

    body = of_body(related_name="tasks")
    homenet = of_homenet()
    meeting = of_row(
        "associations.Meeting", _("decided at"), null=True, blank=True, related_name="tasks"
    )
    motion = of_row(
        "associations.Motion", _("carries out"), null=True, blank=True, related_name="tasks"
    )
    committee = of_row(
        "associations.Committee", _("special committee"), null=True, blank=True,
        related_name="tasks",
    )  # fmt: skip
    what = models.CharField(_("what"), max_length=240)
    who = of_person(_("who"), on_delete=models.SET_NULL, null=True, blank=True)
    who_told = models.CharField(_("who, in words"), max_length=120, blank=True)
    by_when = models.DateField(_("by when"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    dropped_on = models.DateField(_("given up on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=240, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("action plan")
        ordering = ["by_when", "id"]
        constraints = [key_within("task")]

    def __str__(self) -> str:
        return self.what
