"""The roll of voters: drawn from facts, objected to, made final, and then never changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from associations.models.columns import (
    Named,
    choices,
    key_within,
    of_body,
    of_homenet,
    of_person,
    of_row,
    of_user,
)  # fmt: skip
from elections.vocabulary.states import ANSWERS, OBJECTIONS
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet


@recorded()
class Entry(models.Model):
    """Somebody on the roll, or left off it with the articles and facts (`judged`).

    Name, relative and number there are those of the day; a later change of the person never
    changes them. Sealed once the roll is final.
    """

    of_member = True

    election = of_row("elections.Election", _("election"), on_delete=models.CASCADE,
                      related_name="entries")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    person = of_person(related_name="roll_entries", on_delete=models.PROTECT)
    is_on = models.BooleanField(_("may vote"))
    number = models.PositiveIntegerField(_("number on the roll"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    name_native = models.CharField(_("name in own script"), max_length=200, blank=True)
    relative = models.CharField(_("father or husband"), max_length=200, blank=True)
    member_number = models.CharField(_("member’s number"), max_length=32, blank=True)
    booth = of_row("elections.Booth", _("booth"), null=True, blank=True, related_name="entries")
    judged = models.JSONField(_("why not"), null=True, blank=True, editable=False)
    by_decision = models.BooleanField(_("by decision of the committee"), default=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the roll")
        verbose_name_plural = _("roll of voters")
        ordering = ["election_id", "number", "id"]
        constraints = [
            key_within("entry"),
            models.UniqueConstraint(fields=["election", "person"], name="on_a_roll_once"),
            models.UniqueConstraint(fields=["election", "number"], name="one_number_on_a_roll"),
            models.CheckConstraint(
                condition=Q(is_on=True, number__isnull=False) | Q(is_on=False, number=None),
                name="a_number_for_who_is_on",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@recorded()
class Objection(Named, models.Model):
    """Somebody objects to the roll or to a result; the committee decides with reasons."""

    election = of_row("elections.Election", _("election"), on_delete=models.CASCADE,
                      related_name="objections")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    to = models.CharField(_("to what"), max_length=8, choices=choices(OBJECTIONS))
    person = of_person(_("about"), on_delete=models.SET_NULL, null=True, blank=True)
    contest = of_row("elections.Contest", _("post"), null=True, blank=True)
    made_by = models.CharField(_("made by"), max_length=160)
    made_on = models.DateField(_("made on"))
    words = models.TextField(_("objection"))
    answer = models.CharField(_("decided"), max_length=8, choices=choices(ANSWERS), blank=True)
    answered_on = models.DateField(_("decided on"), null=True, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)
    written_by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None)
                | ~Q(answer="") & Q(answered_on__isnull=False) & ~Q(reasons=""),
                name="objection_answered_with_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_display()}, {self.made_on}"
